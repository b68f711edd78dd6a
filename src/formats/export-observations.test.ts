import { expect, test } from 'vitest'

import type { Sector } from '#domain/measure'
import type { Observation, ObservationMission } from '#domain/observation'

import { accountsTable, type ExportedAccount } from './export-accounts.ts'
import { csvText } from './export-csv.ts'
import { sectorsGeoJson } from './export-geojson.ts'
import { observationsTable, type ExportedObservation } from './export-observations.ts'

const notStated = { kind: 'notStated' } as const

function observed(
  of: Partial<Observation> = {},
  row: Partial<ExportedObservation> = {},
): ExportedObservation {
  return {
    id: 'a.0',
    number: '7',
    grade: 'joint',
    receivedAt: '2031-03-01T09:20:00.000Z',
    office: 'M.patrol',
    day: '2031-03-01',
    state: 'received',
    revision: 1,
    late: false,
    exercise: false,
    ...row,
    observation: {
      sector: { kind: 'known', value: 'S1' },
      means: ['saw', 'heard'],
      class: 'explosion',
      sub: 'impact',
      assessed: false,
      count: { kind: 'exact', n: 5 },
      weapon: { kind: 'unknown' },
      at: { from: '2031-03-01T09:00:00.000Z', to: '2031-03-01T09:01:00.000Z', text: '13:00', zone: '+04:00' },
      zone: 'inside',
      liveFire: 'no',
      confidence: 'certain',
      outsideEffort: false,
      ...of,
    },
  }
}

const MISSION: ObservationMission = {
  observer: { place: { asWritten: '=Post 3', status: 'unresolved', candidates: [] }, position: notStated },
  event: {
    bearings: [{ centiDeg: 2250, halfWidthCentiDeg: 1125, given: 'NNE' }],
    range: { kind: 'known', value: { lowM: 2000, highM: 7000 } },
    place: notStated,
  },
  weaponType: { kind: 'known', value: { text: 'Mortar, 82 mm', basis: 'sound' } },
  relayedFrom: { kind: 'absent' },
  note: { kind: 'known', value: 'by the, road' },
}

function cells(rows: readonly ExportedObservation[]): Readonly<Record<string, unknown>> {
  const { columns, rows: out } = observationsTable(rows)
  return Object.fromEntries(columns.map((name, at) => [name, out[0]?.[at]]))
}

test('[R-EXP-3] the mission’s columns are in the file only where its reader was given them', () => {
  const joint = observationsTable([observed()]).columns
  const mission = observationsTable([observed({}, { mission: MISSION })]).columns
  expect(mission.slice(0, joint.length)).toEqual(joint)
  expect(mission.slice(joint.length)).toContain('observer_place')
  expect(joint.join()).not.toMatch(/observer|bearing|range|note|relayed|watch|weapon_/)
  const told = cells([observed({}, { mission: MISSION, watch: 'w' })])
  expect(told).toMatchObject({
    bearings: 'NNE',
    range_low_m: 2000,
    range_high_m: 7000,
    relayed_from: '',
    weapon_type: 'Mortar, 82 mm',
  })
  expect(csvText(observationsTable([observed({}, { mission: MISSION })]))).toContain(
    `,'=Post 3,NNE,2000,7000,`,
  )
})

test('[R-EXP-1] unknown is a word, absent is empty, zero is 0, and a count keeps what it was told with', () => {
  const count = (value: Observation['count']) => {
    const { count: n, count_low: low, count_high: high, qualifier } = cells([observed({ count: value })])
    return [n, low, high, qualifier]
  }
  expect(count({ kind: 'exact', n: 0 })).toEqual([0, 0, 0, 'exact'])
  expect(count({ kind: 'about', n: 5 })).toEqual([5, 4, 6, 'about'])
  expect(count({ kind: 'atLeast', n: 5 })).toEqual([5, 5, 'open', 'atLeast'])
  expect(count({ kind: 'between', low: 5, high: 8 })).toEqual(['', 5, 8, 'between'])
  expect(count({ kind: 'unknown' })).toEqual(['unknown', 0, 'open', 'unknown'])
  expect(cells([observed({ sector: notStated, sub: 'none' })])).toMatchObject({
    sector: 'not_stated',
    sub: '',
    weapon: 'unknown',
  })
})

