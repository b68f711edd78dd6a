import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'

import { emptyDatabase, freshDatabase } from '../../../test/database.ts'
import { openDatabase, type Reader } from './database.ts'
import { checkServer } from './durability.ts'
import { sql } from './index.ts'
import { takeWriterLock } from './writer-lock.ts'

type Kept = { readonly kept: { readonly n: number } }

async function withKept() {
  const database = await freshDatabase()
  await database.transaction((tx) => sql`create table kept (n bigint)`.execute(tx))
  const add = (n: number) =>
    database.transaction((tx) => tx.withTables<Kept>().insertInto('kept').values({ n }).execute())
  const all = () => database.reading((rows: Reader<Kept>) => rows.selectFrom('kept').select('n').execute())
  return { database, add, all }
}

test('[R-STO-7] nothing of a transaction that throws is left', async () => {
  const { database, add, all } = await withKept()
  await add(1)
  const failing = database.transaction(async (tx) => {
    await tx.withTables<Kept>().insertInto('kept').values({ n: 2 }).execute()
    throw new Error('stopped half way')
  })
  await expect(failing).rejects.toThrow('stopped half way')
  expect(await all()).toEqual([{ n: 1 }])
})

test('[R-STO-7] every answer of one reading is of one instant', async () => {
  const { database, add } = await withKept()
  await add(1)
  const counts = await database.reading(async (rows: Reader<Kept>) => {
    const before = await rows.selectFrom('kept').select('n').execute()
    await add(2)
    return [before.length, (await rows.selectFrom('kept').select('n').execute()).length]
  })
  expect(counts).toEqual([1, 1])
})

test('[R-STO-6] commits wait for the disk even where the server would not', async () => {
  const database = await freshDatabase()
  const shown = await database.transaction((tx) =>
    sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(tx),
  )
  expect(shown.rows).toEqual([{ synchronous_commit: 'on' }])
})

test('[R-STO-7] a count beyond 2^53 is a fault, never a rounded number', async () => {
  const { database, all } = await withKept()
  await database.transaction((tx) => sql`insert into kept values (9007199254740993)`.execute(tx))
  await expect(all()).rejects.toThrow('9007199254740993')
})

test('[R-STO-5] the writer lock has one holder, and is free again when its holder is gone', async () => {
  const database = await freshDatabase()
  const first = await takeWriterLock(database, 'log/nk2020')
  expect(first).toBeDefined()
  expect(await takeWriterLock(database, 'log/nk2020')).toBeUndefined()
  await first?.release()
  await first?.lost
  const next = await takeWriterLock(database, 'log/nk2020')
  expect(next).toBeDefined()
  await next?.release()
})

test('[R-STO-5] the writer knows when its lock was lost with its connection', async () => {
  const database = await freshDatabase()
  const lock = await takeWriterLock(database, 'log/nk2020')
  await database.transaction((tx) =>
    sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()
        and database = (select oid from pg_database where datname = current_database())`.execute(tx),
  )
  await lock?.lost
  // The server lets go of it when it has ended the connection, which is a moment after the loss was told.
  await expect
    .poll(async () => {
      const next = await takeWriterLock(database, 'log/nk2020')
      await next?.release()
      return next
    })
    .toBeDefined()
})

test('[R-STO-6] a server that acknowledges before the disk has the commit is refused, with the setting named', async () => {
  const url = await emptyDatabase()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    'do $$ begin execute format($f$alter database %I set synchronous_commit to off$f$, current_database()); end $$',
  )
  await client.end()
  const database = openDatabase(url)
  onTestFinished(() => database.close())
  await expect(checkServer(database)).rejects.toMatchObject({
    code: 'REC_UNSAFE_DB',
    detail: { setting: 'synchronous_commit', value: 'off' },
  })
})

test('[R-STO-6] this run’s own server is safe', async () => {
  await expect(checkServer(await freshDatabase())).resolves.toBeUndefined()
})
