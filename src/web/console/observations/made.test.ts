import { describe, expect, test } from 'vitest'

import { known, notStated, type Sector } from '#domain/measure'
import { oneLine } from '#domain/observation'
import { plainReader } from '#web/desk'
import { observationsFileQuestion, type PreviewRow, type TablePreview } from '#wire/files'
import type { ObservationRow, WatchRow } from '#wire/observation'

import { beginOf } from './begin.ts'
import { isCopied, observationLines } from './copied.ts'
import { exportPath, FORMATS } from './export.ts'
import { fieldsOf, NO_FIELDS, type Fields } from './fields.ts'
import { firstLine } from './first-line.ts'
import { yearNeeded } from './import-asked.tsx'
import { chosenFirst, importActs, takeable } from './import-rows.ts'
import { lineAsked, lineReady } from './line-observed.ts'
import { aboutOf, lookOf, queryOf } from './look.ts'
import { countedOf } from './made-group.ts'
import { observationRead } from './made-observation.ts'
import { MAKERS } from './made.ts'
import type { Making } from './making.ts'
import { sealedSentence, sentenceOf } from './sentence.ts'
import { watchedSince } from './use-watches.ts'

const W = 'c'.repeat(64)
const NOW = '2031-03-09T10:08:30.000Z'

const sector = (id: string, change: Partial<Sector> = {}): Sector => ({
  id,
  name: [{ lang: 'en', text: id, original: true }],
  adjoins: id === 'N-1' ? ['N-2'] : ['N-1'],
  side: 'between',
  securityZone: id === 'N-1',
  disengagementArea: { kind: 'absent' },
  area: [],
  ...change,
})

const watch: WatchRow = {
  id: W,
  watch: {
    sector: 'N-1',
    from: '2031-03-09T08:00:00.000Z',
    to: '2031-03-09T12:00:00.000Z',
    means: ['saw', 'heard'],
    visibility: 'good',
    team: 'Patrol 4',
    callSign: 'P4',
  },
  state: 'open',
  to: '2031-03-09T12:00:00.000Z',
  stretches: [],
  office: 'M.duty',
  observations: 0,
  revision: 1,
  exercise: false,
  may: [],
}

const reader = { ...plainReader('en'), zone: '+04:00' }

const making: Making = {
  office: 'M.duty',
  zone: '+04:00',
  now: NOW,
  sectors: [sector('N-1'), sector('N-2')],
  places: [],
  watches: [watch],
  rows: [],
  about: '',
  members: [],
}

const row = (change: Partial<ObservationRow> = {}): ObservationRow => ({
  id: `${'a'.repeat(64)}.0`,
  number: '1289',
  rid: 'a'.repeat(64),
  index: 1289,
  grade: 'recorded',
  receivedAt: NOW,
  office: 'M.duty',
  observation: {
    sector: known('N-1'),
    means: ['heard'],
    class: 'explosion',
    sub: 'undetermined',
    assessed: false,
    count: { kind: 'about', n: 5 },
    weapon: { kind: 'unknown' },
    at: {
      from: '2031-03-09T10:07:12.000Z',
      to: '2031-03-09T10:07:20.000Z',
      text: '140712',
      zone: '+04:00',
    },
    zone: 'inside',
    liveFire: 'no',
    confidence: 'certain',
    outsideEffort: false,
  },
  day: '2031-03-09',
  state: 'received',
  revision: 1,
  late: false,
  exercise: true,
  mission: {
    observer: {
      place: { asWritten: 'post 3', status: 'unresolved', candidates: [] },
      position: notStated,
    },
    event: {
      bearings: [
        { centiDeg: 2250, halfWidthCentiDeg: 1125, given: 'NNE' },
        { centiDeg: 4500, halfWidthCentiDeg: 1125, given: 'NE' },
      ],
      range: known({ lowM: 2000, highM: 7000 }),
      place: notStated,
    },
    weaponType: notStated,
    relayedFrom: { kind: 'absent' },
    note: known('lights out in the village'),
  },
  watch: W,
  may: [],
  ...change,
})

const entry: Fields = {
  ...NO_FIELDS,
  class: 'explosion',
  means: 'heard',
  count: '~5',
  watch: W,
  day: '2031-03-09',
}

