import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'
import { z } from 'zod'

import { addDays, known, phraseOfSum, sumOfCounts, type Utc } from '#domain/measure'
import { canonicalJson } from '#domain/record'
import { daily as dailyShape } from '#wire/report'

import { claimBy } from '../../../test/accounts.ts'
import { DAY, effortIn, inputsOf, minuteOfDay, reported } from '../../../test/daily-inputs.ts'
import { inEnglish, MECHANISM } from '../../../test/mechanism.ts'
import {
  approvable,
  chainStands,
  countedPart,
  dailyOf,
  jointAtFirst,
  jointDaily,
  publicAtOf,
  publicDaily,
  type Daily,
  type Figure,
  type ReportedAccount,
} from './index.ts'

const exactly = (n: number) => ({ kind: 'exact', n }) as const
const NONE = { ofDay: [], ofPriorDay: [] }

/** A figure as its bounds, or why there is none. */
function told(figure: Figure): string {
  if (figure.kind !== 'count') return figure.kind
  const phrase = phraseOfSum(figure.sum)
  return phrase.kind === 'between' ? `${phrase.low}-${phrase.high}` : `${phrase.kind} ${phrase.n}`
}

const zonesIn = ({ observed }: Daily) =>
  Object.fromEntries(
    observed.zones.map(({ zone, figure, possible, liveFire }) => [
      zone,
      [told(figure), told(possible), told(liveFire)],
    ]),
  )

/** Truce in effect from an instant on. */
const truceFrom = (effective: Utc) =>
  known({ id: 'T', name: inEnglish('The truce'), state: 'inEffect', effective })

test('[R-OBS-7, R-MEA-16] inside, outside and what nobody can place stand apart; a side may hold of the last from none to all', () => {
  const daily = dailyOf(
    inputsOf({
      observations: [
        reported('in', 60, { count: exactly(5), zone: 'inside' }),
        reported('out', 61, { count: exactly(7), zone: 'outside' }),
        reported('arc', 62, { count: exactly(12), zone: 'cannotSay' }),
      ],
    }),
  )
  expect(told(daily.observed.total.now)).toBe('exact 24')
  expect(zonesIn(daily)).toEqual({
    inside: ['exact 5', '5-17', 'notObserved'],
    outside: ['exact 7', '7-19', 'notObserved'],
    cannotSay: ['exact 12', 'exact 12', 'notObserved'],
  })
  expect(publicDaily(daily, NONE).observed.zones).toEqual([])
})

test('[R-OBS-8] live fire: inside counted with its flag, outside counted apart or left out by setting, and in no rate', () => {
  const observations = [
    reported('3', 60, { count: exactly(3), zone: 'inside' }),
    reported('12', 61, { count: exactly(12), zone: 'outside', liveFire: 'declared' }),
    reported('4', 62, { count: exactly(4), zone: 'inside', liveFire: 'declared' }),
  ]
  const effort = [effortIn('N-2', [0, 24])]
  const apart = dailyOf(inputsOf({ observations, effort }))
  expect([told(apart.observed.total.now), told(apart.observed.liveFireOutside)]).toEqual([
    'exact 19',
    'exact 12',
  ])
  expect(zonesIn(apart)).toMatchObject({
    inside: ['exact 7', 'exact 7', 'exact 4'],
    outside: ['exact 12', 'exact 12', 'exact 12'],
  })
  const settings = { ...MECHANISM.settings, liveFireOutside: 'leftOut' as const }
  const left = dailyOf(inputsOf({ observations, effort, mechanism: { ...MECHANISM, settings } }))
  expect([told(left.observed.total.now), told(left.observed.liveFireOutside)]).toEqual([
    'exact 7',
    'exact 12',
  ])
  expect(zonesIn(left)).toMatchObject({ outside: ['notObserved', 'notObserved', 'exact 12'] })
  // (3 + 4) in 24 h of effort are 29.2 in 100 h, whatever the setting.
  for (const { observed } of [apart, left])
    expect(observed.total.rate).toMatchObject({ value: { median: '29.2' } })
})

