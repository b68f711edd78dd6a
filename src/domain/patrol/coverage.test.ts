import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  addS,
  dayRule,
  isUtc,
  msOfUtc,
  reportingDay,
  zoneFromText,
  type DayRule,
  type Interval,
  type Zone,
} from '#domain/measure'

import {
  coverageMark,
  effortBy,
  effortMinutes,
  effortOfWatch,
  nightSharePct,
  sectorMinutes,
  sectorsWithoutSight,
  unwatchedSpans,
  watchedMinutes,
  watchedMinutesByBar,
  watchedSpans,
  type EffortItem,
  type EffortMeans,
  type EffortVisibility,
} from './index.ts'

const utc = (clock: string): string => `2020-11-02T${clock}:00.000Z`
const DAY: Interval = { from: '2020-11-01T15:30:00.000Z', to: '2020-11-02T15:30:00.000Z' }

const item = (from: string, to: string, change: Partial<EffortItem> = {}): EffortItem => ({
  source: 'watch',
  ref: `${from}-${to}`,
  sector: 'N-2',
  from: utc(from),
  to: utc(to),
  means: ['saw', 'heard'],
  visibility: 'good',
  ...change,
})

test('[R-RPT-2] a minute of a sector counts once, whoever looked, and once for each means', () => {
  const items = [item('02:00', '11:00'), item('10:00', '14:00', { means: ['heard'] })]
  expect(sectorMinutes(items, 'N-2', DAY)).toBe(12 * 60)
  expect(sectorMinutes(items, 'N-1', DAY)).toBe(0)
  expect(sectorMinutes(effortBy(items, 'saw'), 'N-2', DAY)).toBe(9 * 60)
  expect(sectorMinutes(effortBy(items, 'heard'), 'N-2', DAY)).toBe(12 * 60)
  expect(effortMinutes(items, DAY)).toBe(13 * 60)
  expect(watchedMinutes([...items, item('02:00', '03:00', { sector: 'N-1' })], ['N-1', 'N-2'], DAY)).toBe(
    13 * 60,
  )
})

test('[R-RPT-2] the minutes of each bar are those of asking for that bar alone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(1400), fc.integer({ min: 1, max: 600 }), fc.constantFrom('N-1', 'N-2'))),
      fc.constantFrom(7, 60, 95),
      (told, widthMin) => {
        const items = told.map(([start, min, sector]) => ({
          ...item('02:00', '02:00', { sector }),
          from: addS(DAY.from, start * 60 + 30),
          to: addS(DAY.from, (start + min) * 60),
        }))
        const bars = { fromMs: Date.parse(DAY.from), widthMs: widthMin * 60_000, bars: 12 }
        const alone = Array.from({ length: bars.bars }, (_, bar) => {
          const within = {
            from: addS(DAY.from, bar * widthMin * 60),
            to: addS(DAY.from, (bar + 1) * widthMin * 60),
          }
          return watchedMinutes(items, ['N-1', 'N-2'], within)
        })
        const spans = items.map(({ sector, from, to }) => ({
          sector,
          fromMs: Date.parse(from),
          toMs: Date.parse(to),
        }))
        expect(watchedMinutesByBar(spans, ['N-1', 'N-2'], bars)).toEqual(alone)
      },
    ),
  )
})

test('[R-RPT-2] what reaches over the close of a day is cut there, and what is shorter than a minute is not claimed', () => {
  const items = [item('14:00', '17:00')]
  expect(sectorMinutes(items, 'N-2', DAY)).toBe(90)
  expect(sectorMinutes(items, 'N-2', { from: DAY.to, to: addS(DAY.to, 86_400) })).toBe(90)
  const short = [{ ...item('02:00', '02:00'), to: addS(utc('02:00'), 59) }]
  expect(sectorMinutes(short, 'N-2', DAY)).toBe(0)
})

