import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  appendLeaves,
  bytesOfBase64,
  bytesOfHex,
  emptyRoot,
  hex,
  leafHash,
  nodeHash,
  peaksRoot,
  proveConsistency,
  proveInclusion,
  rootFromTiles,
  tilesForAppend,
  tilesForConsistency,
  tilesForInclusion,
  treeRoot,
  utf8,
  verifyConsistency,
  verifyInclusion,
  withLeaf,
  type Peaks,
  type Tile,
  type TileAddress,
} from './index.ts'

const fixtures = join(import.meta.dirname, '../../fixtures/vectors')
const sha = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()
const fromHex = (text: string): Uint8Array => bytesOfHex(text) ?? new Uint8Array(0)
const fromBase64 = (text: string): Uint8Array => bytesOfBase64(text) ?? new Uint8Array(0)
const leafAt = (index: number): Uint8Array => leafHash(sha, utf8(`entry ${index}`))
const tree = JSON.parse(readFileSync(join(fixtures, 'record/tree.json'), 'utf8'))
const small = JSON.parse(readFileSync(join(fixtures, 'record/proofs.json'), 'utf8'))
const records = JSON.parse(readFileSync(join(fixtures, 'record/records.json'), 'utf8'))

type Grown = { readonly tiles: Tile[]; readonly edge: readonly Tile[]; readonly root: string }

/** All tiles of a log of these leaves, put in by batches of the size given. */
function grow(leaves: readonly Uint8Array[], batch: number): Grown {
  const all = new Map<string, Tile>()
  let edge: readonly Tile[] = []
  let root = hex(emptyRoot(sha))
  for (let size = 0; size < leaves.length; size += batch) {
    const grown = appendLeaves(sha, { size, edge, leaves: leaves.slice(size, size + batch) })
    if (!grown.ok) throw new Error(grown.code)
    for (const tile of grown.value.tiles) all.set(`${tile.level}/${tile.n}`, tile)
    edge = grown.value.edge
    root = hex(grown.value.root)
  }
  return { tiles: [...all.values()], edge, root }
}

/** The tiles of a list that stand at the addresses, cut to their width. */
function pick(tiles: readonly Tile[], addresses: readonly TileAddress[]): readonly Tile[] {
  return addresses.map(({ level, n, width }) => {
    const tile = tiles.find((each) => each.level === level && each.n === n)
    if (!tile || tile.hashes.length < width * 32) throw new Error(`no tile ${level}/${n}.p/${width}`)
    return { ...tile, hashes: tile.hashes.slice(0, width * 32) }
  })
}

/** Root by the letter of RFC 6962 section 2.1: the plain way beside the fast one. */
function plainRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves
  if (first === undefined) return emptyRoot(sha)
  if (leaves.length === 1) return first
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(sha, plainRoot(leaves.slice(0, split)), plainRoot(leaves.slice(split)))
}

/** Root of the large tree at a size, out of its tiles. */
function rootAt(size: number): Uint8Array {
  const root = rootFromTiles(sha, { size, tiles: pick(grown.tiles, tilesForAppend(size)) })
  if (!root.ok) throw new Error(root.code)
  return root.value
}

const large = Array.from({ length: tree.size ?? 70_000 }, (_, index) => leafAt(index))
const grown = grow(large, 5_003)

test('[R-REC-10] roots of tree.json at 15 sizes, from leaves, from peaks and from tiles', () => {
  for (const { size, root } of tree.roots) {
    expect(hex(treeRoot(sha, large.slice(0, size)))).toBe(root)
    const fromTiles = rootFromTiles(sha, { size, tiles: pick(grown.tiles, tilesForAppend(size)) })
    expect(fromTiles.ok && hex(fromTiles.value)).toBe(root)
  }
  const peaks = large.reduce<Peaks>((before, leaf) => withLeaf(sha, before, leaf), [])
  expect(hex(peaksRoot(sha, peaks))).toBe(grown.root)
})

