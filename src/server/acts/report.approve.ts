import { accept, firstRefusal, refuse, type Answer } from '#domain/life'
import type { Mechanism } from '#domain/party'
import { approvable, coarseEnough, languagesStand, publicDaily, REPORT_LANGUAGES } from '#domain/report'
import { chainAsOf, dailyOfVersion, earlierReleases, fineNamesKnown } from '#server/projections'
import { reportBodies } from '#wire/report'

import { actOf, type Act } from './act.ts'
import { readVersion, sameHash, SECONDS, signingStands, signingSubject } from './report-version.ts'

/**
 * Two persons approve a version; the second issues it to both sides (R-REP-7, decision 0014). What must pass before it goes
 * out passes here already, but for its delay: what is issued can be released.
 */
export const reportApprove: Act = actOf({
  name: 'report.approve',
  type: 'report.approved',
  body: reportBodies['report.approved'],
  must: ['approves'],
  may: [SECONDS],
  subject: signingSubject,
  read: async (ground, deed) => {
    const found = await readVersion(ground, deed, 'approves')
    if (!found.ok) return found
    const { version, mechanism } = found.value
    const rows = await ground.rows()
    const daily = await dailyOfVersion(rows, version, mechanism)
    const form = publicDaily(daily, await earlierReleases(rows, version, { mechanism, now: deed.now }))
    const chain = await chainAsOf(rows, { daily, mechanism })
    return accept({ ...found.value, daily, chain, form, names: await fineNamesKnown(rows) })
  },
  decide: (found, deed) => {
    if (!found.ok) return found
    const { version, mechanism, daily, chain, form, names } = found.value
    return (
      firstRefusal<string>(
        sameHash(deed.body.sha256, version.row.sha256),
        signingStands(found.value, 'approve', deed),
        approvable(daily),
        chain,
        coarseEnough(form, names),
        noneHeld(mechanism),
      ) ?? accept(undefined)
    )
  },
})

/** [R-REP-10] A language without words holds the report, where the setting says so. */
function noneHeld({ languages, settings }: Mechanism): Answer<undefined, 'REP_LANGUAGE'> {
  const { missingLanguage } = settings
  const missing = languagesStand({ languages, missingLanguage }, REPORT_LANGUAGES)
  return missing.length === 0 ? accept(undefined) : refuse('REP_LANGUAGE', 'draft', { languages: missing })
}
