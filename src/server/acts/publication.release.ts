import { accept, firstRefusal } from '#domain/life'
import { canonicalJson, type JsonObject } from '#domain/record'
import { coarseEnough, dayNamed, publicDaily, publicTimeStands } from '#domain/report'
import { dailyOfVersion, earlierReleases, fineNamesKnown, releaseSigned } from '#server/projections'
import { reportBodies } from '#wire/report'

import { actOf, type Act } from './act.ts'
import { readVersion, sameHash, SECONDS, signingStands, signingSubject } from './report-version.ts'

/** Two offices release the public form of an issued daily: both sign the same public time and the same files (R-REP-9). */
export const publicationRelease: Act = actOf({
  name: 'publication.release',
  type: 'publication.released',
  body: reportBodies['publication.released'],
  must: ['releases'],
  may: [SECONDS],
  subject: signingSubject,
  read: async (ground, deed) => {
    const found = await readVersion(ground, deed, 'releases')
    if (!found.ok) return found
    const { version, mechanism } = found.value
    const rows = await ground.rows()
    const earlier = await earlierReleases(rows, version, { mechanism, now: deed.now })
    const form = publicDaily(await dailyOfVersion(rows, version, mechanism), earlier)
    const first = version.signatures.find(({ rid }) => rid === deed.names(SECONDS))
    const asFirst = first === undefined ? deed.body : releaseSigned(first.row)
    return accept({ ...found.value, form, names: await fineNamesKnown(rows), asFirst })
  },
  decide: (found, deed) => {
    if (!found.ok) return found
    const { version, mechanism, form, names, asFirst } = found.value
    return (
      firstRefusal<string>(
        signingStands(found.value, 'release', deed),
        publicTimeStands(deed.body.publicAt, dayNamed(version.row.day, mechanism).to),
        sameHash(signedText(deed.body), signedText(asFirst)),
        coarseEnough(form, names),
      ) ?? accept(undefined)
    )
  },
})

/** What both releasers sign, as one text. */
function signedText({ publicAt, files }: ReturnType<typeof releaseSigned>): string {
  const named: readonly JsonObject[] = files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes }))
  return canonicalJson({ publicAt, files: named })
}
