import { accept, refuse, type Answer } from '#domain/life'
import {
  resolveToponym,
  type GazetteerEntry,
  type KnownAmbiguity,
  type Maybe,
  type Place,
  type Toponym,
  type ToponymStatus,
} from '#domain/measure'

import { badShape, clipped, shaped, under } from './rows.ts'
import { foreignPlace, words, type ForeignPart, type ForeignPlace } from './shapes.ts'
import { maybeOf } from './told-values.ts'

/** What a foreign place can be refused with. Several candidates are no refusal: they stay (R-MEA-12). */
export type PlaceCode = 'IMP_SHAPE' | 'MEA_PLACE_UNKNOWN' | 'MEA_PLACE_DIFFERS'

/** A place as it may stand in a clear body, and the places fire is said to have come from, which may not (R-DNH-1). */
export type ToldPlace = { readonly place: Place; readonly originsAlleged: readonly string[] }

/** The agreed gazetteer as rows are read against it. */
export type Gazetteer = {
  readonly places: readonly GazetteerEntry[]
  readonly isPlace: (id: string) => boolean
  readonly resolve: (asWritten: string) => Toponym
}

/** The agreed gazetteer with names known to be of several places. Each name is looked up once, however many rows bear it. */
export function gazetteerOf(
  places: readonly GazetteerEntry[],
  ambiguities: readonly KnownAmbiguity[],
): Gazetteer {
  const ids = new Set(places.map(({ id }) => id))
  const found = new Map<string, Toponym>()
  return {
    places,
    isPlace: (id) => ids.has(id),
    resolve: (asWritten) => {
      const known = found.get(asWritten) ?? resolveToponym(asWritten, places, ambiguities)
      found.set(asWritten, known)
      return known
    },
  }
}

const STATUSES: Readonly<Record<string, ToponymStatus>> = {
  single: 'resolved',
  resolved: 'resolved',
  several: 'several',
  ambiguous: 'candidates',
  candidates: 'candidates',
  unresolved: 'unresolved',
  'not-a-place': 'notAPlace',
  notAPlace: 'notAPlace',
}

/** A place of which a row says nothing at all. */
export const NOTHING_TOLD: ForeignPlace = { text: '—', resolution: 'unresolved' }

const ORIGIN = 'originAlleged'

/** What stands for words that would name a place fire is said to have come from; the words are in the sealed part. */
const WITHHELD = '[…]'

/** Reads a foreign place against the agreed gazetteer. A bare text is resolved by its letters, or stays unresolved. */
export function toldPlace(value: unknown, gazetteer: Gazetteer): Answer<ToldPlace, PlaceCode> {
  const read = shaped(foreignPlace, typeof value === 'string' ? { text: value } : value)
  if (!read.ok) return read
  const place = read.value
  const origins = originIdsOf(place)
  const named = toponymOf(place, gazetteer, origins)
  if (!named.ok) return named
  const parts: Toponym[] = []
  for (const [i, part] of (place.parts ?? []).entries()) {
    if (part.role === ORIGIN) continue
    const toponym = toponymOf(part, gazetteer, origins)
    if (!toponym.ok) return under(`parts[${i}]`, toponym)
    parts.push(toponym.value)
  }
  const sector = sectorOf(place.sector)
  if (!sector.ok) return sector
  const asWritten = namesOrigin(place)
    ? targetWords(named.value, parts, gazetteer.places)
    : named.value.asWritten
  return accept({
    place: { ...named.value, asWritten, parts, sector: sector.value },
    originsAlleged: originsOf(place, named.value.asWritten, origins),
  })
}

/** Whether any of it is told as a place fire came from. */
function namesOrigin(place: ForeignPlace): boolean {
  const roles = [
    place.role,
    ...Object.values(place.roles ?? {}),
    ...(place.parts ?? []).map((part) => part.role),
  ]
  return roles.includes(ORIGIN)
}

function sectorOf(value: unknown): Answer<Maybe<string>, 'IMP_SHAPE'> {
  return maybeOf(value, 'sector', (inner) => shaped(words(40), inner, 'sector'))
}

/** Gazetteer ids whose role in this place is that fire is said to have come from there. */
function originIdsOf(place: ForeignPlace): ReadonlySet<string> {
  const byRole = Object.entries(place.roles ?? {}).flatMap(([id, role]) => (role === ORIGIN ? [id] : []))
  const byPart = (place.parts ?? []).flatMap((part) => (part.role === ORIGIN ? (part.candidates ?? []) : []))
  return new Set([...byRole, ...byPart, ...(place.role === ORIGIN ? (place.candidates ?? []) : [])])
}

