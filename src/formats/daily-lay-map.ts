import { sectorMap, type Palette, type SectorLook } from '#charts'
import { placeName, type GazetteerEntry, type LonLat } from '#domain/measure'
import { phraseOfSum } from '#domain/measure'
import type { SectorRow } from '#domain/report'
import { say, type Lang } from '#words'

import type { LaidMap } from './daily-layout.ts'
import type { DailyPaper } from './daily-paper.ts'
import { figureWords } from './daily-said.ts'

/** Units of the map; paper and page scale it. */
const MAP_BOX = { width: 250, height: 232 }

/** How many towns may stand on a map for finding one's way. */
const TOWNS_MAX = 9

/**
 * The map of a daily: agreed sectors, hatched where nobody watched, with the day's count at each; towns that do not depend
 * on what was reported, so that none of them points at anything. Without outlines there is none.
 */
export function laidMap(paper: DailyPaper, lang: Lang, inks: Palette): LaidMap | undefined {
  const { mechanism, daily } = paper
  const rows = new Map(daily.sectors.map((row) => [row.sector, row]))
  const map = sectorMap({
    ...MAP_BOX,
    inks,
    id: 'map',
    lines: mechanism.lines,
    sectors: mechanism.sectors.map((sector) => {
      const row = rows.get(sector.id)
      return { sector, look: lookOf(row), label: labelOf(sector.id, row, lang) }
    }),
    towns: spread(paper.places).map(({ entry, at }) => ({
      name: placeName(entry, lang, mechanism.sides),
      at,
    })),
  })
  if (map === undefined) return undefined
  const unseen = daily.sectors.filter((row) => lookOf(row) === 'unseen').map(({ sector }) => sector)
  const owners = mechanism.sides.filter(({ ownLanguages }) => ownLanguages.includes(lang))
  return {
    map,
    scale: say(lang, 'report.mapScale', { n: map.scale.km }),
    alt: say(lang, 'report.mapSentence', {
      n: mechanism.sectors.length,
      unseen: unseen.length === 0 ? say(lang, 'report.none') : unseen.join(', '),
    }),
    captions: [
      ...(daily.sectors.length === 0 ? [] : [say(lang, 'report.mapHatched')]),
      say(lang, 'report.mapSectors'),
      say(lang, owners.length === 1 ? 'report.mapNamesOwn' : 'report.mapNamesJoined'),
    ],
  }
}

function lookOf(row: SectorRow | undefined): SectorLook {
  if (row === undefined) return 'notSaid'
  switch (row.mark) {
    case 'full':
      return 'seen'
    case 'part':
    case 'little':
      return 'part'
    case 'none':
      return 'unseen'
  }
}

/** A sector’s id and, where a number may be told, the day’s count in figures. */
function labelOf(id: string, row: SectorRow | undefined, lang: Lang): string {
  if (row === undefined || row.total.now.kind !== 'count') return id
  const phrase = phraseOfSum(row.total.now.sum)
  return phrase.kind === 'exact' ? `${id} · ${figureWords(lang, row.total.now)}` : id
}

type Town = { readonly entry: GazetteerEntry; readonly at: LonLat; readonly x: number; readonly y: number }

/** Towns of the gazetteer, each next one as far as can be from those before, so that they cover the ground. */
function spread(places: readonly GazetteerEntry[]): readonly Town[] {
  const towns = places.flatMap(townOf)
  const [first] = towns
  if (first === undefined) return []
  const chosen: Town[] = [first]
  while (chosen.length < Math.min(TOWNS_MAX * 3, towns.length)) {
    const next = towns
      .filter((town) => !chosen.includes(town))
      .toSorted((a, b) => nearest(b, chosen) - nearest(a, chosen))[0]
    if (next === undefined) break
    chosen.push(next)
  }
  return chosen
}

function townOf(entry: GazetteerEntry): readonly Town[] {
  if (entry.kind !== 'town' || entry.at.kind !== 'known') return []
  const { latMilliDeg, lonMilliDeg } = entry.at.value
  return [{ entry, at: [lonMilliDeg * 100, latMilliDeg * 100], x: lonMilliDeg, y: latMilliDeg }]
}

function nearest(town: Town, others: readonly Town[]): number {
  return Math.min(...others.map((other) => Math.hypot(other.x - town.x, other.y - town.y)))
}
