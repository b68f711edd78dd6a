export { dropDraft, keepDraft, readDraft } from './drafts.ts'
export { Outbox, type Outcome, type OutboxState } from './outbox.ts'
export type { ActToSign } from './sign-act.ts'
export type { Draft, SealKeys, Signed, Stream } from './store.ts'
