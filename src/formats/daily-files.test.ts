import { createHash } from 'node:crypto'

import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'

import { known, sumOfCounts } from '#domain/measure'
import { canonicalJson } from '#domain/record'
import { countedPart, type Figure } from '#domain/report'
import { dailyCsv } from '#formats/daily-csv'
import { dailyFiles } from '#formats/daily-files'
import { dailyGeojson } from '#formats/daily-geojson'
import { dailyJson } from '#formats/daily-json'
import type { DailyPaper, PaperFile } from '#formats/daily-paper'
import { dailyPdf } from '#formats/daily-pdf'
import { datapackage } from '#formats/datapackage'
import { publicPages } from '#formats/public-html'

import { busyDay, correctedDay, paperOf, quietDay } from '../../test/daily-sample.ts'
import { paperText } from '../../test/paper-text.ts'

function textOf(files: readonly PaperFile[], part: string): string {
  const file = files.find(({ name }) => name.includes(part))
  if (file === undefined) throw new Error(`no file ${part}`)
  return new TextDecoder().decode(file.bytes)
}

function rowsOf(paper: DailyPaper, part: string): readonly (readonly string[])[] {
  return parse(textOf(dailyCsv(paper), part))
}

test('[R-RPT-34] paper, page and table of one report state the same figures', () => {
  const paper = paperOf(busyDay())
  const [names = [], , ...rows] = rowsOf(paper, 'cfv-daily')
  const at = (row: readonly string[], name: string): string => row[names.indexOf(name)] ?? ''
  const page = textOf(publicPages({ mechanism: paper.mechanism, papers: [paper], notes: [] }), 'en/')
  const printed = paperText(dailyPdf(paper, 'en')).text
  const bySector = rows.filter((row) => at(row, 'class') === 'all' && at(row, 'sector') !== 'all')
  expect(bySector.map((row) => at(row, 'count'))).toEqual(['6', '0', '46', '16', '8', 'not_observed'])
  for (const row of bySector) {
    const classes = rows
      .filter((each) => at(each, 'sector') === at(row, 'sector') && at(each, 'class') !== 'all')
      .map((each) => at(each, 'count'))
    const isCounted = at(row, 'count') !== 'not_observed'
    const figures = isCounted ? [...classes, at(row, 'count')] : ['not observed']
    const onPage = /<tr><th scope="row" class="strong"><bdi>SECTOR<\/bdi><\/th>(.*?)<\/tr>/.source.replace(
      'SECTOR',
      at(row, 'sector'),
    )
    const cells = [
      ...(new RegExp(onPage).exec(page)?.[1] ?? '').matchAll(/<td[^>]*>(?:<bdi>|<span>)([^<]*)/g),
    ].map((cell) => cell[1])
    expect(cells.slice(0, figures.length)).toEqual(figures)
    expect(printed).toMatch(new RegExp(`^ *${at(row, 'sector')} +${figures.join(' +')} `, 'm'))
  }
  const total = rows.find((row) => at(row, 'class') === 'all' && at(row, 'sub') === '')
  expect(
    total === undefined
      ? []
      : ['count', 'count_low', 'count_high', 'qualifier'].map((name) => at(total, name)),
  ).toEqual(['76', '64', '88', 'about'])
  expect(page).toContain('Ceasefire violations observed: about 76.')
  expect(printed.replaceAll(/\s+/g, ' ')).toContain('Ceasefire violations observed: about 76.')
})

test('[R-RPT-34] fire of no known sector has a row of its own in paper, page and table, so that the rows add up to the total', () => {
  const busy = busyDay()
  const more = (n: number): Figure => ({ kind: 'count', sum: sumOfCounts([{ kind: 'exact', n }]), items: 20 })
  const byClass = busy.observed.byClass.map((each, at) =>
    at === 0 && each.now.kind === 'count' ? { ...each, now: more(each.now.sum.n + 12) } : each,
  )
  const paper = paperOf({
    ...busy,
    observed: { ...busy.observed, byClass, total: { ...busy.observed.total, now: more(88) } },
  })
  const [names = [], , ...rows] = rowsOf(paper, 'cfv-daily')
  const at = (row: readonly string[], name: string): string => row[names.indexOf(name)] ?? ''
  const whole = rows.filter(
    (row) => at(row, 'class') === 'all' && at(row, 'sub') === '' && at(row, 'zone') === '',
  )
  const counts = whole.map((row) => [at(row, 'sector'), at(row, 'count')])
  expect(counts).toEqual([
    ['all', '88'],
    ['S1', '6'],
    ['S2', '0'],
    ['S3', '46'],
    ['S4', '16'],
    ['S5', '8'],
    ['S6', 'not_observed'],
    ['not_known', '12'],
  ])
  const printed = paperText(dailyPdf(paper, 'en')).text
  expect(printed).toMatch(/^ *sector +12 [– ]+ 12 [– ]+\n *not\n *known\n/m)
  const page = textOf(publicPages({ mechanism: paper.mechanism, papers: [paper], notes: [] }), 'en/')
  expect(page).toMatch(/<bdi>sector not known<\/bdi><\/th><td[^>]*><bdi>12</)
})

