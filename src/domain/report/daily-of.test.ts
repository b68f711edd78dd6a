import fc from 'fast-check'
import { expect, test } from 'vitest'

import { known, otherSide, type Side } from '#domain/measure'
import { canonicalJson } from '#domain/record'
import { daily as dailyShape } from '#wire/report'

import { claimBy, statementBy } from '../../../test/accounts.ts'
import {
  anyAccounts,
  anyInputs,
  DAY,
  effortIn,
  inputsOf,
  minuteOfDay,
  reported,
} from '../../../test/daily-inputs.ts'
import { inEnglish, MECHANISM } from '../../../test/mechanism.ts'
import { dailyOf, jointDaily, publicDaily, type Daily, type Figure, type ReportedAccount } from './index.ts'

const zero = { kind: 'exact', n: 0 } as const
const exactly = (n: number) => ({ kind: 'exact', n }) as const

/** A sum as its number, or why there is none. */
function told(figure: Figure): number | string {
  return figure.kind === 'count' ? figure.sum.n : figure.kind
}

test('[R-REP-1] the same inputs give the same bytes', () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      expect(canonicalJson(dailyOf(inputs))).toBe(canonicalJson(dailyOf(structuredClone(inputs))))
    }),
    { numRuns: 40 },
  )
})

test('[R-REP-4] zero is told where somebody reported zero, and nothing reported is "not observed", watched or not', () => {
  const effort = [effortIn('N-2', [0, 8])]
  const quiet = dailyOf(inputsOf({ effort, observations: [reported('o', 60, { count: zero, sub: 'none' })] }))
  const silent = dailyOf(inputsOf({ effort }))
  expect(told(quiet.observed.total.now)).toBe(0)
  expect(quiet.observed.total.effortMin).toBe(480)
  expect(told(silent.observed.total.now)).toBe('notObserved')
  expect(silent.sectors.map(({ total }) => told(total.now))).toEqual([
    'notObserved',
    'notObserved',
    'notObserved',
  ])
  const gap = {
    context: 'observation',
    from: minuteOfDay(-10),
    to: minuteOfDay(1_440),
    source: inEnglish('lost'),
  }
  const missing = dailyOf(inputsOf({ effort, mechanism: { ...MECHANISM, dataGaps: [gap] } }))
  expect(told(missing.observed.total.now)).toBe('notInThisData')
})

test('[R-REP-4] honest absence: leaving out an exact zero can turn "0" into "not observed", and never the reverse', () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const zeroes = inputs.observations.map((each) => ({
        ...each,
        observation: { ...each.observation, count: zero },
      }))
      const before = figuresOf(dailyOf({ ...inputs, groups: [], observations: zeroes }))
      const after = figuresOf(dailyOf({ ...inputs, groups: [], observations: [] }))
      for (const [at, figure] of before.entries()) {
        const left = after[at]
        const expected = figure.kind === 'count' ? [0, 'notObserved'] : [told(figure), figure.kind]
        expect([told(figure), left?.kind]).toEqual(expected)
      }
    }),
    { numRuns: 40 },
  )
})

test('[R-RPT-36] swapping the sides swaps the accounts and nothing else', () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const swapped = dailyOf({ ...inputs, accounts: inputs.accounts.map(mirrored) })
      expect(swapped).toEqual(mirrorOf(dailyOf(inputs)))
    }),
    { numRuns: 40 },
  )
})

test('[R-RPT-36] claims and statements are inert: they move their own two tables and nothing else', () => {
  fc.assert(
    fc.property(anyInputs, anyAccounts, (inputs, accounts) => {
      const { lodged, saidPublicly, ...rest } = dailyOf({ ...inputs, accounts })
      const { lodged: noneLodged, saidPublicly: noneSaid, ...bare } = dailyOf({ ...inputs, accounts: [] })
      expect(rest).toEqual(bare)
      expect([noneLodged, noneSaid]).toEqual([
        { kind: 'rows', lines: [] },
        { kind: 'rows', lines: [] },
      ])
      const lines = [lodged, saidPublicly].flatMap((table) => (table.kind === 'rows' ? table.lines : []))
      expect(lines.length).toBeLessThanOrEqual(accounts.length)
    }),
    { numRuns: 40 },
  )
})

test('[R-RPT-36] lodged and said publicly have a table each, and a gap of the data says so', () => {
  const at = { ...claimBy('A').at, from: known(minuteOfDay(30)) }
  const accounts: readonly ReportedAccount[] = [
    { standing: 'lodged', id: '1'.repeat(64), recordedAt: minuteOfDay(40), account: claimBy('A', { at }) },
    {
      standing: 'saidPublicly',
      id: '2'.repeat(64),
      recordedAt: minuteOfDay(40),
      account: statementBy('B', { at }),
    },
    { standing: 'lodged', id: '3'.repeat(64), recordedAt: minuteOfDay(40), account: claimBy('B') },
  ]
  const daily = dailyOf(inputsOf({ accounts }))
  expect(daily.lodged).toMatchObject({ lines: [{ id: '1'.repeat(64), column: 'A', sources: [] }] })
  expect(daily.saidPublicly).toMatchObject({
    lines: [{ column: 'B', sources: [{ publisher: 'A newspaper' }] }],
  })
  const gap = {
    context: 'claim',
    from: minuteOfDay(0),
    to: minuteOfDay(1_440),
    source: inEnglish('not yet lodged'),
  }
  const missing = dailyOf(
    inputsOf({ accounts: accounts.slice(1), mechanism: { ...MECHANISM, dataGaps: [gap] } }),
  )
  expect(missing.lodged).toEqual({ kind: 'notInThisData' })
})

