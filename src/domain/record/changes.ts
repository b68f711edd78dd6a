import { base64url, type Sha256 } from '#tlog'

import { rootOf } from './author.ts'
import { GENESIS_TYPE } from './envelope-form.ts'
import { readFounding, type Founding } from './founding.ts'
import { readKeyChange, readOfficeChange, type KeyChange } from './key-change.ts'
import { holderOf, type AuthorHead, type KeyState, type OfficeState } from './key-state.ts'
import type { RecordRows } from './rows.ts'
import type { ReadSubmission } from './submission.ts'

/** What an accepted record changes in the directory and in its author's stream: rows to write in place of the old ones. */
export type RecordChanges = {
  readonly keys: readonly KeyState[]
  readonly offices: readonly OfficeState[]
  readonly head: AuthorHead
}

/** [R-REC-84] The changes of a record that checks 9 to 12 have accepted: a function of the log up to it and of nothing else. */
export function changesOf(read: ReadSubmission, rows: RecordRows, sha: Sha256): RecordChanges {
  const { env, rid } = read
  const head: AuthorHead = { seq: env.seq, rid, after: env.after }
  const body = env.body ?? {}
  if (env.type === GENESIS_TYPE) {
    const founding = readFounding(sha, body)
    return { keys: founding.ok ? keysOf(founding.value, rid) : [], offices: [], head }
  }
  const keyChange = env.type === 'record.key' ? readKeyChange(body) : undefined
  const office = env.type === 'record.office' ? officeAfter(read, rows) : undefined
  const key = keyChange && keyAfter(keyChange, rid, rows)
  return { keys: key ? [key] : [], offices: office ? [office] : [], head }
}

/** Every key that a founding names, with its one use. */
function keysOf({ log, sequencer, seats }: Founding, rid: string): readonly KeyState[] {
  const logKey = {
    ...rootOf(sequencer, base64url(log.key), rid),
    use: 'log' as const,
    office: `${sequencer}.log`,
  }
  const others = seats.flatMap(({ code, root, recovery, cosigner }): readonly KeyState[] => [
    ...(root.kind === 'known' ? [rootOf(code, root.value, rid)] : []),
    ...(recovery.kind === 'known'
      ? [{ ...rootOf(code, recovery.value, rid), use: 'recovery' as const, office: `${code}.recovery` }]
      : []),
    ...(cosigner.kind === 'known'
      ? [
          {
            ...rootOf(code, base64url(cosigner.value.key), rid),
            use: 'cosigner' as const,
            office: `${code}.cosign`,
          },
        ]
      : []),
  ])
  return [logKey, ...others]
}

function keyAfter(change: KeyChange, rid: string, rows: RecordRows): KeyState | undefined {
  switch (change.kind) {
    case 'enrol': {
      const { key, use, office, person, until } = change
      const holder = holderOf(office)
      const term = { kind: 'known', value: until } as const
      const life = { kind: 'live' } as const
      return { key, use, holder, office, person, enrolledBy: rid, fromIndex: rows.index, until: term, life }
    }
    case 'revoke': {
      const state = rows.keyOf(change.key)
      const { why, lastGoodSeq } = change
      return (
        state && { ...state, life: { kind: 'ended', why, atIndex: rows.index, at: rows.at, lastGoodSeq } }
      )
    }
  }
}

function officeAfter({ env }: ReadSubmission, rows: RecordRows): OfficeState | undefined {
  const change = readOfficeChange(env.body ?? {})
  if (change?.kind === 'close') {
    const open = rows.officeOf(change.office)
    return open && { ...open, life: { kind: 'closed', atIndex: rows.index } }
  }
  if (change === undefined) return undefined
  const { office, functions } = change
  return { office, holder: holderOf(office), functions, fromIndex: rows.index, life: { kind: 'open' } }
}