test('what is not a number is a word of the dictionary, never an empty cell or a zero', () => {
  const [names = [], tags = [], ...rows] = rowsOf(paperOf(quietDay()), 'cfv-daily')
  expect(names.join(',')).toBe(
    'date,sector,class,sub,count,count_low,count_high,qualifier,effort_h,rate_100h,rate_low,rate_high,coverage,live_fire,zone,status,revision,supersedes',
  )
  expect([tags[0], tags[4], tags[8]]).toEqual([
    '#date+occurred',
    '#indicator+cfv+num',
    '#indicator+effort+hours+num',
  ])
  expect(new Set(rows.map((row) => row[4]))).toEqual(new Set(['not_observed', 'not_yet']))
  expect(rowsOf(paperOf(quietDay()), 'statements')[1]?.[0]).toBe('not_in_this_data')
  const zero = rowsOf(paperOf(busyDay()), 'cfv-daily').find((row) => row[1] === 'S2' && row[2] === 'all')
  expect(zero?.slice(4, 8)).toEqual(['0', '0', '0', 'exact'])
})

test('a text that begins like a formula is quoted in every table; numbers stay numbers', () => {
  const busy = busyDay()
  const [line] = busy.lodged.kind === 'rows' ? busy.lodged.lines : []
  if (line === undefined) throw new Error('the sample has no claim')
  const lines = ['=cmd|calc!A1', '+1+1', '-2', '@SUM(A1)', '\tx', 'plain "quoted", with comma'].map(
    (asWritten) => ({ ...line, asWritten, sector: known(asWritten) }),
  )
  const rows = rowsOf(paperOf({ ...busy, lodged: { kind: 'rows', lines } }), 'claims').slice(1)
  const expected = ["'=cmd|calc!A1", "'+1+1", "'-2", "'@SUM(A1)", "'\tx", 'plain "quoted", with comma']
  expect(rows.map((row) => row[12])).toEqual(expected)
  expect(rows.map((row) => row[5])).toEqual(expected)
  expect(rows.map((row) => row[7])).toEqual(['6', '6', '6', '6', '6', '6'])
})

test('corrections are a table: report, path, was, now, kind', () => {
  const rows = rowsOf(paperOf(correctedDay()), 'corrections').slice(1)
  expect(rows[0]).toEqual([
    'D-24/2020',
    'observed.total',
    '~70',
    '~76',
    'lateItem recount',
    '2020-11-02T16:40:00.000Z',
    'corrected',
  ])
  expect(rowsOf(paperOf(correctedDay()), 'cfv-daily')[2]?.slice(-3)).toEqual([
    'corrected',
    '2',
    '2020-11-02.r1',
  ])
})

test('the public form’s tables lack the columns it may not tell, and the package lists them', () => {
  const paper = paperOf(busyDay(), 'public')
  const [claims = [], statements = []] = ['claims', 'statements'].map((part) => rowsOf(paper, part)[0])
  expect(claims).toEqual(['id', 'sector', 'class', 'count', 'qualifier', 'kind', 'status'])
  expect(statements).not.toContain('side')
  expect(statements).not.toContain('event_from')
  const listed: unknown = JSON.parse(new TextDecoder().decode(datapackage(paper, dailyCsv(paper))))
  expect(listed).toMatchObject({
    licenses: [{ name: 'CC-BY-4.0' }],
    withheld: {
      claims: ['stated_at', 'by', 'event_from', 'event_to', 'state', 'answered_in_min', 'place_as_written'],
      statements: ['said_at', 'side', 'entity', 'event_from', 'event_to'],
    },
  })
})

test('sectors are GeoJSON polygons wound as RFC 7946 says, never points; a missing number says why', () => {
  const text = new TextDecoder().decode(dailyGeojson(paperOf(busyDay())))
  expect(text).not.toContain('Point')
  const file: unknown = JSON.parse(text)
  expect(file).toMatchObject({
    type: 'FeatureCollection',
    features: [
      {
        id: '2020-11-02/S1',
        geometry: { type: 'Polygon' },
        properties: { count: 6, qualifier: 'exact', coverage: 'full' },
      },
      {},
      {},
      {},
      {},
      { id: '2020-11-02/S6', properties: { count: null, count_note: 'not_observed', coverage: 'none' } },
    ],
  })
  for (const [ring] of text.matchAll(/\[\[\[.*?\]\]\]/g)) expect(turns(ring)).toBeGreaterThan(0)
})

