import type { Text } from '#domain/measure'
import type { JsonObject } from '#domain/record'
import type { ToSign } from '#web/desk'
import type { PublicationFilesAnswer } from '#wire/publication-files'
import type { DailyAnswer, ReportVersion } from '#wire/report'

/** Acts that two persons sign on a version. */
export type SignedAct = 'approve' | 'confirm' | 'retract' | 'release'

/** What a version says of the one it takes the place of. */
type Correcting = { readonly version: ReportVersion; readonly reason: string }

/**
 * A daily put together: the hashes of what the record makes of the day, and the head at which it was read, so that they
 * stay true while the record grows. A later version names the one it corrects, and why. Nothing in a form below the mission's.
 */
export function assembled(
  { daily: { head }, sha256, jointSha256 }: DailyAnswer,
  corrects?: Correcting,
): ToSign | undefined {
  if (jointSha256 === undefined) return undefined
  const { day, asOf: after } = head
  const kind = { kind: 'daily', day, sha256, jointSha256 }
  const type = 'report.assembled'
  if (corrects === undefined)
    return { act: 'report.assemble', type, body: { ...kind, revision: 1 }, ref: [], after }
  const { version, reason } = corrects
  return {
    act: 'report.correct',
    type,
    body: { ...kind, revision: version.revision + 1, reason },
    ref: [{ rel: 'corrects', rid: version.rid }],
    after,
  }
}

/** The issued version that a draft of a later one corrects, with the draft's reason; none where no such draft is the newest. */
export function laterDraft(versions: readonly ReportVersion[]): Correcting | undefined {
  const newest = versions.at(-1)
  const version = versions.findLast((each) => !isDraft(each))
  return newest?.reason === undefined || version === undefined || !isDraft(newest)
    ? undefined
    : { version, reason: newest.reason }
}

/** Whether a version is approved by nobody yet, or by one. */
export function isDraft({ state }: ReportVersion): boolean {
  return state === 'drafting' || state === 'approvedOnce'
}

/** An approval or a confirmation of a version's hash; the second of two names the first. */
export function hashSigned(act: 'approve' | 'confirm', version: ReportVersion): ToSign {
  return act === 'approve'
    ? signed(version, act, ['report.approve', 'report.approved', { sha256: version.sha256 }])
    : signed(version, act, ['report.confirm', 'report.confirmed', { sha256: version.sha256 }])
}

/** A retraction with its reason. */
export function retracted(version: ReportVersion, reason: string): ToSign {
  return signed(version, 'retract', ['report.retract', 'report.retracted', { reason }])
}

/** A release: the public time and the hashes of the files that it makes. */
export function released(version: ReportVersion, { publicAt, files }: PublicationFilesAnswer): ToSign {
  const named = files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes }))
  return signed(version, 'release', [
    'publication.release',
    'publication.released',
    { publicAt, files: named },
  ])
}

/** A remark of the head of mission on a day. */
export function remarked(day: string, texts: Text): ToSign {
  return { act: 'report.remark', type: 'report.remarked', body: { day, texts }, ref: [] }
}

/** A public note; one that takes up another's names it. */
export function noteIssued(texts: Text, seconds: string | undefined): ToSign {
  return {
    act: 'report.publicNote.issue',
    type: 'report.note-issued',
    body: { texts },
    ref: seconds === undefined ? [] : [{ rel: 'seconds', rid: seconds }],
  }
}

const RELATION: Readonly<Record<SignedAct, string>> = {
  approve: 'approves',
  confirm: 'confirms',
  retract: 'retracts',
  release: 'releases',
}

function signed(
  version: ReportVersion,
  act: SignedAct,
  [door, type, body]: readonly [string, string, JsonObject],
): ToSign {
  const first = version.waiting.find((each) => each.act === act)
  return {
    act: door,
    type,
    body,
    ref: [
      { rel: RELATION[act], rid: version.rid },
      ...(first === undefined ? [] : [{ rel: 'seconds', rid: first.rid }]),
    ],
  }
}
