/** A side by itself, or as what begins an office, a key's label or a root: `A`, `A.liaison`, `A.rep/1`. */
const OF_A_SIDE = /^([AB])(\.[a-z][a-z0-9-]*(?:\/\d)?)?$/

const MIRRORED: ReadonlyMap<string, string> = new Map([
  ['A', 'B'],
  ['B', 'A'],
])

/**
 * The same value with the two sides exchanged, wherever it names one: in founding, statements, claims, joins and offices,
 * as a value or as a key. Order, words of people and all else stay.
 */
export function swap(value: unknown): unknown {
  if (typeof value === 'string') return swapped(value)
  if (Array.isArray(value)) return value.map(swap)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [swapped(key), swap(inner)]))
}

/** A text with the two sides exchanged, if it names one. */
export function swapped(text: string): string {
  const [, side = '', rest = ''] = OF_A_SIDE.exec(text) ?? []
  const other = MIRRORED.get(side)
  return other === undefined ? text : `${other}${rest}`
}