test('[R-REC-10] inclusion proofs of tree.json are made and verified', () => {
  for (const { index, size, proof } of tree.inclusion) {
    const tiles = pick(grown.tiles, tilesForInclusion(index, size))
    const made = proveInclusion(sha, { index, size, tiles })
    expect(made.ok && made.value.map(hex)).toEqual(proof)
    const root = fromHex(tree.roots.find((each: { size: number }) => each.size === size).root)
    const claim = { leaf: leafAt(index), index, size, root, proof: proof.map(fromHex) }
    expect(verifyInclusion(sha, claim).ok).toBe(true)
    expect(verifyInclusion(sha, { ...claim, leaf: leafAt(index + 1) }).ok).toBe(false)
  }
})

test('[R-REC-10] consistency proofs of tree.json are made and verified', () => {
  for (const { from, to, proof } of tree.consistency) {
    const tiles = pick(grown.tiles, tilesForConsistency(from, to))
    const made = proveConsistency(sha, { size1: from, size2: to, tiles })
    expect(made.ok && made.value.map(hex)).toEqual(proof)
    const [root1, root2] = [rootAt(from), rootAt(to)]
    const claim = { size1: from, size2: to, root1, root2, proof: proof.map(fromHex) }
    expect(verifyConsistency(sha, claim)).toEqual({ ok: true, value: undefined })
    expect(verifyConsistency(sha, { ...claim, root2: root1 })).toEqual({ ok: false, code: 'REC_CONSISTENCY' })
  }
})

test('[R-REC-10] proofs of the small log, proofs.json', () => {
  const leaves = records.records.map((record: { leafHash: string }) => fromHex(record.leafHash))
  const { tiles } = grow(leaves, 5)
  for (const { index, size, proof } of small.inclusion) {
    const made = proveInclusion(sha, { index, size, tiles })
    expect(made.ok && made.value.map(hex)).toEqual(proof)
    const root = treeRoot(sha, leaves.slice(0, size))
    const claim = { leaf: leaves[index], index, size, root, proof: proof.map(fromHex) }
    expect(verifyInclusion(sha, claim).ok).toBe(true)
  }
  for (const { from, to, proof } of small.consistency) {
    const made = proveConsistency(sha, { size1: from, size2: to, tiles })
    expect(made.ok && made.value.map(hex)).toEqual(proof)
  }
})

const inclusionFiles = globSync('peers/merkle/inclusion/**/*.json', { cwd: fixtures })
const consistencyFiles = globSync('peers/merkle/consistency/**/*.json', { cwd: fixtures })

test('[R-REC-10] 98 inclusion files of transparency-dev/merkle', () => {
  expect(inclusionFiles).toHaveLength(98)
  for (const file of inclusionFiles) {
    const {
      leafIdx,
      treeSize,
      root,
      leafHash: leaf,
      proof,
      wantErr,
    } = JSON.parse(readFileSync(join(fixtures, file), 'utf8'))
    const claim = {
      leaf: fromBase64(leaf ?? ''),
      index: leafIdx,
      size: treeSize,
      root: fromBase64(root ?? ''),
      proof: (proof ?? []).map(fromBase64),
    }
    expect([file, verifyInclusion(sha, claim).ok]).toEqual([file, !wantErr])
  }
})

test('[R-REC-10] 98 consistency files of transparency-dev/merkle', () => {
  expect(consistencyFiles).toHaveLength(98)
  for (const file of consistencyFiles) {
    const { size1, size2, root1, root2, proof, wantErr } = JSON.parse(
      readFileSync(join(fixtures, file), 'utf8'),
    )
    const claim = {
      size1,
      size2,
      root1: fromBase64(root1 ?? ''),
      root2: fromBase64(root2 ?? ''),
      proof: (proof ?? []).map(fromBase64),
    }
    expect([file, verifyConsistency(sha, claim).ok]).toEqual([file, !wantErr])
  }
})

