export {
  accept,
  firstRefusal,
  refuse,
  type Accepted,
  type Answer,
  type Detail,
  type Kept,
  type Refused,
} from './answer.ts'
export { allowedEvents, stateAfter, type LifeTable } from './life-table.ts'
export { isRef, type Ref } from './ref.ts'
export { followsNewest } from './revision.ts'