test('[R-EXP-1] a span of whole minutes ends before the next one, and its column says so', () => {
  const at = {
    from: '2031-03-01T13:31:00.000Z',
    to: '2031-03-01T13:34:00.000Z',
    text: '17:31-17:33',
    zone: '+04:00',
  }
  const told = cells([observed({ at })])
  expect(told).toMatchObject({ from: at.from, to_exclusive: at.to })
  expect(told).not.toHaveProperty('to')
})

const ring = [
  [4_600_000, 3_950_000],
  [4_610_000, 3_950_000],
  [4_610_000, 3_960_123],
  [4_600_000, 3_950_000],
] as const
const sector: Sector = {
  id: 'S1',
  name: [{ lang: 'en', text: 'Sector 1', original: true }],
  adjoins: [],
  side: 'between',
  securityZone: true,
  disengagementArea: { kind: 'absent' },
  area: [ring],
}

test('[R-EXP-3, R-DNH-1] a map is of agreed sectors and days, never a point, and counts what counts', () => {
  const rows = [
    observed(),
    observed({ count: { kind: 'about', n: 10 } }, { id: 'b.0' }),
    observed({}, { id: 'c.0', state: 'withdrawn' }),
    observed({}, { id: 'd.0', group: { rid: 'g', counted: false } }),
    observed({ class: 'movement', sub: 'none' }, { id: 'e.0' }),
    observed({ sector: { kind: 'unknown' } }, { id: 'f.0', mission: MISSION }),
  ]
  const text = sectorsGeoJson({ rows, sectors: [sector], geographyVersion: 'v1' })
  const { type, geography, features } = JSON.parse(text)
  expect([type, geography]).toEqual(['FeatureCollection', 'v1'])
  expect(features).toMatchObject([
    { id: '2031-03-01/unknown', geometry: null, properties: { sector: 'unknown', total: { count: 5 } } },
    {
      id: '2031-03-01/S1',
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [46, 39.5],
              [46.1, 39.5],
              [46.1, 39.60123],
              [46, 39.5],
            ],
          ],
        ],
      },
      properties: {
        name: 'Sector 1',
        items: 3,
        explosion: { count: 15, low: 13, high: 17 },
        total: { count: 15, low: 13, high: 17 },
      },
    },
  ])
  expect(text).not.toMatch(/Point|Post 3|NNE/)
})

test('[R-EXP-1] accounts go out one row each, as told and when, with their matter', () => {
  const time = {
    text: '12:05',
    zone: notStated,
    precision: 'minute',
    from: { kind: 'known', value: '2020-10-10T08:05:00.000Z' },
    to: notStated,
  } as const
  const account: ExportedAccount = {
    id: 'r',
    standing: 'saidPublicly',
    state: 'transcribed',
    column: 'A',
    entity: 'AM',
    kind: 'violation',
    at: time,
    said: time,
    place: { asWritten: 'Kapan', status: 'resolved', candidates: ['kapan'], parts: [], sector: notStated },
    class: notStated,
    count: { kind: 'known', value: { kind: 'atLeast', n: 3 } },
    allegedActor: 'B',
    what: [{ lang: 'en', text: '=three shots', original: true }],
    renderings: [{ publisher: 'News', date: '2020-10-10' }],
    index: 9,
    grade: 'joint',
  }
  const { columns, rows } = accountsTable([{ matter: 'm', account }])
  expect(Object.fromEntries(columns.map((name, at) => [name, rows[0]?.[at]]))).toMatchObject({
    matter: 'm',
    entry: 9,
    event_from: '2020-10-10T08:05:00.000Z',
    event_to_exclusive: 'not_stated',
    event_as_told: '12:05',
    place_ids: 'kapan',
    class: 'not_stated',
    count_low: 3,
    count_high: 'open',
    sources: 'News, 2020-10-10',
  })
  expect(csvText({ columns, rows })).toContain(`,'=three shots,`)
})