test('[R-MEA-16] an item that lasts over the truce’s moment is since the truce from none to all, and whole in its day', () => {
  const observations = [
    reported('before', 10, { count: exactly(4) }),
    { ...reported('over', 100, { count: exactly(12) }) },
    reported('after', 130, { count: exactly(3) }),
  ].map((each) =>
    each.id === 'over'
      ? {
          ...each,
          observation: {
            ...each.observation,
            at: { ...each.observation.at, from: minuteOfDay(100), to: minuteOfDay(120) },
          },
        }
      : each,
  )
  const daily = dailyOf(inputsOf({ observations, truce: truceFrom(minuteOfDay(110)) }))
  expect(told(daily.observed.total.now)).toBe('exact 19')
  expect(told(daily.observed.sinceTruce)).toBe('3-15')
  const atItsEnd = dailyOf(inputsOf({ observations, truce: truceFrom(minuteOfDay(120)) }))
  expect(told(atItsEnd.observed.sinceTruce)).toBe('exact 3')
})

test('[R-MEA-5] late is what came after its own day closed: marked there, listed where it is first carried, counted once', () => {
  const captured = { count: exactly(6) }
  const inTime = reported('in time', 1_430, { ...captured, receivedAt: minuteOfDay(1_439) })
  const late = reported('late', 1_431, { ...captured, receivedAt: minuteOfDay(1_440) })
  const own = dailyOf(inputsOf({ observations: [inTime, late] }))
  expect([own.late, told(own.observed.total.now)]).toEqual([['late'], 'exact 12'])
  const next = { day: addDays(DAY, 1), observations: [inTime, late] }
  const first = dailyOf(inputsOf(next))
  expect(first.lateOfEarlier).toMatchObject([{ number: 'late', late: true, from: minuteOfDay(1_431) }])
  expect(told(first.observed.total.now)).toBe('notObserved')
  expect(told(first.observed.total.prior)).toBe('exact 12')
  expect(dailyOf(inputsOf({ ...next, carried: new Set(['late']) })).lateOfEarlier).toEqual([])
  expect(dailyOf(inputsOf({ ...next, day: addDays(DAY, 2) })).lateOfEarlier).toEqual([])
  expect(publicDaily(first, NONE).lateOfEarlier).toEqual([])
})

test('[R-RPT-22] coarsening and a settled moment are told from what differs, like every other kind', () => {
  const at = (other: Parameters<typeof reported>[2], truce: Daily['truce'] = truceFrom(minuteOfDay(0))) =>
    inputsOf({ observations: [reported('a', 60, { count: exactly(10), ...other })], truce })
  const before = dailyOf(at({}))
  const why = (inputs: ReturnType<typeof at>) =>
    Object.fromEntries(
      dailyOf({ ...inputs, before }).corrections.map(({ path, why: kinds }) => [path, kinds]),
    )
  expect(why(at({ sector: { kind: 'unknown' } }))).toEqual({ 'sectors.N-2': 'coarsening' })
  expect(why(at({ sector: known('N-3') }))).toEqual({
    'sectors.N-2': 'wrongPlace',
    'sectors.N-3': 'wrongPlace',
  })
  expect(why(at({}, truceFrom(minuteOfDay(90))))).toEqual({ 'observed.sinceTruce': 'settledMoment' })
  expect(why(at({ class: 'burstShot', sub: 'shot' }))).toMatchObject({ 'observed.explosion': 'recount' })
})

test('[R-RPT-24] a correction of more than 5 % leads the next daily; 5 % and less stands in its own report alone', () => {
  const day = (n: number, revision: number): Daily =>
    dailyOf(inputsOf({ revision, observations: [reported('a', 60, { count: exactly(n) })] }))
  const leading = (was: number, now: number) =>
    dailyOf(inputsOf({ day: addDays(DAY, 1), corrected: [{ before: day(was, 1), after: day(now, 2) }] }))
      .leading
  expect(leading(100, 105)).toEqual([])
  expect(leading(100, 95)).toEqual([])
  expect(leading(100, 106)).toMatchObject([
    {
      n: 2,
      day: DAY,
      revision: 2,
      items: [{ path: 'observed.total', was: '100', now: '106', why: 'recount' }, {}, {}, {}],
    },
  ])
  expect(leading(100, 94)).toHaveLength(1)
  const daily = dailyOf(
    inputsOf({ day: addDays(DAY, 1), corrected: [{ before: day(100, 1), after: day(200, 2) }] }),
  )
  expect(publicDaily(daily, NONE).leading).toEqual([])
  const released = publicDaily(daily, { ofDay: [], ofPriorDay: [day(100, 1), day(200, 2)] }).leading
  expect(released.map(({ items }) => items.map(({ path }) => path))).toEqual([
    ['observed.total', 'observed.explosion', 'observed.explosion.undetermined'],
  ])
})

