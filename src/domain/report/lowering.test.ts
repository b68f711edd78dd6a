import fc from 'fast-check'
import { expect, test } from 'vitest'

import { known, sumOfCounts } from '#domain/measure'

import { claimBy, statementBy, town } from '../../../test/accounts.ts'
import { anyInputs, effortIn, inputsOf, minuteOfDay, reported } from '../../../test/daily-inputs.ts'
import { inEnglish, MECHANISM } from '../../../test/mechanism.ts'
import {
  approvable,
  chainStands,
  checksOf,
  coarseEnough,
  dailyOf,
  fineNamesOf,
  jointDaily,
  noSectorOf,
  publicAtOf,
  publicDaily,
  type Daily,
  type Figure,
} from './index.ts'
import { withheldSectors } from './small-cells.ts'
import { finerThanAllowed } from './too-fine.ts'

const NONE = { ofDay: [], ofPriorDay: [] }
const exactly = (n: number) => ({ kind: 'exact', n }) as const
const CLOSE = minuteOfDay(1_440)

/** A daily in which each sector counted so many; `undefined` where nobody reported. */
function countedIn(
  counts: Readonly<Record<string, number | undefined>>,
  other: Parameters<typeof inputsOf>[0] = {},
): Daily {
  const observations = Object.entries(counts).flatMap(([sector, n], at) =>
    n === undefined
      ? []
      : [
          reported(`${sector}-${at}`, 60 + at, {
            sector: known(sector),
            count: exactly(n),
            sub: n === 0 ? 'none' : 'undetermined',
          }),
        ],
  )
  const mechanism = { ...MECHANISM, sectors: Object.keys(counts).map(sectorNamed) }
  return dailyOf(
    inputsOf({
      mechanism,
      observations,
      effort: Object.keys(counts).map((id) => effortIn(id, [0, 24])),
      ...other,
    }),
  )
}

function sectorNamed(id: string) {
  const [first] = MECHANISM.sectors
  if (first === undefined) throw new Error('no sector')
  return { ...first, id, name: inEnglish(id), adjoins: [] }
}

const shown = (daily: Daily): readonly (string | number)[] =>
  daily.sectors.map(({ total: { now } }) => (now.kind === 'count' ? now.sum.n : now.kind))

test('[R-RPT-3, R-DNH-7] until 24 h after the close nobody below the mission is told which sector was not watched', () => {
  const daily = countedIn({ 'N-1': 12, 'N-2': undefined, 'N-3': 7 })
  const before = jointDaily(daily, CLOSE)
  expect([before.sectors, before.coverage.unobserved, before.coverage.undetectable]).toEqual([[], [], []])
  expect(before.sectorsFrom).toEqual({ kind: 'known', value: publicAtOf(CLOSE) })
  expect(before.observed).toEqual(daily.observed)
  expect(jointDaily(daily, publicAtOf(CLOSE))).toEqual(daily)
})

test('[R-ACC-20] the public time is 24 h after the close, over month, year and leap day', () => {
  expect(publicAtOf('2020-10-10T15:30:00.000Z')).toBe('2020-10-11T15:30:00.000Z')
  expect(publicAtOf('2020-12-31T15:30:00.000Z')).toBe('2021-01-01T15:30:00.000Z')
  expect(publicAtOf('2020-02-28T15:30:00.000Z')).toBe('2020-02-29T15:30:00.000Z')
})

test('[R-ACC-21] a sector’s count of 1 to 4 stands in the total alone; zero and "not observed" are printed', () => {
  const daily = countedIn({ 'S-1': 2, 'S-2': 3, 'S-3': 4, 'S-4': 0, 'S-5': undefined, 'S-6': 30 })
  const form = publicDaily(daily, NONE)
  expect(shown(form)).toEqual(['withheld', 'withheld', 'withheld', 0, 'notObserved', 30])
  expect(form.observed.total.now).toMatchObject({ sum: { n: 39 } })
  expect(form.sectors[0]?.total).toMatchObject({
    rate: { kind: 'absent' },
    change: { word: 'notComparable' },
  })
})

