import type { Daily, Figure, SectorRow } from './daily.ts'

/** A count of 1 to 4 in one sector and day is printed for the next larger unit alone (R-ACC-21). */
const SMALL_MAX = 4
/** A figure that stands for small cells covers at least so many sectors (access.md section 5). */
const SECTORS_MIN = 3

/**
 * [R-ACC-21, R-ACC-22] Sectors whose number a public release withholds: those of 1 to 4; what an earlier release of the
 * day withheld; and more, the smallest first, until what subtraction from the total gives stands for three sectors or
 * more. Zero and "not observed" are printed as they are.
 */
export function withheldSectors(
  sectors: readonly SectorRow[],
  withheldBefore: readonly string[] = [],
): readonly string[] {
  const withheld = sectors
    .filter(({ sector, total }) => isSmall(total.now) || withheldBefore.includes(sector))
    .map(({ sector }) => sector)
  if (withheld.length === 0) return []
  const more = sectors
    .filter(({ sector, total }) => !withheld.includes(sector) && total.now.kind === 'count')
    .toSorted((a, b) => sizeOf(a.total.now) - sizeOf(b.total.now) || (a.sector < b.sector ? -1 : 1))
    .map(({ sector }) => sector)
  const lacking = Math.max(0, SECTORS_MIN - withheld.length)
  const together = [...withheld, ...more.slice(0, lacking)]
  const ids = sectors.map(({ sector }) => sector)
  // Fewer than three sectors have numbers: whatever is printed of them could be taken from the total.
  return together.length < SECTORS_MIN ? ids : ids.filter((sector) => together.includes(sector))
}

/** Sectors withheld by several releases of one day in their order: none comes back. */
export function withheldByAll(releases: readonly Daily[]): readonly string[] {
  return releases.reduce<readonly string[]>((before, daily) => withheldSectors(daily.sectors, before), [])
}

/** Whether a figure is a small number that one sector's row must not show. */
export function isSmall(figure: Figure): boolean {
  if (figure.kind !== 'count') return false
  const { low, high } = figure.sum
  return low <= SMALL_MAX && high !== 0
}

function sizeOf(figure: Figure): number {
  return figure.kind === 'count' ? figure.sum.n : 0
}
