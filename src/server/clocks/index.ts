export type { DueAct } from './due.ts'
export { demoClock, realClock, type ClockState, type MechanismClock } from './mechanism-clock.ts'
export { watchDeadlines } from './watch.ts'
