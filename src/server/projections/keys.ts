import { createHash } from 'node:crypto'

import type { Utc } from '#domain/measure'
import {
  readFounding,
  readKeyChange,
  type KeyChange,
  type Founding,
  type KeyEnd,
  type KeyState,
  type KeyUse,
} from '#domain/record'
import type { Reader, Tx } from '#server/storage'

import { byType } from './by-type.ts'
import { holderOf } from './offices.ts'
import type { Fact, Projection } from './projection.ts'

/** A key as the record has it: what it is for, whose it is, from which record on, until when, and how it ended. */
export type KeysTable = {
  /** base64url of a signing, log or cosigner key; the recipient text of a seal key. */
  readonly key: string
  readonly use: KeyUse
  readonly office: string
  readonly holder: string
  readonly person: string | null
  readonly until: Utc | null
  /** Index and rid of the record that brought it in; the first record of the key names that rid as `prev`. */
  readonly since: number
  readonly rid: string
  readonly ended_why: KeyEnd | null
  readonly ended_index: number | null
  readonly ended_at: Utc | null
  readonly last_good_seq: number | null
  /** `node`: this seal key is on the node (record.md 10.5). */
  readonly held: 'node' | null
}

type Columns = { readonly keys: KeysTable }

const LIVE = { ended_why: null, ended_index: null, ended_at: null, last_good_seq: null }
const FOUNDED = { person: null, until: null, held: null, ...LIVE }

/** Learns every key: those of the founding from `record.genesis`, all others and their ends from `record.key`. */
export const keys: Projection = byType<KeysTable>({
  table: 'keys',
  key: ['key'],
  adds: { 'record.genesis': foundedRows, 'record.key': enrolledRows },
  changes: { 'record.key': endKey },
})

function foundedRows(fact: Fact): readonly KeysTable[] {
  const founding = readFounding((bytes) => createHash('sha256').update(bytes).digest(), fact.body ?? {})
  if (!founding.ok) throw new Error(`a genesis that founds nothing: ${founding.code}`)
  const placed = { ...FOUNDED, since: fact.index, rid: fact.rid }
  const rows: KeysTable[] = []
  for (const each of foundedKeys(founding.value)) rows.push({ ...each, ...placed })
  return rows
}

type Named = Pick<KeysTable, 'key' | 'use' | 'office' | 'holder'>

function foundedKeys({ log, sequencer, seats }: Founding): readonly Named[] {
  const named = (holder: string, use: KeyUse, name: string) => (key: string) => ({
    key,
    use,
    office: `${holder}.${name}`,
    holder,
  })
  return [
    named(sequencer, 'log', 'log')(base64urlOf(log.key)),
    ...seats.flatMap(({ code, root, recovery, cosigner }) => [
      ...(root.kind === 'known' ? [named(code, 'root', 'root')(root.value)] : []),
      ...(recovery.kind === 'known' ? [named(code, 'recovery', 'recovery')(recovery.value)] : []),
      ...(cosigner.kind === 'known'
        ? [named(code, 'cosigner', 'cosign')(base64urlOf(cosigner.value.key))]
        : []),
    ]),
  ]
}

function base64urlOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}

function changeOf(fact: Fact): KeyChange {
  const change = readKeyChange(fact.body ?? {})
  if (change === undefined) throw new Error('a record.key that changes no key')
  return change
}

function enrolledRows(fact: Fact): readonly KeysTable[] {
  const change = changeOf(fact)
  if (change.kind !== 'enrol') return []
  const { key, use, office, person, until, held = null } = change
  const whose = { office, holder: holderOf(office), person: person.kind === 'known' ? person.value : null }
  return [{ key, use, ...whose, until, since: fact.index, rid: fact.rid, held, ...LIVE }]
}

async function endKey(tx: Tx, fact: Fact): Promise<void> {
  const change = changeOf(fact)
  if (change.kind === 'enrol') return
  const { key, why, lastGoodSeq } = change
  const end = { ended_why: why, ended_index: fact.index, ended_at: fact.at }
  await tx
    .withTables<Columns>()
    .updateTable('keys')
    .set({ ...end, last_good_seq: lastGoodSeq.kind === 'known' ? lastGoodSeq.value : null })
    .where('key', '=', key)
    .execute()
}

/** Those of the given keys that the record knows. */
export async function keysKnown(
  rows: Reader<Columns>,
  asked: readonly string[],
): Promise<readonly KeysTable[]> {
  if (asked.length === 0) return []
  return rows.selectFrom('keys').selectAll().where('key', 'in', asked).execute()
}

/** The key to seal to, per office that has one: the newest that has not ended. */
export function newestSealKeys(rows: Reader<Columns>): Promise<readonly KeysTable[]> {
  return rows
    .selectFrom('keys')
    .selectAll()
    .distinctOn('office')
    .where('use', '=', 'seal')
    .where('ended_index', 'is', null)
    .orderBy('office')
    .orderBy('since', 'desc')
    .execute()
}

/** A key's row as the rules of the record speak of it. */
export function keyStateOf(row: KeysTable): KeyState {
  const { key, use, holder, office, person, until, since, rid } = row
  return {
    key,
    use,
    holder,
    office,
    person: person === null ? { kind: 'absent' } : { kind: 'known', value: person },
    enrolledBy: rid,
    fromIndex: since,
    until: until === null ? { kind: 'absent' } : { kind: 'known', value: until },
    life: lifeOf(row),
  }
}

function lifeOf({ ended_why, ended_index, ended_at, last_good_seq }: KeysTable): KeyState['life'] {
  if (ended_why === null || ended_index === null || ended_at === null) return { kind: 'live' }
  const lastGoodSeq =
    last_good_seq === null ? ({ kind: 'absent' } as const) : { kind: 'known' as const, value: last_good_seq }
  return { kind: 'ended', why: ended_why, atIndex: ended_index, at: ended_at, lastGoodSeq }
}
