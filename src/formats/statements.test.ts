import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { GazetteerEntry, Maybe, StatedTime } from '#domain/measure'
import type { Entity } from '#domain/party'
import { readPlaces } from '#formats/places'
import { readStatements, type StatementDraft } from '#formats/statements'
import { claimBodies, statementMission } from '#wire/claim'

import { isClosed, tries } from '../../test/fuzz.ts'
import type { Asked } from './rows.ts'

const real = readFileSync('fixtures/mechanisms/nk2020/statements.json')
const second = readFileSync('fixtures/mechanisms/second-constructed.json')
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

function gazetteer(path: string): readonly GazetteerEntry[] {
  const read = readPlaces(readFileSync(path))
  return read.ok ? read.value.rows.flatMap(({ draft }) => (draft.ok ? [draft.value] : [])) : []
}

function entity(code: string, kind: Entity['kind'], side?: 'A' | 'B'): Entity {
  return { code, kind, name: [{ lang: 'en', text: code, original: true }], ...(side ? { side } : {}) }
}

const asked: Asked = {
  now: '2020-11-11T00:00:00.000Z',
  zone: '+04:00',
  entities: [
    entity('AM', 'side', 'A'),
    entity('NK', 'side', 'A'),
    entity('AZ', 'side', 'B'),
    entity('RU', 'thirdState'),
  ],
  places: gazetteer('fixtures/mechanisms/nk2020/places.json'),
  truces: [
    { id: 'T1', effective: '2020-10-10T08:00:00.000Z' },
    { id: 'T3', effective: '2020-10-26T04:00:00.000Z' },
  ],
}
const { zone: _zone, ...withoutZone } = asked

function rows(input: Uint8Array, how: Asked = asked) {
  const read = readStatements(input, how)
  if (!read.ok) throw new Error(JSON.stringify(read))
  return read.value
}

function drafts(input: Uint8Array, how: Asked = asked): ReadonlyMap<string, StatementDraft> {
  return new Map(rows(input, how).flatMap(({ id, draft }) => (draft.ok ? [[id, draft.value] as const] : [])))
}

const all = drafts(real)

function taken(id: string): StatementDraft {
  const found = all.get(id)
  if (!found) throw new Error(id)
  return found
}

/** One good row, and what is changed in it. */
const good = {
  id: 'N-1',
  venue: 'public',
  speaker: { side: 'A', entity: 'AM', kind: 'side', office: 'Ministry' },
  source: [{ title: 'T', publisher: 'P', date: '2020-10-10' }],
  reportedAt: { text: '12:20', utc: '2020-10-10T08:20:00Z', zone: '+04:00', precision: 'minute' },
  eventTime: {
    text: '12:05',
    utcFrom: '2020-10-10T08:05:00Z',
    utcTo: '2020-10-10T08:05:00Z',
    precision: 'minute',
  },
  place: { text: 'Kapan', candidates: ['kapan'], resolution: 'single' },
  kind: 'violation',
  allegedActor: 'B',
  text: 'Says something.',
}

function only(change: object, how: Asked = asked) {
  const [row] = rows(bytes([{ ...good, ...change }]), how)
  if (!row) throw new Error('no row')
  return row.draft
}

function accepted(change: object, how: Asked = asked): StatementDraft {
  const answer = only(change, how)
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.value
}

function ends(time: StatedTime): readonly (string | undefined)[] {
  const end = (value: Maybe<string>) => (value.kind === 'known' ? value.value : undefined)
  return [time.precision, end(time.zone), end(time.from), end(time.to)]
}

