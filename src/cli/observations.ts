import { accept, refuse, type Answer } from '#domain/life'
import { OBSERVED_CLASSES, OBSERVED_MEANS } from '#domain/observation'
import { csvText } from '#formats/export-csv'
import { observationsTable } from '#formats/export-observations'
import type { ObservationsAnswer } from '#wire/observation'

import { instantOption } from './accounts.ts'
import { observationsText } from './observations-text.ts'
import { everyPage } from './pages.ts'
import { openReader, READER_OPTIONS, type Reader } from './reader.ts'
import { done, misuse, textOption, type Call, type Outcome, type Verb } from './verb.ts'

const FORMS = ['json', 'jsonl', 'csv'] as const

const USAGE =
  'observations [--from INSTANT] [--to INSTANT] [--sector S] [--class C] [--means M] [--place ID] [--text WORDS] [--wide] [--json | --jsonl | --csv] [--as OFFICE | --key FILE]'

/** `observations`: what the mission observed, newest first, as its reader may read it. */
export const observations: Verb = {
  usage: USAGE,
  about: 'cli.aboutObservations',
  options: {
    from: 'text',
    to: 'text',
    sector: 'text',
    class: 'text',
    means: 'text',
    place: 'text',
    text: 'text',
    wide: 'flag',
    json: 'flag',
    jsonl: 'flag',
    csv: 'flag',
    ...READER_OPTIONS,
  },
  words: [0, 0],
  run: async (call) => {
    const forms = FORMS.filter((form) => call.options.has(form))
    const [, second] = forms
    if (second !== undefined)
      return misuse('CLI_VALUE', { option: `--${second}`, text: forms.join(' '), usage: USAGE })
    const reader = await openReader(call)
    if (!reader.ok) return { kind: 'refused', refused: reader }
    try {
      const asked = questionOf(call, reader.value.mechanism.zone)
      if (!asked.ok) return { kind: 'misuse', refused: { ...asked, kept: 'nothing' } }
      return await show(call, reader.value, asked.value)
    } finally {
      await reader.value.close()
    }
  },
}

/** Filters of the view, without its pages. */
type Question = Omit<Parameters<Reader['reader']['views']['observations']>[0], 'after' | 'limit'>

function questionOf(call: Call, zone: string): Answer<Question, string> {
  const from = instantOption(call, 'from', zone)
  if (!from.ok) return from
  const to = instantOption(call, 'to', zone)
  if (!to.ok) return to
  if (from.value !== undefined && to.value !== undefined && from.value >= to.value)
    return refuse('MEA_INTERVAL_EMPTY', 'nothing', { from: from.value, to: to.value })
  const [what, how] = [oneOf(call, 'class', OBSERVED_CLASSES), oneOf(call, 'means', OBSERVED_MEANS)]
  if (!what.ok) return what
  if (!how.ok) return how
  const [sector, place, text] = ['sector', 'place', 'text'].map((name) => textOption(call, name))
  return accept({
    ...(from.value === undefined ? {} : { from: from.value }),
    ...(to.value === undefined ? {} : { to: to.value }),
    ...(what.value === undefined ? {} : { class: what.value }),
    ...(how.value === undefined ? {} : { means: how.value }),
    ...(sector === undefined ? {} : { sector }),
    ...(place === undefined ? {} : { place }),
    ...(text === undefined ? {} : { text }),
  })
}

function oneOf<T extends string>(
  call: Call,
  name: string,
  allowed: readonly T[],
): Answer<T | undefined, 'CLI_VALUE'> {
  const given = textOption(call, name)
  const found = allowed.find((each) => each === given)
  return given === undefined || found !== undefined
    ? accept(found)
    : refuse('CLI_VALUE', 'nothing', { option: `--${name}`, text: given, usage: USAGE })
}

async function show(call: Call, reader: Reader, question: Question): Promise<Outcome> {
  const read = await allObservations(reader, question)
  if (!read.ok) return { kind: 'refused', refused: read }
  const { shell, options } = call
  const { rows } = read.value
  if (options.has('json')) shell.out.write(`${JSON.stringify(read.value)}\n`)
  else if (options.has('jsonl')) for (const row of rows) shell.out.write(`${JSON.stringify(row)}\n`)
  else if (options.has('csv')) shell.out.write(csvText(observationsTable(rows)))
  else shell.out.write(observationsText(call, { mechanism: reader.mechanism, answer: read.value }))
  return done
}

const PAGE_ROWS = 500

/** Every page of what matches; counts and figures are of all of them, as the view answers them with its first page. */
export async function allObservations(
  reader: Reader,
  question: Question,
): Promise<Answer<ObservationsAnswer, string>> {
  const pages = await everyPage((after) =>
    reader.reader.views.observations({ ...question, limit: PAGE_ROWS, ...after }),
  )
  if (!pages.ok) return pages
  const { next: _page, ...all } = pages.value[0]
  return accept({ ...all, rows: pages.value.flatMap(({ rows }) => rows) })
}
