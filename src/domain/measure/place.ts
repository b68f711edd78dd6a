import type { Maybe } from './maybe.ts'
import type { Side } from './side.ts'

/** Id of an entry of the agreed gazetteer, kebab-case, e.g. a town or an area. Data, never a constant of the program. */
export type PlaceId = string

/**
 * How a place-name stands: one entry; the text names several; one name that several entries bear and nobody has chosen
 * between (R-MEA-12); no entry and none may be guessed; not a place at all (a whole line).
 */
export type ToponymStatus = 'resolved' | 'several' | 'candidates' | 'unresolved' | 'notAPlace'

/** A place as it was told. `candidates` are gazetteer ids; with status `several` all are meant, with `candidates` one is. */
export type Toponym = {
  readonly asWritten: string
  readonly status: ToponymStatus
  readonly candidates: readonly PlaceId[]
}

/** Where: the name as told, its parts where it names several things, and the agreed sector if it was stated. No position. */
export type Place = Toponym & {
  readonly parts: readonly Toponym[]
  readonly sector: Maybe<string>
}

/** A place as coarse as it may leave: its agreed sector if one was stated, or that it is the whole line. Source: R-MEA-11. */
export function coarsenPlace(place: Place): Place {
  const status = place.status === 'notAPlace' ? 'notAPlace' : 'unresolved'
  return { asWritten: '', status, candidates: [], parts: [], sector: place.sector }
}

/** A position, of class O at the least: decimal degrees as text (the record holds integers only), 95 % radius in metres. */
export type Position = {
  readonly latDeg: string
  readonly lonDeg: string
  readonly radiusM: number
  readonly how: 'gnss' | 'map' | 'estimated' | 'named'
}

/** One form of a name in one language. */
export type NameForm = { readonly lang: string; readonly text: string }

/** An entry of the gazetteer: each side's form per language, and whether the name is contested (R-MEA-13). */
export type GazetteerEntry = {
  readonly id: PlaceId
  readonly kind: 'town' | 'area'
  readonly contested: boolean
  readonly forms: readonly { readonly side: Side; readonly names: readonly NameForm[] }[]
  readonly alsoKnownAs: readonly string[]
  /** Centre of the town in whole thousandths of a degree, absent for areas. Used to order lists as on the ground. */
  readonly at: Maybe<{ readonly latMilliDeg: number; readonly lonMilliDeg: number }>
  readonly within: Maybe<string>
}
