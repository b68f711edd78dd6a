import { describe, expect, test } from 'vitest'

import {
  known,
  notStated,
  otherSide,
  SIDES,
  type GazetteerEntry,
  type Place,
  type Side,
} from '#domain/measure'
import type { AccountAnswer, MatterAnswer } from '#wire/claim'

import { drawnOf, placedAccounts } from './placing.ts'
import { annularSector, wedgesOf } from './wedge.ts'

const town = (id: string, latMilliDeg: number, lonMilliDeg: number): readonly [string, GazetteerEntry] => [
  id,
  {
    id,
    kind: 'town',
    contested: false,
    forms: [{ side: 'A', names: [{ lang: 'en', text: id }] }],
    alsoKnownAs: [],
    at: known({ latMilliDeg, lonMilliDeg }),
    within: notStated,
  },
]
/** Mill and Ford lie 22 km apart, Hill is far from both; Vale is an area without a centre. */
const GAZETTEER = new Map([
  town('mill', 40_000, 46_000),
  town('ford', 40_200, 46_000),
  town('hill', 41_500, 46_000),
  ['vale', { ...town('vale', 0, 0)[1], kind: 'area', at: notStated }] as const,
])

const place = (status: Place['status'], ...candidates: readonly string[]): Place => ({
  asWritten: candidates.join(' and ') || 'somewhere',
  status,
  candidates,
  parts: [],
  sector: notStated,
})

function matter(
  id: string,
  ...told: readonly (readonly [Side, Place, AccountAnswer['standing']?])[]
): MatterAnswer {
  const open = { text: 'then', zone: notStated, precision: 'day', from: notStated, to: notStated } as const
  return {
    id,
    places: [],
    name: 'wholeLine',
    asWritten: '',
    from: open,
    state: 'oneAccount',
    accounts: told.map(([side, where, standing = 'saidPublicly'], n) => ({
      id: `${id} ${n}`,
      standing,
      state: 'transcribed',
      column: side,
      entity: `E${side}`,
      kind: 'violation',
      at: open,
      place: where,
      what: [],
      class: notStated,
      count: notStated,
      allegedActor: otherSide(side),
      said: open,
      renderings: [],
      links: [],
      note: notStated,
      flags: [],
      versions: [],
      answers: [],
      rid: id,
      index: n,
      grade: 'recorded',
      mayOpen: false,
      may: [],
    })),
    difference: [],
    joins: [],
    within: [],
  }
}

const spotsOf = (where: Place) =>
  placedAccounts([matter('m', ['A', where])], GAZETTEER)[0]?.spots.map(({ ids }) => ids)

describe('[R-UI-6] nothing is drawn finer than it was told', () => {
  test('[R-UI-6] one town is a spot; towns told one after another that lie together are one area, never their middle', () => {
    expect(spotsOf(place('resolved', 'mill'))).toEqual([['mill']])
    expect(spotsOf(place('several', 'mill', 'ford', 'hill'))).toEqual([['mill', 'ford'], ['hill']])
    const { areas } = drawnOf(
      placedAccounts([matter('m', ['A', place('several', 'mill', 'ford')])], GAZETTEER),
      {
        order: SIDES,
        pick: '',
      },
    )
    expect(areas).toEqual([
      {
        matter: 'm',
        column: 'A',
        points: [
          [4_600_000, 4_000_000],
          [4_600_000, 4_020_000],
        ],
        chosen: false,
      },
    ])
  })

  test('[R-MEA-12] a name that several bear, one that nobody knows, an area and the whole line are not placed', () => {
    for (const where of [
      place('candidates', 'mill', 'hill'),
      place('unresolved'),
      place('notAPlace'),
      place('resolved', 'vale'),
      place('several', 'mill', 'vale'),
    ])
      expect([where.status, spotsOf(where)]).toEqual([where.status, []])
  })

  test('[R-MEA-12] a place of which one part is open is not drawn by half', () => {
    const parts = [place('resolved', 'mill'), place('candidates', 'ford', 'hill')]
    expect(spotsOf({ ...place('several', 'mill'), parts })).toEqual([])
  })
})

test('[R-UI-74] what was said and what was lodged are two marks at one place, each with its own number', () => {
  const matters = [
    matter('one', ['A', place('resolved', 'mill')], ['A', place('resolved', 'mill'), 'lodged']),
    matter('two', ['A', place('resolved', 'mill')]),
  ]
  const { marks } = drawnOf(placedAccounts(matters, GAZETTEER), { order: SIDES, pick: 'two' })
  expect(marks.map(({ standing, n, row, chosen }) => [standing, n, row, chosen])).toEqual([
    ['ruled', 2, 0, true],
    ['filled', 1, 1, false],
  ])
})

test('[R-UI-2] swapping the sides swaps columns and nothing of where anything stands', () => {
  const drawn = (a: Side, b: Side) =>
    drawnOf(
      placedAccounts(
        [matter('m', [a, place('resolved', 'mill')], [b, place('resolved', 'hill')])],
        GAZETTEER,
      ),
      {
        order: [a, b],
        pick: '',
      },
    ).marks.map((mark) => Object.assign({}, mark, { column: 'either' }))
  expect(drawn('B', 'A')).toEqual(drawn('A', 'B'))
})

const seen = (change: object) =>
  ({
    observer: { place: { asWritten: 'Mill', status: 'resolved', candidates: ['mill'] }, position: notStated },
    event: {
      bearings: [{ centiDeg: 9_000, halfWidthCentiDeg: 1_125, given: 'E' }],
      range: known({ lowM: 2_000, highM: 7_000 }),
      place: notStated,
    },
    weaponType: notStated,
    relayedFrom: notStated,
    note: notStated,
    ...change,
  }) as const

test('[R-UI-6] an observation is an annular sector between its ranges and around its bearing', () => {
  const [wedge] = wedgesOf({ id: 'o', mission: seen({}) }, GAZETTEER)
  const lons = (wedge?.ring ?? []).map(([lon]) => lon)
  const metres = (lon: number): number => (lon - 46) * 111_195 * Math.cos((40 * Math.PI) / 180)
  expect(Math.round(metres(Math.max(...lons)) / 100)).toBe(70)
  expect(metres(Math.min(...lons))).toBeGreaterThan(2_000 * Math.cos((11.26 * Math.PI) / 180) - 1)
  expect(wedge?.ring[0]).toEqual(wedge?.ring.at(-1))
})

test('[R-UI-6] without a range, a bearing or one place to look from, nothing is drawn', () => {
  const event = seen({}).event
  expect(wedgesOf({ id: 'o' }, GAZETTEER)).toEqual([])
  expect(wedgesOf({ id: 'o', mission: seen({ event: { ...event, range: notStated } }) }, GAZETTEER)).toEqual(
    [],
  )
  expect(wedgesOf({ id: 'o', mission: seen({ event: { ...event, bearings: [] } }) }, GAZETTEER)).toEqual([])
  const open = {
    place: { asWritten: 'M', status: 'candidates', candidates: ['mill', 'hill'] },
    position: notStated,
  }
  expect(wedgesOf({ id: 'o', mission: seen({ observer: open }) }, GAZETTEER)).toEqual([])
})

test('[R-UI-6] a full turn is a whole ring', () => {
  const ring = annularSector([46, 40], { lowM: 0, highM: 1_000, fromCenti: -18_000, toCenti: 18_000 })
  expect(ring.length).toBeGreaterThan(20)
  expect(ring).toContainEqual([46, 40])
})
