import { outboxDatabase, type Draft } from './store.ts'

/** Keeps a draft; what was kept under its id before is replaced. Resolves when it is on disk (R-UI-13). */
export async function keepDraft(draft: Draft): Promise<void> {
  const write = (await outboxDatabase()).transaction('drafts', 'readwrite', { durability: 'relaxed' })
  await write.store.put(draft)
  await write.done
}

/** The draft kept under an id, if any. */
export async function readDraft(id: string): Promise<Draft | undefined> {
  return (await outboxDatabase()).get('drafts', id)
}

/** Drops a draft, as when a person discards it or has signed it. */
export async function dropDraft(id: string): Promise<void> {
  await (await outboxDatabase()).delete('drafts', id)
}
