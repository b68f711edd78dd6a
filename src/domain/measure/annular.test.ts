import fc from 'fast-check'
import { expect, test } from 'vitest'

import { annularSector, eventArea, isInRing, known, notStated, type LonLat, type Ring } from './index.ts'
import { metresAway } from './position.ts'

const FROM: LonLat = [4_675_280, 3_981_530]
const NNE = { centiDeg: 2250, halfWidthCentiDeg: 1125, given: 'NNE' }
const FAR = { lowM: 2000, highM: 7000 }

/** Area of a small outline in square metres, on a sphere's own cylinder: by another way than it was drawn. */
function squareMetres(ring: Ring): number {
  const rad = Math.PI / 180 / 100_000
  const twice = ring.reduce((sum, [lon, lat], at) => {
    const [nextLon, nextLat] = ring[at + 1] ?? [lon, lat]
    return sum + (nextLon - lon) * rad * (Math.sin(lat * rad) + Math.sin(nextLat * rad))
  }, 0)
  return Math.abs(twice / 2) * 6_371_008.8 ** 2
}

test('[R-MEA-9] 2 to 7 km in the NNE is an area of 8.8 square kilometres', () => {
  const ring = annularSector({ at: FROM, radiusM: 0 }, NNE, FAR)
  expect(squareMetres(ring) / 1e6).toBeGreaterThan(8.75)
  expect(squareMetres(ring) / 1e6).toBeLessThan(8.95)
  expect(ring[0]).toEqual(ring.at(-1))
  expect(isInRing(FROM, ring)).toBe(false)
  // Fifty metres of the observer's own add fifty metres along every edge, and no more.
  const wider = squareMetres(annularSector({ at: FROM, radiusM: 50 }, NNE, FAR)) / 1e6
  expect(wider).toBeGreaterThan(9.2)
  expect(wider).toBeLessThan(9.7)
})

test('[R-MEA-9] the area holds every place that fits, wherever in its radius the observer was', () => {
  const cases = fc.record({
    lat: fc.integer({ min: -6_000_000, max: 6_000_000 }),
    lon: fc.integer({ min: -17_999_999, max: 17_999_999 }),
    radiusM: fc.constantFrom(0, 10, 150, 2000, 9000),
    centiDeg: fc.integer({ min: 0, max: 35_999 }),
    half: fc.constantFrom(500, 1125, 4500, 9000, 17_000, 18_000),
    lowM: fc.constantFrom(0, 200, 2000),
    spanM: fc.constantFrom(1, 100, 5000),
    shares: fc.tuple(...Array.from({ length: 4 }, () => fc.double({ min: 0, max: 1, noNaN: true }))),
  })
  fc.assert(
    fc.property(cases, ({ lat, lon, radiusM, centiDeg, half, lowM, spanM, shares }) => {
      const [along = 0, across = 0, off = 0, turn = 0] = shares
      const at: LonLat = [lon, lat]
      const ring = annularSector(
        { at, radiusM },
        { centiDeg, halfWidthCentiDeg: half, given: '' },
        { lowM, highM: lowM + spanM },
      )
      const observer = metresAway(at, off * radiusM, turn * 2 * Math.PI)
      const rad = ((centiDeg + (2 * across - 1) * half) / 18_000) * Math.PI
      const event = metresAway(observer, lowM + along * spanM, rad)
      expect(isInRing(event, ring) || isNearTo(event, ring)).toBe(true)
    }),
    { numRuns: 400 },
  )
})

/** Within a few metres of the line: points are whole hundred-thousandths, and the plane bends a little over 20 km. */
function isNearTo([lon, lat]: LonLat, ring: Ring): boolean {
  const shrunk = Math.cos((lat / 18_000_000) * Math.PI)
  return ring.slice(1).some(([bLon, bLat], at) => {
    const [aLon = bLon, aLat = bLat] = ring[at] ?? []
    const [dx, dy] = [turned(bLon - aLon) * shrunk, bLat - aLat]
    const [px, py] = [turned(lon - aLon) * shrunk, lat - aLat]
    const share = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy || 1)))
    return Math.hypot(px - share * dx, py - share * dy) <= 20
  })
}

const turned = (lon: number): number => lon - 36_000_000 * Math.round(lon / 36_000_000)

test('[R-MEA-9] what was heard all round is a disc, and each direction has its own area', () => {
  const around = annularSector({ at: FROM, radiusM: 0 }, { ...NNE, halfWidthCentiDeg: 18_000 }, FAR)
  expect(squareMetres(around) / 1e6).toBeCloseTo(Math.PI * 49, 0)
  const position = { latDeg: '39.8153', lonDeg: '46.7528', radiusM: 50, how: 'map' } as const
  expect(eventArea(known(position), [NNE, { ...NNE, centiDeg: 0, given: 'N' }], known(FAR))).toHaveLength(2)
  expect(eventArea(notStated, [NNE], known(FAR))).toEqual([])
  expect(eventArea(known(position), [NNE], notStated)).toEqual([])
  expect(eventArea(known({ ...position, latDeg: 'north' }), [NNE], known(FAR))).toEqual([])
})
