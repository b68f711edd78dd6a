import type { Rendering, Speaker, Statement } from '#domain/claim'
import { accept, refuse, type Answer } from '#domain/life'
import { addS, known, msOfUtc, notStated, type StatedTime } from '#domain/measure'

import type { FileContext } from './file.ts'
import { badShape, under, type Asked } from './rows.ts'
import type { ForeignSource, Ids, StatementRow } from './statement-row.ts'
import { isCalendarDay } from './told-day.ts'
import { entityOf, sideOfEntity, textOf } from './told-values.ts'

/** Who spoke, without the person's name, which stands in the sealed part alone. The side is the founding record's. */
export function speakerOf(row: StatementRow, asked: Asked): Answer<Speaker, 'PTY_ENTITY_UNKNOWN'> {
  const { entity: code, side, kind, office, channel } = row.speaker
  const entity = entityOf({ code, side, kind }, asked.entities, 'speaker.entity')
  if (!entity.ok) return entity
  return accept({
    kind: entity.value.kind,
    side: sideOfEntity(entity.value),
    entity: entity.value.code,
    office,
    channel: channel ? known(channel) : notStated,
  })
}

/** Zones reach this far ahead of UTC, so a page may bear the next day's date this long before UTC has it. */
const AHEAD_OF_UTC_S = 14 * 3600

/** Each source as a rendering: a paraphrase in the statement's own words unless the file gives the source's. */
export function renderingsOf(
  row: StatementRow,
  context: FileContext,
): Answer<
  readonly Rendering[],
  'IMP_SHAPE' | 'CLM_ONE_ORIGINAL' | 'MEA_TIME_IMPOSSIBLE' | 'MEA_TIME_FUTURE'
> {
  const what = textOf(row.what ?? row.text, 'text', row.lang ?? context.language)
  if (!what.ok) return what
  const original = what.value.find((text) => text.original)
  const renderings: Rendering[] = []
  for (const [i, source] of row.source.entries()) {
    const dated = dateOf(source, context)
    if (!dated.ok) return under(`source[${i}]`, dated)
    renderings.push({
      lang: source.lang ?? (source.text ? context.language : (original?.lang ?? context.language)),
      text: source.text ?? original?.text ?? source.title,
      publisher: source.publisher,
      title: source.title,
      date: source.date,
      kind: source.kind ?? 'paraphrase',
      ...(source.url ? { url: source.url } : {}),
      ...(source.note ? { note: source.note } : {}),
    })
  }
  return accept(renderings)
}

function dateOf(
  { date }: ForeignSource,
  { asked }: FileContext,
): Answer<string, 'MEA_TIME_IMPOSSIBLE' | 'MEA_TIME_FUTURE'> {
  if (!isCalendarDay(date)) return refuse('MEA_TIME_IMPOSSIBLE', 'draft', { field: 'date', text: date })
  const latest = addS(asked.now, AHEAD_OF_UTC_S).slice(0, 10)
  return date > latest
    ? refuse('MEA_TIME_FUTURE', 'draft', { field: 'date', from: date, now: asked.now })
    : accept(date)
}

/** Most links of one statement (wire/claim). */
const LINKS_MAX = 32

/** Links between statements by the ids of the file. None says who is right. */
export function linksOf(row: StatementRow): Answer<Statement['links'], 'IMP_SHAPE'> {
  const to = (rel: Statement['links'][number]['rel'], ids: Ids): Statement['links'] =>
    [ids ?? []].flat().map((id) => ({ rel, id }))
  const links = [
    ...to('answers', row.answers),
    ...to('supersedes', row.supersedes),
    ...to('differsFrom', row.differsFrom),
    ...to('repeats', row.repeats),
  ]
  return links.length <= LINKS_MAX
    ? accept(links)
    : badShape('answers', { links: links.length, most: LINKS_MAX })
}

const MINUTE_MS = 60_000

/** Minutes after the truce took effect, computed again where its instant is known: the file's must be the same. */
export function derivedMinutes(
  row: StatementRow,
  at: StatedTime,
  context: FileContext,
): Answer<undefined, 'IMP_DERIVED_DIFFERS'> {
  const given = row.minutesAfterEffective
  const effective = row.truce ? context.truces.get(row.truce) : context.onlyTruce
  if (given === undefined || given === null || effective === undefined || at.from.kind !== 'known')
    return accept(undefined)
  const computed = Math.floor((msOfUtc(at.from.value) - msOfUtc(effective)) / MINUTE_MS)
  if (computed === given) return accept(undefined)
  return refuse('IMP_DERIVED_DIFFERS', 'draft', { field: 'minutesAfterEffective', found: given, computed })
}
