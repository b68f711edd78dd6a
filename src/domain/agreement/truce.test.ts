import fc from 'fast-check'
import { expect, test } from 'vitest'

import { addS, otherSide, SIDES, type Side, type Utc } from '#domain/measure'

import {
  mayAct,
  mayDeclareBroken,
  mayGrade,
  mayHold,
  placingAt,
  relabelled,
  truceNow,
  type Held,
  type TruceFact,
  type TruceGround,
  type TruceNow,
} from './index.ts'

const EIGHT = '2020-10-10T08:00:00.000Z'
const NINE = '2020-10-10T09:00:00.000Z'
/** 10 October 2020 as it was published: noon, and no side has signed how it reads it. */
const T1: TruceGround = { published: 'agreed', effective: EIGHT, expires: undefined }
/** A truce agreed of which nothing says when it begins. */
const UNTIMED: TruceGround = { published: 'agreed', effective: undefined, expires: undefined }

function placed(at: Utc, index: number) {
  return { at, index, rid: `r${index}`, office: 'A.rep' }
}

// oxlint-disable-next-line max-params -- who holds what, when, in which place of the record
function holds(by: Side, utc: Utc, at: Utc, index = 1): Held {
  return {
    ...placed(at, index),
    kind: 'hold',
    by,
    utc,
    text: utc === EIGHT ? '12:00' : '13:00',
    zone: '+04:00',
  }
}

const SEVEN = '2020-10-10T07:00:00.000Z'
const HALF_EIGHT = '2020-10-10T07:30:00.000Z'
const DISPUTED = [holds('A', EIGHT, SEVEN, 1), holds('B', NINE, HALF_EIGHT, 2)]

function stateAt(facts: readonly TruceFact[], now: Utc, ground: TruceGround = T1): TruceNow['state'] {
  return truceNow(ground, facts, now).state
}

test('[R-AGR-11] T1 as published is scheduled for 08:00Z, and in effect from that instant', () => {
  expect(stateAt([], '2020-10-10T07:59:59.999Z')).toBe('scheduled')
  expect(stateAt([], EIGHT)).toBe('inEffect')
  expect(truceNow(T1, [], NINE).steps).toEqual([{ at: EIGHT, event: 'reachLast', state: 'inEffect' }])
})

test('[R-AGR-11] the same held by both is scheduled, two that differ are disputed with first and last instant', () => {
  const same = [holds('A', EIGHT, SEVEN, 1), holds('B', EIGHT, SEVEN, 2)]
  expect(stateAt(same, HALF_EIGHT)).toBe('scheduled')
  const disputed = truceNow(T1, DISPUTED, HALF_EIGHT)
  expect([disputed.state, disputed.window]).toEqual(['scheduledDisputed', { first: EIGHT, last: NINE }])
  expect(stateAt(DISPUTED, EIGHT)).toBe('disputedInterval')
  expect(stateAt(DISPUTED, NINE)).toBe('inEffect')
  expect(stateAt([holds('A', NINE, SEVEN)], HALF_EIGHT, UNTIMED)).toBe('scheduled')
  expect(stateAt([], HALF_EIGHT, UNTIMED)).toBe('agreed')
})

test('[R-AGR-11] notes of any reading change no state and no instant', () => {
  const instants = fc.constantFrom(SEVEN, HALF_EIGHT, EIGHT, NINE)
  fc.assert(
    fc.property(fc.array(instants, { maxLength: 6 }), instants, fc.boolean(), (notes, now, isDisputed) => {
      const facts = isDisputed ? DISPUTED : []
      const noted = notes.map((at, i): TruceFact => ({ ...placed(at, 10 + i), kind: 'note' }))
      expect(truceNow(T1, [...facts, ...noted], now)).toEqual(truceNow(T1, facts, now))
    }),
  )
})

