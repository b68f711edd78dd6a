import {
  otherSide,
  placeName,
  SIDES,
  type GazetteerEntry,
  type OwnLanguages,
  type Side,
  type Text,
} from '#domain/measure'
import { harmless, type Lang } from '#words'

/** A text in the reader's language, else as it was written. */
export function textIn(lang: Lang, text: Text): string {
  const found = text.find((each) => each.lang === lang) ?? text.find((each) => each.original) ?? text[0]
  return found?.text ?? ''
}

/** A place's name for a reader (R-MEA-13); an id that the gazetteer does not hold stays an id. */
export function nameOfPlace(lang: Lang, places: readonly GazetteerEntry[], id: string): string {
  const entry = places.find((place) => place.id === id)
  return entry === undefined ? harmless(id) : harmless(placeName(entry, lang, ownLanguages(places)))
}

const known = new WeakMap<readonly GazetteerEntry[], OwnLanguages>()

/** Which languages each side alone writes in the gazetteer; one that both write is nobody's own. */
function ownLanguages(places: readonly GazetteerEntry[]): OwnLanguages {
  const kept = known.get(places)
  if (kept !== undefined) return kept
  const made = SIDES.map((side) => {
    const others = writtenBy(places, otherSide(side))
    return { side, ownLanguages: [...writtenBy(places, side)].filter((lang) => !others.has(lang)) }
  })
  known.set(places, made)
  return made
}

function writtenBy(places: readonly GazetteerEntry[], side: Side): ReadonlySet<string> {
  const forms = places.flatMap((place) => place.forms.filter((form) => form.side === side))
  return new Set(forms.flatMap(({ names }) => names.map(({ lang }) => lang)))
}
