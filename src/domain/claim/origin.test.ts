import { expect, test } from 'vitest'

import { known, notStated, type GazetteerEntry, type Place } from '#domain/measure'

import {
  claimHidesOrigins,
  isWithheld,
  mayRender,
  mayRetract,
  mayTranscribe,
  namesOrigin,
  withholdOrigins,
  type Rendering,
  type Statement,
  type StatementMission,
} from './index.ts'

const entry = (
  id: string,
  names: Readonly<Record<string, string>>,
  alsoKnownAs: readonly string[] = [],
): GazetteerEntry => ({
  id,
  kind: 'town',
  contested: false,
  forms: [{ side: 'A', names: Object.entries(names).map(([lang, text]) => ({ lang, text })) }],
  alsoKnownAs,
  at: notStated,
  within: notStated,
})

const berd = entry('berd', { en: 'Berd', ru: 'Берд', hy: 'Բերդ', az: 'Berd' }, ['Tovuz', 'Tovuzqala'])
const tovuz = entry('tovuz', { en: 'Tovuz', ru: 'Товуз', az: 'Tovuz' })
const ganja = entry('ganja', { en: 'Ganja', ru: 'Гянджа', hy: 'Գյանջա', az: 'Gəncə' })
const places = [berd, tovuz, ganja]

const place: Place = {
  asWritten: 'Tovuz',
  status: 'resolved',
  candidates: ['tovuz'],
  parts: [],
  sector: notStated,
}
const rendering: Rendering = {
  lang: 'ru',
  text: 'Огонь вёлся из Берда.',
  publisher: 'A news agency',
  title: 'Tovuz came under fire',
  date: '2020-10-26',
  kind: 'quote',
  url: 'https://example.org/tovuz-under-fire',
  note: 'second edition',
}
const time = {
  text: 'morning',
  zone: notStated,
  precision: 'morning',
  from: notStated,
  to: notStated,
} as const
const statement: Statement = {
  speaker: { kind: 'side', side: known('B'), entity: 'EB', office: 'Ministry', channel: notStated },
  venue: 'public',
  saidAt: { ...time, from: known('2020-10-26T06:00:00.000Z') },
  kind: 'violation',
  at: time,
  place,
  what: [{ lang: 'en', text: 'Says Tovuz was fired on from near Berd.', original: true }],
  class: notStated,
  count: notStated,
  allegedActor: 'A',
  asWritten: known('shelling'),
  renderings: [rendering],
  about: [],
  links: [],
  sourcing: 'read',
  note: known('Names Berd apart.'),
}
const mission: StatementMission = {
  name: notStated,
  weapon: notStated,
  originsAlleged: ['vicinity of Berd'],
  withheld: { kind: 'absent' },
}
const asked = {
  now: '2020-10-27T00:00:00.000Z',
  entities: [{ code: 'EB', kind: 'side', side: 'B', name: [] }],
  isPlace: () => true,
  sectors: [],
} as const

test('[R-DNH-1] an origin is found by its own words and by every form of its entry, in the cases of four languages', () => {
  const named = [
    'fire from Berd',
    'BERD’S hills',
    'near Berd.',
    'из Берда',
    'под Бердом',
    'из Бердского района',
    'Բերդից',
    'ԲԵՐԴՈՒՄ',
    'Berddən açılan atəş',
    'berd-ə',
    'Tovuzqaladan',
  ]
  for (const text of named)
    expect([text, namesOrigin(text, ['vicinity of Berd'], [berd])]).toEqual([text, true])
  for (const text of ['Berdzor', 'Bardak', 'Бердзор', 'overberd', '', 'the vicinity'])
    expect([text, namesOrigin(text, ['vicinity of Berd'], [berd])]).toEqual([text, false])
  expect(namesOrigin('удар по Гяндже', ['ganja'], places)).toBe(true)
  expect(namesOrigin('Gəncədən', ['ganja'], places)).toBe(true)
  expect(namesOrigin('from a hill behind the line', ['a hill behind the line'], [])).toBe(true)
})

test('[R-DNH-1] the words of a statement with an alleged origin go to the sealed part, all of them, and are kept', () => {
  const parts = withholdOrigins({ statement, mission }, places)
  if (!parts.ok) throw new Error(parts.code)
  const clear = parts.value.statement
  expect(isWithheld(clear)).toBe(true)
  const { text: _text, note: _note, ...source } = rendering
  expect(clear).toEqual({ ...statement, what: [], renderings: [source], note: notStated })
  expect(JSON.stringify(clear)).not.toMatch(/berd|берд/i)
  expect(parts.value.mission.withheld).toEqual(
    known({
      what: statement.what,
      renderings: [{ text: rendering.text, note: rendering.note }],
      note: statement.note,
    }),
  )
  expect(mayTranscribe(clear, asked)).toEqual({ ok: true, value: 'transcribed' })
})

