import { accept, refuse, type Answer, type Refused } from '#domain/life'
import { OBSERVATION_CLASSES } from '#domain/measure'
import { canonicalJson, type ReadEntry } from '#domain/record'
import { observationBodies } from '#wire/observation'
import { say } from '#words'

import { openDesk, refusedBy, type Desk, type Draft } from './desk.ts'
import { asJson, type RefusedRow } from './import-file.ts'
import { eachEntry } from './import-known.ts'
import type { JudgedTable, TakenObservation } from './import-observations-file.ts'
import { keepElsewhere } from './import-observations-repeated.ts'
import type { OfficeKey } from './office-key.ts'
import { progressOf } from './progress.ts'
import type { Reader } from './reader.ts'
import type { Call } from './verb.ts'

/** What the record holds of a file: the observation of each row, the newest version of each, and who is in a group. */
export type FileKnown = {
  readonly ids: Map<number, string>
  readonly newest: Map<string, string>
  /** Versions as `id`, a line end, and their canonical JSON. */
  readonly versions: Set<string>
  readonly grouped: Set<string>
  /** What of other files, or of none, says the same: its number for people by its content. */
  readonly elsewhere: Map<string, string>
}

/** How far an import came: rows recorded now and before, rows the record refused, and what broke it off. */
export type Recorded = {
  readonly fresh: number
  readonly before: number
  readonly refused: readonly RefusedRow[]
  readonly stopped: boolean
  readonly broke?: Refused<string>
}

/** One import of observations, as it is recorded. */
export type ObservationsJob = {
  readonly name: string
  readonly digest: string
  readonly judged: JudgedTable
  readonly known: FileKnown
  readonly key: OfficeKey
}

/** Reads from the record which rows of a file are in it, and what became of them. */
export async function knownOf(call: Call, reader: Reader, file: string): Promise<Answer<FileKnown, string>> {
  const known: FileKnown = {
    ids: new Map(),
    newest: new Map(),
    versions: new Set(),
    grouped: new Set(),
    elsewhere: new Map(),
  }
  const read = await eachEntry(call, reader, (entry, index) => keep(known, { ...entry, index }, file))
  return read.ok ? accept(known) : read
}

function keep(
  known: FileKnown,
  { env, rid, index }: ReadEntry & { readonly index: number },
  file: string,
): void {
  switch (env.type) {
    case 'observation.imported': {
      const { from, observations } = observationBodies[env.type].parse(env.body)
      if (from.file === file) for (const [n, row] of from.rows.entries()) keepRow(known, row, `${rid}.${n}`)
      else keepElsewhere(known, index, observations)
      return
    }
    case 'observation.submitted':
      keepElsewhere(known, index, observationBodies[env.type].parse(env.body).observations)
      return
    case 'observation.revised': {
      const { of, observation } = observationBodies[env.type].parse(env.body)
      known.newest.set(of, rid)
      known.versions.add(`${of}\n${canonicalJson(asJson(observation))}`)
      return
    }
    case 'observation.grouped':
      for (const id of observationBodies[env.type].parse(env.body).group.members) known.grouped.add(id)
  }
}

function keepRow({ ids, newest }: FileKnown, row: number, id: string): void {
  ids.set(row, id)
  newest.set(id, id.slice(0, id.indexOf('.')))
}

/** The bounds of one signed record (record.md 2.2): observations, bytes of its body, and bytes of what is sealed. */
const BATCH_ROWS = 100
const BODY_MAX_BYTES = 46_000
const SEALED_MAX_BYTES = 180_000

type Work = {
  readonly job: ObservationsJob
  readonly desk: Desk
  readonly call: Call
  readonly refused: RefusedRow[]
  readonly counts: { fresh: number; before: number }
  readonly tell: () => void
}

/** Enters nothing more: the node takes none, or a person stopped it. */
type Halt = { readonly stopped: true } | { readonly broke: Refused<string> }

/**
 * Records the rows that are not in the record yet: the named job, rows in batches of up to a hundred, then the versions and
 * groups that the table names. Killed at any point, the same command goes on there.
 */
export async function recordObservations(
  call: Call,
  reader: Reader,
  job: ObservationsJob,
): Promise<Answer<Recorded, string>> {
  const { host, mech } = reader
  const desk = await openDesk({ client: reader.client(), host, mech, key: job.key, wait: call.shell.wait })
  if (!desk.ok) return desk
  const named = await nameJob(reader, job, desk.value)
  if (!named.ok) return named
  const { taken } = job.judged
  const progress = progressOf({ ...call, doing: 'cli.recording', total: taken.length })
  const counts = { fresh: 0, before: 0 }
  const refused: RefusedRow[] = []
  const tell = () => progress.at(counts.fresh + counts.before + refused.length)
  const work: Work = { job, desk: desk.value, call, refused, counts, tell }
  try {
    const halted = (await enterRows(work)) ?? (await enterVersions(work)) ?? (await enterGroups(work))
    return accept({ ...counts, refused, stopped: false, ...halted })
  } finally {
    progress.end()
  }
}

