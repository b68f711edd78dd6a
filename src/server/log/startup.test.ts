import { rmSync } from 'node:fs'

import { expect, test } from 'vitest'

import { sql } from '#server/storage'

import { openLedger, type Ledger } from '../../../test/ledger.ts'
import type { Log } from './index.ts'
import { openMark } from './mark.ts'

/** A log of six entries, closed, then whatever `meddle` does to its database, then another start. */
async function restarted(
  meddle: (ledger: Ledger) => Promise<unknown>,
): Promise<{ ledger: Ledger; log: Log }> {
  const ledger = await openLedger()
  await ledger.enterVectors(6)
  await ledger.log.close()
  await meddle(ledger)
  return { ledger, log: await ledger.again() }
}

function meddleSql(...statements: readonly string[]) {
  return (ledger: Ledger) =>
    ledger.database.transaction(async (tx) => {
      for (const statement of statements) await sql.raw(statement).execute(tx)
    })
}

const UNLOCK = 'alter table record.log_entry disable trigger all'

test.each([
  ['REC_ROOT', ['update record.log_state set root = sha256(root)']],
  [
    'REC_ROOT',
    ['update record.log_tile set hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1) where level = 0'],
  ],
  ['REC_TILE', ['delete from record.log_tile']],
  [
    'REC_LEAF',
    [
      UNLOCK,
      'update record.log_entry set bytes = set_byte(bytes, 30, get_byte(bytes, 30) # 1) where idx = 3',
    ],
  ],
  ['REC_LEAF', [UNLOCK, 'update record.log_entry set leaf = sha256(leaf) where idx = 3']],
  ['REC_LEAF', [UNLOCK, 'delete from record.log_entry where idx = 5']],
  [
    'REC_CP_SIG',
    ["update record.log_state set checkpoint = regexp_replace(checkpoint, '(e1 3Uh0e).', '\\1A')"],
  ],
  ['REC_CP_ORIGIN', ["update record.log_state set checkpoint = 'x' || checkpoint"]],
  ['REC_CP_FORMAT', ["update record.log_state set checkpoint = ''"]],
] as const)(
  '[R-LOG-1] a log that does not hold together stays closed with %s: %s',
  async (why, statements) => {
    const { log } = await restarted(meddleSql(...statements))
    expect(log.standing).toEqual({ kind: 'closed', why })
  },
)

test('[R-REC-39] a database older than the newest head that left stays closed, and takes nothing', async () => {
  const { ledger, log } = await restarted(async ({ parts }) => {
    const mark = await openMark(parts.mark)
    await mark.write({ epoch: 1, size: 7, root: 'f'.repeat(64) })
    await mark.close()
  })
  expect(log.standing).toEqual({ kind: 'closed', why: 'ROLLED_BACK' })
  expect(await log.enter(await ledger.note('A.duty', { n: 1 }))).toMatchObject({
    code: 'REC_BUSY',
    detail: { closed: 'ROLLED_BACK' },
  })
  expect(log.head().size).toBe(6)
})

test('[R-REC-39] a database that holds entries and has no mark stays closed', async () => {
  const { log } = await restarted(({ parts }) => Promise.resolve(rmSync(parts.mark)))
  expect(log.standing).toEqual({ kind: 'closed', why: 'ROLLED_BACK' })
})

test('[R-REC-39] a database with another tree at a size that left is a fork', async () => {
  const { log } = await restarted(async ({ parts }) => {
    const mark = await openMark(parts.mark)
    await mark.write({ epoch: 1, size: 6, root: 'f'.repeat(64) })
    await mark.write({ epoch: 1, size: 6, root: 'f'.repeat(64) })
    await mark.close()
  })
  expect(log.standing).toEqual({ kind: 'closed', why: 'FORK' })
})

test('[R-REC-39] a mark behind the database, as after a kill between commit and mark, is brought up', async () => {
  const { ledger, log } = await restarted(async ({ parts }) => {
    rmSync(parts.mark)
    const mark = await openMark(parts.mark)
    const root = '25e912c3b69b065801175f0445ec7d7a5b01f16ccc56b8a1b84fd3dd088e70ab'
    await mark.write({ epoch: 1, size: 6, root })
    await mark.close()
  })
  expect(log.standing).toEqual({ kind: 'open' })
  await log.enter(await ledger.note('A.duty', { n: 1 }))
  await log.close()
  const mark = await openMark(ledger.parts.mark)
  expect(mark.found).toMatchObject({ size: 7, root: log.head().root })
  await mark.close()
})

test('[R-LOG-1] a database that holds another mechanism is not taken', async () => {
  const { ledger, log } = await restarted(() => Promise.resolve())
  await log.close()
  const other = ledger.again({ mech: 'another', mark: `${ledger.parts.mark}-2` })
  await expect(other).rejects.toMatchObject({ code: 'DATABASE_START' })
  // and the right to write is free again
  expect((await ledger.again()).standing).toEqual({ kind: 'open' })
})