test('[R-DNH-1] a title and an address that name the place are withheld with the words; others stay', () => {
  const titled = {
    ...rendering,
    title: 'Огонь из Берда',
    url: 'https://example.org/%D0%91%D0%B5%D1%80%D0%B4_1',
  }
  const parts = withholdOrigins(
    { statement: { ...statement, renderings: [titled, rendering] }, mission },
    places,
  )
  expect(parts).toMatchObject({
    value: {
      statement: {
        renderings: [{ publisher: 'A news agency' }, { title: rendering.title, url: rendering.url }],
      },
      mission: { withheld: { value: { renderings: [{ title: titled.title, url: titled.url }, {}] } } },
    },
  })
  const [first] = parts.ok ? parts.value.statement.renderings : []
  expect(Object.keys(first ?? {}).toSorted()).toEqual(['date', 'kind', 'lang', 'publisher'])
})

test('[R-DNH-1] a statement without an origin keeps its words; clear words that name one are refused with their field', () => {
  const plain = { statement, mission: { ...mission, originsAlleged: [] } }
  expect(withholdOrigins(plain, places)).toEqual({ ok: true, value: plain })
  const refused = (change: Partial<Statement>) =>
    withholdOrigins({ statement: { ...statement, ...change }, mission }, places)
  const inClear = (field: string) => ({
    ok: false,
    code: 'CLM_ORIGIN_IN_CLEAR',
    kept: 'draft',
    detail: { field },
  })
  expect(refused({ place: { ...place, asWritten: 'Tovuz, from near Berd' } })).toEqual(inClear('place'))
  expect(refused({ speaker: { ...statement.speaker, channel: known('Berd radio') } })).toEqual(
    inClear('speaker.channel'),
  )
  expect(refused({ at: { ...time, text: 'when Berd fired' } })).toEqual(inClear('at'))
  expect(refused({ renderings: [{ ...rendering, publisher: 'Berd news' }] })).toEqual(inClear('publisher'))
})

test('[R-DNH-1] words are withheld whole or not at all, and no later rendering brings them back', () => {
  const parts = withholdOrigins({ statement, mission }, places)
  if (!parts.ok) throw new Error(parts.code)
  const clear = parts.value.statement
  const { text: _text, note: _note, ...bare } = rendering
  const inClear = { ok: false, code: 'CLM_ORIGIN_IN_CLEAR', kept: 'draft' }
  for (const mixed of [
    { ...clear, renderings: [rendering] },
    { ...clear, renderings: [{ ...bare, note: 'from Berd' }] },
    { ...clear, note: statement.note },
    { ...statement, renderings: [bare] },
  ])
    expect(mayTranscribe(mixed, asked)).toMatchObject(inClear)
  const standing = { state: 'transcribed', newest: 'v1', isWithheld: true } as const
  expect(mayRender(rendering, standing)).toMatchObject(inClear)
  expect(mayRender(bare, standing)).toMatchObject({ ok: true })
  expect(mayRender(bare, { ...standing, isWithheld: false })).toMatchObject(inClear)
  expect(mayRetract({ saidAt: statement.saidAt, rendering }, standing, asked.now)).toMatchObject(inClear)
})

test('[R-DNH-1] a claim’s words are told at once, so one that names its own alleged origin is refused', () => {
  const claim = {
    by: 'B',
    entity: 'EB',
    dutyName: 'Lima-2',
    statedAt: { utc: '2020-10-26T06:00:00.000Z', text: '10:00', zone: '+04:00', resolutionS: 60 },
    kind: 'violation',
    at: time,
    place,
    what: [{ lang: 'en', text: 'Tovuz was fired on.', original: true }],
    class: notStated,
    count: notStated,
    allegedActor: 'A',
  } as const
  const own = { originsAlleged: ['near Berd'] }
  expect(claimHidesOrigins(claim, own, places)).toMatchObject({ ok: true })
  const naming = { ...claim, what: [{ lang: 'az', text: 'Berddən atəş açıldı.', original: true }] }
  expect(claimHidesOrigins(naming, own, places)).toMatchObject({
    code: 'CLM_ORIGIN_IN_CLEAR',
    detail: { field: 'what' },
  })
  expect(claimHidesOrigins({ ...claim, publicRef: 'Shots from Berd' }, own, places)).toMatchObject({
    detail: { field: 'publicRef' },
  })
  expect(claimHidesOrigins(naming, { originsAlleged: [] }, places)).toMatchObject({ ok: true })
})
