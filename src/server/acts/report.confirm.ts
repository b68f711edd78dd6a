import { accept, firstRefusal } from '#domain/life'
import { mayConfirm, pairOf } from '#domain/report'
import { dailyAsOf } from '#server/projections'
import { reportBodies } from '#wire/report'

import { actOf, type Act } from './act.ts'
import { readVersion, sameHash, SECONDS, signingStands, signingSubject } from './report-version.ts'

/** Two persons confirm an issued daily, 72 h after its issue and with every late item in it (R-REP-2). */
export const reportConfirm: Act = actOf({
  name: 'report.confirm',
  type: 'report.confirmed',
  body: reportBodies['report.confirmed'],
  must: ['confirms'],
  may: [SECONDS],
  subject: signingSubject,
  read: async (ground, deed) => {
    const found = await readVersion(ground, deed, 'confirms')
    if (!found.ok) return found
    const { version, mechanism } = found.value
    const asked = { day: version.row.day, asOf: deed.after, mechanism }
    const now = await dailyAsOf(await ground.rows(), asked)
    return accept({ ...found.value, changed: now.corrections.map(({ path }) => path) })
  },
  decide: (found, deed) => {
    if (!found.ok) return found
    const { version, changed } = found.value
    const issuedAt = pairOf(version, 'approve')?.second.at ?? deed.now
    return (
      firstRefusal<string>(
        sameHash(deed.body.sha256, version.row.sha256),
        signingStands(found.value, 'confirm', deed),
        mayConfirm({ issuedAt, changed }, deed.now),
      ) ?? accept(undefined)
    )
  },
})