test('[R-AGR-11] a moment that has come is confirmed or settled, never moved by one side', () => {
  const come = truceNow(T1, [], addS(EIGHT, 60))
  expect(mayHold(come, holds('A', EIGHT, NINE)).ok).toBe(true)
  expect(mayHold(come, holds('A', NINE, NINE))).toMatchObject({
    code: 'AGR_MOMENT_CAME',
    detail: { moment: EIGHT },
  })
  const after = truceNow(T1, DISPUTED, addS(NINE, 60))
  expect(mayHold(after, holds('B', EIGHT, NINE)).ok).toBe(true)
  expect(mayHold(after, holds('B', '2020-10-10T10:00:00.000Z', NINE)).ok).toBe(false)
  const before = truceNow(T1, [], SEVEN)
  expect(mayHold(before, { ...holds('A', EIGHT, SEVEN), zone: 'noon' })).toMatchObject({
    code: 'MEA_ZONE_MISSING',
  })
  expect(mayHold(before, holds('A', '2020-02-31T08:00:00.000Z', SEVEN))).toMatchObject({
    code: 'MEA_TIME_IMPOSSIBLE',
  })
})

test('[R-AGR-12] between the two instants an event is in the disputed interval and is never graded', () => {
  const { window } = truceNow(T1, DISPUTED, NINE)
  const five = addS(EIGHT, 300)
  expect([placingAt(window, five), mayGrade(placingAt(window, five))]).toEqual(['disputedInterval', false])
  const asItWas = truceNow(T1, [], NINE).window
  expect([placingAt(asItWas, five), mayGrade(placingAt(asItWas, five))]).toEqual(['inEffect', true])
  expect(placingAt(window, NINE)).toBe('inEffect')
  expect(placingAt(window, addS(EIGHT, -1))).toBe('before')
  expect(placingAt(undefined, EIGHT)).toBe('noMoment')
  const violation: TruceFact = { ...placed(five, 3), kind: 'violation' }
  expect(stateAt([...DISPUTED, violation], addS(five, 60))).toBe('disputedInterval')
})

test('[R-AGR-13] B holds 08:00Z too: what lay between becomes in effect; and the other way, before', () => {
  const settled = [...DISPUTED, holds('B', EIGHT, addS(EIGHT, 1800), 3)]
  const truce = truceNow(T1, settled, addS(EIGHT, 1800))
  expect(truce.steps.map(({ event, state }) => [event, state])).toEqual([
    ['disputeMoment', 'scheduledDisputed'],
    ['reachFirst', 'disputedInterval'],
    ['settleMoment', 'scheduled'],
    ['reachLast', 'inEffect'],
  ])
  const [both, eight, nine] = [{ first: EIGHT, last: NINE }, one(EIGHT), one(NINE)]
  expect(relabelled(both, eight)).toEqual([
    { from: EIGHT, to: NINE, was: 'disputedInterval', is: 'inEffect' },
  ])
  expect(relabelled(both, nine)).toEqual([{ from: EIGHT, to: NINE, was: 'disputedInterval', is: 'before' }])
  expect(relabelled(both, both)).toEqual([])
  const later = truceNow(T1, [...DISPUTED, holds('A', NINE, addS(EIGHT, 60), 3)], addS(EIGHT, 60))
  expect([later.state, later.window]).toEqual(['scheduled', nine])
})

function one(utc: Utc) {
  return { first: utc, last: utc }
}

test('[R-AGR-11] findings strain a truce, a clean day restores it, a side’s denunciation breaks it, both resume it', () => {
  const at = (hours: number): Utc => addS(EIGHT, hours * 3600)
  const violation: TruceFact = { ...placed(at(1), 1), kind: 'violation' }
  const clean: TruceFact = { ...placed(at(25), 2), kind: 'clean24h' }
  const denounced: TruceFact = { ...placed(at(26), 3), kind: 'denounce', by: 'B' }
  const [a, b]: readonly TruceFact[] = SIDES.map((by, i) => ({
    ...placed(at(27 + i), 4 + i),
    kind: 'resume',
    by,
  }))
  const all = [violation, clean, denounced, ...(a ? [a] : []), ...(b ? [b] : [])]
  expect([1, 25, 26, 27, 28].map((hours) => stateAt(all, at(hours)))).toEqual([
    'strained',
    'inEffect',
    'broken',
    'broken',
    'inEffect',
  ])
})

