import type { Place, PlaceId } from '#domain/measure'

/** What orders matters as on the ground: sectors as along the line, and where each town of the gazetteer lies (R-UI-73). */
export type Ground = {
  readonly sectors: readonly string[]
  /** Absent for areas and for what the gazetteer does not hold. */
  readonly centreOf: (id: PlaceId) => Centre | undefined
}

/** A town's centre in thousandths of a degree, north and east positive. */
type Centre = { readonly latMilliDeg: number; readonly lonMilliDeg: number }

/** Where something stands in a list: numbers and texts compared one after the other. */
export type GroundPosition = readonly (number | string)[]

const GROUP = { sector: 0, town: 1, area: 2, unresolved: 3, wholeLine: 4 } as const

/**
 * Where an account's place stands: its sector as along the line; else its northernmost town, then areas, then a name
 * that is not resolved, then the whole line. Who spoke is no part of it. Source: R-UI-73.
 */
export function positionOf(place: Place, ground: Ground): GroundPosition {
  if (place.sector.kind === 'known') {
    const rank = ground.sectors.indexOf(place.sector.value)
    return [GROUP.sector, rank < 0 ? ground.sectors.length : rank, place.sector.value]
  }
  if (place.status === 'notAPlace') return [GROUP.wholeLine]
  const [first] = placesInOrder(placeIdsOf(place), ground)
  return first === undefined ? [GROUP.unresolved] : positionOfPlace(first, ground)
}

/** The gazetteer ids a place names or may mean; none while it is not resolved, whatever its parts are. */
export function placeIdsOf(place: Place): readonly PlaceId[] {
  return place.status === 'unresolved' || place.status === 'notAPlace' ? [] : place.candidates
}

/** Places north to south, then west to east, areas last; each once. */
export function placesInOrder(ids: readonly PlaceId[], ground: Ground): readonly PlaceId[] {
  return [...new Set(ids)].toSorted((a, b) =>
    comparePositions(positionOfPlace(a, ground), positionOfPlace(b, ground)),
  )
}

/** Orders two positions, for `toSorted`. */
export function comparePositions(a: GroundPosition, b: GroundPosition): number {
  for (const [at, mine] of a.entries()) {
    const theirs = b[at]
    if (theirs === undefined) return 1
    if (mine !== theirs) return mine < theirs ? -1 : 1
  }
  return a.length - b.length
}

function positionOfPlace(id: PlaceId, ground: Ground): GroundPosition {
  const centre = ground.centreOf(id)
  return centre ? [GROUP.town, -centre.latMilliDeg, centre.lonMilliDeg, id] : [GROUP.area, id]
}
