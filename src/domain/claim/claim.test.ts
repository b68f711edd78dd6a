import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Answer } from '#domain/life'
import { addS, known, notStated, otherSide, type Side, type StatedTime, type Toponym } from '#domain/measure'
import type { Entity } from '#domain/party'

import {
  mayAcknowledge,
  mayAnswer,
  mayCorrect,
  mayLodge,
  mayWithdraw,
  type AccountAsked,
  type Claim,
  type CounterClaim,
  type Speaker,
  type StandingClaim,
} from './index.ts'

const entities: readonly Entity[] = (['A', 'B'] as const).map((side) => ({
  code: `E${side}`,
  kind: 'side',
  side,
  name: [],
}))

const utc = (clock: string): string => `2020-10-10T${clock}:00.000Z`

const minute = (clock: string): StatedTime => ({
  text: clock,
  zone: known('+04:00'),
  precision: 'minute',
  from: known(utc(clock)),
  to: known(addS(utc(clock), 60)),
})

const spoken = (by: Side) => ({
  by,
  entity: `E${by}`,
  dutyName: 'Lima-2',
  statedAt: { utc: utc('08:19'), text: '12:19', zone: '+04:00', resolutionS: 60 },
  what: [{ lang: 'en', text: 'Fire heard.', original: true }],
})

const claimOf = (by: Side, change: Partial<Claim> = {}): Claim => ({
  ...spoken(by),
  kind: 'violation',
  at: minute('08:05'),
  place: { asWritten: 'the ridge', status: 'unresolved', candidates: [], parts: [], sector: notStated },
  class: notStated,
  count: known({ kind: 'unknown' }),
  allegedActor: otherSide(by),
  ...change,
})

const answerOf = (by: Side, change: Partial<CounterClaim> = {}): CounterClaim => ({
  ...spoken(by),
  kind: 'denial',
  stance: { time: 'silent', place: 'agrees', class: 'denies', count: 'silent', allegedActor: 'denies' },
  ...change,
})

const askedBy = (side: Side | 'none', clock = '08:19'): AccountAsked => ({
  actor: { side },
  now: utc(clock),
  entities,
  isPlace: (id) => id === 'ridge',
  sectors: [],
})

const standing = (by: Side, change: Partial<StandingClaim> = {}): StandingClaim => ({
  by,
  state: 'lodged',
  lodgedAt: utc('08:19'),
  newest: 'v1',
  ...change,
})

const speaker = (side: Side): Speaker => ({
  kind: 'side',
  side: known(side),
  entity: `E${side}`,
  office: 'Ministry',
  channel: notStated,
})

const codeOf = (answer: Answer<unknown, string>): string => (answer.ok ? 'accepted' : answer.code)

test('[R-CLM-9] a claim with its count unknown and no evidence is lodged', () => {
  expect(mayLodge(claimOf('A'), askedBy('A'))).toEqual({ ok: true, value: { state: 'lodged' } })
})

test('[R-CLM-13] nobody but an office of the side it speaks for lodges a claim', () => {
  expect(mayLodge(claimOf('B'), askedBy('none'))).toMatchObject({ code: 'PTY_NOT_A_SIDE', kept: 'nothing' })
  expect(codeOf(mayLodge(claimOf('B'), askedBy('A')))).toBe('PTY_NOT_A_SIDE')
  expect(codeOf(mayLodge(claimOf('B', { entity: 'EA' }), askedBy('B')))).toBe('PTY_ENTITY_UNKNOWN')
  expect(codeOf(mayLodge(claimOf('B', { entity: 'XX' }), askedBy('B')))).toBe('PTY_ENTITY_UNKNOWN')
})

test('[R-CLM-13] what a claim cannot tell of is a statement', () => {
  const codes = (['allegation', 'proposal', 'terms', 'other', 'goodOffice'] as const).map((kind) =>
    codeOf(mayLodge(claimOf('A', { kind }), askedBy('A'))),
  )
  expect(codes).toEqual(['CLM_KIND', 'CLM_KIND', 'CLM_KIND', 'CLM_KIND', 'accepted'])
})

test('[R-CLM-10] exactly one text is the original', () => {
  const text = (...originals: readonly boolean[]) =>
    originals.map((original, at) => ({ lang: `l${at}`, text: 'x', original }))
  const codes = [text(), text(false), text(true, true), text(true, false)].map((what) =>
    codeOf(mayLodge(claimOf('A', { what }), askedBy('A'))),
  )
  expect(codes).toEqual(['CLM_ONE_ORIGINAL', 'CLM_ONE_ORIGINAL', 'CLM_ONE_ORIGINAL', 'accepted'])
})

