import { accept, refuse, type Answer } from '#domain/life'
import { isSide, type GazetteerEntry, type Sector } from '#domain/measure'

import type { Daily } from './daily.ts'
import { isSmall } from './small-cells.ts'
import { finerWords, type FineNames } from './text.ts'

/** A value somewhere in a report. */
type Leaf = { readonly path: string; readonly value: string | number | boolean }

/** Instants that are public by themselves: the day's own span, the truce's moment, when a remark was signed (R-RPT-37). */
const OPEN_INSTANTS: readonly RegExp[] = [
  /^head\.(from|to)$/,
  /^truce\.value\.effective$/,
  /^remarks\.\d+\.at$/,
]
/** An instant or a clock's time within a text. */
const CLOCK = /T\d{2}:\d{2}|(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)/
/** Free text of people that is public by itself: names of an exercise and of a truce, and remarks, which are looked at apart. */
const OPEN_TEXTS: readonly RegExp[] = [
  /^head\./,
  /^truce\./,
  /^remarks\./,
  /\.sources\.\d+\.(publisher|title|date)$/,
]
/** Fields that no public form fills. */
const CLOSED_FIELDS: readonly RegExp[] = [
  /^annex\./,
  /^terms\./,
  /^late\./,
  /^lateOfEarlier\./,
  /^observed\.zones\./,
  /^(?:lodged|saidPublicly)\.lines\.\d+\.(?:places|what|asWritten|timeText)(?:\.|$)/,
  /^(?:lodged|saidPublicly)\.lines\.\d+\.(?:from|to|said|state|answeredInMin)\.value$/,
  /^leading\.\d+\.items\.\d+\.path$/,
  /^sectors\.\d+\.byClass\./,
  /^coverage\.(byMeans|unobserved|undetectable)\./,
  /^corrections\.\d+\.path$/,
]

/**
 * [R-REP-9] Every place where a daily tells more than the public form may: a time of day, an item, a text of people, a
 * class by sector, a small cell, a name of a place in a remark. Answers their paths; none for a form that may leave.
 */
export function finerThanAllowed(daily: Daily, names: FineNames): readonly string[] {
  const leaves = leavesOf(daily, '')
  return [
    ...leaves.filter(isClosed).map(({ path }) => path),
    ...leaves.filter(isClock).map(({ path }) => path),
    ...sidesNamed(daily),
    ...daily.sectors.flatMap(({ sector, total }) => (isSmall(total.now) ? [`sectors.${sector}.now`] : [])),
    ...daily.remarks.flatMap(({ texts }, at) =>
      finerWords(texts, names).length > 0 ? [`remarks.${at}.texts`] : [],
    ),
  ]
}

/** Accounts whose side a form names. */
function sidesNamed({ lodged, saidPublicly }: Daily): readonly string[] {
  return Object.entries({ lodged, saidPublicly }).flatMap(([name, table]) =>
    table.kind === 'rows'
      ? table.lines.flatMap(({ column }, at) => (isSide(column) ? [`${name}.lines.${at}.column`] : []))
      : [],
  )
}

/** Refuses a form that is finer than the public one may be, with where it is. */
export function coarseEnough(daily: Daily, names: FineNames): Answer<undefined, 'REP_TOO_FINE'> {
  const fields = [...new Set(finerThanAllowed(daily, names))]
  const words = [...new Set(daily.remarks.flatMap(({ texts }) => finerWords(texts, names)))]
  return fields.length === 0
    ? accept(undefined)
    : refuse('REP_TOO_FINE', 'nothing', { fields: fields.slice(0, FIELDS_MAX), words })
}

const FIELDS_MAX = 20

/** Names finer than the whole zone: of places in every form, and of sectors. */
export function fineNamesOf(
  places: readonly GazetteerEntry[],
  sectors: readonly Pick<Sector, 'id' | 'name'>[],
): FineNames {
  const ofPlaces = places.flatMap(({ forms, alsoKnownAs }) => [
    ...forms.flatMap(({ names }) => names.map(({ text }) => text)),
    ...alsoKnownAs,
  ])
  const ofSectors = sectors.flatMap(({ id, name }) => [id, ...name.map(({ text }) => text)])
  return [...new Set([...ofPlaces, ...ofSectors])].filter((name) => name.length >= NAME_MIN)
}

/** Shorter names would be found in every text. */
const NAME_MIN = 2

function isClosed({ path, value }: Leaf): boolean {
  if (value === '' || !CLOSED_FIELDS.some((closed) => closed.test(path))) return false
  const isPath = path.startsWith('corrections.') || path.startsWith('leading.')
  return isPath ? String(value).startsWith('sectors.') : true
}

function isClock({ path, value }: Leaf): boolean {
  if (typeof value !== 'string' || OPEN_INSTANTS.some((open) => open.test(path))) return false
  return CLOCK.test(value) && !OPEN_TEXTS.some((open) => open.test(path))
}

function leavesOf(value: unknown, path: string): readonly Leaf[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return [{ path, value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, path === '' ? key : `${path}.${key}`),
  )
}