test('[R-RPT-2] an hour counts whole in good visibility, half in limited, a fifth in poor', () => {
  const hour = (visibility: EffortVisibility): number =>
    effortMinutes([item('02:00', '03:00', { visibility })], DAY)
  expect([hour('good'), hour('limited'), hour('poor')]).toEqual([60, 30, 12])
})

test('[R-PAT-7] a watch’s effort is its stretches of visibility, end to end', () => {
  const effort = effortOfWatch({
    id: 'w1',
    sector: 'N-2',
    from: utc('18:00'),
    to: utc('22:00'),
    means: ['heard'],
    visibility: 'good',
    stretches: [
      { from: utc('20:00'), visibility: 'limited' },
      { from: utc('19:00'), visibility: 'poor' },
      { from: utc('20:00'), visibility: 'good' },
      { from: utc('23:00'), visibility: 'poor' },
    ],
  })
  expect(effort.map(({ from, to, visibility }) => [from, to, visibility])).toEqual([
    [utc('18:00'), utc('19:00'), 'good'],
    [utc('19:00'), utc('20:00'), 'poor'],
    [utc('20:00'), utc('22:00'), 'good'],
  ])
  expect(
    effort.every(({ ref, sector, source }) => ref === 'w1' && sector === 'N-2' && source === 'watch'),
  ).toBe(true)
})

test('[R-PAT-7] however visibility was told, the stretches tile the watch', () => {
  const minute = fc.integer({ min: -60, max: 600 })
  const told = fc.array(fc.tuple(minute, fc.constantFrom<EffortVisibility>('good', 'limited', 'poor')))
  fc.assert(
    fc.property(told, (changes) => {
      const watch: Interval = { from: utc('10:00'), to: utc('18:00') }
      const stretches = changes.map(([at, visibility]) => ({ from: addS(watch.from, at * 60), visibility }))
      const effort = effortOfWatch({
        ...watch,
        id: 'w',
        sector: 'N-2',
        means: ['saw'],
        visibility: 'good',
        stretches,
      })
      expect([effort[0]?.from, effort.at(-1)?.to]).toEqual([watch.from, watch.to])
      expect(effort.every(({ from, to }) => from < to)).toBe(true)
      expect(effort.slice(1).map(({ from }) => from)).toEqual(effort.slice(0, -1).map(({ to }) => to))
    }),
  )
})

test('[R-RPT-4] the mark of a sector is full from 90 per cent of its planned time, part from 25, little above none', () => {
  const marks = [0, 1, 359, 360, 1295, 1296, 1440].map((done) => coverageMark(done, 1440))
  expect(marks).toEqual(['none', 'little', 'little', 'part', 'part', 'full', 'full'])
  expect(coverageMark(0, 0)).toBe('none')
})

test('[R-PAT-10] what a restriction cost is told in sector-time and by class: where nobody saw, what needs sight goes undetected', () => {
  const effort = [
    item('02:00', '06:00', { means: ['heard'] }),
    item('02:00', '06:00', { sector: 'N-1', means: ['recorded'] }),
  ]
  const denial: Interval = { from: utc('06:00'), to: utc('10:00') }
  const notObserved = ['N-1', 'N-2'].flatMap((sector) => unwatchedSpans(effort, sector, denial))
  expect(notObserved).toEqual([denial, denial])
  expect(sectorsWithoutSight(effort, ['N-1', 'N-2', 'N-3'], DAY)).toEqual(['N-2', 'N-3'])
})

const zone = (name: string): Zone => {
  const read = zoneFromText(name)
  if (!read.ok) throw new Error(read.code)
  return read.value
}

