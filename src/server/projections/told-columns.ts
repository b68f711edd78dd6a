import type { Claim, Statement, Told } from '#domain/claim'
import { addS, type Maybe, type StatedTime, type Utc } from '#domain/measure'

/** Who tells: a side, or a State or organisation that is none and has a column of its own (R-CLM-16). */
export type Teller = 'A' | 'B' | 'third'

/** The instants an account allows, each absent where it was not told. */
export type ToldTimes = {
  readonly told_from: Utc | null
  readonly told_to: Utc | null
  readonly said_from: Utc | null
  readonly said_to: Utc | null
}

/** Who tells a statement. */
export function tellerOf({ speaker }: Statement): Teller {
  return speaker.kind === 'side' && speaker.side.kind === 'known' ? speaker.side.value : 'third'
}

/** The instants a statement allows. */
export function statementTimes(statement: Statement): ToldTimes {
  return {
    ...eventTimes(statement),
    said_from: orNull(statement.saidAt.from),
    said_to: orNull(statement.saidAt.to),
  }
}

/** The instants a claim allows; it was said in the cell of its `statedAt`. */
export function claimTimes(claim: Claim): ToldTimes {
  const { utc, resolutionS } = claim.statedAt
  return { ...eventTimes(claim), said_from: utc, said_to: addS(utc, resolutionS) }
}

/** The earliest instant an account allows: of what it tells, else of when it was told, else of its record. */
export function earliestOf(times: ToldTimes, recordedAt: Utc): Utc {
  return times.told_from ?? times.said_from ?? times.told_to ?? times.said_to ?? recordedAt
}

function eventTimes({ at }: Told & { readonly at: StatedTime }): Pick<ToldTimes, 'told_from' | 'told_to'> {
  return { told_from: orNull(at.from), told_to: orNull(at.to) }
}

function orNull(instant: Maybe<Utc>): Utc | null {
  return instant.kind === 'known' ? instant.value : null
}
