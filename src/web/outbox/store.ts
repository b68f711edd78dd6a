import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

import type { ActInput, Problem } from '#wire/record'

/** A draft on this device: unsigned, kept at every key stroke, unknown to any node (L-20). */
export type Draft = { readonly id: string; readonly fields: string; readonly at: string }

/** A signed act on this device until the record has it: exactly the bytes that were signed. */
export type Signed = {
  readonly rid: string
  readonly key: string
  readonly office: string
  readonly seq: number
  readonly act: string
  readonly input: ActInput
  /** Draft it was made of, for giving its text back when it is refused. */
  readonly draft: Draft | undefined
  readonly at: string
  /** The node's refusal, once it has refused it. */
  readonly refused: Problem | undefined
  /** Its index in the record once its receipt is here; kept for a while, should the node ask for it again. */
  readonly recorded: number | undefined
}

/** Where a key stands in its own stream, so that a device without a line can go on signing in order. */
export type Stream = {
  readonly key: string
  readonly seq: number
  readonly prev: string
  readonly after: { readonly epoch: number; readonly size: number; readonly root: string }
}

/** Seal keys of offices as last heard, so that a device without a line can go on sealing. */
export type SealKeys = {
  readonly id: 'all'
  readonly offices: readonly {
    readonly office: string
    readonly role: string
    readonly holder: string
    readonly seal: string
  }[]
}

interface OutboxSchema extends DBSchema {
  drafts: { key: string; value: Draft }
  queue: { key: string; value: Signed; indexes: { order: [string, number] } }
  streams: { key: string; value: Stream }
  seals: { key: string; value: SealKeys }
}

let opened: Promise<IDBPDatabase<OutboxSchema>> | undefined

/** The outbox's database on this device. This room is its one writer. */
export function outboxDatabase(): Promise<IDBPDatabase<OutboxSchema>> {
  opened ??= openDB<OutboxSchema>('truceline-outbox', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: 'id' })
      db.createObjectStore('queue', { keyPath: 'rid' }).createIndex('order', ['key', 'seq'])
      db.createObjectStore('streams', { keyPath: 'key' })
      db.createObjectStore('seals', { keyPath: 'id' })
    },
  })
  return opened
}