describe('an observation by form', () => {
  test('[R-UI-46] class, means and count are enough: the rest is filled, and what is not told is said so', () => {
    const begun = beginOf('enter', making, [row()])
    expect([begun.watch, begun.observer]).toEqual([W, 'post 3'])
    const made = MAKERS.enter({ ...begun, class: 'explosion', means: 'heard', count: '~5' }, making)
    expect(made).toMatchObject({
      ok: true,
      value: {
        act: 'observation.submit',
        type: 'observation.submitted',
        body: {
          observations: [
            {
              class: 'explosion',
              sub: 'undetermined',
              count: { kind: 'about', n: 5 },
              sector: known('N-1'),
              zone: 'inside',
              confidence: 'probable',
              weapon: { kind: 'unknown' },
              at: { from: '2031-03-09T10:07:00.000Z', to: '2031-03-09T10:08:00.000Z' },
              outsideEffort: false,
            },
          ],
        },
        sealed: { body: { watch: known(W) }, to: { kind: 'observed', by: 'M.duty' } },
      },
    })
  })

  test('[R-UI-44] every fault is named at once, in the order of the form', () => {
    const read = MAKERS.enter({ ...NO_FIELDS, count: 'many', from: 'up', time: '99' }, making)
    expect(read.ok ? [] : read.faults.map(({ field }) => field)).toEqual([
      'watch',
      'class',
      'means',
      'count',
      'time',
      'from',
    ])
  })

  test('[R-UI-41] a bearing and a range are read together, and an ear alone assesses nothing', () => {
    const read = MAKERS.enter({ ...entry, from: 'NNE 2-7', sector: 'N-2' }, making)
    expect(read).toMatchObject({
      ok: true,
      value: {
        body: { observations: [{ sector: known('N-2'), zone: 'outside', outsideEffort: false }] },
        sealed: {
          body: {
            observations: [
              {
                event: {
                  bearings: [{ centiDeg: 2250, halfWidthCentiDeg: 1125 }],
                  range: known({ lowM: 2000, highM: 7000 }),
                },
              },
            ],
          },
        },
      },
    })
    const seen = MAKERS.enter({ ...entry, means: 'saw', sector: 'N-2' }, making)
    expect(seen).toMatchObject({ value: { body: { observations: [{ outsideEffort: true }] } } })
  })

  test('[R-UI-46] nothing seen is one record: an exact zero of each class that the watch could perceive', () => {
    const begun = beginOf('nothing', making, [])
    expect(begun.time).toBe('12:00-14:07')
    const both = MAKERS.nothing(begun, making)
    const heardOnly = { ...watch, watch: { ...watch.watch, means: ['heard'] } as const }
    const ear = MAKERS.nothing(begun, { ...making, watches: [heardOnly] })
    const classes = (read: typeof both): unknown =>
      read.ok && Array.isArray(read.value.body?.['observations'])
        ? read.value.body['observations'].length
        : undefined
    expect([classes(both), classes(ear)]).toEqual([5, 3])
    expect(MAKERS.nothing({ ...begun, watch: '' }, making)).toMatchObject({ faults: [{ field: 'watch' }] })
  })

  test('[R-UI-46] nothing seen begins after the newest thing this watch was told of, and never over it', () => {
    const toldAt = (to: string, watchId = W): ObservationRow => {
      const { observation, ...rest } = row()
      return { ...rest, watch: watchId, observation: { ...observation, at: { ...observation.at, to } } }
    }
    const since = (...latest: readonly ObservationRow[]): string => beginOf('nothing', making, latest).time
    const [early, late] = [toldAt('2031-03-09T08:40:00.000Z'), toldAt('2031-03-09T09:30:00.000Z')]
    expect([since(early, late), since(late, early)]).toEqual(['13:30-14:07', '13:30-14:07'])
    expect(since(toldAt('2031-03-09T09:30:00.000Z', 'd'.repeat(64)))).toBe('12:00-14:07')
    expect(since(toldAt('2031-03-09T10:07:20.000Z'))).toBe('')
    const yesterday = { ...watch, watch: { ...watch.watch, from: '2031-03-08T19:00:00.000Z' } }
    expect(beginOf('nothing', { ...making, watches: [yesterday] }, []).time).toBe('00:00-14:07')
    expect(beginOf('nothing', { ...making, watches: [{ ...watch, state: 'closed' }] }, []).time).toBe('')
  })
})