test('[R-ACC-22] what subtraction would give is withheld too, the smallest first, until three sectors stand together', () => {
  expect(shown(publicDaily(countedIn({ 'S-1': 2, 'S-2': 10, 'S-3': 20, 'S-4': 50 }), NONE))).toEqual([
    'withheld',
    'withheld',
    'withheld',
    50,
  ])
  const alone = countedIn({ 'S-1': 2, 'S-2': 10, 'S-3': undefined })
  expect(shown(publicDaily(alone, NONE))).toEqual(['withheld', 'withheld', 'notObserved'])
})

test('[R-ACC-22] what an earlier release of the day withheld stays withheld, and the prior column is only what was released', () => {
  const first = countedIn({ 'S-1': 2, 'S-2': 3, 'S-3': 4, 'S-4': 50 })
  const late = countedIn({ 'S-1': 9, 'S-2': 9, 'S-3': 9, 'S-4': 50 })
  expect(shown(publicDaily(late, NONE))).toEqual([9, 9, 9, 50])
  expect(shown(publicDaily(late, { ofDay: [first], ofPriorDay: [] }))).toEqual([
    'withheld',
    'withheld',
    'withheld',
    50,
  ])
  const priors = (daily: Daily) => daily.sectors.map(({ total: { prior } }) => prior.kind)
  const observations = ['S-1', 'S-2', 'S-3', 'S-4'].map((sector, at) =>
    reported(`p${at}`, at - 600, { sector: known(sector), count: exactly(at === 3 ? 50 : 3) }),
  )
  const next = countedIn({ 'S-1': 9, 'S-2': 9, 'S-3': 9, 'S-4': 50 }, { observations })
  expect(priors(publicDaily(next, NONE))).toEqual(['withheld', 'withheld', 'withheld', 'withheld'])
  expect(priors(publicDaily(next, { ofDay: [], ofPriorDay: [first] }))).toEqual([
    'withheld',
    'withheld',
    'withheld',
    'count',
  ])
})

test('[R-ACC-21, R-ACC-22] for any counts: no printed number is 1 to 4, and none or at least three are withheld together', () => {
  const cell = fc.option(fc.nat(12), { nil: undefined })
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 7 }), (cells) => {
      const daily = countedIn(Object.fromEntries(cells.map((n, at) => [`S-${at}`, n])))
      const withheld = withheldSectors(daily.sectors)
      const printed = daily.sectors.filter(({ sector }) => !withheld.includes(sector))
      const numbers = printed.flatMap(({ total: { now } }) => (now.kind === 'count' ? [now.sum.n] : []))
      expect(numbers.filter((n) => n >= 1 && n <= 4)).toEqual([])
      const numbered = daily.sectors.filter(({ total }) => total.now.kind === 'count').length
      expect(withheld.length === 0 || withheld.length >= Math.min(3, daily.sectors.length)).toBe(true)
      expect(withheldSectors(daily.sectors, withheld)).toEqual(withheld)
      expect(numbered).toBeLessThanOrEqual(cells.length)
    }),
    { numRuns: 60 },
  )
})

test('[R-REP-9, R-DNH-13] the public form of any daily passes the scanner; the whole one does not', () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const form = publicDaily(dailyOf(inputs), NONE)
      expect(finerThanAllowed(form, [])).toEqual([])
      expect(form.coverage.byMeans).toEqual([])
      expect(publicDaily(form, { ofDay: [], ofPriorDay: [form] }).annex).toEqual([])
    }),
    { numRuns: 40 },
  )
  const whole = countedIn({ 'S-1': 2, 'S-2': 30, 'S-3': undefined }, { effort: [effortIn('S-1', [0, 24])] })
  const fields = finerThanAllowed(whole, [])
  expect(fields).toContain('annex.0.from')
  expect(fields).toContain('sectors.S-1.now')
  expect(fields).toContain('coverage.unobserved.0.sector')
  expect(fields).toContain('coverage.byMeans.0.means')
  expect(fields).toContain('sectors.0.byClass.0.class')
})

