import type { ActName } from '#domain/access'
import { addDays } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import { dailyNumber, dayAt, dayNamed } from '#domain/report'
import { mechanismInForce, reportVersionFacts, type VersionFacts } from '#server/projections'
import { reportsAnswer, reportsQuestion, type ReportsAnswer } from '#wire/report'

import { isAllowed, type MayAsked } from './report-may.ts'
import { notesShown } from './report-notes.ts'
import { signersOf } from './report-signers.ts'
import { issuedOf, versionsShown } from './report-versions.ts'
import { viewOf, type Asked, type Rows, type View } from './view.ts'

type Question = { readonly before?: string | undefined; readonly limit: number }

/** Public notes shown beside the calendar. */
const NOTES_MAX = 40

/** The calendar of dailies, newest day first, with every version of each, and the public notes. */
export const reports: View = viewOf({
  name: 'reports',
  path: '/api/reports',
  summary:
    'The calendar of daily reports: every day that has closed, with its versions, and the public notes.',
  row: 'report',
  class: 'J',
  question: reportsQuestion,
  answer: reportsAnswer,
  async select(rows, asked): Promise<ReportsAnswer | undefined> {
    const mechanism = await mechanismInForce(rows)
    if (!mechanism) return undefined
    const { now } = asked
    const today = dayAt(now, mechanism)
    const { days, next } = calendarOf(asked.question, today.day, mechanism)
    const versions = await versionsOn(rows, days, asked)
    const signers = await signersOf(
      rows,
      versions.flatMap(({ signatures }) => signatures.map(({ row }) => row.key)),
    )
    const may: MayAsked = { who: asked.asker.who, now, signers }
    return {
      now,
      today: { day: today.day, closesAt: today.to },
      days: days.map((day) => dayShown(day, mechanism, { versions, may })),
      notes: await notesShown(rows, { ...asked, limit: NOTES_MAX }),
      may: [...mayBegin(may)],
      ...(next === undefined ? {} : { next }),
    }
  },
  lower: { full: whole, joint: whole },
})

/** Days that have closed and are below the one asked for, newest first, and whether there are more. */
function calendarOf(
  { before, limit }: Question,
  today: string,
  mechanism: Mechanism,
): { readonly days: readonly string[]; readonly next: string | undefined } {
  const top = before !== undefined && before < today ? before : today
  const count = Math.max(0, dailyNumber(top, mechanism) - 1)
  const days = Array.from({ length: Math.min(limit, count) }, (_, at) => addDays(top, -1 - at))
  return { days, next: count > limit ? days.at(-1) : undefined }
}

/** Versions of some days that this reader sees: a draft is the mission's own. */
async function versionsOn(
  rows: Rows,
  days: readonly string[],
  { mayRead }: Asked<Question>,
): Promise<readonly VersionFacts[]> {
  const [newest, oldest] = [days[0], days.at(-1)]
  if (newest === undefined || oldest === undefined) return []
  const versions = await reportVersionFacts(rows, { from: oldest, to: newest })
  return mayRead({ row: 'report', class: 'M' }) ? versions : issuedOf(versions)
}

type Shown = { readonly versions: readonly VersionFacts[]; readonly may: MayAsked }

function dayShown(
  day: string,
  mechanism: Mechanism,
  { versions, may }: Shown,
): ReportsAnswer['days'][number] {
  const { from, to } = dayNamed(day, mechanism)
  const ofDay = versions.filter(({ row }) => row.day === day)
  return { day, n: dailyNumber(day, mechanism), from, to, versions: [...versionsShown(ofDay, may)] }
}

const BEGUN: readonly ActName[] = ['report.assemble', 'report.remark', 'report.publicNote.issue']

function mayBegin(may: MayAsked): readonly ActName[] {
  return BEGUN.filter((act) => isAllowed(act, { isFirst: true }, may))
}

function whole(answer: ReportsAnswer): ReportsAnswer {
  return answer
}