test('[R-RPT-2] the night share is of the time between 22:00 and 06:00 of the zone’s clocks', () => {
  const within = { ...DAY, sectors: ['N-2'] }
  // 01:00Z to 03:00Z is 05:00 to 07:00 at +04:00.
  expect(nightSharePct([item('01:00', '03:00')], within, zone('+04:00'))).toEqual({
    kind: 'known',
    value: 50,
  })
  expect(nightSharePct([item('01:00', '03:00')], within, zone('Z'))).toEqual({ kind: 'known', value: 100 })
  expect(nightSharePct([item('10:10', '14:00')], within, zone('+04:00'))).toEqual({ kind: 'known', value: 0 })
  expect(nightSharePct([], within, zone('+04:00'))).toEqual({ kind: 'absent' })
  // The night of 24 to 25 October 2020 has an hour more in Kyiv: 22:00 (+03:00) to 06:00 (+02:00).
  const night = { from: '2020-10-24T16:30:00.000Z', to: '2020-10-25T17:30:00.000Z', sectors: ['N-2'] }
  const whole = [{ ...item('00:00', '00:00'), from: night.from, to: night.to }]
  expect(nightSharePct(whole, night, zone('Europe/Kyiv'))).toEqual({ kind: 'known', value: 36 })
})

const anyMinute = fc.integer({ min: -600, max: 2400 })
const anyEffort = fc.array(
  fc
    .record({
      start: anyMinute,
      length: fc.integer({ min: 0, max: 900 }),
      sector: fc.constantFrom('N-1', 'N-2'),
      means: fc.subarray<EffortMeans>(['saw', 'heard', 'recorded'], { minLength: 1 }),
      visibility: fc.constantFrom<EffortVisibility>('good', 'limited', 'poor'),
    })
    .map(({ start, length, ...rest }, at = 0) => ({
      ...item('00:00', '00:00', rest),
      ref: `e${at}`,
      from: addS(utc('00:00'), start * 60),
      to: addS(utc('00:00'), (start + length) * 60),
    })),
  { maxLength: 12 },
)

/** Minutes somebody watched, each minute asked by itself. */
function minuteByMinute(items: readonly EffortItem[], sector: string, within: Interval): number {
  const first = msOfUtc(within.from)
  const count = (msOfUtc(within.to) - first) / 60_000
  return Array.from({ length: count }, (_, at) => addS(within.from, at * 60)).filter((at) =>
    items.some((each) => each.sector === sector && each.from <= at && at < each.to),
  ).length
}