test('[R-UI-46] a revision keeps what it does not touch: seconds, several bearings, the note', () => {
  const of = { ...making, rows: [row()] }
  const begun = beginOf('revise', of, [])
  const read = MAKERS.revise({ ...begun, count: '6', reason: 'team synced' }, of)
  expect(read).toMatchObject({
    ok: true,
    value: {
      type: 'observation.revised',
      ref: [{ rel: 'revises', rid: 'a'.repeat(64) }],
      body: {
        of: row().id,
        reason: 'team synced',
        observation: { ...row().observation, count: { kind: 'exact', n: 6 } },
      },
      sealed: { body: { watch: known(W), observations: [row().mission] } },
    },
  })
  expect(MAKERS.revise(begun, of)).toMatchObject({ faults: [{ field: 'reason' }] })
})

test('[R-UI-46] a group begins with the member that counts by rule, and a person may choose otherwise', () => {
  const seen = row({
    id: `${'b'.repeat(64)}.0`,
    observation: { ...row().observation, means: ['saw'], count: { kind: 'exact', n: 2 } },
  })
  const of = { ...making, rows: [row(), seen] }
  expect(countedOf(NO_FIELDS, of)).toEqual([{ class: 'explosion', id: seen.id }])
  const other = `explosion:${row().id}`
  expect(MAKERS.group({ ...NO_FIELDS, counted: other, why: 'one blast' }, of)).toMatchObject({
    value: {
      body: { group: { members: [row().id, seen.id], counted: [{ class: 'explosion', id: row().id }] } },
    },
  })
})

test('[R-UI-11] what is signed says how sure, and the team alone to the mission; a group too far apart says so', () => {
  const begun = { ...beginOf('enter', making, []), class: 'explosion', means: 'heard', count: '~5' }
  const said = sentenceOf(reader, 'enter', { fields: begun, making })
  expect(said).toContain('The mission observed, entered by')
  expect(said).toContain('How sure: probable.')
  expect(said).not.toContain('Patrol 4')
  expect(sealedSentence(reader, observationRead(begun, making), making)).toContain('Patrol 4, entered by')
  expect(sentenceOf(reader, 'enter', { fields: { ...begun, confidence: 'certain' }, making })).toContain(
    'How sure: certain.',
  )
  expect(sentenceOf(reader, 'nothing', { fields: beginOf('nothing', making, []), making })).toContain(
    'exactly 0 of each',
  )
  const later = (from: string, of: string) =>
    row({ observation: { ...row().observation, sector: known(of), at: { ...row().observation.at, from } } })
  const group = (...rows: readonly ObservationRow[]) =>
    sentenceOf(reader, 'group', { fields: NO_FIELDS, making: { ...making, rows } })
  expect(group(row(), later('2031-03-09T10:30:00.000Z', 'N-1'))).not.toContain('Look again')
  expect(group(row(), later('2031-03-09T11:30:00.000Z', 'N-1'))).toContain('more than 60 minutes')
  expect(group(row(), later('2031-03-09T10:30:00.000Z', 'N-2'))).toContain('different sectors')
})

test('[R-UI-4] where a watch is open, it is said since when, and nobody says that nobody watched', () => {
  const answer = { now: NOW, watches: [watch], effort: [] }
  const since = (day: string, of = '') =>
    watchedSince(answer, { look: { day, sector: of }, today: '2031-03-09' })
  expect([since(''), since('2031-03-09', 'N-1')]).toEqual([watch.watch.from, watch.watch.from])
  expect([since('2031-03-08'), since('', 'N-2'), since('all')]).toEqual([undefined, undefined, undefined])
})

test('[R-UI-78] watches and the ops log are sealed as a whole: nothing of them stands in clear', () => {
  const opened = MAKERS.watchOpen(
    {
      ...beginOf('watchOpen', making, []),
      visibility: 'good',
    },
    making,
  )
  const logged = MAKERS.log({ ...NO_FIELDS, words: ' dog  barking ' }, making)
  for (const read of [opened, logged])
    expect(read).toMatchObject({ ok: true, value: { type: 'record.sealed', ref: [] } })
  expect(opened).toMatchObject({ value: { sealed: { body: { class: 'M', watch: { callSign: 'P4' } } } } })
  expect(logged).toMatchObject({ value: { sealed: { body: { entry: { words: ' dog  barking ' } } } } })
  expect(opened.ok && opened.value.body).toBe(undefined)
})

