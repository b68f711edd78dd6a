import { expect, test } from 'vitest'

import type { Answer, Ref } from '#domain/life'
import { isRef } from '#domain/life'
import { known, notStated, type Side, type StatedTime } from '#domain/measure'
import type { Entity } from '#domain/party'

import {
  mayCorrectStatement,
  mayLink,
  mayRender,
  mayRetract,
  mayTranscribe,
  type Rendering,
  type Statement,
  type StatementAsked,
} from './index.ts'

const entities: readonly Entity[] = [
  { code: 'EA', kind: 'side', side: 'A', name: [] },
  { code: 'EB', kind: 'side', side: 'B', name: [] },
  { code: 'TS', kind: 'thirdState', name: [] },
]

const now = '2020-10-10T10:00:00.000Z'
const asked: StatementAsked = { now, entities, isPlace: () => false, sectors: [] }

const time = (from: string, precision: StatedTime['precision'] = 'minute'): StatedTime => ({
  text: from,
  zone: known('+04:00'),
  precision,
  from: known(from),
  to: notStated,
})

const rendering: Rendering = {
  lang: 'en',
  text: 'Says that units fired.',
  publisher: 'A news agency',
  title: 'Item 1',
  date: '2020-10-10',
  kind: 'paraphrase',
}

const statementOf = (change: Partial<Statement> = {}): Statement => ({
  speaker: { kind: 'side', side: known('A'), entity: 'EA', office: 'Ministry', channel: notStated },
  venue: 'public',
  saidAt: time('2020-10-10T09:00:00.000Z'),
  kind: 'violation',
  at: time('2020-10-10T08:05:00.000Z'),
  place: { asWritten: 'the ridge', status: 'unresolved', candidates: [], parts: [], sector: notStated },
  what: [{ lang: 'en', text: 'Says that units fired.', original: true }],
  class: notStated,
  count: notStated,
  allegedActor: 'B',
  asWritten: notStated,
  renderings: [rendering],
  about: [],
  links: [],
  sourcing: 'read',
  note: notStated,
  ...change,
})

const codeOf = (answer: Answer<unknown, string>): string => (answer.ok ? 'accepted' : answer.code)

test('[R-CLM-13] a statement names its speaker, when it was said and who published it', () => {
  expect(mayTranscribe(statementOf(), asked)).toEqual({ ok: true, value: 'transcribed' })
  const { speaker } = statementOf()
  const cases: readonly (readonly [Partial<Statement>, string])[] = [
    [{ renderings: [] }, 'renderings'],
    [{ renderings: [{ ...rendering, publisher: ' ' }] }, 'publisher'],
    [{ saidAt: { ...time(now), text: ' ' } }, 'saidAt'],
    [{ saidAt: { ...time(now), precision: 'unknown' } }, 'saidAt'],
    [{ speaker: { ...speaker, office: ' ' } }, 'speaker'],
  ]
  for (const [change, missing] of cases)
    expect(mayTranscribe(statementOf(change), asked)).toEqual({
      ok: false,
      code: 'CLM_NO_SOURCE',
      kept: 'draft',
      detail: { missing },
    })
})

test('[R-CLM-13] the speaker is an entity of the founding, of the kind and the side given', () => {
  const { speaker } = statementOf()
  const codes = [
    { ...speaker, entity: 'XX' },
    { ...speaker, entity: 'EB' },
    { ...speaker, side: notStated },
    { ...speaker, entity: 'TS', kind: 'thirdState', side: known<Side>('A') } as const,
    { ...speaker, entity: 'TS', kind: 'organisation', side: notStated } as const,
    { ...speaker, entity: 'TS', kind: 'thirdState', side: notStated } as const,
  ].map((each) => codeOf(mayTranscribe(statementOf({ speaker: each }), asked)))
  expect(codes).toEqual([...Array.from({ length: 5 }, () => 'PTY_ENTITY_UNKNOWN'), 'accepted'])
})