/** Twice the area of the first ring: above zero when it runs against the clock. */
function turns(rings: string): number {
  const points = [...rings.matchAll(/\[([\d.]+),([\d.]+)\]/g)].map(([, lon, lat]) => ({
    x: Number(lon),
    y: Number(lat),
  }))
  return points.reduce((sum, point, i) => {
    const next = points[(i + 1) % points.length] ?? point
    return sum + point.x * next.y - next.x * point.y
  }, 0)
}

test('[R-REP-1] a release made twice is the same bytes under the same names, and its package has each data file’s hash', () => {
  const [once, again] = [
    dailyFiles(paperOf(correctedDay(), 'public')),
    dailyFiles(paperOf(correctedDay(), 'public')),
  ]
  const hashes = (files: readonly PaperFile[]): readonly string[] =>
    files.map(({ name, bytes }) => `${name} ${createHash('sha256').update(bytes).digest('hex')}`)
  expect(hashes(again)).toEqual(hashes(once))
  expect(once.map(({ name }) => name)).toEqual([
    '2020-11-02.r2.az.pdf',
    '2020-11-02.r2.en.pdf',
    '2020-11-02.r2.hy.pdf',
    '2020-11-02.r2.ru.pdf',
    '2020-11-02.r2.json',
    '2020-11-02.r2.cfv-daily.csv',
    '2020-11-02.r2.coverage.csv',
    '2020-11-02.r2.statements.csv',
    '2020-11-02.r2.claims.csv',
    '2020-11-02.r2.corrections.csv',
    '2020-11-02.r2.geojson',
    '2020-11-02.r2.datapackage.json',
  ])
  const listed = textOf(once, 'datapackage')
  for (const line of hashes(once).filter((each) => !each.includes('.pdf') && !each.includes('datapackage')))
    expect(listed).toContain(`sha256:${line.split(' ')[1] ?? ''}`)
})

test('the JSON holds the day whole, with head, status and command to check, and no null', () => {
  const text = new TextDecoder().decode(dailyJson(paperOf(busyDay())))
  expect(JSON.parse(text)).toMatchObject({
    number: 'D-24/2020',
    status: 'preliminary',
    record: { size: 1284 },
    daily: busyDay(),
  })
  expect(text).not.toContain('null')
})

const SECTION_7: Readonly<Record<string, string>> = {
  'cfv-daily':
    'date,sector,class,sub,count,count_low,count_high,qualifier,effort_h,rate_100h,rate_low,rate_high,coverage,live_fire,zone,status,revision,supersedes',
  coverage: 'date,sector,planned_h,done_h,prevented_h,cause,mark',
  statements:
    'id,said_at,speaker_kind,side,entity,publisher,event_from,event_to,sector,kind,class,count,qualifier',
  claims: 'id,stated_at,by,event_from,event_to,sector,class,count,qualifier,state,answered_in_min',
  corrections: 'report,path,was,now,kind,at',
}

test('[R-REP-2] each table begins with the columns of the data dictionary and bears its status in every row', () => {
  for (const form of ['mission', 'joint'] as const) {
    const paper = paperOf(correctedDay(), form)
    for (const [part, columns] of Object.entries(SECTION_7)) {
      const [names = [], ...rows] = rowsOf(paper, part)
      expect([part, names.join(',').slice(0, columns.length)]).toEqual([part, columns])
      const data = part === 'cfv-daily' ? rows.slice(1) : rows
      expect(data.length).toBeGreaterThan(0)
      const statuses = data.map((row) => row[names.indexOf('status')])
      expect([part, new Set(statuses)]).toEqual([part, new Set(['corrected'])])
    }
  }
})

test('claims tell when they were stated, what of, and after how many minutes they were answered', () => {
  const [names = [], row = []] = rowsOf(paperOf(busyDay()), 'claims')
  expect(Object.fromEntries(names.map((name, at) => [name, row[at]]))).toMatchObject({
    stated_at: '2020-11-02T06:20:00.000Z',
    by: 'A',
    event_from: '2020-11-02T06:00:00.000Z',
    event_to: '2020-11-02T06:01:00.000Z',
    class: 'explosion',
    count: '6',
    qualifier: 'about',
    state: 'answered',
    answered_in_min: '95',
  })
  const busy = busyDay()
  const lines = (busy.lodged.kind === 'rows' ? busy.lodged.lines : []).map((line) => ({
    ...line,
    state: known('seatEmpty' as const),
    answeredInMin: { kind: 'absent' } as const,
  }))
  const empty = rowsOf(paperOf({ ...busy, lodged: { kind: 'rows', lines } }), 'claims')[1]
  expect(empty?.slice(9, 11)).toEqual(['seat_empty', 'seat_empty'])
})

