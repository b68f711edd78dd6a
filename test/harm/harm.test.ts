import { get as httpGet } from 'node:http'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { changes, views } from '#server/views'

import { isMember, member } from '../mirror/ordered.ts'
import { releaseDay } from '../report-desks.ts'
import { publicAt, type Asker } from '../running-node.ts'
import { FILES, fixtureFile } from '../stories/files.ts'
import { stageOf, type Stage } from '../stories/stage.ts'
import { playAll, playOf } from '../stories/whole.ts'

/** A text that a node served: to whom, in answer to what. */
type Served = { readonly to: string; readonly asked: string; readonly text: string }

const READERS = [
  'A.liaison',
  'A.rep/1',
  'B.liaison',
  'B.rep/1',
  'M.duty',
  'M.mediator',
  'M.head',
  'M.protection',
] as const
const PLAY = playOf(FILES)
/** Days whose dailies are out: with them their accounts are public. Making a day's papers takes seconds, so one stands for all. */
const RELEASED = ['2020-10-10']

let stage: Stage
let served: readonly Served[] = []
let description: unknown

beforeAll(async () => {
  stage = await stageOf(PLAY.founding)
  await playAll(stage, PLAY)
  for (const day of RELEASED) await releaseDay(stage.node, day)
  const askers: readonly (readonly [string, Asker])[] = [
    ...(await Promise.all(READERS.map(async (label) => [label, await stage.desk(label)] as const))),
    ['public', publicAt(stage.node)],
  ]
  served = (await Promise.all(askers.map(([label, asker]) => everythingTo(label, asker)))).flat()
  description = await (await publicAt(stage.node).get('/api/openapi.json')).json()
}, 180_000)
afterAll(() => stage.end())

/** Every answer of every view to one reader, every entry one by one, and its feed from the beginning. */
async function everythingTo(to: string, asker: Asker): Promise<readonly Served[]> {
  const told = await asker.get('/api/accounts?limit=100')
  const matters = told.status === 200 ? listAt(await told.json(), 'matters') : []
  const accounts = matters
    .flatMap((matter) => listAt(matter, 'accounts'))
    .map((account) => textAt(account, 'id'))
  const indexes = Array.from({ length: 160 }, (_, at) => String(at))
  const paths = views.flatMap(({ name, path }) => {
    if (name === 'account') return accounts.map((id) => path.replace(':id', id))
    if (path.includes(':rid')) return accounts.map((id) => path.replace(':rid', id))
    if (path.includes(':id')) return indexes.map((index) => path.replace(':id', index))
    return [`${path}${name === 'accounts' ? '?limit=100' : ''}`]
  })
  const answers: Served[] = []
  for (const asked of paths) answers.push({ to, asked, text: await (await asker.get(asked)).text() })
  return [...answers, { to, asked: changes.path, text: await feedOf(asker) }]
}

async function feedOf({ cookie }: Asker): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const asked = httpGet(
      `${stage.node.address}${changes.path}?from=0`,
      { headers: { cookie } },
      (answer) => {
        answer.setEncoding('utf8').on('data', (part: string) => {
          text += part
          if (!/"kind":"change"/.test(text)) return
          resolve(text)
          asked.destroy()
        })
      },
    )
    asked.on('error', (error) => (text === '' ? reject(error) : resolve(text)))
  })
}

function listAt(value: unknown, name: string): readonly unknown[] {
  const list = member(value, name)
  return Array.isArray(list) ? list : []
}

function textAt(value: unknown, name: string): string {
  const text = member(value, name)
  return typeof text === 'string' ? text : ''
}

/** The statements of the file, as it has them. */
const ROWS = listAt(fixtureFile('mechanisms/nk2020/statements.json'), 'statements')

/** Where each text is that one of these patterns finds; the gazetteer, which tells every place alike, apart. */
function found(pattern: RegExp, within: readonly Served[] = served): readonly string[] {
  return within
    .filter(({ text }) => pattern.test(text))
    .map(
      ({ to, asked, text }) =>
        `${to} ${asked}: ${text.slice(Math.max(0, text.search(pattern) - 60), text.search(pattern) + 60)}`,
    )
}

/** What is served of accounts: all but the gazetteer and its entries. */
function ofAccounts(): readonly Served[] {
  const isPlaces = ({ asked, text }: Served) =>
    asked === '/api/places' || /\\"type\\":\\"measure\.place\\"/.test(text)
  const lines = served.flatMap((each) =>
    each.asked === '/api/record/raw'
      ? listAt(JSON.parse(each.text), 'entries').map((entry) =>
          Object.assign({}, each, { text: JSON.stringify(entry) }),
        )
      : [each],
  )
  return lines.filter((each) => !isPlaces(each))
}

