import { stateAfter, type Answer, type LifeTable } from '#domain/life'
import { addS, type Utc } from '#domain/measure'

import type { ReportState } from './daily.ts'

/** What moves a report (domain.md section 13). `embargoEnds`: its public time has come, and the public form may leave. */
export type ReportEvent =
  | 'assemble'
  | 'approve1'
  | 'approve2'
  | 'issue'
  | 'confirm'
  | 'correct'
  | 'retract'
  | 'embargoEnds'

/** Life of a report. The second approval of a daily issues it, so that `approved` lasts no longer than that record. */
export const reportLife: LifeTable<ReportState | 'none', ReportEvent> = {
  none: row({ assemble: 'drafting' }),
  drafting: row({ assemble: 'drafting', approve1: 'approvedOnce' }),
  approvedOnce: row({ assemble: 'drafting', approve2: 'approved' }),
  approved: row({ assemble: 'drafting', issue: 'preliminary' }),
  preliminary: row({
    confirm: 'confirmed',
    correct: 'preliminary',
    retract: 'retracted',
    embargoEnds: 'preliminary',
  }),
  confirmed: row({
    correct: 'corrected',
    retract: 'retracted',
    embargoEnds: 'confirmed',
  }),
  corrected: row({
    confirm: 'corrected',
    correct: 'corrected',
    retract: 'retracted',
    embargoEnds: 'corrected',
  }),
  retracted: row({}),
}

type Cells = Readonly<Record<ReportEvent, ReportState | 'none' | null>>

/** A row of which only the allowed cells are named: all others refuse. */
function row(allowed: Partial<Cells>): Cells {
  return {
    assemble: null,
    approve1: null,
    approve2: null,
    issue: null,
    confirm: null,
    correct: null,
    retract: null,
    embargoEnds: null,
    ...allowed,
  }
}

/** What two persons sign on a version: the first waits, the second names the first and makes it so (R-ACC-3). */
export type SignedAct = 'approve' | 'confirm' | 'retract' | 'release'

/** One signature on a version, in the record's order. `seconds`: the first signature that it names. */
export type VersionSignature = {
  readonly rid: string
  readonly act: SignedAct
  readonly index: number
  readonly at: Utc
  readonly seconds?: string
}

/** A version of a report with what was signed on it. */
export type ReportVersionFacts<S extends VersionSignature = VersionSignature> = {
  readonly rid: string
  readonly index: number
  readonly revision: number
  readonly signatures: readonly S[]
}

/** A pair of signatures that made an act so. */
export type SignedPair<S> = { readonly first: S; readonly second: S }

/** How long the first of two signatures waits (R-ACC-3). */
const FIRST_WAITS_S = 24 * 3600

/** The two signatures of an act on a version, once both stand. */
export function pairOf<S extends VersionSignature>(
  { signatures }: ReportVersionFacts<S>,
  act: SignedAct,
): SignedPair<S> | undefined {
  for (const second of signatures) {
    const first = signatures.find((each) => each.rid === second.seconds)
    if (second.act === act && first !== undefined) return { first, second }
  }
  return undefined
}

/** The first signature of an act that waits for its second at `now`; none once it lapsed, or once both stand. */
export function waitingFirst<S extends VersionSignature>(
  version: ReportVersionFacts<S>,
  act: SignedAct,
  now: Utc,
): S | undefined {
  if (pairOf(version, act) !== undefined) return undefined
  return version.signatures.findLast(
    (each) => each.act === act && each.seconds === undefined && addS(each.at, FIRST_WAITS_S) >= now,
  )
}

/** Whether a version was issued: its second approval stands. */
export function isIssued(version: ReportVersionFacts): boolean {
  return pairOf(version, 'approve') !== undefined
}

/**
 * Where each version of one report stands at `now`, in the order they were assembled. A version that is issued over
 * another corrects it; the older one keeps the state it had (R-REP-3). A retraction ends the report (R-REP-11).
 */
export function versionStates(
  versions: readonly ReportVersionFacts[],
  now: Utc,
): readonly { readonly rid: string; readonly state: ReportState; readonly supersededBy?: string }[] {
  const issued = versions.filter(isIssued)
  return versions.map((version) => {
    const next = issued.find((other) => other.revision > version.revision)
    const own = { rid: version.rid, state: stateOf(version, { issued, now }) }
    return next === undefined ? own : { ...own, supersededBy: next.rid }
  })
}

/** Where a report as a whole stands: as its newest issued version does, else as its newest draft; `none` without one. */
export function reportState(versions: readonly ReportVersionFacts[], now: Utc): ReportState | 'none' {
  const states = versionStates(versions, now)
  const isOut = new Set(versions.filter(isIssued).map(({ rid }) => rid))
  const newest = states.findLast(({ rid }) => isOut.has(rid)) ?? states.at(-1)
  return newest?.state ?? 'none'
}

type Among = { readonly issued: readonly ReportVersionFacts[]; readonly now: Utc }

function stateOf(version: ReportVersionFacts, { issued, now }: Among): ReportState {
  if (!isIssued(version)) return waitingFirst(version, 'approve', now) ? 'approvedOnce' : 'drafting'
  if (pairOf(version, 'retract') !== undefined) return 'retracted'
  const before = issued.findLast((other) => other.revision < version.revision)
  if (before !== undefined && stateOf(before, { issued, now }) !== 'preliminary') return 'corrected'
  return pairOf(version, 'confirm') === undefined ? 'preliminary' : 'confirmed'
}

/** The event that a signature is for a report: the first approval and the second are two; other acts happen with the second. */
function eventOf(act: SignedAct, isFirst: boolean): ReportEvent {
  switch (act) {
    case 'approve':
      return isFirst ? 'approve1' : 'approve2'
    case 'confirm':
      return 'confirm'
    case 'retract':
      return 'retract'
    case 'release':
      return 'embargoEnds'
  }
}

/** Whether the life allows an act on a version now. */
export function maySign(
  version: { readonly state: ReportState },
  act: SignedAct,
  isFirst: boolean,
): Answer<ReportState | 'none', 'LIFE_NOT_ALLOWED'> {
  return stateAfter(reportLife, version.state, eventOf(act, isFirst))
}
