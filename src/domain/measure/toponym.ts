import { accept, refuse, type Answer } from '#domain/life'

import type { GazetteerEntry, NameForm, Place, PlaceId, Toponym } from './place.ts'

/** A name that the mechanism's gazetteer is known to hold several readings of: all its candidates stand, whatever matches. */
export type KnownAmbiguity = { readonly text: string; readonly candidates: readonly PlaceId[] }

/** Languages whose capital I is the dotless one, so that `BİR` is `bir` there (Unicode SpecialCasing). */
const DOTTED_I: readonly string[] = ['az', 'tr']

/**
 * A written place-name against the agreed gazetteer: the whole name, letter for letter but for case, with any form of an
 * entry or any name it is also known by. One entry is `resolved`, several stay `candidates` for a person to choose from,
 * none is `unresolved`; nothing is ever matched by likeness, nearness or size. Source: R-MEA-12.
 */
export function resolveToponym(
  asWritten: string,
  entries: readonly GazetteerEntry[],
  ambiguities: readonly KnownAmbiguity[] = [],
): Toponym {
  const name = foldedName(asWritten)
  const names = namesOf(entries)
  const matching = [name, ...DOTTED_I.map((lang) => dottedKey(asWritten, lang))].flatMap(
    (key) => names.get(key) ?? [],
  )
  const confused = ambiguities.filter(({ text }) => foldedName(text) === name)
  const candidates = [...new Set([...matching, ...confused.flatMap((each) => each.candidates)])].toSorted()
  return { asWritten, status: statusOf(candidates.length), candidates }
}

/**
 * Refuses a place that names entries the agreed list does not hold, that is said to be resolved or of several and names
 * none, or whose sector was not agreed. Where no sectors were agreed one stands as it was told. Source: R-MEA-12.
 */
export function placeStands(
  place: Place,
  agreed: { readonly isPlace: (id: PlaceId) => boolean; readonly sectors: readonly string[] },
): Answer<Place, 'MEA_PLACE_UNKNOWN'> {
  const strange = [place, ...place.parts]
    .flatMap(({ candidates }) => candidates)
    .filter((id) => !agreed.isPlace(id))
  if (strange.length > 0) return refuse('MEA_PLACE_UNKNOWN', 'draft', { found: strange })
  const empty = [place, ...place.parts].find((each) => !namesEnough(each))
  if (empty)
    return refuse('MEA_PLACE_UNKNOWN', 'draft', { field: 'place', text: empty.asWritten.slice(0, 200) })
  const { sectors } = agreed
  const { sector } = place
  if (sector.kind === 'known' && sectors.length > 0 && !sectors.includes(sector.value))
    return refuse('MEA_PLACE_UNKNOWN', 'draft', { field: 'place.sector', text: sector.value })
  return accept(place)
}

/** What is resolved is one entry; what is of several, or is still to be chosen, names at least one. */
function namesEnough({ status, candidates }: Toponym): boolean {
  switch (status) {
    case 'resolved':
      return candidates.length === 1
    case 'several':
    case 'candidates':
      return candidates.length > 0
    case 'unresolved':
    case 'notAPlace':
      return true
  }
}

function statusOf(found: number): 'unresolved' | 'resolved' | 'candidates' {
  if (found === 0) return 'unresolved'
  return found === 1 ? 'resolved' : 'candidates'
}

type Names = ReadonlyMap<string, readonly PlaceId[]>

/** A gazetteer's names are folded once, not at every question: at 43 entries that is the whole cost of an answer. */
const folded = new WeakMap<readonly GazetteerEntry[], Names>()

function namesOf(entries: readonly GazetteerEntry[]): Names {
  const kept = folded.get(entries)
  if (kept) return kept
  const names = new Map<string, PlaceId[]>()
  for (const entry of entries)
    for (const key of keysOf(entry)) {
      const ids = names.get(key)
      if (ids) ids.push(entry.id)
      else names.set(key, [entry.id])
    }
  folded.set(entries, names)
  return names
}

function keysOf(entry: GazetteerEntry): readonly string[] {
  const forms: readonly NameForm[] = entry.forms.flatMap(({ names }) => names)
  const dotted = forms.filter(({ lang }) => DOTTED_I.includes(lang))
  return [
    ...[...forms.map(({ text }) => text), ...entry.alsoKnownAs].map(foldedName),
    ...dotted.map(({ text, lang }) => dottedKey(text, lang)),
  ]
}

/** A name without difference of case, of Unicode composition, or of the spaces between its words. */
function foldedName(text: string): string {
  return spaced(text).toUpperCase().toLowerCase().normalize('NFC')
}

/** The same by the rules of a language with a dotted I; apart from names of other languages by the tag before it. */
function dottedKey(text: string, lang: string): string {
  return `${lang}\n${spaced(text).toLocaleUpperCase(lang).toLocaleLowerCase(lang).normalize('NFC')}`
}

function spaced(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/gu, ' ')
}
