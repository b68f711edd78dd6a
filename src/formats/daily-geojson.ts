import type { LonLat, Ring, Sector } from '#domain/measure'

import type { DailyPaper } from './daily-paper.ts'
import { hoursData, qualifierOf } from './daily-tables.ts'

const E5 = 100_000

/**
 * The sectors of a daily as GeoJSON (RFC 7946, WGS 84): agreed outlines with the day's figure, never a point. A number that
 * is not there is null with a note that says why (reports.md section 7).
 */
export function dailyGeojson(paper: DailyPaper): Uint8Array {
  const file = {
    type: 'FeatureCollection',
    features: paper.mechanism.sectors.map((sector) => feature(paper, sector)),
  }
  return new TextEncoder().encode(`${JSON.stringify(file)}\n`)
}

function feature({ daily, status }: DailyPaper, sector: Sector): object {
  const { day, revision } = daily.head
  const row = daily.sectors.find((each) => each.sector === sector.id)
  const now = row?.total.now
  return {
    type: 'Feature',
    id: `${day}/${sector.id}`,
    geometry: geometry(sector),
    properties: {
      date: day,
      sector: sector.id,
      ...(now?.kind === 'count'
        ? { count: now.sum.n, count_low: now.sum.low, ...highOf(now.sum.high), qualifier: qualifierOf(now) }
        : { count: null, count_note: now === undefined ? 'not_in_this_form' : qualifierOf(now) }),
      ...(row === undefined
        ? { effort_h: null, effort_note: 'not_in_this_form', coverage: 'unknown' }
        : { effort_h: Number(hoursData(row.total.effortMin)), coverage: row.mark }),
      status,
      revision,
    },
  }
}

function highOf(high: number | 'open'): object {
  return high === 'open' ? { count_high: null, count_high_note: 'unknown' } : { count_high: high }
}

/** An agreed outline; a sector that was agreed by name alone has none. */
function geometry({ area }: Sector): object | null {
  if (area.length === 0) return null
  return { type: 'Polygon', coordinates: area.map((ring, i) => wound(ring, i === 0).map(degrees)) }
}

function degrees([lon, lat]: LonLat): readonly [number, number] {
  return [lon / E5, lat / E5]
}

/** A ring turned as RFC 7946 section 3.1.6 wants it: the outer one against the clock, holes with it. */
function wound(ring: Ring, isOuter: boolean): Ring {
  const doubled = ring.reduce((sum, [lon, lat], i) => {
    const [nextLon, nextLat] = ring[i + 1] ?? ring[0] ?? [lon, lat]
    return sum + (nextLon - lon) * (nextLat + lat)
  }, 0)
  const isAgainstClock = doubled < 0
  return isAgainstClock === isOuter ? ring : ring.toReversed()
}
