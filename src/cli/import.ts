import { basename } from 'node:path'

import { accept, refuse, type Answer } from '#domain/life'
import { isSide } from '#domain/measure'
import { readDemoKeys } from '#server/node'
import { say } from '#words'

import { allPlaces } from './accounts.ts'
import { importAgreements } from './agreement-import.ts'
import { homeOf } from './home.ts'
import { judgeRows } from './import-check.ts'
import { bytesOf, IMPORTED, readFile, type FileRead, type Imported } from './import-file.ts'
import { record, type Recorded, type Signers } from './import-job.ts'
import { recordKnown } from './import-known.ts'
import { takeImportLock } from './import-lock.ts'
import { importObservations, OBSERVATION_OPTIONS } from './import-observations.ts'
import { escaped, refusedJson, tellRefused, type At } from './import-told.ts'
import type { OfficeKey } from './office-key.ts'
import { demoKeyOf, keyOf, openReader, READER_OPTIONS, type Reader } from './reader.ts'
import { done, misuse, textOption, type Call, type Outcome, type Verb } from './verb.ts'

const USAGE =
  'import statements|claims|places|observations|agreements FILE… [--zone ZONE] [--year YEAR] [--columns FIELD:N,…] [--sheet NAME] [--encoding NAME] [--delimiter comma|semicolon|tab] [--watch ID] [--confirm ROWS] [--dry-run] [--take-valid] [--json] [--as OFFICE | --key FILE]'

/** Agreements come in several files, which are read together; all else comes in one. */
const FILES_MAX = 8
const NO_BYTES = new Uint8Array()

/** `import`: a file as one named job, row by row; nothing is guessed, and nothing is written while a row is refused. */
export const importFile: Verb = {
  usage: USAGE,
  about: 'cli.aboutImport',
  options: {
    zone: 'text',
    'dry-run': 'flag',
    'take-valid': 'flag',
    json: 'flag',
    ...OBSERVATION_OPTIONS,
    ...READER_OPTIONS,
  },
  words: [2, FILES_MAX + 1],
  run: async (call) => {
    const [word = '', path = ''] = call.words
    const what = WHATS.find((each) => each === word)
    if (what === undefined) return misuse('CLI_VALUE', { option: 'import', text: word, usage: USAGE })
    const [second] = call.words.slice(2)
    if (second !== undefined && what !== 'agreements')
      return misuse('CLI_VALUE', { option: `import ${what}`, text: second, usage: USAGE })
    const strange = Object.keys(OBSERVATION_OPTIONS).find((name) => call.options.has(name))
    if (what !== 'observations' && strange !== undefined)
      return misuse('CLI_VALUE', { option: `--${strange}`, text: word, usage: USAGE })
    const bytes = what === 'agreements' ? accept(NO_BYTES) : await bytesOf(path, call.shell.stop)
    if (!bytes.ok) return { kind: 'refused', refused: bytes }
    const lock = call.options.has('dry-run') ? undefined : takeImportLock(homeOf(call.shell))
    if (lock && !lock.ok) return { kind: 'refused', refused: lock }
    try {
      return await atReader(call, { what, name: basename(path), bytes: bytes.value })
    } finally {
      lock?.value.release()
    }
  },
}

async function atReader(call: Call, given: Given): Promise<Outcome> {
  const reader = await openReader(call)
  if (!reader.ok) return { kind: 'refused', refused: reader }
  try {
    const { what, name, bytes } = given
    if (what === 'agreements') return await importAgreements(call, reader.value, call.words.slice(1))
    return what === 'observations'
      ? await importObservations(call, reader.value, { name, bytes })
      : await taken(call, reader.value, { what, name, bytes })
  } finally {
    await reader.value.close()
  }
}

const WHATS = [...IMPORTED, 'observations', 'agreements'] as const

type Given = { readonly what: (typeof WHATS)[number]; readonly name: string; readonly bytes: Uint8Array }

async function taken(
  call: Call,
  reader: Reader,
  { what, name, bytes }: Given & { readonly what: Imported },
): Promise<Outcome> {
  const places = await allPlaces(reader)
  if (!places.ok) return { kind: 'refused', refused: places }
  const against = { mechanism: reader.mechanism, places: places.value, zone: textOption(call, 'zone') }
  const read = readFile(what, bytes, against)
  if (!read.ok) return { kind: 'refused', refused: read }
  const signers = await signersOf(call, reader, what)
  if (!signers.ok) return { kind: 'refused', refused: signers }
  const known = await recordKnown(call, reader)
  if (!known.ok) return { kind: 'refused', refused: known }
  const { file, before } = judgeRows(withoutOthers(read.value, signers.value), against, known.value)
  tellRefused(call, file.refused, reader.mechanism)
  const holdsBack = file.refused.length > 0 && !call.options.has('take-valid')
  if (call.options.has('dry-run') || holdsBack || file.taken.length === 0) {
    report(call, { what, name, file, before, at: reader.mechanism })
    return file.refused.length === 0 ? done : { kind: 'said' }
  }
  const job = { what, name, file, signers: signers.value, known: known.value }
  const recorded = await record(call, reader, job)
  if (!recorded.ok) return { kind: 'refused', refused: recorded }
  tellRefused(call, recorded.value.refused, reader.mechanism)
  report(call, {
    what,
    name,
    file,
    before: recorded.value.before,
    at: reader.mechanism,
    recorded: recorded.value,
  })
  const { broke } = recorded.value
  if (broke !== undefined) return { kind: 'refused', refused: { ...broke, kept: 'draft' } }
  return isComplete(file, recorded.value) ? done : { kind: 'said' }
}

