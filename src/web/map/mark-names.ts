import type { MapMark } from './content.ts'

/** Name of the image of a mark: what differs between two marks that look different. */
export function markName({ column, standing, n, chosen, slot }: MapMark): string {
  return `mark ${column} ${standing} ${n} ${slot === 0 ? 'left' : 'right'} ${chosen ? 'chosen' : 'plain'}`
}

/** Name of the image of a leader from a place to its mark. */
export function leaderName({ slot, row }: MapMark): string {
  return `leader ${slot} ${row}`
}
