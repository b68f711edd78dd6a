import type { Utc } from '#domain/measure'

/** Time in which a sector could have been observed: of a watch, a plan or a device (domain.md section 5). */
export type EffortItem = {
  readonly source: 'watch' | 'plan' | 'device'
  /** Id of the watch, plan or device. */
  readonly ref: string
  readonly sector: string
  readonly from: Utc
  readonly to: Utc
  readonly means: readonly ('saw' | 'heard' | 'recorded')[]
  readonly visibility: 'good' | 'limited' | 'poor'
}