test('[R-UI-77] [R-UI-78] a line is signed as what it is, and what lacks something is not signed', () => {
  const asked = lineAsked(making, making, undefined)
  const act = (text: string): string | undefined => {
    const ready = lineReady(oneLine(text, asked), making)
    return ready.kind === 'ready' ? ready.act.act : undefined
  }
  expect(act('1407 P4 heard ~5 expl NNE 2-7')).toBe('observation.submit')
  expect(act('1407 P4 nothing')).toBe('observation.submit')
  expect(act('1412 P4 dog barking, lights out in village')).toBe('observation.log.write')
  expect(act('1407 P4 ~5 expl')).toBe(undefined)
  expect(act('')).toBe(undefined)
})

describe('an import', () => {
  const preview = (rows: readonly PreviewRow[]): TablePreview => ({
    file: 'd'.repeat(64),
    format: 'csv',
    heading: [],
    columns: [],
    missing: [],
    text: [],
    rows,
    tally: { ok: 0, warning: 0, refused: 0 },
    totals: [],
  })
  const { observation, mission } = row()
  const draft = mission === undefined ? {} : { draft: { observation, mission } }
  const ok = (n: number): PreviewRow => ({ row: n, verdict: 'ok', notes: [], asks: [], ...draft })

  test('[R-UI-79] rows that can be taken are chosen, save those that ask something; 250 make records of 100, 100 and 50', () => {
    const rows = Array.from({ length: 250 }, (_, n) => ok(n + 1))
    const asks: PreviewRow = { ...ok(251), verdict: 'warning', asks: ['duplicate'] }
    const refused: PreviewRow = {
      row: 252,
      verdict: 'refused',
      notes: [{ code: 'MEA_ZONE_MISSING', field: 'time', detail: {} }],
      asks: [],
    }
    const all = preview([...rows, asks, refused])
    const chosen = chosenFirst(all)
    expect([chosen.size, takeable(asks), takeable(refused)]).toEqual([250, true, false])
    const { job, batches } = importActs({ preview: all, name: 'x.csv', chosen, watch: undefined }, making)
    expect(batches.map((batch) => batch.rows)).toEqual([100, 100, 50])
    expect(job.body).toMatchObject({
      rows: 252,
      taken: 250,
      refused: [{ row: 252, code: 'MEA_ZONE_MISSING', field: 'time' }],
    })
  })

  test('[R-UI-79] a year is optional until the table has dates without one', () => {
    const lacks: PreviewRow = {
      row: 1,
      verdict: 'refused',
      notes: [{ code: 'IMP_YEAR_MISSING', field: 'dateTime', detail: {} }],
      asks: [],
    }
    expect([yearNeeded({ year: '' }, undefined), yearNeeded({ year: '' }, preview([ok(1)]))]).toEqual([
      false,
      false,
    ])
    expect([
      yearNeeded({ year: '' }, preview([lacks])),
      yearNeeded({ year: '2031' }, preview([ok(1)])),
    ]).toEqual([true, true])
  })

  test('[R-UI-79] rows of no watch are never effort', () => {
    const acts = importActs(
      { preview: preview([ok(1)]), name: 'x', chosen: new Set([1]), watch: undefined },
      making,
    )
    expect(acts.batches[0]?.act.body).toMatchObject({ observations: [{ outsideEffort: true }] })
  })
})