test('[R-CLM-13] what is told must be possible: counts, times, zones and places', () => {
  const place = claimOf('A').place
  const cases: readonly (readonly [Partial<Claim>, string])[] = [
    [{ count: known({ kind: 'exact', n: -1 }) }, 'MEA_COUNT_RANGE'],
    [{ count: known({ kind: 'exact', n: 0 }) }, 'accepted'],
    [{ at: { ...minute('08:05'), to: known(utc('08:05')) } }, 'MEA_INTERVAL_EMPTY'],
    [{ at: { ...minute('08:05'), zone: notStated } }, 'MEA_ZONE_MISSING'],
    [{ at: { ...minute('08:05'), from: known('2020-02-31T08:05:00.000Z') } }, 'MEA_TIME_IMPOSSIBLE'],
    [{ statedAt: { ...claimOf('A').statedAt, utc: '2019-02-29T08:05:00.000Z' } }, 'MEA_TIME_IMPOSSIBLE'],
    [{ statedAt: { ...claimOf('A').statedAt, zone: 'AMT' } }, 'MEA_ZONE_MISSING'],
    [{ statedAt: { ...claimOf('A').statedAt, utc: utc('08:20') } }, 'MEA_TIME_FUTURE'],
    [{ place: { ...place, candidates: ['nowhere'] } }, 'MEA_PLACE_UNKNOWN'],
    [{ place: { ...place, candidates: ['ridge'], status: 'candidates' } }, 'accepted'],
  ]
  for (const [change, code] of cases)
    expect([change, codeOf(mayLodge(claimOf('A', change), askedBy('A')))]).toEqual([change, code])
})

test('[R-MEA-14] null in what is told is refused, in a claim and in an answer', () => {
  const sent: Toponym = JSON.parse('{"asWritten":null,"candidates":[],"status":"unresolved"}')
  const place = { ...claimOf('A').place, parts: [sent] }
  expect(mayLodge(claimOf('A', { place }), askedBy('A'))).toMatchObject({
    code: 'MEA_NULL',
    detail: { path: 'place.parts.0.asWritten' },
  })
  expect(codeOf(mayAnswer(answerOf('B', { place }), standing('A'), askedBy('B')))).toBe('MEA_NULL')
})

test('[R-CLM-3] an event said a few minutes ahead is kept, one far ahead is a mistake', () => {
  expect(codeOf(mayLodge(claimOf('A', { at: minute('08:34') }), askedBy('A')))).toBe('accepted')
  expect(codeOf(mayLodge(claimOf('A', { at: minute('08:35') }), askedBy('A')))).toBe('MEA_TIME_FUTURE')
})

test('[R-PTY-4] a desk whose clock is five seconds ahead is heard, six seconds are too many', () => {
  const at = (second: string) => ({ ...askedBy('A'), now: `2020-10-10T08:18:${second}.000Z` })
  expect(codeOf(mayLodge(claimOf('A'), at('55')))).toBe('accepted')
  expect(codeOf(mayLodge(claimOf('A'), at('54')))).toBe('MEA_TIME_FUTURE')
})

test('[R-CLM-15] a side adopts its own statement, not the other’s, and not one its speaker took back', () => {
  const adopts = (side: Side, state: 'transcribed' | 'retracted') =>
    mayLodge(claimOf('A'), { ...askedBy('A'), adopts: { speaker: speaker(side), state } })
  expect(codeOf(adopts('A', 'transcribed'))).toBe('accepted')
  expect(adopts('B', 'transcribed')).toMatchObject({ code: 'CLM_NOT_OWN_STATEMENT', kept: 'nothing' })
  expect(codeOf(adopts('A', 'retracted'))).toBe('LIFE_NOT_ALLOWED')
  const third = { kind: 'thirdState', side: notStated, entity: 'T', office: 'x', channel: notStated } as const
  expect(
    codeOf(mayLodge(claimOf('A'), { ...askedBy('A'), adopts: { speaker: third, state: 'transcribed' } })),
  ).toBe('CLM_NOT_OWN_STATEMENT')
})

test('[R-CLM-8] an answer within six hours is in time; at six hours it is late and says by how much', () => {
  expect(mayAnswer(answerOf('B'), standing('A'), askedBy('B', '14:18'))).toEqual({
    ok: true,
    value: { state: 'answered', lateS: 0 },
  })
  const late = { ok: true, value: { state: 'answeredLate', lateS: 3600 } }
  expect(mayAnswer(answerOf('B'), standing('A'), askedBy('B', '15:19'))).toEqual(late)
  expect(mayAnswer(answerOf('B'), standing('A', { state: 'unanswered' }), askedBy('B', '15:19'))).toEqual(
    late,
  )
})

test('[R-CLM-8] the other side answers and acknowledges, and nobody for it', () => {
  for (const who of ['A', 'none'] as const) {
    expect(codeOf(mayAnswer(answerOf('B'), standing('A'), askedBy(who)))).toBe('PTY_NOT_A_SIDE')
    expect(codeOf(mayAcknowledge('B', standing('A'), askedBy(who)))).toBe('PTY_NOT_A_SIDE')
  }
  expect(codeOf(mayAnswer(answerOf('A'), standing('A'), askedBy('A')))).toBe('PTY_NOT_A_SIDE')
  expect(codeOf(mayAcknowledge('A', standing('A'), askedBy('A')))).toBe('PTY_NOT_A_SIDE')
  expect(mayAcknowledge('B', standing('A'), askedBy('B'))).toEqual({
    ok: true,
    value: { state: 'acknowledged' },
  })
  expect(codeOf(mayAcknowledge('B', standing('A'), askedBy('B', '14:19')))).toBe('LIFE_NOT_ALLOWED')
})