test('[R-DNH-1] what is searched is there: every reader is answered, and answers hold what may stand in them', () => {
  expect(served.length).toBeGreaterThan(2_000)
  expect(found(/"name":"Stepanakert"|Stepanakert/).length).toBeGreaterThan(10)
  expect(ofAccounts().filter(({ asked }) => asked === '/api/record/raw').length).toBeGreaterThan(500)
})

test('[R-DNH-1] no place that fire is said to have come from is in any answer, entry or feed, by any of its names', () => {
  const ids = ROWS.flatMap((row) => {
    const place = member(row, 'place')
    const roles = member(place, 'roles')
    const byRole = isMember(roles) ? Object.entries(roles).filter(([, role]) => role === 'originAlleged') : []
    return byRole.map(([id]) => id)
  })
  expect([...new Set(ids)].toSorted()).toEqual(['berd', 'chambarak', 'vardenis'])
  const origins = PLAY.places.rows.filter(({ id }) => ids.includes(id)).map(({ place }) => place)
  const forms = origins.flatMap((place) => place.forms.flatMap((form) => form.names.map(({ text }) => text)))
  const names = [...ids, ...forms]
  const anyName = new RegExp(`(?<!\\p{L})(?:${names.join('|')})(?!\\p{L})`, 'iu')
  expect(found(anyName).length).toBeGreaterThan(READERS.length) // the gazetteer has them, as it has every town
  expect(found(anyName, ofAccounts())).toEqual([])
})

test('[R-DNH-9] no name of a person who spoke is in any answer to a side or the public, or in any clear body', () => {
  const names = [
    ...new Set(ROWS.map((row) => textAt(member(row, 'speaker'), 'name')).filter((name) => name !== '')),
  ]
  expect(names.length).toBeGreaterThan(8)
  expect(found(new RegExp(names.join('|'), 'i'))).toEqual([])
})

test('[R-DNH-13] the public reads days, never a time of day, of anything that happened', () => {
  const answer = served.find(({ to, asked }) => to === 'public' && asked === '/api/public/accounts')
  const items = listAt(JSON.parse(answer?.text ?? ''), 'accounts')
  expect(items.length).toBeGreaterThan(5)
  // A publisher's own title stands as it was printed (R-CLM-11); nothing that is ours tells an hour.
  const ours = items.map((item) => (isMember(item) ? Object.assign({}, item, { sources: [] }) : item))
  expect(JSON.stringify(ours)).not.toMatch(/\d:\d\d|T\d\d/)
  const others = served.filter(({ to, asked }) => to === 'public' && asked !== '/api/public/accounts')
  const told = others.filter(({ text }) => ROWS.some((row) => text.includes(textAt(row, 'text'))))
  expect(told).toEqual([])
})

/** An answer's field as a reader meets it: `get /api/daily daily.observed.byClass[].change`. */
function placeOf(path: string): string {
  return path
    .replace(/^\/(\/.+)\/(get|post)\/responses\/200\/content\/application\/json\/schema/, '$2 $1 ')
    .replaceAll(/\/(?:oneOf|anyOf)\/\d+/g, '')
    .replaceAll(/\/properties\/(\w+)/g, '.$1')
    .replaceAll('/items', '[]')
    .replace(' .', ' ')
}

function fieldOf(path: string, name: string): string {
  return path.endsWith(' ') ? `${path}${name}` : `${path}.${name}`
}

/** Every object schema of the description's answers, with where it stands. */
function schemasIn(
  value: unknown,
  path = '',
): readonly {
  readonly path: string
  readonly names: readonly string[]
  readonly integers: readonly string[]
}[] {
  if (!isMember(value)) return []
  const properties = member(value, 'properties')
  const own = isMember(properties)
    ? [
        {
          path: placeOf(path),
          names: Object.keys(properties),
          integers: Object.entries(properties).flatMap(([name, schema]) =>
            member(schema, 'type') === 'integer' ? [name] : [],
          ),
        },
      ]
    : []
  return [...own, ...Object.entries(value).flatMap(([name, inner]) => schemasIn(inner, `${path}/${name}`))]
}

/** Sums of what the mission observed, by class, and ratios of one day to the day before: never of a side, nor of one side to another. */
const OF_THE_MISSION: readonly string[] = [
  'get /api/situation seen.total',
  'get /api/observations totals',
  'get /api/daily daily.observed.total',
  'get /api/daily daily.observed.total.change.ratio',
  'get /api/daily daily.observed.byClass[].change.ratio',
  'get /api/daily daily.sectors[].total',
  'get /api/daily daily.sectors[].total.change.ratio',
  // How much of the watching was at night.
  'get /api/daily daily.coverage.nightSharePct',
  // What a file to bring in adds up to, for the office that brings it.
  'post /api/files/observations totals',
]

