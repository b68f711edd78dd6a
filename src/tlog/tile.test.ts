import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  appendLeaves,
  entryBundle,
  hex,
  leafHash,
  parseTilePath,
  readEntryBundle,
  textOf,
  tilePath,
  tilesForAppend,
  utf8,
  widthOf,
  type TilePath,
} from './index.ts'

const fixtures = join(import.meta.dirname, '../../fixtures/vectors/record')
const vectors = JSON.parse(readFileSync(join(fixtures, 'tiles.json'), 'utf8'))
const { records } = JSON.parse(readFileSync(join(fixtures, 'records.json'), 'utf8'))
const sha = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()

test('[R-REC-11] 8 paths of tiles.json both ways, 14 bad ones refused', () => {
  for (const { level, n, width, path } of vectors.paths) {
    expect(tilePath({ kind: 'hashes', level, n, width })).toBe(path)
    expect(parseTilePath(path)).toEqual({ ok: true, value: { kind: 'hashes', level, n, width } })
  }
  for (const { path, expect: code } of vectors.badPaths)
    expect([path, parseTilePath(path)]).toEqual([path, { ok: false, code }])
})

test('[R-REC-11] every address comes back from its path', () => {
  const width = fc.integer({ min: 1, max: 256 })
  const n = fc.maxSafeNat()
  const address: fc.Arbitrary<TilePath> = fc.oneof(
    fc.record({ kind: fc.constant('hashes' as const), level: fc.nat(63), n, width }),
    fc.record({ kind: fc.constant('entries' as const), n, width }),
  )
  fc.assert(
    fc.property(address, (place) => {
      expect(parseTilePath(tilePath(place))).toEqual({ ok: true, value: place })
    }),
  )
})

test('[R-REC-4] the path parser takes any text', () => {
  const text = fc.oneof(
    fc.string(),
    fc.stringMatching(/^tile\/[0-9a-z]{0,9}\/[x0-9/]{0,20}(\.p\/[0-9]{0,4})?$/),
  )
  fc.assert(
    fc.property(text, (path) => {
      const read = parseTilePath(path)
      expect([path, 'REC_PATH']).toContain(read.ok ? tilePath(read.value) : read.code)
    }),
  )
})

test('[R-REC-12] tiles of the 70,000-leaf tree and of the small log have the bytes of tiles.json', () => {
  const leaves = Array.from({ length: vectors.size }, (_, index) => leafHash(sha, utf8(`entry ${index}`)))
  const grown = appendLeaves(sha, { size: 0, edge: [], leaves })
  if (!grown.ok) throw new Error(grown.code)
  const byPath = new Map(
    grown.value.tiles.map((tile) => [
      tilePath({ kind: 'hashes', ...tile, width: widthOf(tile) }),
      tile.hashes,
    ]),
  )
  for (const { path, bytes, sha256 } of vectors.tiles) {
    expect(byPath.get(path)?.length).toBe(bytes)
    expect(hex(sha(byPath.get(path) ?? new Uint8Array(0)))).toBe(sha256)
  }
  expect(tilesForAppend(vectors.size)).toEqual([
    { level: 0, n: 273, width: 112 },
    { level: 1, n: 1, width: 17 },
    { level: 2, n: 0, width: 1 },
  ])
  const small = appendLeaves(sha, {
    size: 0,
    edge: [],
    leaves: records.map((record: { entry: string }) => leafHash(sha, utf8(record.entry))),
  })
  expect(small.ok && small.value.tiles.map((tile) => hex(tile.hashes))).toEqual([vectors.smallLog[0].hex])
})

test('[R-REC-13] the entry bundle of the small log, and each damage to one', () => {
  const { sha256, bytes, path } = vectors.smallLogEntries
  expect(parseTilePath(path)).toEqual({ ok: true, value: { kind: 'entries', n: 0, width: 12 } })
  const bundle = entryBundle(records.map((record: { entry: string }) => utf8(record.entry)))
  expect([bundle.length, hex(sha(bundle))]).toEqual([bytes, sha256])
  const read = readEntryBundle(bundle, 12)
  expect(read.ok && read.value.map(textOf)).toEqual(records.map((record: { entry: string }) => record.entry))
  for (const [damaged, width] of [
    [bundle, 11],
    [bundle, 13],
    [bundle.slice(0, -1), 12],
    [Uint8Array.of(...bundle, 0), 12],
    [Uint8Array.of(...bundle, 0, 0), 12],
    [bundle.slice(1), 12],
  ] as const)
    expect(readEntryBundle(damaged, width)).toEqual({ ok: false, code: 'REC_TILE' })
})
