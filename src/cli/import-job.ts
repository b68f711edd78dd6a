import type { Client } from '#client'
import { accept, refuse, type Answer, type Refused } from '#domain/life'
import type { Side } from '#domain/measure'

import { openDesk, type Desk } from './desk.ts'
import type { FileRead, Imported, RefusedRow, TakenRow } from './import-file.ts'
import { contentOf, nameOf, recordKnown, standingOf, type RecordKnown } from './import-known.ts'
import type { OfficeKey } from './office-key.ts'
import { everyPage } from './pages.ts'
import { progressOf } from './progress.ts'
import type { Reader } from './reader.ts'
import type { Call } from './verb.ts'

/** Who signs what a row says: the key for the side or the mission it speaks for; `undefined` where none is at hand. */
export type Signers = (speaks: Side | 'mission') => OfficeKey | undefined

/** One import, as it is recorded. */
export type Job = {
  readonly what: Imported
  readonly name: string
  readonly file: FileRead
  readonly signers: Signers
  /** What the record holds, where that was read just before. */
  readonly known?: RecordKnown
}

/** How far an import came: rows recorded now, rows that were there before, rows the record refused, and what broke it off. */
export type Recorded = {
  readonly fresh: number
  readonly before: number
  readonly refused: readonly RefusedRow[]
  readonly stopped: boolean
  readonly broke?: Refused<string>
}

/** Row by row: the rule refused this one and the next may pass. Anything else means that the node takes none. */
const OF_A_ROW = /^(?:IMP|AGR|CLM|MEA|LIFE|PTY)_|^REC_(?:REF|BODY|SIZE|STRING|BLOB_SIZE)$/

/**
 * Records the rows of a file in their order: first the named job of each office that signs, then one record a row. A row
 * that is in the record already is passed over, so that the same command goes on where it was stopped or killed.
 */
export async function record(call: Call, reader: Reader, job: Job): Promise<Answer<Recorded, string>> {
  const desks = await desksOf(call, reader, job)
  if (!desks.ok) return desks
  const known = job.known === undefined ? await recordKnown(call, reader) : accept(job.known)
  if (!known.ok) return known
  const named = await nameJobs(reader.reader, job, desks.value)
  if (!named.ok) return named
  return accept(await recordRows(call, job.file.taken, { desks: desks.value, known: known.value }))
}

type Entering = { readonly desks: Desks; readonly known: RecordKnown }

async function recordRows(call: Call, rows: readonly TakenRow[], entering: Entering): Promise<Recorded> {
  const progress = progressOf({ ...call, doing: 'cli.recording', total: rows.length })
  const refused: RefusedRow[] = []
  let [fresh, before] = [0, 0]
  try {
    for (const taken of rows) {
      if (call.shell.stop.aborted) return { fresh, before, refused, stopped: true }
      const entered = await enterRow(taken, entering)
      if (entered.ok) fresh += 1
      else if (entered.code === 'IMP_ROW_TAKEN') before += 1
      else if (OF_A_ROW.test(entered.code)) refused.push({ row: taken.row, id: taken.id, refused: entered })
      else return { fresh, before, refused, stopped: false, broke: entered }
      progress.at(fresh + before + refused.length)
    }
  } finally {
    progress.end()
  }
  return { fresh, before, refused, stopped: false }
}

type Desks = ReadonlyMap<Side | 'mission', Desk>

/** A desk for everyone the rows speak for. */
async function desksOf(call: Call, reader: Reader, job: Job): Promise<Answer<Desks, string>> {
  const desks = new Map<Side | 'mission', Desk>()
  for (const speaks of new Set(job.file.taken.map((row) => row.speaks))) {
    const key = job.signers(speaks)
    if (key === undefined) return refuse('CLI_KEY', 'nothing', { office: speaks })
    const same = [...desks.values()].find(({ office }) => office === key.office)
    const { host, mech } = reader
    const desk =
      same === undefined
        ? await openDesk({ client: reader.client(), host, mech, key, wait: call.shell.wait })
        : accept(same)
    if (!desk.ok) return desk
    desks.set(speaks, desk.value)
  }
  return accept(desks)
}

const REFUSED_MAX = 200 // wire/record importBody
const TEXT_MAX = 200

/** Each office that signs rows names the job once; one that an earlier run named for the same file is taken up. */
async function nameJobs(client: Client, job: Job, desks: Desks): Promise<Answer<undefined, string>> {
  const { file, what, name } = job
  const before = await jobsOf(client, file.sha256, what)
  if (!before.ok) return before
  const body = {
    file: file.sha256,
    name: name.slice(0, TEXT_MAX),
    what,
    rows: file.rows,
    taken: file.taken.length,
    refused: file.refused.slice(0, REFUSED_MAX).map(({ row, id, refused }) => ({
      row,
      id: id.slice(0, 80),
      code: refused.code,
      field: String(refused.detail['field'] ?? '').slice(0, 120),
    })),
  }
  for (const desk of new Set(desks.values())) {
    const isNamed = before.value.some(({ by, taken }) => by === desk.office && taken === body.taken)
    const entered = isNamed
      ? undefined
      : await desk.enter({ act: 'record.import', type: 'record.import', body })
    if (entered !== undefined && !entered.ok) return entered
  }
  return accept(undefined)
}

type NamedJob = { readonly by: string; readonly taken: number }

async function jobsOf(
  client: Client,
  file: string,
  what: Imported,
): Promise<Answer<readonly NamedJob[], string>> {
  const pages = await everyPage((after) => client.views.imports({ limit: 100, ...after }))
  if (!pages.ok) return pages
  const jobs = pages.value.flatMap(({ imports }) => imports)
  return accept(jobs.filter((each) => each.file === file && each.what === what))
}

async function enterRow(
  taken: TakenRow,
  { desks, known }: Entering,
): Promise<{ readonly ok: true } | Refused<string>> {
  const draft = taken.draft((name) => known.ids.get(name))
  if (!draft.ok) return draft
  const desk = desks.get(taken.speaks)
  if (desk === undefined) return refuse('CLI_KEY', 'nothing', { office: taken.speaks })
  const content = contentOf(draft.value.type, draft.value.body)
  if (content && standingOf(known, content) === 'recorded') return refuse('IMP_ROW_TAKEN', 'nothing')
  const entered = await desk.enter(draft.value)
  if (!entered.ok) return entered
  if (taken.names !== undefined) known.ids.set(nameOf({ by: taken.names, id: taken.id }), entered.value.rid)
  return { ok: true }
}
