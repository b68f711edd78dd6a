import fc from 'fast-check'
import { expect, test } from 'vitest'

import { projections } from '#server/projections'
import { sql } from '#server/storage'

import { labelledKey } from '../../../test/keys.ts'
import { openLedger, type Ledger } from '../../../test/ledger.ts'
import { vectorRecords } from '../../../test/vectors.ts'
import { rebuild, type Rebuilding, type Rebuilt } from './index.ts'

async function fullLedger(): Promise<Ledger> {
  const ledger = await openLedger()
  await ledger.enterVectors(12)
  return ledger
}

function rebuilt({ database, parts }: Ledger, more: Partial<Rebuilding> = {}): Promise<Rebuilt> {
  const types = [...Object.keys(parts.bodies), 'record.sealed']
  return rebuild({ database, mech: parts.mech, types, projections, ...more })
}

function meddle({ database }: Ledger, ...statements: readonly string[]): Promise<void> {
  return database.transaction(async (tx) => {
    for (const statement of statements) await sql.raw(statement).execute(tx)
  })
}

const DUTY = labelledKey('A.duty').key

test('[R-REC-34] what is projected equals what a replay of every entry projects', async () => {
  const told: (readonly [number, number])[] = []
  const result = await rebuilt(await fullLedger(), { progress: (done, total) => told.push([done, total]) })
  expect(result).toMatchObject({ kind: 'replaced', entries: 12, differences: [] })
  expect(result.rows).toBeGreaterThan(12)
  expect(told).toEqual([
    [0, 12],
    [12, 12],
  ])
})

test('[R-REC-34] one flipped byte, one lost row and one invented row are named by table and key, and put right', async () => {
  const ledger = await fullLedger()
  await meddle(
    ledger,
    `update keys set person = 'p-4c1e' where key = '${DUTY}'`,
    `delete from authors where key = '${DUTY}'`,
    `insert into offices values ('A.other', 'A', 'L', '{L}', 'A', 3, 'x', true, 3)`,
  )
  const { kind, differences } = await rebuilt(ledger)
  expect({ kind, differences }).toEqual({
    kind: 'replaced',
    differences: [
      { table: 'offices', key: 'A.other', what: 'extra' },
      { table: 'keys', key: DUTY, what: 'differs' },
      { table: 'authors', key: DUTY, what: 'missing' },
    ],
  })
  expect((await rebuilt(ledger)).differences).toEqual([])
})

test.each([
  [
    'update record.log_entry set bytes = set_byte(bytes, 30, get_byte(bytes, 30) # 1) where idx = 7',
    'record.log_entry',
    '7',
    'differs',
  ],
  ["update record.log_entry set office = 'B.duty' where idx = 4", 'record.log_entry', '4', 'differs'],
  ['delete from record.log_entry where idx = 5', 'record.log_entry', '5', 'missing'],
  ['delete from record.log_entry where idx = 11', 'record.log_entry', '11', 'missing'],
  [
    'update record.log_tile set hashes = set_byte(hashes, 3, 0) where level = 0',
    'record.log_tile',
    '0/0',
    'differs',
  ],
  ['update record.log_state set root = sha256(root)', 'record.log_state', 'nk2020', 'differs'],
])(
  '[R-REC-34] a log that does not hold together is named and nothing is rebuilt out of it: %s',
  async (statement, ...difference) => {
    const [table, key, what] = difference
    const ledger = await fullLedger()
    await meddle(ledger, 'alter table record.log_entry disable trigger all', statement, 'delete from authors')
    const result = await rebuilt(ledger)
    expect(result).toMatchObject({ kind: 'logBroken', differences: [{ table, key, what }] })
    const { rows } = await ledger.database.transaction((tx) => sql`select 1 from authors`.execute(tx))
    expect(rows).toEqual([])
  },
)

test('[R-REC-34] a rebuild that is stopped changes nothing and leaves nothing behind', async () => {
  const ledger = await fullLedger()
  await meddle(ledger, 'delete from authors')
  expect(await rebuilt(ledger, { signal: AbortSignal.abort() })).toMatchObject({ kind: 'stopped' })
  const { rows } = await ledger.database.transaction((tx) =>
    sql`select 1 from pg_namespace where nspname like 'rebuild%'`.execute(tx),
  )
  expect(rows).toEqual([])
  expect((await rebuilt(ledger)).differences).toHaveLength(
    new Set(vectorRecords.map(({ env }) => env.author.key)).size,
  )
})

test('[R-REC-34] records that come in during a rebuild are in it', async () => {
  const ledger = await fullLedger()
  const notes = await ledger.notes(
    'A.duty',
    Array.from({ length: 700 }, (_, n) => ({ n })),
  )
  const half = await Promise.all(notes.slice(0, 600).map((note) => ledger.log.enter(note)))
  expect(half.every(({ ok }) => ok)).toBe(true)
  const coming = Promise.all(notes.slice(600).map((note) => ledger.log.enter(note)))
  const result = await rebuilt(ledger)
  expect((await coming).every(({ ok }) => ok)).toBe(true)
  expect(result).toMatchObject({ kind: 'replaced', differences: [] })
  expect((await rebuilt(ledger)).entries).toBe(712)
})

test('[R-REC-34] whatever rows are lost, a rebuild brings back the same ones', async () => {
  const ledger = await fullLedger()
  const tables = ['keys', 'authors'] as const
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...tables), fc.nat(6), async (table, count) => {
      await meddle(
        ledger,
        `delete from ${table} where key in (select key from ${table} order by key limit ${count})`,
      )
      const { differences } = await rebuilt(ledger)
      expect(differences.every(({ what }) => what === 'missing')).toBe(true)
      expect((await rebuilt(ledger)).differences).toEqual([])
    }),
    { numRuns: 6 },
  )
})