test('[R-REP-12] the total is the five classes, explosions are their sub-classes, and no finding is implied', () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const { observed, others } = dailyOf(inputs)
      const sum = (figures: readonly Figure[]) =>
        figures.reduce((n, figure) => n + (figure.kind === 'count' ? figure.sum.n : 0), 0)
      expect(sum(observed.byClass.map(({ now }) => now))).toBe(sum([observed.total.now]))
      const explosions = observed.byClass.filter((row) => row.class === 'explosion').map(({ now }) => now)
      expect(sum(observed.explosionSubs.map(({ figure }) => figure))).toBe(sum(explosions))
      expect(others.incidents).toBe('notYet')
    }),
    { numRuns: 40 },
  )
})

test('[R-RPT-1, R-RPT-2] sector time tiles the day: done, prevented and unexplained are what was planned', () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const { coverage, sectors } = dailyOf(inputs)
      const prevented = coverage.prevented.reduce((sum, { min }) => sum + min, 0)
      expect(coverage.doneMin + prevented + coverage.unexplainedMin).toBe(coverage.plannedMin)
      expect(coverage.plannedMin).toBe(3 * 1_440)
      expect(sectors.reduce((sum, { doneMin }) => sum + doneMin, 0)).toBe(coverage.doneMin)
    }),
    { numRuns: 40 },
  )
  const twice = [effortIn('N-2', [0, 6]), effortIn('N-2', [0, 6], { ref: 'other', visibility: 'poor' })]
  const { coverage, sectors } = dailyOf(inputsOf({ effort: twice }))
  expect(coverage.doneMin).toBe(360)
  expect(coverage.unobserved).toEqual([
    { sector: 'N-1', min: 1_440 },
    { sector: 'N-2', min: 1_080 },
    { sector: 'N-3', min: 1_440 },
  ])
  expect(sectors.map(({ mark }) => mark)).toEqual(['none', 'part', 'none'])
})

test('[R-RPT-4] a sector’s mark follows its own share of the planned time', () => {
  const marked = (hours: number) =>
    dailyOf(inputsOf({ effort: hours === 0 ? [] : [effortIn('N-2', [0, hours])] })).sectors[1]?.mark
  expect([marked(0), marked(5), marked(6), marked(21), marked(22)]).toEqual([
    'none',
    'little',
    'part',
    'part',
    'full',
  ])
})

test('[R-REP-5, R-RPT-15] a figure stands with the prior day’s, both efforts, and "at least" where a count is open', () => {
  const effort = [effortIn('N-2', [0, 12]), effortIn('N-2', [-24, -12])]
  const observations = [
    reported('a', 60, { count: exactly(40) }),
    reported('b', -60 * 20, { count: exactly(10) }),
    reported('c', 90, { count: { kind: 'unknown' } }),
  ]
  const { total } = dailyOf(inputsOf({ effort, observations })).observed
  expect([told(total.now), told(total.prior), total.effortMin, total.priorEffortMin]).toEqual([
    40, 10, 720, 720,
  ])
  expect(total.change).toMatchObject({ word: 'more', atLeast: true })
})

test('[R-RPT-16] counts without effort print raw and no change word is said of them', () => {
  const observations = [
    reported('a', 60, { count: exactly(3) }),
    reported('b', -1_380, { count: zero, sub: 'none' }),
  ]
  const { total } = dailyOf(inputsOf({ observations })).observed
  expect([told(total.now), told(total.prior), total.rate]).toEqual([3, 0, { kind: 'absent' }])
  expect(total.change).toEqual({ word: 'effortNotPublished' })
})

test('[R-RPT-14, R-OBS-8, R-OBS-16] no rate takes what was outside its effort, an exercise outside the zone, or a device', () => {
  const effort = [effortIn('N-2', [0, 24])]
  const inside = reported('a', 60, { count: exactly(12) })
  const outsideEffort = reported('b', 61, { count: exactly(5), outsideEffort: true })
  const exercise = reported('c', 62, { count: exactly(7), zone: 'outside', liveFire: 'declared' })
  const { observed } = dailyOf(inputsOf({ effort, observations: [inside, outsideEffort, exercise] }))
  expect(told(observed.total.now)).toBe(24)
  expect(observed.total.rate).toMatchObject({ value: { median: '50.0' } })
  expect([told(observed.liveFireOutside), observed.liveFireOutsideIs]).toEqual([7, 'countedApart'])
  expect(observed.automatic).toEqual({ kind: 'notYet' })
})

