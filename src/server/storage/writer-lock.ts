import pg from 'pg'

import type { Database } from './database.ts'

/** The right to be the one writer of something in a database. It lasts as long as its connection. */
export type WriterLock = {
  /** Resolves when the lock is gone: given back, or its connection lost. */
  readonly lost: Promise<void>
  /** Gives it back. */
  release(): Promise<void>
}

/** Takes the lock of that name, or answers `undefined` when another process has it (R-REC-33). Never waits. */
export async function takeWriterLock(database: Database, name: string): Promise<WriterLock | undefined> {
  const client = new pg.Client({ connectionString: database.url, keepAlive: true })
  const lost = new Promise<void>((resolve) => {
    client.once('end', () => resolve())
    client.on('error', () => resolve())
  })
  await client.connect()
  const { rows } = await client.query<{ taken: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
    [name],
  )
  if (rows.some((row) => row.taken)) return { lost, release: () => client.end() }
  await client.end()
  return undefined
}
