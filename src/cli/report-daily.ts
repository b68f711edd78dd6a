import { writeFileSync } from 'node:fs'

import { accept, refuse, type Answer } from '#domain/life'
import { isUtc } from '#domain/measure'
import { dailyCsv } from '#formats/daily-csv'
import { dailyJson } from '#formats/daily-json'
import type { DailyPaper } from '#formats/daily-paper'
import { dailyPdf } from '#formats/daily-pdf'
import type { MechanismAnswer } from '#wire/party'
import type { DailyAnswer } from '#wire/report'
import { say } from '#words'

import { allPlaces } from './accounts.ts'
import { refusedBy } from './desk.ts'
import { openReader, READER_OPTIONS, type Reader } from './reader.ts'
import { done, misuse, textOption, type Call, type Outcome, type Verb } from './verb.ts'

const USAGE =
  'report daily --date YYYY-MM-DD --out FILE [--format pdf|json|csv] [--lang en|hy|az|ru] [--as OFFICE | --key FILE]'
const DATE = /^\d{4}-\d{2}-\d{2}$/
const FORMATS = ['pdf', 'json', 'csv'] as const
type Format = (typeof FORMATS)[number]

/** `report daily`: the newest daily of a day that its reader may read, as a file. */
export const reportDaily: Verb = {
  usage: USAGE,
  about: 'cli.aboutReportDaily',
  options: { date: 'text', out: 'text', format: 'text', ...READER_OPTIONS },
  words: [0, 0],
  run: async (call) => {
    const asked = askedOf(call)
    if ('kind' in asked) return asked
    const reader = await openReader(call)
    if (!reader.ok) return { kind: 'refused', refused: reader }
    try {
      const paper = await paperFor(reader.value, asked.date)
      if (!paper.ok) return { kind: 'refused', refused: paper }
      for (const { path, bytes } of filesOf(paper.value, asked, call)) {
        if (!wrote(path, bytes))
          return { kind: 'refused', refused: refuse('CLI_NOT_WRITTEN', 'nothing', { path }) }
        call.shell.err.write(`${say(call.lang, 'cli.wrote', { file: path })}\n`)
      }
      return done
    } finally {
      await reader.value.close()
    }
  },
}

type Asked = { readonly date: string; readonly out: string; readonly format: Format }

function askedOf(call: Call): Asked | Outcome {
  const [date = '', out = ''] = [textOption(call, 'date'), textOption(call, 'out')]
  const text = textOption(call, 'format') ?? 'pdf'
  const format = FORMATS.find((each) => each === text)
  if (!DATE.test(date) || !isUtc(`${date}T00:00:00.000Z`))
    return misuse('CLI_VALUE', { option: '--date', text: date, usage: USAGE })
  if (out === '') return misuse('CLI_VALUE', { option: '--out', text: out, usage: USAGE })
  if (format === undefined) return misuse('CLI_VALUE', { option: '--format', text, usage: USAGE })
  return { date, out, format }
}

/** The newest version that this reader may read; for the mission, where none was issued, the day as the record stands. */
async function paperFor(
  { reader, mechanism, ...rest }: Reader,
  day: string,
): Promise<Answer<DailyPaper, string>> {
  const calendar = await reader.views.reports({ before: dayAfter(day), limit: 1 })
  if (!calendar.ok) return refusedBy(calendar)
  const versions = calendar.value.days.find((each) => each.day === day)?.versions ?? []
  const rid = (versions.findLast(isOut) ?? versions.at(-1))?.rid
  const found = await reader.views.daily({ day, ...(rid === undefined ? {} : { rid }) })
  if (!found.ok) return refusedBy(found)
  const places = await allPlaces({ reader, mechanism, ...rest })
  if (!places.ok) return refuse(places.code, 'nothing', places.detail)
  return accept(paperOf(found.value, mechanism, places.value))
}

type Version = NonNullable<DailyAnswer['version']>

function isOut({ state }: Pick<Version, 'state'>): boolean {
  return state !== 'drafting' && state !== 'approvedOnce' && state !== 'approved'
}

const DAY_MS = 86_400_000

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + DAY_MS).toISOString().slice(0, 10)
}

function paperOf(
  { daily, annexMission, form, version, publicAt }: DailyAnswer,
  mechanism: MechanismAnswer,
  places: DailyPaper['places'],
): DailyPaper {
  const issued = version !== undefined && isOut(version) ? version.approvals.at(-1) : undefined
  const sides = mechanism.sides
    .toSorted((a, b) => (a.side < b.side ? -1 : 1))
    .map(({ side, name, ownLanguages }) => ({ side, name, ownLanguages }))
  return {
    daily,
    form,
    status: version?.state ?? 'drafting',
    issuedAt: issued === undefined ? { kind: 'notStated' } : { kind: 'known', value: issued.at },
    publicAt,
    mechanism: { ...mechanism, sides },
    places,
    rid: version === undefined ? { kind: 'absent' } : { kind: 'known', value: version.rid },
    ...(annexMission === undefined ? {} : { annexMission }),
  }
}

type OutFile = { readonly path: string; readonly bytes: Uint8Array }

/** The file asked for; of the tables, of which a daily has several, the first is that file and the others lie beside it. */
function filesOf(paper: DailyPaper, { format, out }: Asked, { lang }: Call): readonly OutFile[] {
  switch (format) {
    case 'pdf':
      return [{ path: out, bytes: dailyPdf(paper, lang) }]
    case 'json':
      return [{ path: out, bytes: dailyJson(paper) }]
    case 'csv': {
      const stem = out.replace(/\.csv$/i, '')
      return dailyCsv(paper).map(({ name, bytes }, at) => ({
        path: at === 0 ? out : `${stem}.${name.split('.').at(-2) ?? at}.csv`,
        bytes,
      }))
    }
  }
}

function wrote(path: string, bytes: Uint8Array): boolean {
  try {
    writeFileSync(path, bytes)
    return true
  } catch {
    return false
  }
}
