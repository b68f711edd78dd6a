export { changes } from './changes.ts'
export { sessionOf } from './session.ts'
export type { Asking, NodeNow, View } from './view.ts'
export { views } from './views.ts'