/** The rows that are observations of their own; one that revises another of the table follows it as a version. */
function baseRows({ judged: { taken } }: ObservationsJob): readonly TakenObservation[] {
  return taken.filter(({ own }) => own.revises === undefined)
}

const TEXT_MAX = 200
const REFUSED_MAX = 200 // wire/record importBody

async function nameJob(reader: Reader, job: ObservationsJob, desk: Desk): Promise<Answer<undefined, string>> {
  const { name, digest, judged } = job
  const taken = baseRows(job).length
  for (let after: string | undefined = undefined; ;) {
    const page: Awaited<ReturnType<typeof reader.reader.views.imports>> = await reader.reader.views.imports({
      limit: 100,
      ...(after === undefined ? {} : { after }),
    })
    if (!page.ok) return refusedBy(page)
    const isNamed = page.value.imports.some(
      (each) =>
        each.file === digest &&
        each.what === 'observations' &&
        each.by === desk.office &&
        each.taken === taken,
    )
    if (isNamed) return accept(undefined)
    after = page.value.next
    if (after === undefined) break
  }
  const body = {
    file: digest,
    name: name.slice(0, TEXT_MAX),
    what: 'observations',
    rows: Math.max(...judged.read.rows.map(({ row }) => row)),
    taken,
    refused: judged.refused.slice(0, REFUSED_MAX).map(({ row, id, refused }) => ({
      row,
      id: id.slice(0, 80),
      code: refused.code,
      field: String(refused.detail['field'] ?? '').slice(0, 120),
    })),
  }
  const entered = await desk.enter({ act: 'record.import', type: 'record.import', body: asJson(body) })
  return entered.ok ? accept(undefined) : entered
}

async function enterRows(work: Work): Promise<Halt | undefined> {
  const rows = baseRows(work.job)
  const fresh = rows.filter(({ row }) => !work.job.known.ids.has(row))
  work.counts.before += rows.length - fresh.length
  for (const batch of batchesOf(fresh)) {
    if (work.call.shell.stop.aborted) return { stopped: true }
    const halted = await enterBatch(work, batch)
    if (halted !== undefined) return halted
  }
  return undefined
}

function batchesOf(rows: readonly TakenObservation[]): readonly (readonly TakenObservation[])[] {
  const batches: TakenObservation[][] = []
  let [body, sealed] = [0, 0]
  for (const taken of rows) {
    const [clear, hidden] = [taken.whole.observation, taken.whole.mission].map(
      (each) => Buffer.byteLength(JSON.stringify(each)) + 1,
    )
    const last = batches.at(-1)
    const fits =
      last !== undefined &&
      last.length < BATCH_ROWS &&
      body + (clear ?? 0) <= BODY_MAX_BYTES &&
      sealed + (hidden ?? 0) <= SEALED_MAX_BYTES
    if (fits) last.push(taken)
    else batches.push([taken])
    body = (fits ? body : 0) + (clear ?? 0)
    sealed = (fits ? sealed : 0) + (hidden ?? 0)
  }
  return batches
}

/** A refusal of what a row says, and not of the office or the node. */
const OF_A_ROW = /^(?:IMP|OBS|MEA|LIFE)_|^REC_(?:REF|BODY|SIZE|STRING|BLOB_SIZE)$/

/** Enters rows in one record. Where the record refuses them the halves are tried, until the rows it refuses are found. */
async function enterBatch(work: Work, batch: readonly TakenObservation[]): Promise<Halt | undefined> {
  const entered = await work.desk.enter(importedDraft(work, batch))
  if (entered.ok) {
    for (const [n, { row }] of batch.entries()) keepRow(work.job.known, row, `${entered.value.rid}.${n}`)
    work.counts.fresh += batch.length
  } else if (!OF_A_ROW.test(entered.code)) return { broke: entered }
  else if (batch.length > 1) {
    const half = Math.ceil(batch.length / 2)
    return (await enterBatch(work, batch.slice(0, half))) ?? (await enterBatch(work, batch.slice(half)))
  } else if (entered.code === 'IMP_ROW_TAKEN') work.counts.before += 1
  else refuseRow(work, batch[0], entered)
  work.tell()
  return undefined
}

function refuseRow(work: Work, taken: TakenObservation | undefined, refused: Refused<string>): void {
  if (taken === undefined) return
  const { row, own } = taken
  work.refused.push({ row, id: own.id ?? '', refused: { ...refused, detail: { ...refused.detail, row } } })
}