test('[R-AGR-11] what a side suspended it resumes itself; a truce ends where it says it does', () => {
  const suspended: TruceFact = { ...placed(NINE, 1), kind: 'suspend', by: 'A' }
  const truce = truceNow(T1, [suspended], NINE)
  expect([truce.state, truce.suspendedBy]).toEqual(['suspended', ['A']])
  expect(mayAct({ kind: 'resume', by: 'B' }, truce)).toMatchObject({ code: 'AGR_NOT_BLOCKER' })
  expect(mayAct({ kind: 'resume', by: 'A' }, truce)).toEqual({ ok: true, value: 'inEffect' })
  expect(mayAct({ kind: 'suspend', by: 'A' }, truceNow(UNTIMED, [], NINE)).ok).toBe(false)
  const ending = { ...T1, expires: NINE }
  expect(stateAt([], addS(NINE, -1), ending)).toBe('inEffect')
  expect(stateAt([], NINE, ending)).toBe('ended')
  expect(stateAt([], SEVEN, { ...T1, expires: SEVEN })).toBe('ended')
})

test('[R-AGR-7] a truce is declared broken on findings of the record, never on claims alone', () => {
  const truce = truceNow(T1, [], NINE)
  const findings = new Set(['f1'])
  expect(mayDeclareBroken(truce, { ids: ['f1'], findings })).toEqual({ ok: true, value: 'broken' })
  expect(mayDeclareBroken(truce, { ids: ['f1', 'claim'], findings })).toMatchObject({
    code: 'AGR_NO_FINDING',
    detail: { cited: ['claim'] },
  })
  expect(mayDeclareBroken(truce, { ids: [], findings })).toMatchObject({ code: 'AGR_NO_FINDING' })
})

test('[R-AGR-11] an announced truce is agreed by the sides’ signatures, and only then has its moment', () => {
  const announced = { ...T1, published: 'proposed' } as const
  expect(stateAt([], NINE, announced)).toBe('announced')
  expect(stateAt([], NINE, { ...announced, agreedAt: SEVEN })).toBe('inEffect')
})

const fact = fc.record({
  kind: fc.constantFrom('hold', 'suspend', 'resume', 'denounce'),
  by: fc.constantFrom<Side>('A', 'B'),
  utc: fc.constantFrom(EIGHT, NINE),
  at: fc.constantFrom(SEVEN, HALF_EIGHT, EIGHT, addS(EIGHT, 1800), NINE),
})
type Told = { readonly kind: string; readonly by: Side; readonly utc: Utc; readonly at: Utc }

/** The facts of deeds that the rules took one after another. */
function taken(told: readonly Told[]): readonly TruceFact[] {
  const facts: TruceFact[] = []
  for (const { kind, by, utc, at } of told.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    const truce = truceNow(T1, facts, at)
    const index = facts.length + 1
    const hold = holds(by, utc, at, index)
    if (kind === 'hold') {
      if (mayHold(truce, hold).ok) facts.push(hold)
    } else if (kind === 'suspend' || kind === 'resume' || kind === 'denounce') {
      if (mayAct({ kind, by }, truce).ok) facts.push({ ...placed(at, index), kind, by })
    }
  }
  return facts
}

test('[R-AGR-11] the fold does not depend on which side’s facts of one instant came in first', () => {
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 12 }), (told) => {
      const facts = taken(told)
      const aFirst = facts.map((each) => ({
        ...each,
        index: 'by' in each && each.by === 'B' ? each.index + 100 : each.index,
      }))
      const end = addS(NINE, 60)
      const [own, other] = [truceNow(T1, facts, end), truceNow(T1, aFirst, end)]
      expect([other.state, other.window, other.suspendedBy]).toEqual([own.state, own.window, own.suspendedBy])
    }),
  )
})

test('[R-AGR-11] the life is mirrored when the sides are exchanged', () => {
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 12 }), (told) => {
      const facts = taken(told)
      const swapped = facts.map((each) => ('by' in each ? { ...each, by: otherSide(each.by) } : each))
      const end = addS(NINE, 60)
      const [own, other] = [truceNow(T1, facts, end), truceNow(T1, swapped, end)]
      expect([other.state, other.window, other.suspendedBy.map(otherSide).toSorted()]).toEqual([
        own.state,
        own.window,
        [...own.suspendedBy],
      ])
    }),
  )
})

test('[R-AGR-12] whatever is held, an event between the first and the last instant is never graded', () => {
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 12 }), fc.integer({ min: -7200, max: 7200 }), (told, offset) => {
      const { window } = truceNow(T1, taken(told), NINE)
      const utc = addS(EIGHT, offset)
      const isBetween = window !== undefined && window.first <= utc && utc < window.last
      expect(isBetween && mayGrade(placingAt(window, utc))).toBe(false)
    }),
  )
})
