export { due, type DueAct } from './due.ts'
export {
  demoClock,
  realClock,
  type ClockCode,
  type ClockSetting,
  type ClockState,
  type DemoClockParts,
  type MechanismClock,
} from './mechanism-clock.ts'
export { watchDeadlines, type Watch, type WatchParts } from './watch.ts'