/** Who told a measure that is told in two ways: a part of every measure's form, which no sum of the mission fills. */
const TOLD_BY: readonly string[] = [
  'get /api/daily daily.coverage.nightSharePct.values[].by',
  'get /api/daily daily.observed.total.rate.values[].by',
  'get /api/daily daily.sectors[].total.rate.values[].by',
]

/** Numbers beside a side's or an office's name that count nothing of it. */
const COUNTING_NOBODY: readonly string[] = [
  // How long after a truce took effect something happened.
  'get /api/situation truce.history[].minutes',
  'get /api/agreements/{id} truces[].history[].minutes',
  'get /api/truces truces[].history[].minutes',
  // Which version of a term this was.
  'get /api/agreements/{id} terms[].history[].version',
  // A measure that two tell differently, and who tells it: `by` is no side's tally.
  'get /api/daily daily.coverage.nightSharePct.values[].value',
  // How late one answer is.
  'get /api/daily daily.lodged.lines[].answeredInMin.values[].value',
  'get /api/daily daily.saidPublicly.lines[].answeredInMin.values[].value',
  // Which column of the file a field is read from.
  'post /api/files/observations columns[].column',
]

test('[R-DNH-5] no answer ranks, scores or counts a side', () => {
  const schemas = schemasIn(member(description, 'paths'))
  expect(schemas.length).toBeGreaterThan(40)
  const judging = /rank|score|ratio|blame|percent|share|violator|winner|total/i
  const summing = schemas.flatMap(({ path, names }) =>
    names.filter((name) => judging.test(name)).map((name) => fieldOf(path, name)),
  )
  expect(summing.toSorted()).toEqual(OF_THE_MISSION.toSorted())
  const ofOneSide = /\.(?:side|column|by|entity|office|party|sides)$/
  const whole = schemas.flatMap(({ path, names }) => names.map((name) => fieldOf(path, name)))
  const within = whole.filter((field) =>
    OF_THE_MISSION.some((sum) => field.startsWith(`${sum}.`) || field.startsWith(`${sum}[]`)),
  )
  expect(within.length).toBeGreaterThan(OF_THE_MISSION.length)
  expect(within.filter((field) => ofOneSide.test(field)).toSorted()).toEqual(TOLD_BY)
  // A number beside a side would be that side's number. Where a record stands in the log, and how late one answer is, are no counts.
  const ofNobody: ReadonlySet<string> = new Set(['index', 'lateS', 'row'])
  const counted = schemas
    .filter(({ names }) => names.some((name) => ['side', 'column', 'by'].includes(name)))
    .flatMap(({ path, integers }) =>
      integers.filter((name) => !ofNobody.has(name)).map((name) => fieldOf(path, name)),
    )
    .filter((each) => !/ \/api\/imports/.test(each)) // rows of a file, by the office that brought it
  expect(counted.toSorted()).toEqual(COUNTING_NOBODY.toSorted())
  expect(schemas.filter(({ names }) => names.includes('A') || names.includes('B'))).toEqual([])
})

/** Where class M is in an answer: the mission's part of an observation, annex A of its own daily, and its own file read back to it. */
const MISSION_PARTS: readonly string[] = [
  'get /api/observations rows[].mission',
  'get /api/observations/{id} row.mission',
  'get /api/observations/{id} versions[].mission',
  'get /api/observations/{id} group.members[].mission',
  'get /api/daily annexMission[]',
  'post /api/files/observations rows[].draft.mission',
]

/** Where an observer stood, and what it told of where the event was. */
const OBSERVERS_OWN: readonly string[] = [
  'observer.position',
  'observer.position.value.latDeg',
  'observer.position.value.lonDeg',
  'observer.position.values[].value.latDeg',
  'observer.position.values[].value.lonDeg',
  'event.bearings',
  'event.range',
]

test('[R-DNH-1, R-OBS-15] no answer has a place for a position, a bearing or a line, but the gazetteer its towns and the mission its own part', () => {
  const drawing = /^lat(?!e)|^lon|position|bearing|azimuth|trajectory|origin(?!al)|range/i
  const drawn = schemasIn(member(description, 'paths')).flatMap(({ path, names }) =>
    names.filter((name) => drawing.test(name)).map((name) => fieldOf(path, name)),
  )
  const fields = drawn.filter(
    (each) => !/^get \/api\/places places\[\]\.at\..*\b(?:lat|lon)MilliDeg$/.test(each),
  )
  const allowed = MISSION_PARTS.flatMap((part) => OBSERVERS_OWN.map((field) => `${part}.${field}`))
  // What a stated reading bears on: words.
  expect(fields.toSorted()).toEqual(
    [...allowed, 'get /api/agreements/{id} terms[].said[].bearing'].toSorted(),
  )
})