describe('the 52 statements of 2020', () => {
  test('[R-IMP-4] with the local zone all 52 can be taken, and are bodies of the record', () => {
    expect(all.size).toBe(52)
    for (const { statement, mission } of all.values()) {
      expect(claimBodies['statement.transcribed'].safeParse({ statement }).error).toBeUndefined()
      expect(statementMission.safeParse(mission).error).toBeUndefined()
    }
  })

  test('[R-MEA-1] without it each row that names no zone is refused, with its number, id and field', () => {
    const written: unknown[] = JSON.parse(real.toString()).statements
    const zoneless = written.flatMap((row, i) => (JSON.stringify(row).includes('"zone":null') ? [i + 1] : []))
    expect(zoneless).toHaveLength(38)
    const refused = rows(real, withoutZone).filter((row) => !row.draft.ok)
    expect(refused.map(({ row }) => row)).toEqual(zoneless)
    expect(refused[0]).toMatchObject({
      row: 2,
      id: 'T1-C02',
      draft: {
        code: 'MEA_ZONE_MISSING',
        detail: { row: 2, id: 'T1-C02', field: 'reportedAt.zone', text: '10 October' },
      },
    })
    for (const { row, id, draft: answer } of refused)
      expect(answer).toMatchObject({
        code: 'MEA_ZONE_MISSING',
        detail: { row, id, field: 'reportedAt.zone' },
      })
  })

  test('[R-MEA-1] the importer’s zone is used only where a row names none', () => {
    expect(taken('T1-C01').statement.saidAt.zone).toEqual({ kind: 'known', value: '+03:00' })
    expect(taken('T1-C02').statement.saidAt.zone).toEqual({ kind: 'known', value: '+04:00' })
    // "12:05" of T1-C01 is no time of the page's zone, +03:00: its instant says so.
    expect(ends(taken('T1-C01').statement.at)).toEqual([
      'minute',
      '+04:00',
      '2020-10-10T08:05:00.000Z',
      '2020-10-10T08:06:00.000Z',
    ])
  })

  test('[R-IMP-8] times are as fine as they were told and no finer', () => {
    const said = (id: string) => ends(taken(id).statement.saidAt)
    const event = (id: string) => ends(taken(id).statement.at)
    const day10 = ['2020-10-09T20:00:00.000Z', '2020-10-10T20:00:00.000Z']
    expect(said('T1-C01')).toEqual(['notLaterThan', '+03:00', undefined, '2020-10-10T09:21:00.000Z'])
    expect(said('T1-C09')).toEqual(['day', '+04:00', ...day10])
    expect(said('T1-C05')).toEqual(['halfDay', '+04:00', ...day10])
    // "about two hours after the evening briefing": its source's day says by when, not from when
    expect(said('T1-C13')).toEqual(['hours', '+04:00', undefined, day10[1]])
    expect(said('T1-C14')).toEqual([
      'night',
      '+04:00',
      '2020-10-09T20:00:00.000Z',
      '2020-10-11T20:00:00.000Z',
    ])
    expect(said('T1-C20')).toEqual(['day', '+04:00', undefined, '2020-10-12T20:00:00.000Z']) // "by 12 October"
    expect(said('S-C06')).toEqual(['day', '+04:00', '2020-11-02T20:00:00.000Z', '2020-11-03T20:00:00.000Z'])
    expect(event('T1-C02')).toEqual(['startOnly', '+04:00', '2020-10-10T08:00:00.000Z', undefined])
    expect(event('T1-C08')).toEqual(['minutes', '+04:00', undefined, undefined]) // "a few minutes ago"
    expect(event('T3-C01')).toEqual(['before', '+04:00', undefined, '2020-10-26T04:00:00.000Z'])
    expect(event('S-C03')).toEqual([
      'night',
      '+04:00',
      '2020-11-02T20:00:00.000Z',
      '2020-11-04T20:00:00.000Z',
    ])
    expect(event('S-C07')).toEqual(['period', '+04:00', '2020-09-26T20:00:00.000Z', undefined])
    const minutes = [...all.values()].filter(({ statement }) => statement.saidAt.precision === 'minute')
    expect(minutes).toHaveLength(2)
    expect(taken('T1-C09').statement.saidAt.text).toBe('10 October, later')
  })

  test('[R-MEA-12] places stay as far resolved as they were', () => {
    const place = (id: string) => taken(id).statement.place
    expect(place('T1-C01')).toMatchObject({
      asWritten: 'area called Karakhambeyli',
      status: 'unresolved',
      candidates: [],
    })
    expect(place('T1-C06')).toMatchObject({
      status: 'several',
      candidates: ['martakert', 'tartar', 'fuzuli', 'jabrayil'],
    })
    expect(place('T3-C08')).toMatchObject({ status: 'candidates', candidates: ['martuni-nk', 'martuni-am'] })
    expect(place('S-C03').parts[2]).toEqual({
      asWritten: 'Martuni',
      status: 'candidates',
      candidates: ['martuni-nk', 'martuni-am'],
    })
    expect(place('T1-C11').status).toBe('notAPlace')
    expect(place('T1-C09').parts).toHaveLength(2)
  })

  test('[R-DNH-1] a place fire is said to have come from stands in the sealed part alone', () => {
    expect(taken('T1-C19').statement.place).toMatchObject({
      asWritten: 'Ganja',
      status: 'resolved',
      candidates: ['ganja'],
      parts: [],
    })
    expect(taken('T1-C19').mission.originsAlleged).toContain('berd')
    const { statement, mission } = taken('T3-C10')
    expect(statement.place.candidates).toEqual(['tovuz', 'gadabay', 'dashkasan'])
    expect(statement.place.parts.map((part) => part.candidates)).toEqual([
      ['tovuz'],
      ['gadabay'],
      ['dashkasan'],
    ])
    expect(mission.originsAlleged).toEqual([
      'vicinity of Berd',
      'vicinity of Chambarak',
      'vicinity of Vardenis',
    ])
    for (const id of ['T1-C19', 'T1-C20', 'T3-C10'])
      expect(JSON.stringify(taken(id).statement.place)).not.toMatch(/berd|vardenis|chambarak/i)
  })

  test('[R-DNH-1] its words are in the sealed part whole, and no clear body of the 52 names an origin of its own', () => {
    const written: readonly { id: string; text: string; note?: string }[] = JSON.parse(
      real.toString(),
    ).statements
    const withheld = [...all].filter(([, { statement }]) => statement.what.length === 0)
    expect(withheld.map(([id]) => id)).toEqual(['T1-C19', 'T1-C20', 'T3-C10'])
    for (const [id, { statement, mission }] of withheld) {
      const row = written.find((each) => each.id === id)
      const words = mission.withheld.kind === 'known' ? mission.withheld.value : undefined
      expect(words?.what).toEqual([{ lang: 'en', text: row?.text, original: true }])
      expect(words?.note).toEqual(row?.note ? { kind: 'known', value: row.note } : { kind: 'notStated' })
      expect(words?.renderings.map(({ text }) => text)).toEqual(statement.renderings.map(() => row?.text))
      for (const source of statement.renderings) {
        expect(Object.keys(source)).not.toContain('text')
        expect(source.title).toMatch(/./)
      }
      expect(JSON.stringify(statement)).not.toMatch(
        /berd|vardenis|chambarak|[Бб]ерд|[Вв]арденис|[Чч]амбарак|Բերդ|Վարդենիս|Ճամբարակ/i,
      )
    }
    const others = [...all].filter(([id]) => !withheld.some(([held]) => held === id))
    for (const [, { mission }] of others)
      expect(mission).toMatchObject({ originsAlleged: [], withheld: { kind: 'absent' } })
  })

  test('[R-REC-8] the name of a person stands in the sealed part alone', () => {
    const named = [...all.values()].filter(({ mission }) => mission.name.kind === 'known')
    expect(named).toHaveLength(26)
    for (const { statement, mission } of named)
      expect(JSON.stringify(statement.speaker)).not.toContain(
        mission.name.kind === 'known' ? mission.name.value : '?',
      )
  })

  test('[R-IMP-4] links, sources, counts, third States and lost sources are kept as such', () => {
    expect(taken('T1-C09').statement.links).toEqual([{ rel: 'supersedes', id: 'T1-C08' }])
    expect(taken('T3-C04').statement.links).toEqual([{ rel: 'repeats', id: 'T3-C03' }])
    expect(taken('T1-C18').statement.links).toEqual([
      { rel: 'answers', id: 'T1-C17' },
      { rel: 'answers', id: 'T1-C19' },
    ])
    expect(taken('T3-C07').statement.count).toEqual({ kind: 'known', value: { kind: 'exact', n: 5 } })
    expect(taken('T3-C02').statement.sourcing).toBe('unsourced')
    expect(taken('T3-C03').statement.sourcing).toBe('read')
    expect(taken('S-C09').statement.speaker).toMatchObject({
      kind: 'thirdState',
      entity: 'RU',
      side: { kind: 'absent' },
    })
    expect(taken('T1-C01').statement.renderings.map(({ publisher }) => publisher)).toEqual([
      'Azatutyun (RFE/RL Armenian Service)',
      'Al-Masdar News',
      'SouthFront',
    ])
    expect(taken('T1-C01').statement.renderings[0]).toMatchObject({
      lang: 'en',
      kind: 'paraphrase',
      date: '2020-10-10',
    })
    expect(taken('T1-C01').statement.asWritten).toEqual({ kind: 'known', value: 'assault' })
  })
})

