import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  isCovered,
  isInRing,
  isTouching,
  known,
  sectorOf,
  zoneOf,
  type LonLat,
  type Ring,
  type Sector,
} from './index.ts'

const box = (...[west, south, east, north]: readonly [number, number, number, number]): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

const sector = (id: string, area: readonly Ring[], change: Partial<Sector> = {}): Sector => ({
  id,
  name: [],
  adjoins: [],
  side: 'between',
  securityZone: true,
  disengagementArea: { kind: 'absent' },
  area,
  ...change,
})

const WEST = sector('W', [box(0, 0, 1000, 1000)])
const EAST = sector('E', [box(1000, 0, 2000, 1000)])
const REAR = sector('R', [box(0, 1000, 2000, 2000)], { securityZone: false })
const ground = { sectors: [WEST, EAST, REAR] }

test('[R-OBS-7] an area inside the zone is inside, one beyond it outside, and one that touches both nobody can place', () => {
  expect(zoneOf([box(100, 100, 200, 200)], ground)).toBe('inside')
  expect(zoneOf([box(900, 100, 1100, 200)], ground)).toBe('inside')
  expect(zoneOf([box(100, 1200, 200, 1300)], ground)).toBe('outside')
  expect(zoneOf([box(100, 900, 200, 1100)], ground)).toBe('cannotSay')
  expect(zoneOf([box(100, 100, 200, 200), box(100, 1200, 200, 1300)], ground)).toBe('cannotSay')
  expect(zoneOf([box(-500, -500, 3000, 3000)], ground)).toBe('cannotSay')
  expect(zoneOf([], ground)).toBe('cannotSay')
})

test('[R-OBS-7] a zone that was named and not drawn makes outside unsayable; no zone at all makes it outside', () => {
  const named = sector('N', [], { securityZone: false, disengagementArea: known('area 1') })
  expect(zoneOf([box(100, 1200, 200, 1300)], { sectors: [...ground.sectors, named] })).toBe('cannotSay')
  expect(zoneOf([box(100, 100, 200, 200)], { sectors: [...ground.sectors, named] })).toBe('inside')
  expect(zoneOf([box(100, 100, 200, 200)], { sectors: [REAR] })).toBe('outside')
})

test('[R-OBS-7] a gap inside the zone is seen although the area’s own edge is covered all round', () => {
  const frame = [
    box(0, 0, 1000, 300),
    box(0, 700, 1000, 1000),
    box(0, 300, 300, 700),
    box(700, 300, 1000, 700),
  ]
  expect(isCovered(box(100, 100, 900, 900), frame)).toBe(false)
  expect(isCovered(box(100, 100, 900, 900), [...frame, box(300, 300, 700, 700)])).toBe(true)
  // Drawn along one line to within a few metres: no gap.
  expect(isCovered(box(100, 100, 900, 900), [...frame, box(302, 301, 698, 699)])).toBe(true)
})

test('[R-OBS-7] the sector of an area is the one that holds all of it', () => {
  expect(sectorOf([box(100, 100, 200, 200)], ground)).toEqual(known('W'))
  expect(sectorOf([box(500, 100, 1000, 200)], ground)).toEqual(known('W'))
  expect(sectorOf([box(900, 100, 1100, 200)], ground)).toEqual({ kind: 'unknown' })
  expect(sectorOf([box(-100, 100, 100, 200)], ground)).toEqual({ kind: 'unknown' })
  expect(sectorOf([box(5000, 5000, 5100, 5100)], ground)).toEqual({ kind: 'unknown' })
  expect(sectorOf([], ground)).toEqual({ kind: 'unknown' })
})

test('[R-OBS-7] where sectors overlap, what lies in both is of neither', () => {
  const both = { sectors: [WEST, sector('O', [box(400, 0, 1400, 1000)])] }
  expect(sectorOf([box(100, 100, 300, 200)], both)).toEqual(known('W'))
  expect(sectorOf([box(500, 100, 600, 200)], both)).toEqual({ kind: 'unknown' })
  expect(sectorOf([box(300, 100, 500, 200)], both)).toEqual({ kind: 'unknown' })
})

test('[R-OBS-7] mirrored, the ground gives the same zone and sector: whose ground it is moves nothing', () => {
  const held = (west: Sector['side'], rear: Sector['side']) => ({
    sectors: [{ ...WEST, side: west }, EAST, { ...REAR, side: rear }],
  })
  fc.assert(
    fc.property(anyBox, (area) => {
      expect(zoneOf([area], held('A', 'B'))).toBe(zoneOf([area], held('B', 'A')))
      expect(sectorOf([area], held('A', 'B'))).toEqual(sectorOf([area], held('B', 'A')))
    }),
  )
})

test('[R-OBS-7] outlines touch where they share a point, one inside the other and one corner included', () => {
  const one = box(0, 0, 1000, 1000)
  const cases: readonly (readonly [Ring, boolean])[] = [
    [box(400, 400, 500, 500), true],
    [box(-500, -500, 2000, 2000), true],
    [box(1000, 1000, 1100, 1100), true],
    [box(1001, 0, 1100, 100), false],
    [box(-100, 400, 1100, 500), true],
    [[], false],
  ]
  expect(cases.map(([other]) => isTouching(one, other))).toEqual(cases.map(([, is]) => is))
  expect(cases.map(([other]) => isTouching(other, one))).toEqual(cases.map(([, is]) => is))
})

const e5 = fc.integer({ min: -3000, max: 3000 })
const anyBox = fc
  .tuple(e5, e5, fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 2000 }))
  .map(([west, south, wide, high]) => box(west, south, west + wide, south + high))

test('[R-OBS-7] inside, outside and touching agree with a point of the area, whatever the outlines', () => {
  fc.assert(
    fc.property(anyBox, anyBox, (area, zone) => {
      const points: readonly LonLat[] = [...area, middleOf(area)]
      const zones = { sectors: [sector('Z', [zone])] }
      const answer = zoneOf([area], zones)
      const isAll = points.every((point) => isInRing(point, zone))
      const isNearlyAll = points.every((point) => isInRing(point, grown(zone)))
      const isSome = points.some((point) => isInRing(point, zone))
      expect([isAll && answer !== 'inside', answer === 'inside' && !isNearlyAll]).toEqual([false, false])
      expect(answer === 'outside' && isSome).toBe(false)
    }),
  )
})

test('[R-OBS-7] moving everything round the globe moves no answer, over 180 degrees too', () => {
  fc.assert(
    fc.property(anyBox, fc.constantFrom(18_000_000, -18_000_000, 9_000_000), (area, by) => {
      const moved = (ring: Ring): Ring =>
        ring.map(([lon, lat]) => [((lon + by + 54_000_000) % 36_000_000) - 18_000_000, lat])
      const away = { sectors: ground.sectors.map((each) => ({ ...each, area: each.area.map(moved) })) }
      expect(zoneOf([moved(area)], away)).toBe(zoneOf([area], ground))
      expect(sectorOf([moved(area)], away)).toEqual(sectorOf([area], ground))
    }),
  )
})

function middleOf(ring: Ring): LonLat {
  const [[west, south] = [0, 0], , [east, north] = [0, 0]] = ring
  return [(west + east) / 2, (south + north) / 2]
}

function grown(ring: Ring): Ring {
  const [[west, south] = [0, 0], , [east, north] = [0, 0]] = ring
  return box(west - 5, south - 5, east + 5, north + 5)
}