test('[R-REC-10] a root, leaf or proof element that is not 32 bytes is REC_PROOF', () => {
  const [one, two] = [leafAt(0), leafAt(1)]
  const good = { leaf: one, index: 0, size: 2, root: nodeHash(sha, one, two), proof: [two] }
  expect(verifyInclusion(sha, good).ok).toBe(true)
  const short = two.slice(1)
  for (const bad of [
    { ...good, leaf: short },
    { ...good, root: short },
    { ...good, proof: [short] },
  ])
    expect(verifyInclusion(sha, bad)).toEqual({ ok: false, code: 'REC_PROOF' })
  const grows = { size1: 1, size2: 2, root1: one, root2: good.root, proof: [two] }
  expect(verifyConsistency(sha, grows).ok).toBe(true)
  for (const bad of [
    { ...grows, root1: short },
    { ...grows, root2: short },
    { ...grows, proof: [short] },
  ])
    expect(verifyConsistency(sha, bad)).toEqual({ ok: false, code: 'REC_PROOF' })
})

test('[R-REC-10] at random sizes every proof verifies, and none verifies for another place', () => {
  const size = fc.integer({ min: 1, max: 1_200 })
  fc.assert(
    fc.property(size, fc.nat(), fc.nat(), (count, some, other) => {
      const leaves = large.slice(0, count)
      const [index, from] = [some % count, 1 + (other % count)]
      const root = treeRoot(sha, leaves)
      expect(hex(root)).toBe(hex(plainRoot(leaves)))
      const tiles = pick(grown.tiles, tilesForInclusion(index, count))
      const proof = proveInclusion(sha, { index, size: count, tiles })
      if (!proof.ok) throw new Error(proof.code)
      const claim = { leaf: leafAt(index), index, size: count, root, proof: proof.value }
      expect(verifyInclusion(sha, claim).ok).toBe(true)
      const next = verifyInclusion(sha, { ...claim, index: (index + 1) % count })
      expect(next.ok).toBe(count === 1)
      const older = pick(grown.tiles, tilesForConsistency(from, count))
      const growth = proveConsistency(sha, { size1: from, size2: count, tiles: older })
      if (!growth.ok) throw new Error(growth.code)
      const root1 = treeRoot(sha, leaves.slice(0, from))
      const claimed = { size1: from, size2: count, root1, root2: root, proof: growth.value }
      expect(verifyConsistency(sha, claimed).ok).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('[R-REC-12] a log put in by any batches has the same tiles and root; a tile only grows', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 300 }), (count, batch) => {
      const leaves = large.slice(0, count)
      const [fast, slow] = [grow(leaves, count), grow(leaves, batch)]
      expect(slow.root).toBe(hex(treeRoot(sha, leaves)))
      expect(fast.root).toBe(slow.root)
      for (const tile of fast.tiles)
        expect(pick(slow.tiles, [{ ...tile, width: tile.hashes.length / 32 }])).toEqual([tile])
      expect(pick(grown.tiles, tilesForAppend(count))).toEqual(slow.edge)
    }),
    { numRuns: 40 },
  )
})

test('[R-REC-13] tiles that do not fit the size are REC_TILE', () => {
  const edge = pick(grown.tiles, tilesForAppend(300))
  expect(appendLeaves(sha, { size: 301, edge, leaves: [leafAt(0)] })).toEqual({ ok: false, code: 'REC_TILE' })
  expect(appendLeaves(sha, { size: 300, edge: edge.slice(1), leaves: [] })).toEqual({
    ok: false,
    code: 'REC_TILE',
  })
  expect(appendLeaves(sha, { size: 300, edge, leaves: [new Uint8Array(31)] }).ok).toBe(false)
  expect(rootFromTiles(sha, { size: 300, tiles: [] })).toEqual({ ok: false, code: 'REC_TILE' })
  expect(proveInclusion(sha, { index: 3, size: 300, tiles: [] })).toEqual({ ok: false, code: 'REC_TILE' })
  expect(proveInclusion(sha, { index: 300, size: 300, tiles: edge })).toEqual({
    ok: false,
    code: 'REC_PROOF',
  })
  expect(proveConsistency(sha, { size1: 301, size2: 300, tiles: edge })).toEqual({
    ok: false,
    code: 'REC_PROOF',
  })
})