function toponymOf(
  part: ForeignPart,
  gazetteer: Gazetteer,
  origins: ReadonlySet<string>,
): Answer<Toponym, PlaceCode> {
  const asWritten = part.text ?? part.asWritten
  if (!asWritten) return badShape('text')
  const stated = statusOf(part)
  if (!stated.ok) return stated
  const given = part.candidates ?? []
  const strange = [...given, ...(part.chosen ? [part.chosen] : [])].find((id) => !gazetteer.isPlace(id))
  if (strange !== undefined)
    return refuse('MEA_PLACE_UNKNOWN', 'draft', {
      field: 'candidates',
      text: strange,
      name: clipped(asWritten, 200),
    })
  const found = gazetteer.resolve(asWritten)
  const chosen = part.chosen && part.reason ? part.chosen : undefined
  if (chosen === undefined && isOther(given, found.candidates))
    return refuse('MEA_PLACE_DIFFERS', 'draft', {
      field: 'candidates',
      name: clipped(asWritten, 200),
      listed: found.candidates,
      ids: given,
    })
  const candidates = candidatesOf({
    given: [...new Set(given)],
    found,
    chosen,
    isStated: stated.value !== undefined,
  }).filter((id) => !origins.has(id))
  return accept({
    asWritten,
    status: statusFor(stated.value, candidates, { found, chosen }),
    candidates,
  })
}

/** Whether a row means by a name of the agreed list one place, which does not bear it. */
function isOther(given: readonly string[], bearers: readonly string[]): boolean {
  return given.length === 1 && bearers.length > 0 && !given.every((id) => bearers.includes(id))
}

function statusOf(part: ForeignPart): Answer<ToponymStatus | undefined, 'IMP_SHAPE'> {
  const word = part.resolution ?? part.status
  if (word === undefined || word === null) return accept(undefined)
  const status = Object.hasOwn(STATUSES, word) ? STATUSES[word] : undefined
  return status ? accept(status) : badShape('resolution', { found: word })
}

type Choice = { readonly found: Toponym; readonly chosen: string | undefined }

/** A person's choice with its reason; else what the file lists, and beside it every other bearer of a name that has several. */
function candidatesOf({
  given,
  found,
  chosen,
  isStated,
}: Choice & { readonly given: readonly string[]; readonly isStated: boolean }): readonly string[] {
  if (chosen !== undefined) return [chosen]
  if (!isStated && given.length === 0) return found.candidates
  return found.status === 'candidates' ? [...new Set([...given, ...found.candidates])] : given
}

/** The status as the file has it, unless that would say more than the candidates do. */
function statusFor(
  stated: ToponymStatus | undefined,
  candidates: readonly string[],
  { found, chosen }: Choice,
): ToponymStatus {
  if (stated === 'notAPlace') return 'notAPlace'
  if (candidates.length === 0) return 'unresolved'
  if (chosen !== undefined) return 'resolved'
  if (found.status === 'candidates' || stated === 'candidates') return 'candidates'
  if (stated === 'several') return candidates.length === 1 ? 'resolved' : 'several'
  if (stated === 'unresolved') return 'unresolved'
  return candidates.length === 1 ? 'resolved' : 'candidates'
}

/** The words for what was fired on, without those for where from: the parts' own, else the names the text itself uses. */
function targetWords(named: Toponym, parts: readonly Toponym[], places: readonly GazetteerEntry[]): string {
  if (parts.length > 0)
    return parts
      .map((part) => part.asWritten)
      .join(', ')
      .slice(0, 400)
  const used = named.candidates.flatMap((id) =>
    nameInText(
      named.asWritten,
      places.find((place) => place.id === id),
    ),
  )
  return used.length > 0 ? clipped(used.join(', '), 400) : WITHHELD
}

function nameInText(text: string, place: GazetteerEntry | undefined): readonly string[] {
  const names = [
    ...(place?.forms.flatMap((form) => form.names.map((name) => name.text)) ?? []),
    ...(place?.alsoKnownAs ?? []),
  ]
  const found = names.filter((name) => text.includes(name)).toSorted((a, b) => b.length - a.length)[0]
  return found === undefined ? [] : [found]
}

/** As written where the file sets them apart; else their ids, with the words they stand in. */
function originsOf(place: ForeignPlace, asWritten: string, origins: ReadonlySet<string>): readonly string[] {
  const parts = (place.parts ?? []).filter((part) => part.role === ORIGIN)
  if (parts.length > 0)
    return parts.flatMap((part) => part.text ?? part.asWritten ?? []).map((text) => clipped(text, 200))
  return namesOrigin(place) ? [...origins, clipped(asWritten, 200)].slice(0, 32) : []
}
