import type { Generated } from '#server/storage'

/** Columns of the log's own tables (record.md section 5). One database holds one mechanism. */
export type LogTables = {
  /** One row: the lock of the log. */
  readonly 'record.log_state': {
    readonly mech: string
    readonly epoch: number
    readonly size: number
    readonly root: Uint8Array
    readonly at: string
    readonly checkpoint: string
    readonly writer_token: string
  }
  readonly 'record.log_entry': EntryColumns
  readonly 'record.log_tile': { readonly level: number; readonly n: number; readonly hashes: Uint8Array }
  readonly 'record.log_checkpoint': {
    readonly size: number
    readonly text: string
    readonly log_line: string
  }
  readonly 'record.quarantine': KeptColumns
  readonly 'record.evidence': KeptColumns
  readonly 'record.blob': {
    readonly sha256: string
    readonly size: number
    readonly role: 'content'
    readonly held_at: string
    readonly bytes: Uint8Array
  }
  readonly 'record.key_wrap': { readonly rid: string; readonly bytes: Uint8Array }
}

/** An entry's row: its signed bytes, its leaf, and what lists and checks ask of it. Insert only, for ever. */
export type EntryColumns = {
  readonly idx: number
  readonly rid: string
  readonly author_key: string
  readonly seq: number
  readonly office: string
  readonly at: string
  readonly type: string
  readonly vis: string
  readonly leaf: Uint8Array
  readonly bytes: Uint8Array
}

type KeptColumns = {
  readonly id: Generated<number>
  readonly bytes: Uint8Array
  readonly code: string
  readonly at: string
}
