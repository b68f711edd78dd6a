export { changes, type Changes } from './changes.ts'
export { session, sessionOf } from './session.ts'
export type { Asking, NodeNow, View } from './view.ts'
export { views } from './views.ts'
