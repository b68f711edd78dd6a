import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { CompiledQuery, sql } from 'kysely'

import { SCHEMA, type Database, type Tx } from './database.ts'
import { trouble } from './trouble.ts'

const FOLDER = join(import.meta.dirname, 'migrations')
const FILE = /^(\d{4})-[a-z][a-z0-9-]*\.sql$/

type Step = { readonly number: number; readonly file: string; readonly text: string; readonly sha256: string }
type Applied = Pick<Step, 'number' | 'file' | 'sha256'>

/**
 * Brings the schema to this release: every file `NNNN-<table>.sql` not yet applied, in order, all in one transaction, so
 * that a schema is never half of two releases. Forward only. Refuses with `DATABASE_MIGRATION` when an applied file was
 * altered, is not in this release (the database was used by a newer one), or a new file's number is not above theirs.
 * Answers the files applied now.
 */
export async function migrate(database: Database, folder: string = FOLDER): Promise<readonly string[]> {
  const steps = stepsOf(folder)
  return database.transaction(async (tx) => {
    await sql`set local statement_timeout to 0`.execute(tx)
    await sql`select pg_advisory_xact_lock(hashtextextended('truceline/migrate', 0))`.execute(tx)
    await makeLedger(tx)
    const applied =
      await sql<Applied>`select number, file, sha256 from record.migration order by number`.execute(tx)
    const pending = pendingSteps(steps, applied.rows)
    for (const step of pending) await apply(tx, step)
    return pending.map((step) => step.file)
  })
}

function stepsOf(folder: string): readonly Step[] {
  const steps = readdirSync(folder)
    .toSorted()
    .map((file) => {
      const number = FILE.exec(file)?.[1]
      if (number === undefined) throw trouble('DATABASE_MIGRATION', { file, reason: 'name' })
      const text = readFileSync(join(folder, file), 'utf8')
      return { number: Number(number), file, text, sha256: createHash('sha256').update(text).digest('hex') }
    })
  for (const [place, step] of steps.entries())
    if (steps[place + 1]?.number === step.number)
      throw trouble('DATABASE_MIGRATION', { file: step.file, reason: 'number taken twice' })
  return steps
}

function pendingSteps(steps: readonly Step[], applied: readonly Applied[]): readonly Step[] {
  for (const { number, file, sha256 } of applied) {
    const step = steps.find((known) => known.number === number)
    if (step === undefined) throw trouble('DATABASE_MIGRATION', { file, reason: 'of a newer release' })
    if (step.sha256 !== sha256) throw trouble('DATABASE_MIGRATION', { file: step.file, reason: 'altered' })
  }
  const newest = applied.at(-1)?.number ?? 0
  const pending = steps.filter((step) => !applied.some(({ number }) => number === step.number))
  for (const { number, file } of pending)
    if (number < newest) throw trouble('DATABASE_MIGRATION', { file, reason: 'number below an applied one' })
  return pending
}

async function makeLedger(tx: Tx): Promise<void> {
  await sql`create schema if not exists ${sql.id(SCHEMA)}`.execute(tx)
  await sql`create schema if not exists record`.execute(tx)
  await sql`
    create table if not exists record.migration (
      number int primary key, file text not null, sha256 text not null, applied timestamptz not null default now()
    )`.execute(tx)
}

async function apply(tx: Tx, step: Step): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(step.text))
  await sql`
    insert into record.migration (number, file, sha256) values (${step.number}, ${step.file}, ${step.sha256})`.execute(
    tx,
  )
}