test('[R-REP-9] one finer field anywhere is found by its place', () => {
  const form = publicDaily(countedIn({ 'S-1': 20, 'S-2': 30, 'S-3': 40 }), NONE)
  const line = {
    id: 'f'.repeat(64),
    column: 'A',
    entity: 'EA',
    kind: 'violation',
    class: { kind: 'notStated' },
    said: { kind: 'notStated' },
    places: [],
    asWritten: '',
    sector: known('S-1'),
    from: known(minuteOfDay(5)),
    to: { kind: 'notStated' },
    timeText: '',
    count: { kind: 'notStated' },
    what: [],
    state: { kind: 'absent' },
    answeredInMin: { kind: 'absent' },
    sources: [],
  } as const
  const [row] = form.sectors
  const finer: readonly (readonly [string, Daily])[] = [
    ['lodged.lines.0.from.value', { ...form, lodged: { kind: 'rows', lines: [line] } }],
    ['lodged.lines.0.column', { ...form, lodged: { kind: 'rows', lines: [line] } }],
    ['late.0', { ...form, late: ['1289'] }],
    [
      'corrections.0.path',
      { ...form, corrections: [{ path: 'sectors.S-1', was: '9', now: '8', why: 'recount' }] },
    ],
    ['sectors.S-1.now', { ...form, sectors: row ? [{ ...row, total: { ...row.total, now: small } }] : [] }],
  ]
  for (const [path, daily] of finer) {
    expect(finerThanAllowed(daily, [])).toContain(path)
    expect(coarseEnough(daily, [])).toMatchObject({
      code: 'REP_TOO_FINE',
      detail: { fields: expect.arrayContaining([path]) },
    })
  }
})

test('[R-RPT-1, R-ACC-22] sectors and fire of no known sector add up to the total; more in the sectors than in all does not', () => {
  const elsewhere = reported('x', 90, { sector: { kind: 'unknown' }, count: exactly(12) })
  const daily = countedIn({ 'S-1': 20, 'S-2': 30, 'S-3': 40 })
  const more = dailyOf(
    inputsOf({
      mechanism: { ...MECHANISM, sectors: ['S-1', 'S-2', 'S-3'].map(sectorNamed) },
      observations: [
        reported('a', 60, { sector: known('S-1'), count: exactly(20) }),
        reported('b', 61, { sector: known('S-2'), count: exactly(30) }),
        reported('c', 62, { sector: known('S-3'), count: exactly(26) }),
        elsewhere,
      ],
    }),
  )
  const left = noSectorOf(more)
  expect(noSectorOf(daily)).toBeUndefined()
  expect(left).toMatchObject({
    now: { sum: { n: 12, low: 12, high: 12, about: false, open: false }, items: 1 },
    byClass: [{ class: 'explosion', figure: { sum: { n: 12 } } }],
  })
  const rows = [...more.sectors.map(({ total }) => total.now), left?.now]
  const sum = rows.reduce((n, figure) => n + (figure?.kind === 'count' ? figure.sum.n : 0), 0)
  expect(sum).toBe(88)
  expect(more.observed.total.now).toMatchObject({ sum: { n: 88 } })
  // A withheld sector could be taken from what is left.
  const [first, ...rest] = more.sectors
  if (first === undefined) throw new Error('no sector')
  const hiding = { ...first, total: { ...first.total, now: { kind: 'withheld' } } } as const
  expect(noSectorOf({ ...more, sectors: [hiding, ...rest] })).toBeUndefined()
  const doubled = { ...more, sectors: [...more.sectors, ...more.sectors] }
  expect(approvable(doubled)).toMatchObject({ code: 'REP_SUM_MISMATCH', detail: { lines: ['sectors'] } })
})

const small: Figure = { kind: 'count', sum: sumOfCounts([exactly(3)]), items: 1 }

test('[R-REP-13, R-REP-9] a remark that names a place or a sector, in any ending or case, is too fine for the public form', () => {
  const names = fineNamesOf([town('longhill')], [{ id: 'S-1', name: inEnglish('Northern slope') }])
  const of = (text: string): Daily =>
    dailyOf(inputsOf({ remarks: [{ office: 'M.head', at: CLOSE, texts: inEnglish(text) }] }))
  const found = (text: string) => finerThanAllowed(publicDaily(of(text), NONE), names)
  expect(found('Nobody could look at LONGHILL.')).toEqual(['remarks.0.texts'])
  expect(found('Longhills was quiet.')).toEqual(['remarks.0.texts'])
  expect(found('Sector S-1 was quiet.')).toEqual(['remarks.0.texts'])
  expect(found('Fire at 14:07.')).toEqual(['remarks.0.texts'])
  expect(found('A long hill of work, in the zone as a whole.')).toEqual([])
})