describe('a file nobody has seen', () => {
  test('[R-PTY-7] the second mechanism loads with no change of code: other zone, entities, right-to-left names', () => {
    const how: Asked = {
      now: '2031-03-08T00:00:00.000Z',
      entities: [entity('VR', 'side', 'A'), entity('OZ', 'side', 'B'), entity('NU', 'organisation')],
      places: gazetteer('fixtures/mechanisms/second-constructed.json'),
    }
    const read = drafts(second, how)
    expect([...read.keys()]).toEqual(['X-01', 'X-02', 'X-03', 'X-04', 'X-05', 'X-06'])
    expect(read.get('X-01')?.statement.place).toMatchObject({
      asWritten: 'أمبر',
      status: 'resolved',
      candidates: ['omber'],
    })
    expect(ends(read.get('X-05')?.statement.saidAt ?? taken('T1-C01').statement.saidAt)).toEqual([
      'minute',
      '+02:30',
      '2031-03-07T04:33:00.000Z',
      '2031-03-07T04:34:00.000Z',
    ])
    expect(read.get('X-06')?.statement.speaker.kind).toBe('organisation')
    expect(read.get('X-04')?.statement.count).toEqual({ kind: 'known', value: { kind: 'exact', n: 2 } })
    expect(read.get('X-01')?.statement.sourcing).toBe('unsourced')
  })

  test('[R-PTY-1] with the sides exchanged in file and mechanism every side in the drafts is exchanged', () => {
    const swap = (text: string) => text.replaceAll(/"(A|B)"/g, (_, side) => (side === 'A' ? '"B"' : '"A"'))
    const swapped: Asked = { ...asked, entities: JSON.parse(swap(JSON.stringify(asked.entities))) }
    const mirrored = drafts(new TextEncoder().encode(swap(real.toString())), swapped)
    const expected = [...all.values()].map((each) => JSON.parse(swap(JSON.stringify(each))))
    expect([...mirrored.values()]).toEqual(expected)
  })

  test('[R-IMP-4] a bare list, names that are not used, and texts in several languages are read', () => {
    const { statement } = accepted({
      mood: 'calm',
      what: [
        { lang: 'ar', text: 'يقول شيئا', original: true },
        { lang: 'en', text: 'Says.' },
      ],
      text: null,
    })
    expect(statement.what).toEqual([
      { lang: 'ar', text: 'يقول شيئا', original: true },
      { lang: 'en', text: 'Says.', original: false },
    ])
    expect(statement.renderings[0]).toMatchObject({ lang: 'ar', text: 'يقول شيئا' })
    expect(accepted({}).statement.what[0]?.lang).toBe('und')
    expect(accepted({ lang: 'ru' }).statement.what[0]?.lang).toBe('ru')
  })

  test('[R-IMP-8] years, ranges and clocks in words', () => {
    const said = (text: string, precision = 'day', date = '2021-01-02') =>
      ends(
        accepted(
          { reportedAt: { text, zone: '+04:00', precision }, source: [{ title: 'T', publisher: 'P', date }] },
          { ...asked, now: '2021-03-01T00:00:00.000Z' },
        ).statement.saidAt,
      )
    expect(said('31 December')).toEqual([
      'day',
      '+04:00',
      '2020-12-30T20:00:00.000Z',
      '2020-12-31T20:00:00.000Z',
    ])
    expect(said('30-1 January')).toEqual([
      'day',
      '+04:00',
      '2020-12-29T20:00:00.000Z',
      '2021-01-01T20:00:00.000Z',
    ])
    expect(said('January 1st, 2021')).toEqual([
      'day',
      '+04:00',
      '2020-12-31T20:00:00.000Z',
      '2021-01-01T20:00:00.000Z',
    ])
    expect(said('1:45 p.m., 1 January', 'minute')).toEqual([
      'minute',
      '+04:00',
      '2021-01-01T09:45:00.000Z',
      '2021-01-01T09:46:00.000Z',
    ])
    expect(said('2021-01-01 13:45', 'minute')).toEqual([
      'minute',
      '+04:00',
      '2021-01-01T09:45:00.000Z',
      '2021-01-01T09:46:00.000Z',
    ])
    expect(said('since 1 January')).toEqual(['day', '+04:00', '2020-12-31T20:00:00.000Z', undefined])
    expect(said('before 2 January')).toEqual(['day', '+04:00', undefined, '2021-01-01T20:00:00.000Z'])
  })

  test('[R-MEA-12] an ambiguous name stays so, whatever the file picked, until a person chose with a reason', () => {
    const place = (change: object) =>
      accepted({ place: { text: 'Martuni', resolution: 'single', candidates: ['martuni-nk'], ...change } })
        .statement.place
    expect(place({})).toMatchObject({ status: 'candidates', candidates: ['martuni-nk', 'martuni-am'] })
    expect(place({ chosen: 'martuni-nk' }).status).toBe('candidates')
    expect(place({ chosen: 'martuni-nk', reason: 'named with its district' })).toMatchObject({
      status: 'resolved',
      candidates: ['martuni-nk'],
    })
    const [row] = rows(
      bytes({
        ambiguities: [{ text: 'Ganja', candidates: ['ganja', 'goris'] }],
        statements: [{ ...good, place: { text: 'Ganja', candidates: ['ganja'], resolution: 'single' } }],
      }),
    )
    expect(row?.draft).toMatchObject({
      value: { statement: { place: { status: 'candidates', candidates: ['ganja', 'goris'] } } },
    })
    expect(accepted({ place: 'Kapan' }).statement.place).toMatchObject({
      status: 'resolved',
      candidates: ['kapan'],
    })
    expect(
      accepted({
        place: { text: 'Tovuz', resolution: 'single', candidates: ['tovuz'] },
      }).statement.place.candidates.toSorted(),
    ).toEqual(['area-tovuz', 'berd', 'tovuz'])
  })

  test('[R-DNH-1] an origin without parts or candidates is withheld too', () => {
    const { statement, mission } = accepted({
      place: {
        text: 'a hill behind the line',
        role: 'originAlleged',
        candidates: [],
        resolution: 'unresolved',
      },
    })
    expect(statement.place).toMatchObject({ asWritten: '[…]', status: 'unresolved' })
    expect(mission.originsAlleged).toEqual(['a hill behind the line'])
  })
})

