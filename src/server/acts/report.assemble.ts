import type { Act } from './act.ts'
import { firstVersion, judgeAssembled } from './report.assembled.ts'

/** Somebody puts the daily of a closed day together and signs its hash; the node works it out again (R-REP-1). */
export const reportAssemble: Act = { ...firstVersion, judge: judgeAssembled }
