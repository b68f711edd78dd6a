import { rowsNamedBy, type AuthorHead, type RecordRows, type RowsNamed } from '#domain/record'
import {
  authorHeadOf,
  authorHeads,
  keysKnown,
  keyStateOf,
  officesKnown,
  officeStateOf,
  type KeysTable,
  type OfficesTable,
} from '#server/projections'
import { hex } from '#tlog'

import type { Arrival } from './arrival.ts'
import { entriesByRid, ridsInStreams } from './entries.ts'
import type { Rows } from './made.ts'
import type { Logged } from './receipt.ts'
import type { LogHead } from './state.ts'
import { rootsAt } from './tiles.ts'

/** What checks 8 to 12 ask of the log, read for a whole batch at once and kept right while the batch goes on. */
export type Known = {
  /** The log as it stands for the record about to get an index and a time. */
  rowsFor(index: number, at: string): RecordRows
  loggedAs(rid: string): Logged | undefined
  officeRow(office: string): OfficesTable | undefined
  /** Takes note of a record that is now in the batch. */
  learn(arrival: Arrival, logged: Logged): Promise<void>
}

type Held = {
  readonly keys: Map<string, KeysTable>
  readonly offices: Map<string, OfficesTable>
  readonly heads: Map<string, AuthorHead>
  readonly logged: Map<string, Logged>
  readonly streams: Map<string, string>
  readonly roots: Map<string, string>
}

/** Reads what the checks of a batch will ask. `made` answers the rows with the batch so far in them. */
export async function knownFor(
  made: () => Promise<Rows>,
  head: LogHead,
  arrivals: readonly Arrival[],
): Promise<Known> {
  const rows = await made()
  const named = arrivals.map(({ read }) => rowsNamedBy(read))
  const names = {
    keys: unique(named.flatMap((each) => each.keys)),
    offices: unique([
      ...named.flatMap((each) => each.offices),
      ...arrivals.map(({ read }) => read.env.author.office),
    ]),
  }
  const held: Held = {
    ...(await directory(rows, names)),
    heads: await headsOf(rows, named),
    logged: await loggedOf(rows, named),
    streams: new Map(),
    roots: await rootsOf(rows, head, named),
  }
  await addPastStreams(rows, held, named)
  return {
    rowsFor: (index, at) => rowsOver(held, index, at),
    loggedAs: (rid) => held.logged.get(rid),
    officeRow: (office) => held.offices.get(office),
    learn: async ({ read: { env, rid } }, logged) => {
      held.heads.set(env.author.key, { seq: env.seq, rid, after: env.after })
      held.logged.set(rid, logged)
      held.streams.set(`${env.author.key}/${env.seq}`, rid)
      if (!CHANGES_DIRECTORY.has(env.type)) return
      const { keys, offices } = await directory(await made(), names)
      for (const [key, row] of keys) held.keys.set(key, row)
      for (const [office, row] of offices) held.offices.set(office, row)
    },
  }
}

const CHANGES_DIRECTORY = new Set(['record.genesis', 'record.key', 'record.office'])

function rowsOver(held: Held, index: number, at: string): RecordRows {
  const { keys, offices, heads, logged, streams, roots } = held
  return {
    index,
    at,
    keyOf: (key) => mapped(keys.get(key), keyStateOf),
    officeOf: (office) => mapped(offices.get(office), officeStateOf),
    headOf: (key) => heads.get(key),
    ridAt: (key, seq) => streams.get(`${key}/${seq}`),
    has: (rid) => logged.has(rid),
    rootAt: (epoch, size) => roots.get(`${epoch}/${size}`),
  }
}

function mapped<A, B>(value: A | undefined, to: (value: A) => B): B | undefined {
  return value === undefined ? undefined : to(value)
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)]
}

async function directory(
  rows: Rows,
  names: { readonly keys: readonly string[]; readonly offices: readonly string[] },
): Promise<Pick<Held, 'keys' | 'offices'>> {
  const keys = await keysKnown(rows, names.keys)
  const offices = await officesKnown(rows, names.offices)
  return {
    keys: new Map(keys.map((row) => [row.key, row])),
    offices: new Map(offices.map((row) => [row.office, row])),
  }
}

async function headsOf(rows: Rows, named: readonly RowsNamed[]): Promise<Map<string, AuthorHead>> {
  const found = await authorHeads(rows, unique(named.map(({ author }) => author.key)))
  return new Map(found.map((row) => [row.key, authorHeadOf(row)]))
}

async function loggedOf(rows: Rows, named: readonly RowsNamed[]): Promise<Map<string, Logged>> {
  const found = await entriesByRid(rows, unique(named.flatMap((each) => each.rids)))
  return new Map(found.map(({ idx, at, rid, leaf }) => [rid, { index: idx, at, rid, leaf }]))
}

// A record below its author's head is a replay or a fork: what stands in its place is asked only then.
async function addPastStreams(rows: Rows, held: Held, named: readonly RowsNamed[]): Promise<void> {
  const past = named
    .map(({ author }) => author)
    .filter(({ key, seq }) => seq <= (held.heads.get(key)?.seq ?? 0))
  for (const { key, seq, rid } of await ridsInStreams(rows, past)) held.streams.set(`${key}/${seq}`, rid)
}

/** Roots at the sizes that authors say they had seen. A size of this batch has left nowhere yet, so nobody has seen it. */
async function rootsOf(rows: Rows, head: LogHead, named: readonly RowsNamed[]): Promise<Map<string, string>> {
  const asked = named.filter(({ after }) => after.epoch === head.epoch).map(({ after }) => after.size)
  const sizes = [...new Set(asked)]
  const found = await rootsAt(
    rows,
    sizes.filter((size) => size < head.size),
  )
  const roots = new Map<string, string>()
  for (const size of sizes) {
    const root = size === head.size ? head.root : mapped(found.get(size), hex)
    if (root !== undefined) roots.set(`${head.epoch}/${size}`, root)
  }
  return roots
}