test('[R-CLM-11] accounts in the public form keep day, sector, kind and sources, and no text, place or minute', () => {
  const at = { ...claimBy('A').at, from: known(minuteOfDay(30)) }
  const form = publicDaily(
    dailyOf(
      inputsOf({
        accounts: [
          { standing: 'lodged', id: '1'.repeat(64), recordedAt: CLOSE, account: claimBy('A', { at }) },
          {
            standing: 'saidPublicly',
            id: '2'.repeat(64),
            recordedAt: CLOSE,
            account: statementBy('B', { at }),
          },
        ],
      }),
    ),
    NONE,
  )
  expect(JSON.stringify(form)).not.toMatch(/trench|shelling|Lima|Kilo|06:30/)
  expect(form.saidPublicly).toMatchObject({
    lines: [
      {
        column: 'side',
        entity: '',
        kind: 'violation',
        sector: known('N-2'),
        sources: [{ publisher: 'A newspaper' }],
      },
    ],
  })
})

test('[R-REP-6] the chain of the fixtures adds up, and a difference is named', () => {
  const sum = (n: number) => sumOfCounts([exactly(n)])
  const chain = (previous: number, days: readonly number[], cumulative: number) =>
    chainStands({
      previous: sum(previous),
      days: days.map(sum),
      corrections: [],
      cumulative: sum(cumulative),
    })
  expect(chain(251, [0, 5], 256).ok).toBe(true)
  expect(chain(256, [0], 256).ok).toBe(true)
  expect(chain(111, [12], 123).ok).toBe(true)
  expect(chain(251, [0, 5], 257)).toMatchObject({
    code: 'REP_SUM_MISMATCH',
    detail: { expected: 256, found: 257, difference: 1 },
  })
  const corrections = [{ was: sum(10), now: sum(12) }]
  expect(chainStands({ previous: sum(251), days: [sum(5)], corrections, cumulative: sum(258) }).ok).toBe(true)
})

test('[R-REP-7] a daily without planned watching says nothing of what could not be seen, and is not approved', () => {
  const bare = dailyOf(inputsOf({ mechanism: { ...MECHANISM, sectors: [] } }))
  expect(approvable(bare)).toMatchObject({ ok: false, detail: { lines: ['coverage'] } })
  expect(approvable(dailyOf(inputsOf()))).toMatchObject({ ok: true })
})

test('[R-REP-9] the checks name what fails and where', () => {
  const daily = countedIn({ 'S-1': 20, 'S-2': 30, 'S-3': 40 })
  const published = publicDaily(daily, NONE)
  const ground = {
    daily,
    published,
    names: [],
    cumulative: { ok: true, value: undefined },
    missingLanguages: [],
    isApproved: true,
    now: publicAtOf(CLOSE),
  } as const
  expect(checksOf(ground).filter(({ ok }) => !ok)).toEqual([])
  const off = {
    ...daily,
    observed: { ...daily.observed, total: { ...daily.observed.total, now: small } },
    coverage: { ...daily.coverage, unexplainedMin: 1 },
  }
  const failing = checksOf({
    ...ground,
    daily: {
      ...off,
      remarks: [{ office: 'M.head', at: CLOSE, texts: inEnglish('Longhill was quiet until 14:07.') }],
    },
    names: ['Longhill'],
    published: daily,
    missingLanguages: ['xx'],
    isApproved: false,
    now: CLOSE,
  })
  expect(failing.filter(({ ok }) => !ok).map(({ check, place }) => [check, place.slice(0, 60)])).toEqual([
    ['sums', 'observed.total, sectors, coverage.plannedMin'],
    ['remarks', 'Longhill, 14:07'],
    ['languages', 'xx'],
    ['twoPersons', ''],
    ['smallCells', expect.stringContaining('coverage.byMeans.0.means')],
    ['delay', publicAtOf(CLOSE)],
  ])
})