describe('refusals', () => {
  test('[R-MEA-1] a clock time told without an instant needs a zone of its own or the importer’s, not the page’s', () => {
    const change = { eventTime: { text: '12:05', precision: 'minute' } }
    expect(only(change, withoutZone)).toMatchObject({
      code: 'MEA_ZONE_MISSING',
      detail: { row: 1, id: 'N-1', field: 'eventTime', text: '12:05' },
    })
    expect(ends(accepted(change).statement.at)).toEqual(['minute', '+04:00', undefined, undefined])
  })

  const refusals: readonly (readonly [string, object, object])[] = [
    ['MEA_ZONE_MISSING', { reportedAt: { ...good.reportedAt, zone: 'EST' } }, { field: 'reportedAt.zone' }],
    [
      'MEA_TIME_IMPOSSIBLE',
      { reportedAt: { ...good.reportedAt, utc: '2020-02-31T08:20:00Z' } },
      { field: 'reportedAt.utc' },
    ],
    [
      'MEA_TIME_IMPOSSIBLE',
      { eventTime: { text: '25:10', precision: 'minute' } },
      { field: 'eventTime.text' },
    ],
    [
      'MEA_TIME_IMPOSSIBLE',
      { eventTime: { text: '31 November', precision: 'day' } },
      { field: 'eventTime.text' },
    ],
    [
      'MEA_TIME_IMPOSSIBLE',
      { source: [{ title: 'T', publisher: 'P', date: '2020-02-30' }] },
      { field: 'source[0].date' },
    ],
    [
      'MEA_TIME_AMBIGUOUS',
      { reportedAt: { text: 'x', local: '2020-10-25T03:30:00', zone: 'Europe/Kyiv' } },
      { field: 'reportedAt.local', candidates: ['2020-10-25T00:30:00.000Z', '2020-10-25T01:30:00.000Z'] },
    ],
    [
      'MEA_TIME_NOT_EXISTING',
      { reportedAt: { text: 'x', local: '2020-03-29T03:30:00', zone: 'Europe/Kyiv' } },
      { field: 'reportedAt.local' },
    ],
    [
      'MEA_TIME_AMBIGUOUS',
      { eventTime: { text: '2020-10-25 03:30', precision: 'minute', zone: 'Europe/Kyiv' } },
      { field: 'eventTime.text' },
    ],
    [
      'MEA_TIME_FUTURE',
      { reportedAt: { ...good.reportedAt, text: 'x', utc: '2020-11-11T00:01:00Z' } },
      { field: 'reportedAt' },
    ],
    [
      'MEA_TIME_FUTURE',
      { eventTime: { text: 'x', utcFrom: '2020-11-11T00:15:01Z', precision: 'start-only' } },
      { field: 'eventTime' },
    ],
    [
      'MEA_TIME_FUTURE',
      { source: [{ title: 'T', publisher: 'P', date: '2020-11-12' }] },
      { field: 'source[0].date' },
    ],
    [
      'MEA_INTERVAL_EMPTY',
      { eventTime: { text: 'x', utcFrom: '2020-10-10T09:00:00Z', utcTo: '2020-10-10T08:00:00Z' } },
      { field: 'eventTime' },
    ],
    [
      'PTY_ENTITY_UNKNOWN',
      { speaker: { ...good.speaker, entity: 'ZZ' } },
      { field: 'speaker.entity', entity: 'ZZ', known: ['AM', 'NK', 'AZ', 'RU'] },
    ],
    [
      'PTY_ENTITY_UNKNOWN',
      { speaker: { ...good.speaker, side: 'B' } },
      { field: 'speaker.entity', entity: 'AM (B)', known: ['AM (A)', 'NK (A)', 'AZ (B)', 'RU (thirdState)'] },
    ],
    [
      'PTY_ENTITY_UNKNOWN',
      { speaker: { ...good.speaker, kind: 'thirdState' } },
      { entity: 'AM (thirdState)' },
    ],
    [
      'MEA_PLACE_UNKNOWN',
      { place: { text: 'Atlantis', candidates: ['atlantis'], resolution: 'single' } },
      { field: 'place.candidates', text: 'atlantis', name: 'Atlantis' },
    ],
    [
      'MEA_PLACE_UNKNOWN',
      { place: { ...good.place, parts: [{ text: 'Kapan' }, { text: 'Y', candidates: ['y'] }] } },
      { field: 'place.parts[1].candidates' },
    ],
    ['MEA_COUNT_RANGE', { count: { n: -1, qualifier: 'exact' } }, { field: 'count' }],
    ['IMP_SHAPE', { count: { kind: 'constructor', n: 1 } }, { field: 'count' }],
    ['IMP_SHAPE', { count: { kind: 'exact', n: 5, qualifier: 'about' } }, { field: 'count' }],
    ['IMP_SHAPE', { text: 'red \u009b31m' }, { field: 'text' }],
    ['IMP_SHAPE', { text: 'a\u007fb' }, { field: 'text' }],
    ['IMP_SHAPE', { text: ' \u200b\u00a0' }, { field: 'text' }],
    [
      'IMP_SHAPE',
      { source: [{ ...good.source[0], url: 'javascript:alert(1)' }] },
      { field: 'source[0].url' },
    ],
    [
      'MEA_PLACE_DIFFERS',
      { place: { text: 'Kapan', candidates: ['hadrut'], resolution: 'single' } },
      { field: 'place.candidates', name: 'Kapan', listed: ['kapan'], ids: ['hadrut'] },
    ],
    ['MEA_COUNT_RANGE', { count: { kind: 'about', n: 1.5 } }, { field: 'count' }],
    ['CLM_NO_SOURCE', { source: [] }, { field: 'source' }],
    ['CLM_NO_SOURCE', { reportedAt: null }, { field: 'reportedAt' }],
    ['CLM_NO_SOURCE', { speaker: null }, { field: 'speaker' }],
    [
      'CLM_ONE_ORIGINAL',
      {
        text: [
          { lang: 'en', text: 'a' },
          { lang: 'ru', text: 'b' },
        ],
      },
      { field: 'text' },
    ],
    ['IMP_SHAPE', { kind: 'shelling' }, { field: 'kind', found: 'shelling' }],
    [
      'IMP_SHAPE',
      { venue: 'street' },
      { field: 'venue', found: 'street', expected: ['public', 'elsewhere'] },
    ],
    ['IMP_SHAPE', { text: 'half \ud800 of a pair' }, { field: 'text' }],
    [
      'IMP_SHAPE',
      { reportedAt: { ...good.reportedAt, precision: 'roughly' } },
      { field: 'reportedAt.precision' },
    ],
    [
      'IMP_SHAPE',
      { place: { ...good.place, parts: [{ text: 'Kapan', candidates: 'kapan' }] } },
      { field: 'place.parts[0].candidates' },
    ],
    ['IMP_SHAPE', { allegedActor: 'AZ' }, { field: 'allegedActor' }],
    [
      'IMP_DERIVED_DIFFERS',
      { truce: 'T1', minutesAfterEffective: 6 },
      { field: 'minutesAfterEffective', found: 6, computed: 5 },
    ],
    [
      'IMP_DERIVED_DIFFERS',
      { reportedAt: { ...good.reportedAt, text: '12:21' } },
      { field: 'reportedAt.utc' },
    ],
    [
      'IMP_DERIVED_DIFFERS',
      { reportedAt: { ...good.reportedAt, local: '2020-10-10T12:21:00' } },
      { field: 'reportedAt.utc' },
    ],
    [
      'IMP_DERIVED_DIFFERS',
      { eventTime: { ...good.eventTime, zone: '+03:00' } },
      { field: 'eventTime.utcFrom' },
    ],
    [
      'IMP_SIZE',
      {
        source: Array.from({ length: 9 }, () => ({
          title: 'T',
          publisher: 'P',
          date: '2020-10-10',
          text: 'x'.repeat(8000),
        })),
      },
      { field: 'text' },
    ],
  ]

  test.each(refusals)('[R-IMP-4] %s names row, id and field: %j', (code, change, detail) => {
    expect(only(change)).toMatchObject({ ok: false, code, detail: { row: 1, id: 'N-1', ...detail } })
  })

  test('[R-IMP-7] minutes after the truce are computed from the file’s own truce, and a difference refused', () => {
    const changed = second.toString().replace(/("minutesAfterEffective": )10\b/, (_, name) => `${name}11`)
    expect(changed).not.toBe(second.toString())
    const how: Asked = {
      ...asked,
      now: '2031-03-08T00:00:00.000Z',
      entities: [entity('VR', 'side', 'A'), entity('OZ', 'side', 'B'), entity('NU', 'organisation')],
      places: gazetteer('fixtures/mechanisms/second-constructed.json'),
    }
    expect(rows(new TextEncoder().encode(changed), how)[0]?.draft).toMatchObject({
      code: 'IMP_DERIVED_DIFFERS',
      detail: { id: 'X-01', found: 11, computed: 10 },
    })
  })

  test('[R-IMP-5] of two rows with one id none is taken if they differ, the first if they do not', () => {
    const differ = rows(bytes([good, { ...good, id: 'N-2' }, { ...good, text: 'Says otherwise.' }]))
    expect(differ.map(({ draft: answer }) => (answer.ok ? 'taken' : answer.code))).toEqual([
      'IMP_DUPLICATE_ID',
      'taken',
      'IMP_DUPLICATE_ID',
    ])
    expect(differ[2]?.draft).toMatchObject({ detail: { row: 3, id: 'N-1', field: 'id', rows: ['1', '3'] } })
    expect(rows(bytes([good, good])).map(({ draft: answer }) => answer.ok)).toEqual([true, false])
  })

  test('[R-IMP-6] another word for a kind is read through the file’s own map and kept', () => {
    const [row] = rows(
      bytes({
        kindMap: [{ asWritten: 'shelling', kind: 'violation' }],
        statements: [{ ...good, kind: 'shelling' }],
      }),
    )
    expect(row?.draft).toMatchObject({
      value: { statement: { kind: 'violation', asWritten: { value: 'shelling' } } },
    })
  })

  test('[R-IMP-4] a file without a list, or an empty one, and an importer’s zone that is none', () => {
    expect(readStatements(bytes({ rows: [good] }), asked)).toMatchObject({
      code: 'IMP_EMPTY',
      detail: { field: 'statements' },
    })
    expect(readStatements(bytes({ statements: {} }), asked)).toMatchObject({
      code: 'IMP_SHAPE',
      detail: { field: 'statements' },
    })
    expect(readStatements(bytes([good]), { ...asked, zone: 'Yerevan' })).toMatchObject({
      code: 'MEA_ZONE_MISSING',
      detail: { field: '--zone' },
    })
    expect(rows(bytes([good, 7, null, []])).map(({ draft: answer }) => answer.ok)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

describe('anything at all', () => {
  test('[R-IMP-9] no mutation of the bytes makes a reader throw', () => {
    // A file for each row: what is changed then lies in a row, and a million tries take minutes.
    const written: readonly unknown[] = JSON.parse(real.toString()).statements
    const files = written.map((row) => bytes([row]))
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
        (file, changes) => {
          const input = Uint8Array.from(file)
          for (const [at, byte] of changes) input[at % input.length] = byte
          const read = readStatements(input, asked)
          expect(read.ok ? read.value.length > 0 : isClosed(read.code)).toBe(true)
        },
      ),
      tries(1_000),
    )
  })

  test('[R-IMP-9] no value in the place of another makes a reader throw, and what it takes is a body of the record', () => {
    const written: readonly unknown[] = JSON.parse(real.toString()).statements
    const values = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>(
        null,
        '',
        '9998-12-31T23:59:59Z',
        '0000-00-00',
        '10 October',
        'UTC+99',
        1e308,
        -0,
        '\ud800',
        ['kapan'],
        { known: 1 },
      ),
    )
    fc.assert(
      fc.property(fc.nat(51), fc.nat(), values, (row, at, value) => {
        const paths = pathsOf(written[row])
        const changed = withValue(written[row], paths[at % paths.length] ?? [], value)
        const [read] = rows(bytes([changed]))
        const draftRead = read?.draft
        const body = draftRead?.ok
          ? claimBodies['statement.transcribed'].safeParse({ statement: draftRead.value.statement }).error
          : undefined
        expect(body).toBeUndefined()
      }),
      tries(1_500),
    )
  })
})

type Path = readonly string[]

function pathsOf(value: unknown): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [[]]
  return [
    [],
    ...Object.entries(value).flatMap(([name, inner]) =>
      pathsOf(inner).map((path) => [name].concat(path.map(String))),
    ),
  ]
}

function withValue(value: unknown, [name, ...rest]: Path, put: unknown): unknown {
  if (name === undefined) return put
  if (Array.isArray(value))
    return value.map((inner, i) => (String(i) === name ? withValue(inner, rest, put) : inner))
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([key, inner]) => [
      key,
      key === name ? withValue(inner, rest, put) : inner,
    ]),
  )
}
