import { bad, good, type Checked } from './checked.ts'
import { TILE_WIDTH } from './tile.ts'

/** Entries of one tile in order, each behind its length in two bytes, highest first. */
export function entryBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0))
  let at = 0
  for (const entry of entries) {
    bundle.set([entry.length >> 8, entry.length & 0xff], at)
    bundle.set(entry, at + 2)
    at += 2 + entry.length
  }
  return bundle
}

/** [R-REC-13] The entries of a bundle of `width`; `REC_TILE` where count or framing is wrong. */
export function readEntryBundle(
  bundle: Uint8Array,
  width: number,
): Checked<readonly Uint8Array[], 'REC_TILE'> {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bundle.length && entries.length < TILE_WIDTH) {
    const [high, low] = [bundle[at], bundle[at + 1]]
    if (high === undefined || low === undefined) return bad('REC_TILE')
    const end = at + 2 + high * 256 + low
    if (end > bundle.length) return bad('REC_TILE')
    entries.push(bundle.subarray(at + 2, end))
    at = end
  }
  return at === bundle.length && entries.length === width ? good(entries) : bad('REC_TILE')
}
