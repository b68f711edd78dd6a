export type { Act } from './act.ts'
export { acts, bodiesOf, judgesOf } from './acts.ts'
