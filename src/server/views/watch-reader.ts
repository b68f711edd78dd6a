import { reading } from '#domain/access'
import type { ReportingDay } from '#domain/measure'
import { publicAtOf } from '#domain/report'

import type { Asked } from './view.ts'

/** Whether a reader's column has watches in full (access.md section 3): the mission's own. */
export function readsWatches({ asker: { who } }: Asked<unknown>): boolean {
  return who.role !== 'node' && who.role !== 'root' && reading['watch, effort'][who.role] === 'f'
}

/** Whether a reader may know by now how much of a day somebody watched: all others 24 h after it closed (R-DNH-7). */
export function knowsEffortOf(asked: Asked<unknown>, day: Pick<ReportingDay, 'to'>): boolean {
  return readsWatches(asked) || publicAtOf(day.to) <= asked.now
}
