import { createHash } from 'node:crypto'
import { basename } from 'node:path'

import { mayRecord, type Agreement, type Taken } from '#domain/agreement'
import { accept, refuse, type Answer, type Refused } from '#domain/life'
import { parseJson, type Json, type JsonObject } from '#domain/record'
import { readAgreements, type AgreementsRead } from '#formats/agreements'
import { readDemoKeys } from '#server/node'
import { harmless, say } from '#words'

import { openDesk, refusedBy, type Desk } from './desk.ts'
import { strangeField } from './import-check.ts'
import { bytesOf, type RefusedRow } from './import-file.ts'
import { escaped, refusedJson, tellRefused } from './import-told.ts'
import type { OfficeKey } from './office-key.ts'
import { demoKeyOf, keyOf, type Reader } from './reader.ts'
import { done, textOption, type Call, type Outcome } from './verb.ts'

/** One of the files that are read together. */
type File = { readonly name: string; readonly bytes: Uint8Array; readonly sha256: string }

/** A text that can be recorded, with where it stands in its file. */
type TakenText = {
  readonly file: number
  readonly row: number
  readonly id: string
  readonly agreement: Agreement
}

type FileRefused = RefusedRow & { readonly file: number }

type Judged = {
  readonly taken: readonly TakenText[]
  /** Of those, how many are in the record by their id. */
  readonly before: readonly TakenText[]
  readonly refused: readonly FileRefused[]
}

/**
 * `import agreements`: texts, proposals and the truces they announce, from files that are read together. Nothing is written
 * while one is refused, unless the valid rest is asked for. What is in the record already is passed over.
 */
export async function importAgreements(
  call: Call,
  reader: Reader,
  paths: readonly string[],
): Promise<Outcome> {
  const files: File[] = []
  for (const path of paths) {
    const bytes = await bytesOf(path, call.shell.stop)
    if (!bytes.ok) return { kind: 'refused', refused: bytes }
    const sha256 = createHash('sha256').update(bytes.value).digest('hex')
    files.push({ name: basename(path), bytes: bytes.value, sha256 })
  }
  const read = readAgreements(
    files.map(({ bytes }) => bytes),
    askedOf(call, reader),
  )
  if (!read.ok) return { kind: 'refused', refused: read }
  const known = await takenIn(reader)
  if (!known.ok) return { kind: 'refused', refused: known }
  const judged = judge(read.value, known.value, reader.mechanism.clock.now)
  tellEach(call, reader, { files, refused: judged.refused })
  const holdsBack = judged.refused.length > 0 && !call.options.has('take-valid')
  if (call.options.has('dry-run') || holdsBack || judged.taken.length === 0) {
    report(call, reader, { files, judged, read: read.value })
    return judged.refused.length === 0 ? done : { kind: 'said' }
  }
  return write(call, reader, { files, judged, read: read.value })
}

function askedOf(call: Call, { mechanism }: Reader): Parameters<typeof readAgreements>[1] {
  const zone = textOption(call, 'zone')
  const { entities, clock } = mechanism
  return { now: clock.now, entities, places: [], ...(zone === undefined ? {} : { zone }) }
}

/** What the record holds by its id in the data. */
async function takenIn({ reader }: Reader): Promise<Answer<Taken, string>> {
  const agreements = new Set<string>()
  const truces = new Set<string>()
  for (let after: string | undefined; ;) {
    const page = await reader.views.agreements({ limit: 200, ...(after === undefined ? {} : { after }) })
    if (!page.ok) return refusedBy(page)
    for (const row of page.value.agreements) {
      agreements.add(row.sourceId)
      for (const id of row.truces) truces.add(id)
    }
    after = page.value.next
    if (after === undefined) return accept({ agreements, truces })
  }
}

/** Judges every text as the node will. One whose id is in the record stands as recorded; the node says if it was amended. */
function judge({ rows }: AgreementsRead, known: Taken, now: string): Judged {
  const taken: TakenText[] = []
  const refused: FileRefused[] = []
  const [agreements, truces] = [new Set(known.agreements), new Set(known.truces)]
  for (const { file, row, id, draft } of rows) {
    const there = draft.ok && known.agreements.has(draft.value.id)
    const answer =
      draft.ok && !there ? mayRecord(draft.value, { agreements, truces }, now) : accept(undefined)
    const stands = draft.ok ? shapeStands(draft.value, answer) : draft
    if (!draft.ok || !stands.ok) refused.push({ file, row, id, refused: withRow(stands, row, id) })
    else {
      taken.push({ file, row, id: draft.value.id, agreement: draft.value })
      agreements.add(draft.value.id)
      for (const truce of draft.value.truces) truces.add(truce.id)
    }
  }
  return { taken, refused, before: taken.filter(({ id }) => known.agreements.has(id)) }
}

/** What no node would take is said before it is signed, with where it stands. */
function shapeStands(agreement: Agreement, answer: Answer<unknown, string>): Answer<unknown, string> {
  const field = answer.ok ? strangeField('agreement.recorded', jsonOf({ agreement })) : undefined
  return field === undefined ? answer : refuse('IMP_SHAPE', 'nothing', { field })
}

function withRow(answer: Answer<unknown, string>, row: number, id: string): Refused<string> {
  if (answer.ok) return refuse('IMP_SHAPE', 'nothing', { row, id })
  return { ...answer, detail: { row, id, ...answer.detail } }
}

type Whole = { readonly files: readonly File[]; readonly judged: Judged; readonly read: AgreementsRead }

