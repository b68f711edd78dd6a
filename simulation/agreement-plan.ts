import type { Agreement, ReadingNote } from '#domain/agreement'
import { accept, refuse, type Answer } from '#domain/life'
import { addDays, momentFromText, zoneFromText, type Utc, type Zone } from '#domain/measure'

import type { TranscriptionTime } from './plan.ts'

/** A row of a file of agreements, ready to be recorded: which file it stands in, and its number there. */
export type AgreementRow = {
  readonly file: string
  readonly row: number
  readonly id: string
  readonly agreement: Agreement
}

/** One deed of the mediator: recording a text, or noting how somebody told a truce's moment. */
export type AgreementStep =
  | { readonly kind: 'record'; readonly at: Utc; readonly row: AgreementRow }
  | {
      readonly kind: 'note'
      readonly at: Utc
      readonly agreement: string
      readonly truce: string
      readonly note: ReadingNote
    }

/** What the mediator's deeds are planned from: rows, the plan's own times, and the zone in which days end. */
export type AgreementPlan = {
  readonly rows: readonly AgreementRow[]
  readonly times: readonly TranscriptionTime[]
  readonly zone: string
}

/**
 * The mediator's deeds in the order they fall due. A text without a time in the plan is recorded at the end of the day on
 * which its newest source was printed; a note of a reading at the end of the day it was printed, never before. Refuses a
 * plan that names a text the files have not.
 */
export function planAgreements({
  rows,
  times,
  zone,
}: AgreementPlan): Answer<readonly AgreementStep[], 'IMP_SHAPE'> {
  const strange = times.find(({ id }) => !rows.some((row) => row.id === id))
  if (strange !== undefined) return refuse('IMP_SHAPE', 'nothing', { field: 'id', id: strange.id })
  const named = zoneFromText(zone)
  if (!named.ok) return refuse('IMP_SHAPE', 'nothing', { field: 'zone' })
  const steps: AgreementStep[] = []
  for (const row of rows) {
    const planned = times.find(({ id }) => id === row.id)?.at
    const at = planned ?? endOfDay(newestDay(row.agreement), named.value)
    if (at === undefined) return refuse('IMP_SHAPE', 'nothing', { field: 'source', id: row.id })
    steps.push(...stepsOf(row, at, named.value))
  }
  return accept(steps.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)))
}

/** A text without what was printed only later, and a note of each of those. */
function stepsOf(row: AgreementRow, at: Utc, zone: Zone): readonly AgreementStep[] {
  const isLater = ({ day }: ReadingNote): boolean => (dueAt(day, zone) ?? at) > at
  const truces = row.agreement.truces.map((truce) => ({
    ...truce,
    notes: truce.notes.filter((note) => !isLater(note)),
  }))
  const later = row.agreement.truces.flatMap(({ id, notes }) =>
    notes.filter(isLater).map((note): AgreementStep => ({
      kind: 'note',
      at: dueAt(note.day, zone) ?? at,
      agreement: row.id,
      truce: id,
      note,
    })),
  )
  return [{ kind: 'record', at, row: { ...row, agreement: { ...row.agreement, truces } } }, ...later]
}

function dueAt(day: ReadingNote['day'], zone: Zone): Utc | undefined {
  return day.kind === 'known' ? endOfDay(day.value, zone) : undefined
}

/** The latest day on which anything in it was printed, said or signed; else the agreement's own. */
function newestDay({ day, sources, texts, terms }: Agreement): string | undefined {
  const printed = [...sources, ...texts.map(({ source }) => source)].flatMap(({ date }) => date ?? [])
  const said = terms
    .flatMap((term) => term.said)
    .flatMap((each) => (each.day.kind === 'known' ? [each.day.value] : []))
  const own = day.kind === 'known' ? [day.value] : []
  return [...printed, ...said, ...own].toSorted().at(-1)
}

function endOfDay(day: string | undefined, zone: Zone): Utc | undefined {
  const next = day === undefined ? undefined : momentFromText(addDays(day, 1), zone.name)
  return next?.ok === true ? next.value.utc : undefined
}
