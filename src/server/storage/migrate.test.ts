import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { emptyDatabase } from '../../../test/database.ts'
import { openDatabase, type Database } from './database.ts'
import { migrate } from './migrate.ts'

async function anEmptyDatabase(): Promise<Database> {
  const database = openDatabase(await emptyDatabase())
  onTestFinished(() => database.close())
  return database
}

function release(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'truceline-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  return folder
}

const FIRST = { '0001-posts.sql': 'create table posts (id int primary key)' }
const SECOND = { ...FIRST, '0002-convoys.sql': 'create table convoys (id int)' }

test('[R-STO-4] each file is applied once, in order, and a later release adds only its own', async () => {
  const database = await anEmptyDatabase()
  expect(await migrate(database, release(FIRST))).toEqual(['0001-posts.sql'])
  expect(await migrate(database, release(SECOND))).toEqual(['0002-convoys.sql'])
  expect(await migrate(database, release(SECOND))).toEqual([])
})

test('[R-STO-4] two starters at once do not apply a file twice', async () => {
  const url = await emptyDatabase()
  const starters = [openDatabase(url), openDatabase(url)]
  onTestFinished(async () => {
    for (const starter of starters) await starter.close()
  })
  const folder = release(SECOND)
  const applied = await Promise.all(starters.map((starter) => migrate(starter, folder)))
  expect(applied.flat().toSorted()).toEqual(['0001-posts.sql', '0002-convoys.sql'])
})

test('[R-STO-4] an applied file that was altered is refused by name', async () => {
  const database = await anEmptyDatabase()
  await migrate(database, release(FIRST))
  const altered = release({ '0001-posts.sql': 'create table posts (id bigint primary key)' })
  await expect(migrate(database, altered)).rejects.toMatchObject({
    code: 'DATABASE_MIGRATION',
    detail: { file: '0001-posts.sql', reason: 'altered' },
  })
})

test('[R-STO-4] a database that a newer release has used is refused by an older one', async () => {
  const database = await anEmptyDatabase()
  await migrate(database, release(SECOND))
  await expect(migrate(database, release(FIRST))).rejects.toMatchObject({
    code: 'DATABASE_MIGRATION',
    detail: { file: '0002-convoys.sql', reason: 'of a newer release' },
  })
})

test.each([
  [{ '0001-posts.sql': '', '0001-convoys.sql': '' }, 'number taken twice'],
  [{ 'posts.sql': '' }, 'name'],
])('[R-STO-4] files that have no clear order are refused: %o', async (files, reason) => {
  const database = await anEmptyDatabase()
  await expect(migrate(database, release(files))).rejects.toMatchObject({ detail: { reason } })
})

test('[R-STO-4] a new file numbered below an applied one is refused', async () => {
  const database = await anEmptyDatabase()
  await migrate(database, release({ '0002-convoys.sql': 'create table convoys (id int)' }))
  await expect(migrate(database, release(SECOND))).rejects.toMatchObject({
    detail: { file: '0001-posts.sql', reason: 'number below an applied one' },
  })
})

test('[R-STO-4] a release whose second file fails leaves nothing of its first', async () => {
  const database = await anEmptyDatabase()
  await expect(migrate(database, release({ ...FIRST, '0002-broken.sql': 'create tabel' }))).rejects.toThrow(
    'syntax',
  )
  expect(await migrate(database, release(FIRST))).toEqual(['0001-posts.sql'])
})