test('[R-RPT-2] the union is what asking every minute by itself gives, and with what was not watched it tiles the day', () => {
  fc.assert(
    fc.property(anyEffort, (items) => {
      expect(sectorMinutes(items, 'N-1', DAY)).toBe(minuteByMinute(items, 'N-1', DAY))
      const spans = [...watchedSpans(items, 'N-1', DAY), ...unwatchedSpans(items, 'N-1', DAY)].toSorted(
        (a, b) => (a.from < b.from ? -1 : 1),
      )
      expect([spans[0]?.from, spans.at(-1)?.to]).toEqual([DAY.from, DAY.to])
      expect(spans.slice(1).map(({ from }) => from)).toEqual(spans.slice(0, -1).map(({ to }) => to))
      expect(spans.every(({ from, to }) => isUtc(from) && from < to)).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('[R-RPT-2] tiling: cut by days and by sectors, effort and sector-time add up to the whole', () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 2999 }), { maxLength: 5 })
  fc.assert(
    fc.property(anyEffort, cuts, (items, minutes) => {
      const whole: Interval = { from: addS(utc('00:00'), -36_000), to: addS(utc('00:00'), 144_000) }
      const edges = [
        whole.from,
        ...[...new Set(minutes)].toSorted((a, b) => a - b).map((minute) => addS(whole.from, minute * 60)),
        whole.to,
      ]
      const days = edges.slice(1).map((to, at): Interval => ({ from: edges[at] ?? to, to }))
      const sum = (of: (within: Interval) => number): number => days.reduce((all, day) => all + of(day), 0)
      expect(sum((day) => sectorMinutes(items, 'N-1', day))).toBe(sectorMinutes(items, 'N-1', whole))
      const good = items.map((each): EffortItem => ({ ...each, visibility: 'good' }))
      expect(sum((day) => effortMinutes(good, day))).toBe(effortMinutes(good, whole))
      const bySector = ['N-1', 'N-2'].map((sector) =>
        effortMinutes(
          good.filter((each) => each.sector === sector),
          whole,
        ),
      )
      expect((bySector[0] ?? 0) + (bySector[1] ?? 0)).toBe(effortMinutes(good, whole))
    }),
  )
})

test('[R-RPT-2] more effort never lowers a figure, and sector-time never passes the day', () => {
  fc.assert(
    fc.property(anyEffort, anyEffort, (some, more) => {
      const all = [...some, ...more]
      expect(sectorMinutes(all, 'N-1', DAY)).toBeGreaterThanOrEqual(sectorMinutes(some, 'N-1', DAY))
      expect(effortMinutes(all, DAY)).toBeGreaterThanOrEqual(effortMinutes(some, DAY))
      expect(sectorMinutes(all, 'N-1', DAY)).toBeLessThanOrEqual(1440)
    }),
  )
})

/** The constructed watches and patrols, and what a careful reader makes of them. */
type Effort = Pick<EffortItem, 'sector' | 'from' | 'to' | 'means' | 'visibility'>
type Constructed = {
  readonly zone: string
  readonly dayClose: string
  readonly watches: readonly (Effort & { readonly id: string })[]
  readonly patrols: readonly {
    readonly id: string
    readonly window: Interval
    readonly sectors: readonly string[]
    readonly effort: readonly Effort[]
    readonly notObserved: readonly Effort[]
  }[]
  readonly expected: readonly {
    readonly day: string
    readonly sector: string
    readonly observedH: number
    readonly effortH: number
    readonly unobservedH: number
  }[]
}

const constructed: Constructed = JSON.parse(readFileSync('fixtures/effort/effort-constructed.json', 'utf8'))
const withMs = (text: string): string => text.replace('Z', '.000Z')
const toItem = ({ sector, from, to, means, visibility }: Effort, ref: string): EffortItem => ({
  source: 'watch',
  ref,
  sector,
  from: withMs(from),
  to: withMs(to),
  means,
  visibility,
})
const all: readonly EffortItem[] = [
  ...constructed.watches.map((each) => toItem(each, each.id)),
  ...constructed.patrols.flatMap(({ id, effort }) => effort.map((each) => toItem(each, id))),
]

const rule = (): DayRule => {
  const read = dayRule(constructed)
  if (!read.ok) throw new Error(read.code)
  return read.value
}

test.each(constructed.expected)(
  '[R-RPT-2] on $day in $sector the constructed watches and patrols observed $observedH h',
  ({ day, sector, observedH, effortH, unobservedH }) => {
    const within = reportingDay(day, rule())
    const own = all.filter((each) => each.sector === sector)
    const good = own.map((each): EffortItem => ({ ...each, visibility: 'good' }))
    expect(sectorMinutes(all, sector, within)).toBe(Math.round(observedH * 60))
    expect(effortMinutes(good, within)).toBe(Math.round(effortH * 60))
    const lost = unwatchedSpans(all, sector, within).reduce(
      (sum, { from, to }) => sum + msOfUtc(to) - msOfUtc(from),
      0,
    )
    expect(lost / 60_000).toBe(Math.round(unobservedH * 60))
  },
)

test('[R-PAT-10] effort and what could not be observed are the window of every constructed patrol', () => {
  for (const { id, window, effort, notObserved } of constructed.patrols) {
    const span: Interval = { from: withMs(window.from), to: withMs(window.to) }
    const parts = [...effort, ...notObserved].map((each) => ({
      ...toItem({ ...each, means: ['saw'], visibility: 'good' }, id),
      sector: 'any',
    }))
    expect([id, unwatchedSpans(parts, 'any', span)]).toEqual([id, []])
    expect([id, effortMinutes(parts, span)]).toEqual([id, (msOfUtc(span.to) - msOfUtc(span.from)) / 60_000])
  }
})
