import { refuse } from '#domain/life'
import type { MechanismAnswer } from '#wire/party'
import { harmless, say } from '#words'

import { sha256 } from './hash.ts'
import type { RefusedRow } from './import-file.ts'
import { confirmedRows, judgedTable, type JudgedTable } from './import-observations-file.ts'
import { knownOf, recordObservations, type Recorded } from './import-observations-job.ts'
import { withoutRepeated } from './import-observations-repeated.ts'
import { escaped, refusedJson, tellLookedAt, tellRefused } from './import-told.ts'
import { demoKeyOf, keyOf, type Reader } from './reader.ts'
import { done, type Call, type Outcome } from './verb.ts'

export { OBSERVATION_OPTIONS } from './import-observations-file.ts'

/** A file of observations: its name and its bytes. */
export type ObservationsFile = { readonly name: string; readonly bytes: Uint8Array }

/**
 * `import observations`: a table in the manner of the missions' annexes, judged row by row. Nothing is written while a row
 * is refused or waits for a person's word, unless the valid rest is asked for; the same command goes on where it stopped.
 */
export async function importObservations(
  call: Call,
  reader: Reader,
  file: ObservationsFile,
): Promise<Outcome> {
  const judged = await judgedTable(call, reader, file.bytes)
  if (!judged.ok) return { kind: 'refused', refused: judged }
  const digest = Buffer.from(sha256(file.bytes)).toString('hex')
  const known = await knownOf(call, reader, digest)
  if (!known.ok) return { kind: 'refused', refused: known }
  const whole = withoutRepeated(judged.value, known.value, confirmedRows(call))
  const { taken, refused } = whole
  tellRead(call, whole)
  tellRefused(call, refused, reader.mechanism)
  if (call.options.has('dry-run')) tellLookedAt(call, lookedAt(whole), reader.mechanism)
  const before = taken.filter(({ row }) => known.value.ids.has(row)).length
  const told = { file, digest, judged: whole, at: reader.mechanism, before }
  const holdsBack = refused.length > 0 && !call.options.has('take-valid')
  if (call.options.has('dry-run') || holdsBack || taken.length === 0) {
    report(call, told)
    return refused.length === 0 ? done : { kind: 'said' }
  }
  const own = await keyOf(call, reader.home)
  if (!own.ok) return { kind: 'refused', refused: own }
  const key = own.value ?? demoKeyOf(reader.home, undefined)
  if (key === undefined)
    return { kind: 'refused', refused: refuse('CLI_KEY', 'nothing', { office: 'OFFICE' }) }
  const job = { name: file.name, digest, judged: whole, known: known.value, key }
  const recorded = await recordObservations(call, reader, job)
  if (!recorded.ok) return { kind: 'refused', refused: recorded }
  tellRefused(call, recorded.value.refused, reader.mechanism)
  report(call, { ...told, before: recorded.value.before, recorded: recorded.value })
  const { broke } = recorded.value
  if (broke !== undefined) return { kind: 'refused', refused: { ...broke, kept: 'draft' } }
  return isComplete(whole, recorded.value) ? done : { kind: 'said' }
}

/** Why the rows that can be taken should be looked at first: a line for each warning. */
function lookedAt({ read, taken }: JudgedTable): readonly RefusedRow[] {
  const rows = new Set(taken.map(({ row }) => row))
  return read.rows
    .filter(({ row }) => rows.has(row))
    .flatMap(({ row, own, notes }) =>
      notes.map(({ code, detail, field }) => {
        const id = own.id ?? ''
        return { row, id, refused: refuse(code, 'nothing', { ...detail, row, id, field }) }
      }),
    )
}

function isComplete({ taken }: JudgedTable, { fresh, before }: Recorded): boolean {
  return fresh + before === taken.length
}

/** Which encoding and delimiter were taken, and how sure that is: never in silence. */
function tellRead({ shell, lang, options }: Call, { table: { source }, unconfirmed }: JudgedTable): void {
  if (options.has('json')) return
  if (source.format === 'csv') {
    const { encoding, delimiter } = source
    const values = {
      encoding: encoding.name,
      delimiter: delimiter.name,
      sure: encoding.sure === 'likely' || delimiter.sure === 'likely' ? 'likely' : 'certain',
    }
    shell.err.write(`  ${say(lang, 'cli.tableRead', values)}\n`)
  } else shell.err.write(`  ${say(lang, 'cli.sheetRead', { sheet: harmless(source.sheet) })}\n`)
  if (unconfirmed.length > 0)
    shell.err.write(`  ${say(lang, 'cli.confirmRows', { rows: unconfirmed.slice(0, 50).join(',') })}\n`)
}

type Told = {
  readonly file: ObservationsFile
  readonly digest: string
  readonly judged: JudgedTable
  readonly at: MechanismAnswer
  readonly before: number
  readonly recorded?: Recorded
}

function report(call: Call, told: Told): void {
  const { shell, options } = call
  if (options.has('json')) return shell.out.write(`${escaped(JSON.stringify(answerOf(call, told)))}\n`)
  shell.out.write(`  ${sentences(call, told).join(' ')}\n`)
}

function answerOf({ lang }: Call, { file, digest, judged, at, before, recorded }: Told): object {
  const { table, read, taken, refused, unconfirmed } = judged
  const all: readonly RefusedRow[] = [...refused, ...(recorded?.refused ?? [])]
  return {
    what: 'observations',
    name: file.name,
    file: digest,
    source: table.source,
    columns: Object.fromEntries([...read.heading.columns].map(([field, { column }]) => [field, column + 1])),
    rows: read.rows.length,
    verdicts: read.rows.map(({ row, verdict, notes }) => ({
      row,
      verdict,
      codes: notes.map(({ code, field }) => ({ code, field })),
    })),
    unconfirmed,
    taken: taken.length,
    refused: all.map((each) => refusedJson(lang, each, at)),
    written: recorded?.fresh ?? 0,
    before,
    complete: recorded !== undefined && isComplete(judged, recorded),
  }
}

function sentences({ lang, options }: Call, { judged, before, recorded }: Told): readonly string[] {
  const taken = judged.taken.length
  if (recorded === undefined) {
    const looked = new Set(lookedAt(judged).map(({ row }) => row)).size
    const holdsBack = judged.refused.length > 0 && !options.has('take-valid') && taken > 0
    return [
      say(lang, 'cli.canTake', { taken, rows: judged.read.rows.length }),
      ...(looked > 0 ? [say(lang, 'cli.toLookAt', { n: looked })] : []),
      ...(before > 0 ? [say(lang, 'cli.inRecord', { n: before })] : []),
      say(lang, 'cli.nothingWritten'),
      ...(holdsBack ? [say(lang, 'cli.takeValid')] : []),
    ]
  }
  const inRecord = { done: recorded.fresh + recorded.before, before, taken }
  return isComplete(judged, recorded)
    ? [say(lang, 'cli.imported', inRecord)]
    : [say(lang, 'cli.importedPart', inRecord), ...(recorded.stopped ? [say(lang, 'cli.goOn')] : [])]
}
