export type { Act, Author, Judged } from './act.ts'
export { acts, bodiesOf, judgesOf, type Judge } from './acts.ts'