function importedDraft({ job, desk }: Work, batch: readonly TakenObservation[]): Draft {
  return {
    act: 'observation.import',
    type: 'observation.imported',
    body: asJson({
      observations: batch.map(({ whole }) => whole.observation),
      from: { file: job.digest, rows: batch.map(({ row }) => row) },
    }),
    sealed: {
      body: asJson({ watch: watchOf(job), observations: batch.map(({ whole }) => whole.mission) }),
      sealing: { kind: 'observed', by: desk.office },
    },
  }
}

function watchOf({ judged: { watch } }: ObservationsJob): object {
  return watch === undefined ? { kind: 'absent' } : { kind: 'known', value: watch.id }
}

/** Versions in the order of the table; one whose first is not in the record is refused. */
async function enterVersions(work: Work): Promise<Halt | undefined> {
  const rows = work.job.judged.taken.filter(({ own }) => own.revises !== undefined)
  for (const taken of rows) {
    if (work.call.shell.stop.aborted) return { stopped: true }
    const entered = await enterVersion(work, taken)
    if (entered.ok) work.counts[entered.value] += 1
    else if (OF_A_ROW.test(entered.code)) refuseRow(work, taken, entered)
    else return { broke: entered }
    work.tell()
  }
  return undefined
}

async function enterVersion(
  { job, desk, call }: Work,
  { row, own, whole }: TakenObservation,
): Promise<Answer<'fresh' | 'before', string>> {
  const { known } = job
  const of = observationOf(job, own.revises)
  const newest = of === undefined ? undefined : known.newest.get(of)
  if (of === undefined || newest === undefined)
    return refuse('REC_REF', 'nothing', { field: 'revises', text: own.revises ?? '' })
  const version = `${of}\n${canonicalJson(asJson(whole.observation))}`
  if (known.versions.has(version)) return accept('before')
  const reason = say(call.lang, 'cli.importRevises', { row, name: job.name.slice(0, TEXT_MAX) })
  const entered = await desk.enter({
    act: 'observation.revise',
    type: 'observation.revised',
    ref: [{ rel: 'revises', rid: newest }],
    body: asJson({ of, observation: whole.observation, reason }),
    sealed: {
      body: asJson({ watch: watchOf(job), observations: [whole.mission] }),
      sealing: { kind: 'observed', by: desk.office },
    },
  })
  if (!entered.ok) return entered
  known.newest.set(of, entered.value.rid)
  known.versions.add(version)
  return accept('fresh')
}

/** The observation that a row of the table became: its own, or through the rows it revises the first one's. */
function observationOf(job: ObservationsJob, id: string | undefined, seen: number = 0): string | undefined {
  const row = job.judged.read.rows.find(({ own }) => own.id === id && id !== undefined)
  if (row === undefined || seen > job.judged.read.rows.length) return undefined
  return row.own.revises === undefined
    ? job.known.ids.get(row.row)
    : observationOf(job, row.own.revises, seen + 1)
}

/** Groups that the table names, of which the record knows no member in a group yet: one of each class counts. */
async function enterGroups(work: Work): Promise<Halt | undefined> {
  const { job, desk, call } = work
  const named = job.judged.taken.filter(({ own }) => own.group !== undefined)
  for (const [group, rows] of Map.groupBy(named, ({ own }) => own.group)) {
    if (call.shell.stop.aborted) return { stopped: true }
    const members = rows.flatMap((taken) => {
      const id = observationOf(job, taken.own.id)
      return id === undefined ? [] : [{ id, taken }]
    })
    if (members.length < 2 || members.some(({ id }) => job.known.grouped.has(id))) continue
    const why = say(call.lang, 'cli.importGroups', { group: group ?? '', name: job.name.slice(0, TEXT_MAX) })
    const entered = await desk.enter({
      act: 'observation.group',
      type: 'observation.grouped',
      body: asJson({ group: { members: members.map(({ id }) => id), counted: countedOf(members) } }),
      sealed: { body: asJson({ why }), sealing: { kind: 'observed', by: desk.office } },
    })
    if (!entered.ok && !OF_A_ROW.test(entered.code)) return { broke: entered }
    if (entered.ok) for (const { id } of members) job.known.grouped.add(id)
    else refuseRow(work, rows[0], entered)
  }
  return undefined
}

type Member = { readonly id: string; readonly taken: TakenObservation }

/** Of each class the member that the table counts; where it marks none, the first. */
function countedOf(members: readonly Member[]): readonly { readonly class: string; readonly id: string }[] {
  return OBSERVATION_CLASSES.flatMap((each) => {
    const own = members.filter(({ taken }) => taken.whole.observation.class === each)
    const counted = own.find(({ taken }) => taken.own.counted === true) ?? own[0]
    return counted === undefined ? [] : [{ class: each, id: counted.id }]
  })
}
