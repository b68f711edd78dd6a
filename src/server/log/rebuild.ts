import { randomUUID } from 'node:crypto'

import type { Envelope, JsonObject } from '#domain/record'
import type { Fact, Projection } from '#server/projections'
import { sql, type Database, type Reader, type Tx } from '#server/storage'

import { newAudit, type Audit, type LogDifference } from './audit.ts'
import { compareRows, makeFresh, putInPlace, type RowDifference } from './compare.ts'
import { rawFrom } from './entries.ts'
import { applyFacts, factOf } from './fact.ts'
import { openerOf, type HeldSeal, type Opener } from './opening.ts'
import { sealedOf } from './sealed.ts'
import { lockState } from './state.ts'
import type { LogTables } from './tables.ts'

/** What to rebuild, and who is told how far it is. */
export type Rebuilding = {
  readonly database: Database
  readonly mech: string
  readonly types: readonly string[]
  readonly projections: readonly Projection[]
  /** The node's own seal keys: without them rows of what they open would be taken for extra. */
  readonly held?: HeldSeal
  /** Entries replayed so far, of all. */
  readonly progress?: (done: number, total: number) => void
  /** Stops it: then nothing was changed. */
  readonly signal?: AbortSignal
}

/** A row, of a projection or of the log, that is not as the log's bytes say. */
export type Difference = RowDifference | LogDifference

/**
 * What a rebuild came to. `replaced`: every difference was put right; `stopped`: nothing was changed; `logBroken`: the
 * log's own rows do not hold together, so nothing was rebuilt out of them.
 */
export type Rebuilt = {
  readonly kind: 'replaced' | 'stopped' | 'logBroken'
  readonly entries: number
  readonly rows: number
  readonly differences: readonly Difference[]
}

const CHUNK = 256

/**
 * [R-REC-34] Replays every entry into fresh tables beside the live ones, compares each row of each projection with the
 * live one by hash, names the differences by table and key, and puts the rebuilt rows in place in one transaction. The
 * log goes on meanwhile; only the last step holds it up.
 */
export async function rebuild(asked: Rebuilding): Promise<Rebuilt> {
  const { database, projections } = asked
  const schema = `rebuild_${randomUUID().replaceAll('-', '')}`
  await database.transaction((tx) => makeFresh(tx, schema, projections))
  try {
    return await replayAll(asked, schema)
  } finally {
    await database.transaction((tx) => sql`drop schema if exists ${sql.id(schema)} cascade`.execute(tx))
  }
}

async function replayAll(asked: Rebuilding, schema: string): Promise<Rebuilt> {
  const audit = newAudit({ mech: asked.mech, types: new Set(asked.types) })
  const opener = openerOf(asked.held)
  for (let [done, took] = [0, CHUNK]; ; done += took) {
    const total = await sizeOf(asked.database)
    asked.progress?.(done, total)
    if (asked.signal?.aborted === true) return { kind: 'stopped', entries: done, rows: 0, differences: [] }
    if (total - done <= CHUNK || took === 0) return finish(asked, { schema, audit, opener, done })
    took = await asked.database.transaction((tx) => replayChunk(tx, asked, { schema, audit, opener, done }))
    if (audit.found.length > 0) return broken(audit, done)
  }
}

type Replay = {
  readonly schema: string
  readonly audit: Audit
  readonly opener: Opener
  readonly done: number
}

// The log's row is locked: what is compared and put in place is the whole record, and no batch comes between.
function finish(asked: Rebuilding, { schema, audit, opener, ...replay }: Replay): Promise<Rebuilt> {
  return asked.database.transaction(async (tx) => {
    await sql`set local statement_timeout to 0`.execute(tx)
    const state = await lockState(tx)
    let [done, took] = [replay.done, 1]
    while (took > 0 && audit.found.length === 0) {
      took = await replayChunk(tx, asked, { schema, audit, opener, done })
      done += took
    }
    if (state !== undefined && audit.found.length === 0) audit.end(state)
    if (audit.found.length > 0) return broken(audit, done)
    const compared = await compareRows(tx, schema, asked.projections)
    if (compared.differences.length > 0) await putInPlace(tx, schema, asked.projections)
    asked.progress?.(done, done)
    return { kind: 'replaced', entries: done, ...compared }
  })
}

function broken(audit: Audit, entries: number): Rebuilt {
  return { kind: 'logBroken', entries, rows: 0, differences: audit.found }
}

async function replayChunk(
  tx: Tx,
  { projections }: Rebuilding,
  { schema, audit, opener, done }: Replay,
): Promise<number> {
  await sql`select set_config('search_path', ${schema}, true)`.execute(tx)
  const rows = tx.withTables<LogTables>()
  const state = await rows.selectFrom('record.log_state').select('epoch').executeTakeFirst()
  const entries = await audit.take(rows, await rawFrom(rows, done, CHUNK))
  const epoch = state?.epoch ?? 0
  const facts: Fact[] = []
  for (const [place, { env, rid, at }] of entries.entries())
    facts.push(
      factOf(env, { epoch, index: done + place, rid, at }, await openedAgain(rows, { env, rid, opener })),
    )
  await applyFacts(tx, projections, facts)
  return entries.length
}

type Again = { readonly env: Envelope; readonly rid: string; readonly opener: Opener }

/** What was opened when the record came in; erased since, nothing of it comes back (R-REC-76). */
async function openedAgain(
  rows: Reader<LogTables>,
  { env, rid, opener }: Again,
): Promise<JsonObject | undefined> {
  const content = env.blobs?.find(({ role }) => role === 'content')
  if (content === undefined || !opener.mayOpen(env)) return undefined
  const opened = await opener.open(env, await sealedOf(rows, { rid, sha256: content.sha256 }))
  return opened.ok ? opened.value : undefined
}

async function sizeOf(database: Database): Promise<number> {
  const state = await database.reading((rows: Reader<LogTables>) =>
    rows.selectFrom('record.log_state').select('size').executeTakeFirst(),
  )
  return state?.size ?? 0
}