test('[R-OBS-7, R-OBS-8] what nobody can place has a row of its own, and live fire outside is a row that says how it counts', () => {
  const [names = [], , ...rows] = rowsOf(paperOf(busyDay()), 'cfv-daily')
  const at = (row: readonly string[], name: string) => row[names.indexOf(name)] ?? ''
  const zones = rows.filter((row) => at(row, 'zone') !== '')
  expect(zones.map((row) => ['zone', 'live_fire', 'count'].map((name) => at(row, name)))).toEqual([
    ['outside', 'counted_apart', '2'],
    ['inside', '', '58'],
    ['inside', 'counted', 'not_observed'],
    ['outside', '', '10'],
    ['cannot_say', '', '8'],
    ['cannot_say', 'counted', 'not_observed'],
  ])
  const open = rowsOf(
    paperOf({ ...busyDay(), observed: { ...busyDay().observed, zones: [] } }, 'public'),
    'cfv-daily',
  )
  expect(open.filter((row) => at(row, 'zone') === 'cannot_say')).toEqual([])
})

const position = { latDeg: '39.8153', lonDeg: '46.7528', radiusM: 30, how: 'gnss' } as const

/** The mission's own paper of a day, with what it knows of its first item. */
function missionPaper(form: DailyPaper['form'] = 'mission'): DailyPaper {
  const daily = busyDay()
  return {
    ...paperOf(daily, form),
    annexMission: daily.annex.slice(0, 1).map(({ id }) => ({
      id,
      observer: {
        place: { asWritten: 'Post Quiet Hill', status: 'notAPlace', candidates: [] },
        position: known(position),
      },
      event: {
        bearings: [{ centiDeg: 2_250, halfWidthCentiDeg: 1_125, given: 'NNE' }],
        range: known({ lowM: 2_000, highM: 7_500 }),
        place: { kind: 'notStated' },
      },
    })),
  }
}

test('[R-OBS-15] observer and event stand in the mission’s paper, JSON and table, and in no other form’s even if it were handed them', () => {
  const OURS = /Quiet Hill|39\.8153|46\.7528|NNE/
  const [names = [], row = []] = rowsOf(missionPaper(), 'annex-a')
  expect(names.slice(17)).toEqual([
    'observer_place',
    'observer_lat',
    'observer_lon',
    'observer_radius_m',
    'event_bearings',
    'event_range_low_m',
    'event_range_high_m',
    'event_place',
    'status',
  ])
  expect(row.slice(17)).toEqual([
    'Post Quiet Hill',
    '39.8153',
    '46.7528',
    '30',
    'NNE',
    '2000',
    '7500',
    '',
    'preliminary',
  ])
  expect(new TextDecoder().decode(dailyJson(missionPaper()))).toMatch(OURS)
  for (const lang of ['en', 'hy'] as const)
    expect(paperText(dailyPdf(missionPaper(), lang)).text).toMatch(
      /Post Quiet Hill · 39\.8153, 46\.7528.*NNE · .*7[.,]5/,
    )
  for (const form of ['joint', 'public'] as const) {
    const files = dailyFiles(missionPaper(form))
    const texts = files.map(({ name, bytes }) =>
      name.endsWith('.pdf') ? paperText(bytes).text : new TextDecoder().decode(bytes),
    )
    for (const [at, text] of texts.entries())
      expect([form, files[at]?.name, OURS.exec(text)]).toEqual([form, files[at]?.name, null])
    expect(files.some(({ name }) => name.includes('annex-a'))).toBe(form === 'joint')
  }
})

test('[R-REP-1] the JSON of a form hashes to what was signed of it, and its counted part is the same in every form', () => {
  const read = (form: DailyPaper['form']) =>
    JSON.parse(new TextDecoder().decode(dailyJson(paperOf(busyDay(), form))))
  const { daily, hashes } = read('joint')
  expect(createHash('sha256').update(canonicalJson(daily)).digest('hex')).toBe(hashes.daily)
  expect(
    createHash('sha256')
      .update(canonicalJson(countedPart(busyDay())))
      .digest('hex'),
  ).toBe(hashes.counted)
  expect(read('mission').hashes).toEqual(hashes)
  expect(read('public').hashes).toBeUndefined()
  const printed = paperText(dailyPdf(paperOf(busyDay()), 'en')).text.replaceAll(/\s+/g, '')
  expect(printed).toContain(hashes.daily)
  expect(printed).toContain(hashes.counted)
  expect(printed).toContain('Hoursofwatchandrates:themissionalone')
})
