export { hashOf } from './folder.ts'
export { keepPublished } from './keep.ts'
export { openPress, type Press } from './press.ts'
