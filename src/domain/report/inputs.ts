import type { Claim, Statement } from '#domain/claim'
import type { Text, Utc } from '#domain/measure'
import type { EventGroup, Observation, ObservationState } from '#domain/observation'
import type { Mechanism } from '#domain/party'
import type { EffortItem } from '#domain/patrol'

import type { Daily, DailyHead, TermLine } from './daily.ts'

/** An observation as the record had it at the size a report is of. */
export type ReportedObservation = {
  readonly id: string
  /** For people: `1289`, `1289.3`. */
  readonly number: string
  /** When the record that brought it in was logged. */
  readonly receivedAt: Utc
  readonly revision: number
  readonly state: ObservationState
  readonly observation: Observation
}

/** An account as the record had it at the size a report is of. A withdrawn or retracted one is in no table. */
export type ReportedAccount =
  | {
      readonly standing: 'lodged'
      readonly id: string
      readonly recordedAt: Utc
      /** When the other side first answered it, by the record below the size. */
      readonly answeredAt?: Utc
      readonly account: Claim
    }
  | {
      readonly standing: 'saidPublicly'
      readonly id: string
      readonly recordedAt: Utc
      readonly account: Statement
    }

/**
 * All that a daily is made of: what the record says up to one size of the log, and the settings. Nothing else moves a
 * figure (R-REP-1). What lies outside the stretch that `reachOf` names changes nothing.
 */
export type DailyInputs = {
  readonly mechanism: Mechanism
  /** Reporting day, YYYY-MM-DD. */
  readonly day: string
  readonly asOf: DailyHead['asOf']
  readonly revision: number
  readonly vacantSeats: readonly string[]
  /** In the order they were received. */
  readonly observations: readonly ReportedObservation[]
  /** Groups in force that any of them is a member of (R-OBS-10). */
  readonly groups: readonly EventGroup[]
  readonly effort: readonly EffortItem[]
  readonly accounts: readonly ReportedAccount[]
  readonly remarks: readonly { readonly office: string; readonly at: Utc; readonly texts: Text }[]
  readonly terms: readonly TermLine[]
  readonly truce: Daily['truce']
  /** The version that this one corrects, if it corrects one. */
  readonly before?: Daily
  /** Ids of earlier days' observations that a report of theirs carried when this day's was first put together (R-MEA-5). */
  readonly carried?: ReadonlySet<string>
  /** Corrections of earlier days issued since the daily before this one: each day's version before and after (R-RPT-24). */
  readonly corrected?: readonly { readonly before: Daily; readonly after: Daily }[]
}
