import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { onTestFinished } from 'vitest'

import { accept, refuse } from '#domain/life'
import { ridOf, type Envelope, type JsonObject } from '#domain/record'
import {
  logKeyOfSeed,
  openLog,
  type BodySchema,
  type Judge,
  type Log,
  type OpenLog,
  type Submitted,
} from '#server/log'
import { authorHeads, keysKnown, projections, type ProjectionTables } from '#server/projections'
import type { Database, Reader } from '#server/storage'

import { freshDatabase } from './database.ts'
import { sha256, signed } from './founding.ts'
import { labelledKey } from './keys.ts'
import { unhurried } from './unhurried.ts'
import { submittedOf, VECTOR_MECH, vectorRecords } from './vectors.ts'

/** A log over a fresh database that takes the vectors' types, and `test.note`, whose body says what its judge does. */
export type Ledger = {
  readonly database: Database
  readonly log: Log
  readonly clock: { readonly now: () => string; readonly set: (at: string) => void }
  /** Errors that nobody expected. */
  readonly faults: readonly unknown[]
  /** Opens the log again, as another start of the node would; the first must be closed. */
  readonly again: (changed?: Partial<OpenLog>) => Promise<Log>
  /** Enters the vectors' records up to a count, each at the time the vectors have. */
  readonly enterVectors: (count: number) => Promise<void>
  /** The next record of a labelled key's stream: a note, or what `changed` makes of it. */
  readonly note: (label: string, body: JsonObject, changed?: Partial<Envelope>) => Promise<Submitted>
  /** The next notes of a labelled key's stream, one behind the other, none of them entered yet. */
  readonly notes: (label: string, bodies: readonly JsonObject[]) => Promise<readonly Submitted[]>
  readonly parts: OpenLog
}

const anything: BodySchema = { safeParse: () => ({ success: true }) }
const allowed: Judge = () => Promise.resolve(accept(undefined))

const noteJudge: Judge = ({ body }) => {
  if (body?.['does'] === 'fail') throw new Error('a judge that breaks')
  return Promise.resolve(body?.['does'] === 'refuse' ? refuse('CLM_NO_SOURCE', 'draft') : accept(undefined))
}

/** Opens such a log; it ends with the test. */
export async function openLedger(changed: Partial<OpenLog> = {}): Promise<Ledger> {
  const database = changed.database ?? (await freshDatabase())
  const folder = mkdtempSync(join(tmpdir(), 'truceline-ledger-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  let now = '2020-10-10T08:05:01.500Z'
  const faults: unknown[] = []
  const types = [...new Set(vectorRecords.map(({ env }) => env.type)), 'test.note']
  const parts: OpenLog = {
    database,
    mech: VECTOR_MECH,
    clock: { now: () => now },
    logKey: logKeyOfSeed(labelledKey('log-e1').seed),
    projections,
    judges: { ...Object.fromEntries(types.map((type) => [type, allowed])), 'test.note': noteJudge },
    bodies: Object.fromEntries(types.map((type) => [type, anything])),
    mark: join(folder, 'mark'),
    machineMs: unhurried(),
    report: (fault) => faults.push(fault),
    ...changed,
  }
  const open = async (more: Partial<OpenLog> = {}) => {
    const opened = await openLog({ ...parts, ...more })
    onTestFinished(() => opened.close())
    return opened
  }
  const log = await open()
  return {
    database,
    log,
    faults,
    parts,
    again: open,
    clock: { now: () => now, set: (at) => (now = at) },
    enterVectors: async (count) => {
      for (const record of vectorRecords.slice(0, count)) {
        now = record.at
        const answer = await log.enter(submittedOf(record))
        if (!answer.ok) throw new Error(`vector refused: ${answer.code} ${JSON.stringify(answer.detail)}`)
      }
    },
    note: async (label, body, more = {}) => {
      const env = { ...(await nextOf(database, log, label)), body, ...more }
      return { submission: signed(env, [labelledKey(label)]) }
    },
    notes: async (label, bodies) => {
      let next = await nextOf(database, log, label)
      return bodies.map((body) => {
        const env = { ...next, body }
        next = { ...next, seq: env.seq + 1, prev: ridOf(sha256, env) }
        return { submission: signed(env, [labelledKey(label)]) }
      })
    },
  }
}

async function nextOf(database: Database, log: Log, label: string): Promise<Envelope> {
  const key = labelledKey(label)
  const stream = await database.reading(async (rows: Reader<ProjectionTables>) => {
    const [head] = await authorHeads(rows, [key.key])
    const [known] = await keysKnown(rows, [key.key])
    return { seq: (head?.seq ?? 0) + 1, prev: head?.rid ?? known?.rid ?? null }
  })
  const { epoch, size, root } = log.head()
  return {
    v: 1,
    mech: VECTOR_MECH,
    author: { key: key.key, office: key.office },
    ...stream,
    after: { epoch, size, root },
    made: { t: '2020-10-10T08:30:00.000Z', src: 'ntp', unc: 250 },
    type: 'test.note',
    vis: 'J',
  }
}
