import type { FeatureCollection } from 'geojson'

import type { GazetteerEntry, PlaceId, Side } from '#domain/measure'
import type { Entity } from '#domain/party'
import { entityName, nameOfPlace, type Reader } from '#web/controls'
import type { MapContent, MapPlace, MapSector } from '#web/map'
import type { ObservationsAnswer, WatchesAnswer } from '#wire/observation'
import type { SituationAnswer } from '#wire/situation'

import type { Look } from './look.ts'
import { drawnOf, pointOf, type PlacedAccount } from './placing.ts'
import type { Range } from './range.ts'
import { wedgesOf } from './wedge.ts'

/** What the map is made of. Whatever has not been answered yet is simply not drawn yet. */
export type GroundParts = {
  readonly look: Look
  readonly range: Range
  readonly order: readonly Side[]
  readonly entities: readonly Entity[]
  readonly basemap: FeatureCollection | undefined
  readonly geography: SituationAnswer['geography']
  readonly placed: readonly PlacedAccount[]
  readonly observations: ObservationsAnswer | undefined
  readonly watches: WatchesAnswer | undefined
  /** Sector-minutes that somebody could see, of the whole: none means that every sector is unseen; absent, that it is not told yet. */
  readonly observedMin: number | undefined
  readonly day: string
}

/** The map's content for a reader. */
export function contentOf(reader: Reader, parts: GroundParts): MapContent {
  const { look, placed, geography } = parts
  const isOff = (name: Look['off'][number]): boolean => look.off.includes(name)
  const shownAccounts = placed.filter(
    ({ account }) => !isOff(account.standing === 'lodged' ? 'lodged' : 'said'),
  )
  const { marks, areas } = drawnOf(shownAccounts, { order: parts.order, pick: look.pick })
  return {
    basemap: parts.basemap,
    countries: countriesOf(reader, parts),
    sectors: sectorsOf(parts),
    lines: geography.lines.map((line) => ({ parts: line.parts, isHeldByBoth: line.heldBy.length > 1 })),
    places: placesOf(reader, placed),
    marks,
    areas,
    wedges: (parts.observations?.rows ?? []).flatMap((row) => wedgesOf(row, reader.places)),
    shown: { said: !isOff('said'), lodged: !isOff('lodged'), seen: !isOff('seen') },
  }
}

/** Sectors with whether anybody could see them in the range, as far as this reader may know it (R-RPT-3, R-DNH-7). */
export function sectorsOf(
  parts: Omit<GroundParts, 'basemap' | 'placed' | 'entities' | 'order'>,
): readonly MapSector[] {
  const { geography, look, observations } = parts
  return geography.sectors.map(({ id, area }) => ({
    id,
    area,
    look: lookOfSector(id, parts),
    observations: observations?.facets.sector.find(({ value }) => value === id)?.items ?? 0,
    chosen: look.sector === id,
  }))
}

function lookOfSector(
  sector: string,
  { watches, range, observedMin, day }: Pick<GroundParts, 'watches' | 'range' | 'observedMin' | 'day'>,
): MapSector['look'] {
  if (watches === undefined) return 'unsaid'
  const isWatched = watches.watches.some(
    ({ watch, to }) => watch.sector === sector && watch.from < range.to && to > range.from,
  )
  if (isWatched) return 'observed'
  if (watches.watches.length > 0 || observedMin === 0) return 'notObserved'
  const effort = watches.effort.find((row) => row.day === day && row.sector === sector)
  if (effort === undefined) return 'unsaid'
  return effort.observedMin > 0 ? 'observed' : 'notObserved'
}

/** Towns of the gazetteer; those that accounts name come first where names do not all fit. */
function placesOf(reader: Reader, placed: readonly PlacedAccount[]): readonly MapPlace[] {
  const named = new Set<PlaceId>(placed.flatMap(({ spots }) => spots.flatMap(({ ids }) => ids)))
  return [...reader.places.values()].flatMap((entry: GazetteerEntry, n) => {
    const at = pointOf(entry)
    if (at === undefined) return []
    return [
      { at, name: nameOfPlace(reader, entry.id), rank: named.has(entry.id) ? n : n + reader.places.size },
    ]
  })
}

function countriesOf(reader: Reader, { basemap, entities }: GroundParts): MapContent['countries'] {
  const codes = new Set(
    (basemap?.features ?? []).flatMap(({ properties }) => String(properties?.['code'] ?? '') || []),
  )
  return [...codes].map((code) => {
    const entity = entities.find((each) => each.code === code)
    const name = entity === undefined ? regionName(code, reader.lang) : entityName(reader, code)
    return { code, name: name ?? '', isNear: entity?.kind === 'side' }
  })
}

/** A country's name in a language, where this browser has it; a name in another language is none. */
function regionName(code: string, lang: string): string | undefined {
  const names = new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' })
  const spoken = names.resolvedOptions().locale.split('-')[0]
  return spoken === lang && /^[A-Z]{2}$/.test(code) ? names.of(code) : undefined
}