test('[R-CLM-8] an answer keeps to the same rules as a claim, in its own version of a field too', () => {
  const cases: readonly (readonly [Partial<CounterClaim>, string])[] = [
    [{ at: { ...minute('08:05'), to: known(utc('08:05')) } }, 'MEA_INTERVAL_EMPTY'],
    [{ at: minute('20:00') }, 'MEA_TIME_FUTURE'],
    [{ at: { ...minute('08:05'), zone: notStated } }, 'MEA_ZONE_MISSING'],
    [{ count: known({ kind: 'between', low: 4, high: 2 }) }, 'MEA_COUNT_RANGE'],
    [{ place: { ...claimOf('B').place, candidates: ['nowhere'] } }, 'MEA_PLACE_UNKNOWN'],
    [{ statedAt: { ...answerOf('B').statedAt, utc: utc('08:20') } }, 'MEA_TIME_FUTURE'],
    [{ kind: 'other' }, 'CLM_KIND'],
    [{ what: [] }, 'CLM_ONE_ORIGINAL'],
    [{ entity: 'EA' }, 'PTY_ENTITY_UNKNOWN'],
    [{ at: minute('08:07'), place: claimOf('B').place, count: known({ kind: 'exact', n: 0 }) }, 'accepted'],
  ]
  for (const [change, code] of cases)
    expect([change, codeOf(mayAnswer(answerOf('B', change), standing('A'), askedBy('B')))]).toEqual([
      change,
      code,
    ])
  expect(codeOf(mayAnswer(answerOf('B'), standing('A', { state: 'withdrawn' }), askedBy('B')))).toBe(
    'LIFE_NOT_ALLOWED',
  )
})

test('[R-CLM-7] its own side corrects and withdraws a claim, on the newest version only', () => {
  const own = { ...askedBy('A'), follows: 'v1' }
  expect(mayCorrect(claimOf('A'), standing('A'), own)).toEqual({ ok: true, value: { state: 'lodged' } })
  expect(mayWithdraw('A', standing('A'), own)).toEqual({ ok: true, value: { state: 'withdrawn' } })
  const stale = { code: 'LIFE_STALE', detail: { yours: 'v0', current: 'v1' } }
  expect(mayCorrect(claimOf('A'), standing('A'), { ...own, follows: 'v0' })).toMatchObject(stale)
  expect(mayWithdraw('A', standing('A'), { ...own, follows: 'v0' })).toMatchObject(stale)
  const other = { ...askedBy('B'), follows: 'v1' }
  expect(codeOf(mayCorrect(claimOf('A'), standing('A'), other))).toBe('PTY_NOT_A_SIDE')
  expect(codeOf(mayCorrect(claimOf('B'), standing('A'), own))).toBe('PTY_NOT_A_SIDE')
  expect(codeOf(mayWithdraw('B', standing('A'), other))).toBe('PTY_NOT_A_SIDE')
  expect(codeOf(mayWithdraw('A', standing('A'), other))).toBe('PTY_NOT_A_SIDE')
  expect(codeOf(mayCorrect(claimOf('A', { what: [] }), standing('A'), own))).toBe('CLM_ONE_ORIGINAL')
})

test('[R-CLM-7] a claim is withdrawn once, and its inquiry goes on', () => {
  const own = { ...askedBy('A'), follows: 'v1' }
  expect(codeOf(mayWithdraw('A', standing('A', { state: 'withdrawn' }), own))).toBe('LIFE_NOT_ALLOWED')
  expect(codeOf(mayWithdraw('A', standing('A', { state: 'underInquiry' }), own))).toBe('accepted')
  expect(mayCorrect(claimOf('A'), standing('A', { state: 'withdrawn' }), own)).toMatchObject({
    value: { state: 'withdrawn' },
  })
})

test('[R-PTY-1] exchanging the sides in all that is asked changes no answer', () => {
  const side = fc.constantFrom<Side>('A', 'B')
  const who = fc.constantFrom<Side | 'none'>('A', 'B', 'none')
  const swap = (each: Side | 'none'): Side | 'none' => (each === 'none' ? 'none' : otherSide(each))
  fc.assert(
    fc.property(side, side, who, (by, of, actor) => {
      const codes = (
        f: (each: Side) => Side,
        g: (each: Side | 'none') => Side | 'none',
      ): readonly string[] => [
        codeOf(mayLodge(claimOf(f(by)), askedBy(g(actor)))),
        codeOf(mayAnswer(answerOf(f(by)), standing(f(of)), askedBy(g(actor)))),
        codeOf(mayAcknowledge(f(by), standing(f(of)), askedBy(g(actor)))),
        codeOf(mayWithdraw(f(by), standing(f(of)), { ...askedBy(g(actor)), follows: 'v1' })),
        codeOf(mayCorrect(claimOf(f(by)), standing(f(of)), { ...askedBy(g(actor)), follows: 'v1' })),
      ]
      expect(codes(otherSide, swap)).toEqual(
        codes(
          (each) => each,
          (each) => each,
        ),
      )
    }),
  )
})
