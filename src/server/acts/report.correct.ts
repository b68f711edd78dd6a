import type { Act } from './act.ts'
import { judgeAssembled, laterVersion } from './report.assembled.ts'

/** An issued daily is put right by a version beside it, with what changed and why; the old one stays (R-REP-3). */
export const reportCorrect: Act = { ...laterVersion, judge: judgeAssembled }
