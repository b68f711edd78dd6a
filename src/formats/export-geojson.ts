import { OBSERVATION_CLASSES, sumOfCounts, type LonLat, type Sector, type Text } from '#domain/measure'

import type { ExportedObservation } from './export-observations.ts'

/** What a file of sectors is made of: observations as their reader may read them, and the agreed ground. */
export type SectorsFile = {
  readonly rows: readonly ExportedObservation[]
  readonly sectors: readonly Sector[]
  readonly geographyVersion: string
}

/**
 * Counts by reporting day and sector as GeoJSON (RFC 7946, WGS 84). The geometry is the agreed outline of the sector and
 * nothing finer, never a point; what lies in no one sector, or in one of a name alone, has none. What does not count, being
 * withdrawn or the other member of a group, is not in it.
 */
export function sectorsGeoJson({ rows, sectors, geographyVersion }: SectorsFile): string {
  const counting = rows.filter(({ state, group }) => state !== 'withdrawn' && group?.counted !== false)
  const cells = Map.groupBy(counting, ({ day, observation }) =>
    JSON.stringify([day, observation.sector.kind === 'known' ? observation.sector.value : '']),
  )
  const outlines = new Map(sectors.map((sector) => [sector.id, sector]))
  const features = [...cells]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => featureOf(own, outlines))
  return `${JSON.stringify({ type: 'FeatureCollection', geography: geographyVersion, features })}\n`
}

function featureOf(rows: readonly ExportedObservation[], outlines: ReadonlyMap<string, Sector>): object {
  const [first] = rows
  const told = first?.observation.sector
  const sector = told?.kind === 'known' ? told.value : 'unknown'
  const outline = outlines.get(sector)
  return {
    type: 'Feature',
    id: `${first?.day ?? ''}/${sector}`,
    geometry: geometryOf(outline),
    properties: {
      date: first?.day,
      sector,
      ...(outline ? { name: nameOf(outline.name) } : {}),
      items: rows.length,
      exercise: rows.some(({ exercise }) => exercise),
      ...Object.fromEntries(OBSERVATION_CLASSES.map((each) => [each, sumOf(rows, each)])),
      total: sumOf(rows, undefined),
      effort_h: null,
      effort_note: 'not_in_this_file',
    },
  }
}

function sumOf(rows: readonly ExportedObservation[], of: string | undefined): object {
  const counts = rows
    .map(({ observation }) => observation)
    .filter((each) =>
      of === undefined ? OBSERVATION_CLASSES.some((one) => one === each.class) : each.class === of,
    )
    .map(({ count }) => count)
  const { n, low, high } = sumOfCounts(counts)
  return { count: n, low, high }
}

function nameOf(text: Text): string {
  return (text.find(({ lang }) => lang === 'en') ?? text.find(({ original }) => original))?.text ?? ''
}

/** A polygon of its first ring and what is cut out of it; where nothing was agreed but a name, `null` (RFC 7946, section 3.2). */
function geometryOf(sector: Sector | undefined): object | null {
  if (sector === undefined || sector.area.length === 0) return null
  return { type: 'MultiPolygon', coordinates: sector.area.map((ring) => [ring.map(degrees)]) }
}

/** Hundred-thousandths of a degree as degrees; division alone keeps every digit there is. */
function degrees([lonE5, latE5]: LonLat): readonly number[] {
  return [lonE5 / 100_000, latE5 / 100_000]
}
