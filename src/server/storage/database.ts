import { CompiledQuery, Kysely, PostgresDialect, type DatabaseConnection, type Transaction } from 'kysely'
import pg from 'pg'

/** Types of tables by name, as each table's file gives them. */
export type Tables = Record<string, Record<string, unknown>>

/** Rows to read. No write compiles through it (L-26). */
export type Reader<T extends Tables> = Pick<Kysely<T>, 'selectFrom' | 'fn'>

/** An open transaction. A table's file names the tables it touches: `tx.withTables<{ offices: OfficesTable }>()`. */
export type Tx = Transaction<unknown>

/** A database: a pool of readers, and apart from it one of writers, so that no flood of questions holds up the log. */
export type Database = {
  readonly url: string
  /** Reads in one repeatable-read, read-only transaction: every answer of `run` is of one instant. */
  reading<T extends Tables, A>(run: (rows: Reader<T>) => Promise<A>): Promise<A>
  /** Runs in one transaction: committed with `synchronous_commit` on when it resolves, nothing of it left when it throws. */
  transaction<A>(run: (tx: Tx) => Promise<A>): Promise<A>
  /** Ends every connection. */
  close(): Promise<void>
}

const READERS = 8
const WRITERS = 4
const STATEMENT_MS = 30_000
const CONNECT_MS = 10_000

/** The schema in which tables without a schema's name stand. The log's own stand in `record`. */
export const SCHEMA = 'truceline'

// Set for each connection and not left to the server, so that every server answers alike.
const SESSION = Object.entries({
  search_path: SCHEMA,
  timezone: 'UTC',
  synchronous_commit: 'on',
  statement_timeout: STATEMENT_MS,
  idle_in_transaction_session_timeout: STATEMENT_MS,
})
  .map(([setting, value]) => `set_config('${setting}', '${value}', false)`)
  .join(', ')

/** Opens a database by its address. Connects when first asked. */
export function openDatabase(url: string): Database {
  const readers = openHandle(url, READERS)
  const writers = openHandle(url, WRITERS)
  return {
    url,
    reading: (run) =>
      readers
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((tx) => run(tx.withTables())),
    transaction: (run) => writers.transaction().setIsolationLevel('read committed').execute(run),
    close: async () => {
      await Promise.all([readers.destroy(), writers.destroy()])
    },
  }
}

function openHandle(url: string, max: number): Kysely<unknown> {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    types: { getTypeParser: parserOf },
  })
  // A lost connection is told to whoever asks on it. Without a listener the driver's own event would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely({ dialect: new PostgresDialect({ pool, onCreateConnection: prepare }) })
}

async function prepare(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(`select ${SESSION}`))
}

/** int8 as a number: what the record counts stays below 2^53 (record.md 2.2), and more is a fault, never rounded. */
function parserOf(...[oid, format]: Parameters<typeof pg.types.getTypeParser>): (value: string) => unknown {
  return oid === pg.types.builtins.INT8 ? wholeNumber : pg.types.getTypeParser(oid, format)
}

function wholeNumber(value: string): number {
  const read = Number(value)
  if (!Number.isSafeInteger(read)) throw new Error(`a count beyond 2^53 in the database: ${value}`)
  return read
}
