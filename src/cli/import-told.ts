import type { MechanismAnswer } from '#wire/party'
import { dateTimeText, harmless, refusal, say } from '#words'

import type { RefusedRow } from './import-file.ts'
import { toldLine } from './run.ts'
import type { Call } from './verb.ts'

const LINES_MAX = 200

/** Whatever refuses a row on a line of its own, with row, field, code and what to do (console.md section 12). */
export function tellRefused({ shell, lang, options }: Call, refused: readonly RefusedRow[], at: At): void {
  const shown = refused.slice(0, LINES_MAX)
  for (const each of shown)
    for (const said of [each.refused, ...(each.also ?? [])]) {
      const line = rowLine(lang, inLocalTime(lang, { ...each, refused: said }, at))
      shell.err.write(`  ${say(lang, 'cli.refused')} ${line}\n`)
    }
  const more = refused.length - shown.length
  if (more > 0 && !options.has('json')) shell.err.write(`  ${say(lang, 'cli.moreRefused', { n: more })}\n`)
}

/** Whatever of a row that can be taken a person should look at first, told as a refusal is, with what to do. */
export function tellLookedAt({ shell, lang, options }: Call, rows: readonly RefusedRow[], at: At): void {
  if (options.has('json')) return
  const shown = rows.slice(0, LINES_MAX)
  for (const each of shown)
    shell.err.write(`  ${say(lang, 'cli.lookAt')} ${rowLine(lang, inLocalTime(lang, each, at))}\n`)
  const more = rows.length - shown.length
  if (more > 0) shell.err.write(`  ${say(lang, 'cli.lookAtMore', { n: more })}\n`)
}

/** Where a file is taken in: the zone that times are shown in, and whether the clock can be moved there. */
export type At = Pick<MechanismAnswer, 'zone' | 'demo'>

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** A refusal whose instants are said in the mechanism's own time, with its offset; in a demo also that its clock goes on. */
function inLocalTime(lang: Call['lang'], each: RefusedRow, { zone, demo }: At): RefusedRow {
  const detail = Object.fromEntries(
    Object.entries(each.refused.detail).map(([name, value]) => [
      name,
      typeof value === 'string' && INSTANT.test(value) ? dateTimeText(lang, value, zone) : value,
    ]),
  )
  const clock = demo === undefined ? {} : { clock: 'demo' }
  return { ...each, refused: { ...each.refused, detail: { ...detail, ...clock } } }
}

/** A row's line: its number, field, and what is the matter with it. */
function rowLine(lang: Call['lang'], { row, refused }: RefusedRow): string {
  const { field, row: _row, ...detail } = refused.detail
  const what = toldLine(lang, { ...refused, kept: 'nothing', detail })
  return field === undefined
    ? say(lang, 'cli.rowHeadOnly', { row, what })
    : say(lang, 'cli.rowHead', { row, field: harmless(String(field)), what })
}

/** JSON whose refusals quote what the file says, without a control that a terminal would obey. */
export function escaped(json: string): string {
  return json.replaceAll(C1, (control) => `\\u00${control.charCodeAt(0).toString(16)}`)
}

const C1 = new RegExp(String.raw`[\u007f-\u009f]`, 'g')

/** A refused row as JSON: with its sentences in the language of the call. */
export function refusedJson(lang: Call['lang'], each: RefusedRow, at: At): object {
  const { row, id, refused } = each
  const { code, detail } = refused
  const told = refusal(lang, inLocalTime(lang, each, at).refused)
  return { row, id, code, field: detail['field'] ?? '', detail, ...told }
}