async function write(call: Call, reader: Reader, whole: Whole): Promise<Outcome> {
  const desk = await deskOf(call, reader)
  if (!desk.ok) return { kind: 'refused', refused: desk }
  const named = await nameJobs(reader, desk.value, whole)
  if (!named.ok) return { kind: 'refused', refused: named }
  const refused: FileRefused[] = []
  let [fresh, before] = [0, 0]
  for (const { file, row, id, agreement } of whole.judged.taken) {
    const from = { file: whole.files[file]?.sha256 ?? '', row, id }
    const body = jsonOf({ agreement, importedFrom: from })
    const entered = await desk.value.enter({ act: 'agreement.record', type: 'agreement.recorded', body })
    if (entered.ok) fresh += 1
    else if (entered.code === 'IMP_ROW_TAKEN') before += 1
    else if (OF_A_ROW.test(entered.code)) refused.push({ file, row, id, refused: withRow(entered, row, id) })
    else return { kind: 'refused', refused: { ...entered, kept: 'draft' } }
  }
  tellEach(call, reader, { files: whole.files, refused })
  report(call, reader, { ...whole, written: { fresh, before, refused } })
  return fresh + before === whole.judged.taken.length && whole.judged.refused.length === 0
    ? done
    : { kind: 'said' }
}

/** The rule refused this text and the next may pass. Anything else means that the node takes none. */
const OF_A_ROW = /^(?:AGR|IMP|CLM|MEA)_|^REC_(?:BODY|SIZE|STRING)$/

/** In a demo, unless an office is named, the mediator records; else the one key that is given. */
async function deskOf(call: Call, reader: Reader): Promise<Answer<Desk, string>> {
  const isNamed = textOption(call, 'as') !== undefined || textOption(call, 'key') !== undefined
  const key: Answer<OfficeKey | undefined, string> = isNamed
    ? await keyOf(call, reader.home)
    : accept(demoKeyOf(reader.home, mediatorIn(reader.home)))
  if (!key.ok) return key
  if (key.value === undefined) return refuse('CLI_KEY', 'nothing', { office: 'OFFICE' })
  const { host, mech } = reader
  return openDesk({ client: reader.client(), host, mech, key: key.value, wait: call.shell.wait })
}

function mediatorIn(home: string): string | undefined {
  return readDemoKeys(home)?.founding.offices.find(({ functions }) => functions.includes('ME'))?.office
}

/** Names the job of each file that has texts to record, unless one stands for it. */
async function nameJobs(
  { reader }: Reader,
  desk: Desk,
  { files, judged, read }: Whole,
): Promise<Answer<undefined, string>> {
  const jobs = await reader.views.imports({ limit: 100 })
  if (!jobs.ok) return refusedBy(jobs)
  for (const [at, { name, sha256 }] of files.entries()) {
    const taken = judged.taken.filter(({ file }) => file === at).length
    const isNamed = jobs.value.imports.some(({ file, what }) => file === sha256 && what === 'agreements')
    if (taken === 0 || isNamed) continue
    const body = {
      file: sha256,
      name: name.slice(0, 200),
      what: 'agreements',
      rows: read.sizes[at] ?? 0,
      taken,
      refused: [],
    }
    const entered = await desk.enter({ act: 'record.import', type: 'record.import', body })
    if (!entered.ok) return entered
  }
  return accept(undefined)
}

type Refusing = { readonly files: readonly File[]; readonly refused: readonly FileRefused[] }

/** Each file's refusals under its name, where there are several files. */
function tellEach(call: Call, { mechanism }: Reader, { files, refused }: Refusing): void {
  for (const [at, { name }] of files.entries()) {
    const own = refused.filter(({ file }) => file === at)
    if (own.length > 0 && files.length > 1) call.shell.err.write(`  ${harmless(name)}\n`)
    tellRefused(call, own, mechanism)
  }
}

type Written = { readonly fresh: number; readonly before: number; readonly refused: readonly FileRefused[] }

function report(
  { shell, lang, options }: Call,
  { mechanism }: Reader,
  { files, judged, read, written }: Whole & { readonly written?: Written },
): void {
  const taken = judged.taken.length
  const before = written?.before ?? judged.before.length
  const complete = written !== undefined && written.fresh + written.before === taken
  if (options.has('json')) {
    const refused = [...judged.refused, ...(written?.refused ?? [])]
    const answer = {
      what: 'agreements',
      files: files.map(({ name, sha256 }, at) => ({ name, file: sha256, rows: read.sizes[at] ?? 0 })),
      taken,
      refused: refused.map((each) => refusedJson(lang, each, mechanism)),
      written: written?.fresh ?? 0,
      before,
      complete,
    }
    return shell.out.write(`${escaped(JSON.stringify(answer))}\n`)
  }
  const sentences =
    written === undefined
      ? [
          say(lang, 'cli.canTake', { taken, rows: taken + judged.refused.length }),
          ...(before > 0 ? [say(lang, 'cli.inRecord', { n: before })] : []),
          say(lang, 'cli.nothingWritten'),
        ]
      : [
          say(lang, complete ? 'cli.imported' : 'cli.importedPart', {
            done: written.fresh + before,
            before,
            taken,
          }),
        ]
  shell.out.write(`  ${sentences.join(' ')}\n`)
}

function jsonOf(value: unknown): JsonObject {
  const json = parseJson(JSON.stringify(value))
  if (!isJsonObject(json)) throw new TypeError('not an object of JSON')
  return json
}

function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