describe('what is said', () => {
  test('[R-UI-80] the mission copies with team, bearing and range; what both sides may read has none of them', () => {
    const { own, joint } = observationLines(reader, row(), { isReplay: true, watch })
    expect(own.slice(0, 2)).toEqual([
      'MISSION OBS 1289 EXERCISE',
      'Patrol 4, 9 Mar 2031 14:07 +04 (10:07Z): heard about 5 explosions, NNE NE 2 to 7 km',
    ])
    expect(joint.slice(0, 2)).toEqual([
      'JOINT OBS 1289 EXERCISE',
      '9 Mar 2031 14:07 +04 (10:07Z), N-1: heard about 5 explosions',
    ])
    const { mission: _, ...party } = row()
    expect(observationLines(reader, party, { isReplay: true, watch: undefined }).own).toEqual(joint)
  })

  test('[R-UI-80] no line is longer than 160 characters, and what is cut says so', () => {
    const long = row({
      observation: { ...row().observation, sector: known('N'.repeat(200)) },
    })
    const { joint } = observationLines(reader, long, { isReplay: false, watch })
    expect(joint.every((line) => Array.from(line).length <= 160)).toBe(true)
    expect(joint[1].endsWith('…')).toBe(true)
  })

  test('[R-UI-1] the first line says how many, what counts and how much was watched, and no zero that nobody watched', () => {
    const answer = {
      now: NOW,
      rows: [],
      matching: 12,
      of: 12,
      nothing: { matching: 0, of: 0, reports: 0 },
      facets: { day: [], sector: [], class: [], means: [], zone: [], state: [] },
      totals: [
        { class: 'burstShot', items: 1, sum: { n: 0, low: 0, high: 0, about: false, open: false } },
        { class: 'explosion', items: 9, sum: { n: 64, low: 64, high: 'open', about: false, open: true } },
      ],
      hours: [],
    } as const
    const effort = { kind: 'said', watchedMin: 0, allMin: 144 * 60, of: 'day' } as const
    expect(firstLine(reader, answer, { effort, isMission: true })).toEqual([
      '12 observations.',
      'Counted: 64 explosions or more.',
      '0 of 144 sector-hours of the whole day watched.',
    ])
    const none = { ...answer, matching: 0, of: 0, totals: [] }
    expect(firstLine(reader, none, { effort, isMission: true })[0]).toBe('No observation: nobody watched.')
    expect(firstLine(reader, none, { effort, isMission: true, isWatched: true })[0]).toBe('No observation.')
    const hidden = { ...none, of: 3 }
    expect(firstLine(reader, hidden, { effort, isMission: true, isNarrowed: true })[0]).toBe(
      '0 of 3 observations.',
    )
    const zeros = { ...answer, matching: 6, of: 6, totals: [], nothing: { matching: 5, of: 5, reports: 1 } }
    expect(firstLine(reader, zeros, { effort, isMission: true }).slice(0, 2)).toEqual([
      '1 observation.',
      '1 report of nothing seen.',
    ])
  })
})

test('[R-UI-14] the address holds the look; what it should not say counts as not said', () => {
  const look = lookOf(new URLSearchParams('day=2031-03-09&class=explosion&find=mill&log=1&form=enter'))
  expect(lookOf(new URLSearchParams(queryOf(look)))).toEqual(look)
  const ids = [`${'a'.repeat(64)}.0`, `${'b'.repeat(64)}.12`]
  expect(aboutOf(lookOf(new URLSearchParams({ about: ids.join() })))).toEqual(ids)
  expect(queryOf(lookOf(new URLSearchParams('class=guilt&zone=x&form=delete&about=1&day=now')))).toBe('')
})

test('[R-UI-13] a draft that cannot be read begins as the form does', () => {
  expect(fieldsOf(JSON.stringify({ ...entry, strange: 'x' }), NO_FIELDS)).toEqual(entry)
  for (const text of ['', '[', 'null', '{"count":5}']) expect(fieldsOf(text, entry)).toEqual(entry)
})

test('[R-EXP-3] every filter of a look stands in the address of its files, and the files’ door takes each', () => {
  const query = `day=2031-03-09&sector=N-1&class=explosion&means=heard&zone=inside&state=accepted&place=mill&find=smoke`
  for (const { format } of FORMATS)
    for (const look of [query, 'day=all', ''].map((each) => lookOf(new URLSearchParams(each)))) {
      const path = exportPath(format, { look, today: '2031-03-09' })
      const asked = new URL(path, 'http://node').searchParams
      expect(Object.keys(observationsFileQuestion.parse(Object.fromEntries(asked)))).toEqual([
        ...asked.keys(),
      ])
    }
  const whole = exportPath('csv', { look: lookOf(new URLSearchParams(query)), today: '2031-03-09' })
  expect([...new URL(whole, 'http://node').searchParams.keys()].length).toBe(8)
})

test('[R-UI-81] three lines with a head and a check-word are a copied text in any language; lines of a notebook are not', () => {
  const said = ['JOINT OBS 1289 EXERCISE', '4 Nov 2020 14:07 +04 (10:07Z), S4: heard about 5 explosions']
  expect(isCopied([...said, 'check: achieve'])).toBe(true)
  expect(isCopied([...said, ' проверка: early'])).toBe(true)
  expect(isCopied([...said, 'ստուգում՝ early'])).toBe(true)
  expect(isCopied([...said, 'check the mill'])).toBe(false)
  expect(isCopied(['1407 P4 heard 5 expl', '1409 P4 heard 2 expl', 'note: quiet'])).toBe(false)
  expect(isCopied(['check: early'])).toBe(false)
})