test('[R-RPT-10, R-RPT-11] less than an hour of effort makes no rate and no comparison; an hour does', () => {
  const rateAfter = (h: number) =>
    dailyOf(
      inputsOf({
        effort: [effortIn('N-2', [0, h])],
        observations: [reported('a', 6, { count: exactly(16) })],
      }),
    ).observed.total
  expect(rateAfter(0.2)).toMatchObject({ effortMin: 12, rate: { kind: 'absent' }, now: { kind: 'count' } })
  expect(rateAfter(0.2).change).toEqual({ word: 'notComparable' })
  expect(rateAfter(1)).toMatchObject({ effortMin: 60, rate: { kind: 'known' } })
})

test('[R-REP-11] numbers count reporting days from the mechanism’s first', () => {
  expect(dailyOf(inputsOf()).head).toMatchObject({ n: 2, year: 2020, day: DAY })
  expect(dailyOf(inputsOf({ day: '2021-05-15' })).head).toMatchObject({ n: 218, year: 2021 })
})

test('[R-RPT-37] taking a remark away changes nothing else', () => {
  const remarks = [{ office: 'M.head', at: minuteOfDay(1_500), texts: inEnglish('A quiet day.') }]
  const { remarks: _, ...rest } = dailyOf(inputsOf({ remarks }))
  const { remarks: __, ...bare } = dailyOf(inputsOf())
  expect(rest).toEqual(bare)
})

test('[R-REP-3, R-RPT-22] a correction says of each figure what it was, is, and why by the items that differ', () => {
  const was = [
    reported('a', 60, { count: exactly(10) }),
    reported('b', 70, { count: exactly(2), class: 'burstShot', sub: 'shot' }),
  ]
  const before = dailyOf(inputsOf({ observations: was, effort: [effortIn('N-2', [0, 8])] }))
  const now = [
    reported('a', 60, { count: exactly(12) }),
    reported('c', 75, { count: exactly(1), receivedAt: minuteOfDay(9_000) }),
  ]
  const after = dailyOf(
    inputsOf({ observations: now, effort: [effortIn('N-2', [0, 9])], revision: 2, before }),
  )
  expect(after.corrections).toEqual([
    { path: 'observed.total', was: '12', now: '13', why: 'lateItem recount withdrawn' },
    { path: 'observed.explosion', was: '10', now: '13', why: 'lateItem recount' },
    { path: 'observed.burstShot', was: '2', now: 'not_observed', why: 'withdrawn' },
    { path: 'observed.explosion.undetermined', was: '10', now: '13', why: 'lateItem recount' },
    { path: 'sectors.N-2', was: '12', now: '13', why: 'lateItem recount withdrawn' },
    { path: 'coverage.doneMin', was: '480', now: '540', why: 'effort' },
  ])
  expect(after.late).toEqual(['c'])
  expect(
    dailyOf(inputsOf({ observations: was, effort: [effortIn('N-2', [0, 8])], before })).corrections,
  ).toEqual([])
})

function figuresOf({ observed, sectors }: Daily): readonly Figure[] {
  return [
    observed.total.now,
    ...observed.byClass.map(({ now }) => now),
    ...observed.explosionSubs.map(({ figure }) => figure),
    ...sectors.flatMap(({ total, byClass }) => [total.now, ...byClass.map(({ figure }) => figure)]),
  ]
}

/** Swaps the sides of an account as the mirror does: whose it is and whose conduct it tells of. */
function mirrored(account: ReportedAccount): ReportedAccount {
  const swap = (side: Side) => otherSide(side)
  return account.standing === 'lodged'
    ? { ...account, account: { ...claimBy(swap(account.account.by)), what: account.account.what } }
    : {
        ...account,
        account: statementBy(
          account.account.speaker.side.kind === 'known' ? swap(account.account.speaker.side.value) : 'A',
        ),
      }
}

function mirrorOf(daily: Daily): Daily {
  const table = (each: Daily['lodged']): Daily['lodged'] =>
    each.kind === 'rows'
      ? {
          kind: 'rows',
          lines: each.lines.map((line) =>
            line.column !== 'A' && line.column !== 'B'
              ? line
              : { ...line, column: otherSide(line.column), entity: `E${otherSide(line.column)}` },
          ),
        }
      : each
  return { ...daily, lodged: table(daily.lodged), saidPublicly: table(daily.saidPublicly) }
}

test('[R-REP-1] every daily and every lower form of it has exactly the shape that leaves a node', () => {
  fc.assert(
    fc.property(anyInputs, (inputs) => {
      const whole = dailyOf(inputs)
      for (const form of [
        whole,
        jointDaily(whole, whole.head.to),
        publicDaily(whole, { ofDay: [], ofPriorDay: [] }),
      ])
        expect(dailyShape.parse(form)).toEqual(form)
    }),
    { numRuns: 20 },
  )
})
