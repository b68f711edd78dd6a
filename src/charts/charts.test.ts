import { expect, test } from 'vitest'

import { dayBars, PAPER_INKS, sectorMap, sectorStrip, svg, svgText } from '#charts'
import type { GroundLine, LonLat, Sector } from '#domain/measure'

const asked = { width: 320, inks: PAPER_INKS, id: 'x' }

function sector(id: string, lon: number, lat: number): Sector {
  const ring: readonly LonLat[] = [
    [lon, lat],
    [lon + 10_000, lat],
    [lon + 10_000, lat + 10_000],
    [lon, lat + 10_000],
    [lon, lat],
  ]
  const flags = { side: 'between', securityZone: true, disengagementArea: { kind: 'absent' } } as const
  return { id, name: [], adjoins: [], ...flags, area: [ring] }
}

function drawnMap(
  looks: readonly ('seen' | 'part' | 'unseen' | 'notSaid')[],
  towns: readonly { name: string; at: LonLat }[] = [],
) {
  return sectorMap({
    sectors: looks.map((look, i) => ({ sector: sector(`N-${i}`, i * 10_000, 0), look, label: `N-${i}` })),
    lines: [],
    towns,
    width: 250,
    height: 200,
    inks: PAPER_INKS,
    id: 'm',
  })
}

test('a figure escapes every text and value', () => {
  expect(svgText(svg('text', { x: 1.005, 'data-name': '"<&' }, '</text><script>'))).toBe(
    '<text x="1" data-name="&quot;&lt;&amp;">&lt;/text&gt;&lt;script&gt;</text>',
  )
})

test('a strip is filled as far as a sector was watched and hatched for the rest; nothing watched has no fill', () => {
  const { shapes, labels } = sectorStrip(
    [
      { id: 'A', seen: 1 },
      { id: 'B', seen: 0.5 },
      { id: 'C', seen: 0 },
    ],
    { ...asked, perRow: 8 },
  )
  const text = svgText(shapes)
  expect(text.match(/fill="url\(#x-full\)"/g)?.length).toBe(3)
  expect(text.match(new RegExp(`fill="${PAPER_INKS.seen}"`, 'g'))?.length).toBe(2)
  expect(labels.map((label) => label.text)).toEqual(['A', 'B', 'C'])
})

test('sectors beyond a row go on in the next, each with its own name below', () => {
  const many = Array.from({ length: 9 }, (_, i) => ({ id: `S${i}`, seen: 0 }))
  const { labels, height } = sectorStrip(many, { ...asked, perRow: 4 })
  expect(height).toBe(75)
  expect(new Set(labels.map(({ y }) => y)).size).toBe(3)
})

test('bars begin at zero, are hatched where nobody observed, and span the fewest and the most a count can mean', () => {
  const text = svgText(
    dayBars(
      [
        { day: 'a', value: { kind: 'count', n: 0, low: 0, high: 0 } },
        { day: 'b', value: { kind: 'count', n: 10, low: 8, high: 12 } },
        { day: 'c', value: { kind: 'notObserved' } },
        { day: 'd', value: { kind: 'none' } },
      ],
      asked,
    ),
  )
  expect(text).toContain('height="0"')
  expect(text).toContain('height="70"')
  expect(text).toContain('M120 40V12')
  expect(text.match(/url\(#x-full\)/g)?.length).toBe(1)
  expect(text.match(/<circle/g)?.length).toBe(1)
})

test('a map hatches what nobody watched, draws what was watched, and leaves empty what a form may not say', () => {
  const text = svgText(drawnMap(['seen', 'part', 'unseen', 'notSaid'])?.shapes ?? '')
  expect(text.match(/fill="url\(#m-full\)"/g)?.length).toBe(1)
  expect(text.match(/fill="url\(#m-part\)"/g)?.length).toBe(1)
  expect(text.match(new RegExp(`fill="${PAPER_INKS.seen}"`, 'g'))?.length).toBe(2)
  expect(text.match(/fill="none" stroke="#808b89"/g)?.length).toBe(1)
})

test('a town that finds no room, or would lie on a sector, is left out; a ground without outlines has no map', () => {
  const map = drawnMap(
    ['seen', 'seen'],
    [
      { name: 'Within', at: [5_000, 5_000] },
      { name: 'Below', at: [10_000, -2_500] },
      { name: 'Below too', at: [10_050, -2_500] },
    ],
  )
  expect(map?.labels.map(({ text }) => text)).toEqual(['N-0', 'N-1', 'Below'])
  expect(drawnMap([])).toBe(undefined)
})

test('a line that one side holds alone is dashed, one of both is whole', () => {
  const part: readonly LonLat[] = [
    [0, 0],
    [10_000, 10_000],
  ]
  const line = (heldBy: GroundLine['heldBy']): GroundLine => ({
    id: 'l',
    kind: 'contactLine',
    heldBy,
    name: [],
    parts: [part],
  })
  const drawn = (heldBy: GroundLine['heldBy']): string =>
    svgText(
      sectorMap({
        sectors: [],
        lines: [line(heldBy)],
        towns: [],
        width: 100,
        height: 100,
        inks: PAPER_INKS,
        id: 'm',
      })?.shapes ?? '',
    )
  expect(drawn(['A', 'B'])).not.toContain('dasharray')
  expect(drawn(['A'])).toContain('dasharray')
  expect(drawn(['B'])).toBe(drawn(['A']))
})