test('[R-CLM-13] what is told must be possible: times in order, and places the gazetteer holds', () => {
  const backward = { ...time('2020-10-10T09:00:00.000Z'), to: known('2020-10-10T08:00:00.000Z') }
  const place = { ...statementOf().place, candidates: ['nowhere'] }
  expect(codeOf(mayTranscribe(statementOf({ at: backward }), asked))).toBe('MEA_INTERVAL_EMPTY')
  expect(codeOf(mayTranscribe(statementOf({ saidAt: backward }), asked))).toBe('MEA_INTERVAL_EMPTY')
  expect(codeOf(mayTranscribe(statementOf({ place }), asked))).toBe('MEA_PLACE_UNKNOWN')
  const standing = { state: 'transcribed', newest: 'v1' } as const
  expect(codeOf(mayRetract({ saidAt: backward, rendering }, standing, now))).toBe('MEA_INTERVAL_EMPTY')
})

test('[R-CLM-13] a time still to come is refused, except of what a proposal or terms speak of', () => {
  const ahead = time('2020-10-12T08:00:00.000Z')
  expect(codeOf(mayTranscribe(statementOf({ at: ahead }), asked))).toBe('MEA_TIME_FUTURE')
  expect(codeOf(mayTranscribe(statementOf({ at: ahead, kind: 'terms' }), asked))).toBe('accepted')
  expect(codeOf(mayTranscribe(statementOf({ at: ahead, kind: 'proposal' }), asked))).toBe('accepted')
  expect(codeOf(mayTranscribe(statementOf({ saidAt: ahead, kind: 'terms' }), asked))).toBe('MEA_TIME_FUTURE')
})

test('[R-CLM-10] renderings are added in any state, each with its publisher', () => {
  for (const state of ['transcribed', 'adopted', 'retracted'] as const)
    expect(mayRender(rendering, { state, newest: 'v1' })).toEqual({ ok: true, value: state })
  expect(codeOf(mayRender({ ...rendering, publisher: '' }, { state: 'transcribed', newest: 'v1' }))).toBe(
    'CLM_NO_SOURCE',
  )
  expect(codeOf(mayRender(rendering, { state: 'none', newest: 'v1' }))).toBe('LIFE_NOT_ALLOWED')
})

test('[R-CLM-7] a correction follows the newest version and keeps to the same rules', () => {
  const standing = { state: 'transcribed', newest: 'v2' } as const
  const following = (follows: string) => ({ ...asked, follows })
  expect(mayCorrectStatement(statementOf(), standing, following('v2'))).toEqual({
    ok: true,
    value: 'transcribed',
  })
  expect(codeOf(mayCorrectStatement(statementOf(), standing, following('v1')))).toBe('LIFE_STALE')
  expect(codeOf(mayCorrectStatement(statementOf({ renderings: [] }), standing, following('v2')))).toBe(
    'CLM_NO_SOURCE',
  )
  expect(codeOf(mayCorrectStatement(statementOf(), { ...standing, state: 'none' }, following('v2')))).toBe(
    'LIFE_NOT_ALLOWED',
  )
})

test('[R-CLM-13] that a speaker took a statement back has a time and a source of its own', () => {
  const standing = { state: 'adopted', newest: 'v1' } as const
  const saidAt = time('2020-10-10T09:30:00.000Z')
  expect(mayRetract({ saidAt, rendering }, standing, now)).toEqual({ ok: true, value: 'retracted' })
  expect(codeOf(mayRetract({ saidAt, rendering: { ...rendering, publisher: '' } }, standing, now))).toBe(
    'CLM_NO_SOURCE',
  )
  expect(codeOf(mayRetract({ saidAt: { ...saidAt, text: '' }, rendering }, standing, now))).toBe(
    'CLM_NO_SOURCE',
  )
  expect(codeOf(mayRetract({ saidAt: time('2020-10-11T00:00:00.000Z'), rendering }, standing, now))).toBe(
    'MEA_TIME_FUTURE',
  )
  expect(codeOf(mayRetract({ saidAt, rendering }, { ...standing, state: 'none' }, now))).toBe(
    'LIFE_NOT_ALLOWED',
  )
})

const ref = (digit: string): Ref<'account'> => {
  const text = digit.repeat(64)
  if (!isRef<'account'>(text)) throw new Error(text)
  return text
}

test('[R-CLM-5] a link relates two accounts, never one to itself', () => {
  const link = { relation: 'sameEvent', accounts: [ref('1'), ref('2')] } as const
  expect(mayLink(link)).toEqual({ ok: true, value: link })
  expect(codeOf(mayLink({ ...link, accounts: [ref('1'), ref('1')] }))).toBe('CLM_ONE_ACCOUNT')
})