/**
 * In a demo, unless an office is named, each row is signed by the office it speaks for: a side's liaison, and of the
 * mission the investigator for what was said and the duty officer for places. Else all are signed by the one key given.
 */
async function signersOf(call: Call, reader: Reader, what: Imported): Promise<Answer<Signers, string>> {
  const isNamed = textOption(call, 'as') !== undefined || textOption(call, 'key') !== undefined
  if (readDemoKeys(reader.home) !== undefined && !isNamed) {
    const ofMission = officeWith(reader.home, what === 'places' ? 'DO' : 'IN', 'M')
    return accept((speaks) =>
      demoKeyOf(reader.home, speaks === 'mission' ? ofMission : officeWith(reader.home, 'L', speaks)),
    )
  }
  const key = await keyOf(call, reader.home)
  if (!key.ok) return key
  if (key.value === undefined) return refuse('CLI_KEY', 'nothing', { office: 'OFFICE' })
  const own = key.value
  return accept((speaks) => (speaksFor(own, speaks) ? own : undefined))
}

/** The first office of a holder that has a function, in a demo home. */
function officeWith(home: string, role: string, holder: string): string | undefined {
  const offices = readDemoKeys(home)?.founding.offices ?? []
  return offices.find(
    (each) => each.office.startsWith(`${holder}.`) && each.functions.some((own) => own === role),
  )?.office
}

/** A side's rows are its own office's to lodge; what was said publicly is the mission's or a mediator's to transcribe. */
function speaksFor({ office }: OfficeKey, speaks: string): boolean {
  const holder = office.slice(0, office.indexOf('.'))
  return speaks === 'mission' ? !isSide(holder) : holder === speaks
}

/** Rows that nobody here may sign are refused before anything is written (R-CLM-13). */
function withoutOthers(file: FileRead, signers: Signers): FileRead {
  const own = file.taken.filter(({ speaks }) => signers(speaks) !== undefined)
  const others = file.taken
    .filter(({ speaks }) => signers(speaks) === undefined)
    .map(({ row, id }) => ({
      row,
      id,
      refused: refuse('PTY_NOT_A_SIDE', 'nothing', { row, id, field: 'by' }),
    }))
  const refused = [...file.refused, ...others].toSorted((a, b) => a.row - b.row)
  return { ...file, taken: own, refused }
}

type Report = {
  readonly what: Imported
  readonly name: string
  readonly file: FileRead
  /** Rows that were in the record before. */
  readonly before: number
  readonly at: At
  readonly recorded?: Recorded
}

function isComplete(file: FileRead, { fresh, before }: Recorded): boolean {
  return fresh + before === file.taken.length
}

function report(call: Call, { what, name, file, before, at, recorded }: Report): void {
  const { shell, lang, options } = call
  if (options.has('json')) {
    const answer = {
      what,
      name,
      file: file.sha256,
      rows: file.rows,
      taken: file.taken.length,
      refused: [...file.refused, ...(recorded?.refused ?? [])].map((each) => refusedJson(lang, each, at)),
      written: recorded === undefined ? 0 : recorded.fresh,
      before,
      complete: recorded !== undefined && isComplete(file, recorded),
    }
    return shell.out.write(`${escaped(JSON.stringify(answer))}\n`)
  }
  const values = { taken: file.taken.length, rows: file.rows }
  shell.out.write(`  ${sentences(call, { file, before, values, recorded }).join(' ')}\n`)
}

type Told = {
  readonly file: FileRead
  readonly before: number
  readonly values: { readonly taken: number; readonly rows: number }
  readonly recorded: Recorded | undefined
}

function sentences({ lang, options }: Call, { file, before, values, recorded }: Told): readonly string[] {
  if (recorded === undefined) {
    const holdsBack = file.refused.length > 0 && !options.has('take-valid') && file.taken.length > 0
    return [
      say(lang, 'cli.canTake', values),
      ...(before > 0 ? [say(lang, 'cli.inRecord', { n: before })] : []),
      say(lang, 'cli.nothingWritten'),
      ...(holdsBack ? [say(lang, 'cli.takeValid')] : []),
    ]
  }
  const inRecord = { done: recorded.fresh + recorded.before, before, taken: values.taken }
  return isComplete(file, recorded)
    ? [say(lang, 'cli.imported', inRecord)]
    : [say(lang, 'cli.importedPart', inRecord), ...(recorded.stopped ? [say(lang, 'cli.goOn')] : [])]
}
