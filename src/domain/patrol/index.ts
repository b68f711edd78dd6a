export type { EffortItem } from './effort.ts'
