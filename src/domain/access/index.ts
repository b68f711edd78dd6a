export { actNames, acts, type ActCell, type ActLimit, type ActName, type ActRow } from './acts.ts'
export { actsFor, allow, rowsFor, type Action, type Leave } from './allow.ts'
export { classReaders, type ClassCell, type ContentClass } from './classes.ts'
export type { AccessCode, NeedToKnow, Subject } from './conditions.ts'
export {
  publicCorrection,
  publicForm,
  publicFrom,
  publicUntil,
  type PublicForm,
  type ToldPublicly,
} from './public-form.ts'
export { reading, readingRows, type ReadingCell, type ReadingRow } from './reading.ts'
export { publicReader, type Who } from './who.ts'