const figures = z.object({
  reports: z.array(
    z.object({
      asOfLocal: z.string(),
      donetsk: z.int(),
      luhansk: z.int(),
      cumulativeSince27July: z.int().nullable(),
    }),
  ),
})

/** The published days, each with its count in both regions and what it printed since 27 July. */
function publishedDays() {
  const file = join(import.meta.dirname, '../../../fixtures/smm/daily-figures.json')
  return figures
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .reports.map(({ asOfLocal, donetsk, luhansk, cumulativeSince27July }) => ({
      day: asOfLocal.slice('19:30 '.length),
      n: donetsk + luhansk,
      since: cumulativeSince27July,
    }))
}

test('[R-REP-6] the published series since 27 July 2020 is a chain: each cumulative figure is the one before plus its days', () => {
  const days = publishedDays()
  const sum = (n: number) => sumOfCounts([exactly(n)])
  const chain = (previous: number, between: readonly number[], cumulative: number) =>
    chainStands({
      previous: sum(previous),
      days: between.map(sum),
      corrections: [],
      cumulative: sum(cumulative),
    })
  const links = days.flatMap(({ day, n, since }, at) => {
    const before = days[at - 1]
    const isNext = before !== undefined && addDays(before.day, 1) === day
    return isNext && before.since !== null && since !== null ? [{ previous: before.since, n, since }] : []
  })
  expect(links.map(({ previous, n, since }) => `${previous} + ${n} = ${since}`)).toEqual([
    '111 + 10 = 121',
    '121 + 1 = 122',
    '122 + 1 = 123',
    '246 + 5 = 251',
    '251 + 0 = 251',
    '251 + 5 = 256',
    '256 + 0 = 256',
  ])
  for (const { previous, n, since } of links) {
    expect(chain(previous, [n], since).ok).toBe(true)
    expect(chain(previous, [n], since + 1)).toMatchObject({
      code: 'REP_SUM_MISMATCH',
      detail: { expected: since, found: since + 1, difference: 1 },
    })
  }
  // Over days that no report was issued for: 5 and 6 August at once, and 31 July to 2 August, which hold 120 together.
  const countOf = (day: string) => days.find((each) => each.day === day)?.n ?? Number.NaN
  expect(chain(251, [countOf('2020-08-05'), countOf('2020-08-06')], 256).ok).toBe(true)
  expect(chain(123, [120, countOf('2020-08-03')], 246).ok).toBe(true)
  expect(chain(123, [countOf('2020-08-03')], 246)).toMatchObject({
    detail: { expected: 126, difference: 120 },
  })
})

/** A mechanism at another clock, from its first day on. */
const kyiv = { ...MECHANISM, zone: 'Europe/Kyiv', firstDay: '2020-01-01' }

test('[R-MEA-4, R-RPT-1] a day on which the clocks change lasts 25 h or 23 h, and its planned time with it', () => {
  const lasts = (day: string) => {
    const { head, coverage, sectors } = dailyOf(inputsOf({ mechanism: kyiv, day }))
    return [head.from, head.to, coverage.plannedMin, sectors[0]?.plannedMin]
  }
  expect(lasts('2020-10-25')).toEqual([
    '2020-10-24T16:30:00.000Z',
    '2020-10-25T17:30:00.000Z',
    3 * 1_500,
    1_500,
  ])
  expect(lasts('2020-03-29')).toEqual([
    '2020-03-28T17:30:00.000Z',
    '2020-03-29T16:30:00.000Z',
    3 * 1_380,
    1_380,
  ])
  expect(lasts('2020-10-26')[2]).toBe(3 * 1_440)
})

