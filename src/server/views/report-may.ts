import { allow, type ActName, type Subject, type Who } from '#domain/access'
import type { Utc } from '#domain/measure'
import {
  isIssued,
  mayConfirm,
  maySign,
  pairOf,
  waitingFirst,
  type ReportState,
  type SignedAct,
} from '#domain/report'
import type { VersionFacts } from '#server/projections'

/** A version as its reader's acts depend on it. */
export type VersionStanding = {
  readonly version: VersionFacts
  readonly state: ReportState
  /** The newest version of its day: the one that is approved. */
  readonly isNewest: boolean
  readonly isSuperseded: boolean
}

/** Who asks, when, and who signed. */
export type MayAsked = { readonly who: Who; readonly now: Utc; readonly signers: ReadonlyMap<string, Who> }

const ACTS: readonly { readonly act: ActName; readonly signs: SignedAct }[] = [
  { act: 'report.approve', signs: 'approve' },
  { act: 'report.confirm', signs: 'confirm' },
  { act: 'report.retract', signs: 'retract' },
  { act: 'publication.release', signs: 'release' },
]

/** Acts a reader may do on a version, by the table and the report's life. Offered, not promised: the act's rule judges. */
export function mayOnVersion(standing: VersionStanding, asked: MayAsked): readonly ActName[] {
  const signed = ACTS.filter(({ signs, act }) => maySignNow(standing, signs, { ...asked, act }))
  const { version, isNewest, isSuperseded, state } = standing
  // The draft of a later version is put together anew, as after a new remark, by correcting the issued one once more.
  const isLaterDraft = !isIssued(version) && isNewest && version.revision > 1
  const corrects =
    (isIssued(version) ? state !== 'retracted' : isLaterDraft) &&
    !isSuperseded &&
    isAllowed('report.correct', { isFirst: true }, asked)
  return [...signed.map(({ act }) => act), ...(corrects ? (['report.correct'] as const) : [])]
}

/** Whether the gate lets somebody begin an act. */
export function isAllowed(
  act: ActName,
  subject: Subject,
  { who, now }: Pick<MayAsked, 'who' | 'now'>,
): boolean {
  return allow(who, { kind: 'act', act }, subject, now).ok
}

function maySignNow(
  { version, state, isNewest, isSuperseded }: VersionStanding,
  signs: SignedAct,
  asked: MayAsked & { readonly act: ActName },
): boolean {
  const first = waitingFirst(version, signs, asked.now)
  const isDone = pairOf(version, signs) !== undefined
  const stands = signs === 'approve' ? isNewest : !isSuperseded
  if (isDone || !stands || !maySign({ state }, signs, first === undefined).ok) return false
  if (signs === 'confirm' && !isConfirmTime(version, asked.now)) return false
  const who = first && asked.signers.get(first.row.key)
  if (first === undefined) return isAllowed(asked.act, { isFirst: true }, asked)
  return who !== undefined && isAllowed(asked.act, { second: { who, at: first.at } }, asked)
}

function isConfirmTime(version: VersionFacts, now: Utc): boolean {
  const issuedAt = pairOf(version, 'approve')?.second.at
  return issuedAt !== undefined && mayConfirm({ issuedAt, changed: [] }, now).ok
}