test('[R-REP-4, R-REP-7] no watch, watches alone, unknown counts alone, no truce, the first day: each says what it is', () => {
  const bare = dailyOf(inputsOf())
  expect([told(bare.observed.total.now), bare.coverage.doneMin, told(bare.observed.sinceTruce)]).toEqual([
    'notObserved',
    0,
    'notYet',
  ])
  const watched = dailyOf(inputsOf({ effort: [effortIn('N-2', [0, 24])] }))
  expect([told(watched.observed.total.now), watched.coverage.doneMin]).toEqual(['notObserved', 1_440])
  expect(watched.observed.total.rate).toEqual({ kind: 'absent' })
  const unknown = { kind: 'unknown' } as const
  const heard = dailyOf(
    inputsOf({ observations: [reported('a', 1, { count: unknown }), reported('b', 2, { count: unknown })] }),
  )
  expect([told(heard.observed.total.now), zonesIn(heard)['inside']?.[0]]).toEqual(['atLeast 0', 'atLeast 0'])
  const first = dailyOf(
    inputsOf({ day: MECHANISM.firstDay, observations: [reported('p', -1_000, { count: exactly(2) })] }),
  )
  expect([first.head.n, told(first.observed.total.now), first.observed.total.change]).toEqual([
    1,
    'exact 2',
    { word: 'noPriorPeriod' },
  ])
  for (const daily of [bare, watched, heard, first]) {
    expect(approvable(daily).ok).toBe(true)
    expect(dailyShape.parse(daily)).toEqual(daily)
  }
})

test('[R-OBS-1, R-REP-1] three thousand observations: every total is what their counts add up to by hand', () => {
  const observations = Array.from({ length: 3_000 }, (_, at) =>
    reported(`o${at}`, at % 1_440, { count: exactly(at % 5), zone: at % 3 === 0 ? 'outside' : 'inside' }),
  )
  const daily = dailyOf(inputsOf({ observations, effort: [effortIn('N-2', [0, 24])] }))
  // 600 of each count 0 to 4: 600 · 10. Of every third the same share: 200 · 10.
  expect(told(daily.observed.total.now)).toBe('exact 6000')
  expect(zonesIn(daily)).toMatchObject({
    inside: ['exact 4000', 'exact 4000', 'notObserved'],
    outside: ['exact 2000', 'exact 2000', 'notObserved'],
  })
  expect(daily.annex).toHaveLength(3_000)
  expect(canonicalJson(dailyOf(inputsOf({ observations, effort: [effortIn('N-2', [0, 24])] })))).toBe(
    canonicalJson(daily),
  )
})

test('[R-REP-1, R-RPT-3] the counted part is one and the same in the mission’s form and in both joint ones, whatever was watched', () => {
  const observations = [
    reported('a', 60, { count: exactly(30) }),
    reported('b', 61, { sector: known('N-3') }),
  ]
  const before = dailyOf(inputsOf({ observations: observations.slice(0, 1) }))
  const watched = dailyOf(inputsOf({ observations, effort: [effortIn('N-2', [0, 12])], before, revision: 2 }))
  const blind = dailyOf(inputsOf({ observations, before, revision: 2 }))
  const early = jointAtFirst(watched)
  expect(early).toEqual(jointDaily(watched, watched.head.to))
  expect(jointDaily(watched, publicAtOf(watched.head.to))).toEqual(watched)
  for (const form of [early, watched, blind]) expect(countedPart(form)).toEqual(countedPart(watched))
  expect(canonicalJson(countedPart(watched))).not.toMatch(/Min"|"rate"|"change"|coverage|N-1/)
  const bent = { ...watched, observed: { ...watched.observed, sinceTruce: watched.observed.total.now } }
  expect(countedPart(bent)).not.toEqual(countedPart(watched))
})

test('[R-CLM-8, R-RPT-38] a claim says whether and after how long it was answered, and of an empty seat that it is empty', () => {
  const at = { ...claimBy('A').at, from: known(minuteOfDay(30)) }
  const claim = (recordedAt: Utc, answeredAt?: Utc): ReportedAccount => ({
    standing: 'lodged',
    id: '1'.repeat(64),
    recordedAt,
    account: claimBy('A', { at }),
    ...(answeredAt === undefined ? {} : { answeredAt }),
  })
  const line = (account: ReportedAccount, vacantSeats: readonly string[] = []) => {
    const { lodged } = dailyOf(inputsOf({ accounts: [account], vacantSeats }))
    const [own] = lodged.kind === 'rows' ? lodged.lines : []
    return [own?.state, own?.answeredInMin]
  }
  const absent = { kind: 'absent' }
  expect(line(claim(minuteOfDay(60), minuteOfDay(155)))).toEqual([known('answered'), known(95)])
  expect(line(claim(minuteOfDay(60), minuteOfDay(421)))).toEqual([known('answeredLate'), known(361)])
  expect(line(claim(minuteOfDay(60)))).toEqual([known('unanswered'), absent])
  expect(line(claim(minuteOfDay(1_300)))).toEqual([known('lodged'), absent])
  expect(line(claim(minuteOfDay(60)), ['B'])).toEqual([known('seatEmpty'), absent])
})
