import { readFileSync } from 'node:fs'
import { get as httpGet } from 'node:http'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'

import type { FoundingDescription } from '#server/node'
import { changes, views } from '#server/views'
import { publicManifest } from '#wire/publication'

import { paperText } from '../paper-text.ts'
import { reportDesks } from '../report-desks.ts'
import { FOUNDING, publicAt, signedIn, type Asker } from '../running-node.ts'
import { must, stageOf, type Stage } from '../stories/stage.ts'
import {
  issueDay,
  MISSION_FIGURES,
  MISSION_WORDS,
  tellDay,
  type DayGround,
  type ToldDay,
} from '../stories/told-day.ts'

const GROUND: DayGround = {
  day: '2020-10-11',
  from: '2020-10-11T04:00:00.000Z',
  truce: '2020-10-12T01:00:00.000Z',
  sectors: ['N-1', 'N-2'],
  entities: { A: 'EA', B: 'EB' },
  zone: '+04:00',
}
/** When the day is told; it closed at 15:30Z, so its effort by sector is open to all from 15:30Z of the next day on. */
const TOLD_AT = '2020-10-12T00:00:00.000Z'
const BEFORE_OPEN = '2020-10-12T15:29:59.999Z'
const OPEN = '2020-10-12T15:30:00.000Z'
const STEM = '2020-10-11.r1'
const OF_THE_DAY = 'from=2020-10-10T15:30:00.000Z&to=2020-10-11T15:30:00.000Z'

/** Offices of the roles that the founding of other tests has not. */
const MORE = [
  ['M.contingent', 'CC'],
  ['M.humanitarian', 'HU'],
  ['G1.duty', 'GU'],
] as const
const EVERY_ROLE: FoundingDescription = {
  ...FOUNDING,
  holders: FOUNDING.holders.map((holder) => ({ ...holder, seat: 'held' })),
  offices: [...FOUNDING.offices, ...MORE.map(([office, role]) => ({ office, functions: [role], people: 1 }))],
}

/** Who reads the mission's part of an observation (access.md section 2), and the patrol its own. */
const READS_MISSION: ReadonlySet<string> = new Set([
  'M.rep/1',
  'M.head',
  'M.duty',
  'M.investigator',
  'M.protection',
  'M.patrol',
])
/** Who reads watches and effort at once (access.md section 3, `f`). */
const READS_EFFORT: ReadonlySet<string> = new Set([...READS_MISSION, 'M.patrol2'])
const OTHERS = [
  'A.liaison',
  'A.rep/1',
  'B.liaison',
  'B.rep/1',
  'M.mediator',
  'M.contingent',
  'M.humanitarian',
  'M.patrol2',
  'G1.duty',
  'public',
] as const

/** A text that was served: to whom, in answer to what. */
type Served = { readonly to: string; readonly asked: string; readonly status: number; readonly text: string }

type World = { readonly stage: Stage; readonly told: ToldDay; readonly version: string }

async function askerOf({ stage }: Pick<World, 'stage'>, label: string): Promise<Asker> {
  return label === 'public' ? publicAt(stage.node) : stage.desk(label)
}

/** Questions by view that could tell by their very answer what stands in a part that the asker may not read. */
const PROBING: Readonly<Record<string, readonly string[]>> = {
  observations: [
    '',
    `?day=${GROUND.day}`,
    '?sector=N-3',
    '?text=quarry',
    '?text=juniper',
    '?class=explosion&limit=1',
    '?state=questioned',
  ],
  watches: ['', `?${OF_THE_DAY}`, '?sector=N-3'],
  situation: ['', '?at=2020-10-11T05:30:00.000Z', '?at=2020-10-11T15:29:00.000Z'],
  daily: [`?day=${GROUND.day}`],
}

/** Every path of every view, file door and log that a reader can ask in this world. */
function pathsOf({ stage, told, version }: World): readonly string[] {
  const ids: Readonly<Record<string, readonly string[]>> = {
    observation: told.observations,
    agreement: [told.agreement],
    account: told.claims,
  }
  const rids = [...told.watches, ...told.observations.map((id) => id.slice(0, 64)), ...told.claims, version]
  const asked = views.flatMap(({ name, path }) => {
    if (path.includes(':')) return (ids[name] ?? rids).map((id) => path.replace(/:\w+/, id))
    return (PROBING[name] ?? ['']).map((question) => `${path}${question}`)
  })
  const stem = `/api/files/daily/${version}/${STEM}`
  return [
    ...asked,
    ...LISTS.map((name) => `/api/files/${name}`),
    ...['json', 'geojson', 'csv', 'en.pdf', 'datapackage.json'].map((ending) => `${stem}.${ending}`),
    `/api/publications/${version}/files`,
    '/api/openapi.json',
    `/log/${stage.node.mech}/e1/checkpoint`,
  ]
}

const LISTS = [
  'observations.csv',
  'observations.geojson',
  'observations.xlsx',
  'accounts.csv',
  'accounts.xlsx',
] as const

async function textOf(answer: Response, path: string): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const isPaper = answer.status === 200 && path.endsWith('.pdf')
  return isPaper ? paperText(bytes).text : Buffer.from(bytes).toString('latin1')
}

async function everythingTo(to: string, world: World): Promise<readonly Served[]> {
  const asker = await askerOf(world, to)
  const answers: Served[] = []
  for (const asked of pathsOf(world)) {
    const answer = await asker.get(asked)
    answers.push({ to, asked, status: answer.status, text: await textOf(answer, asked) })
  }
  return answers
}

/** Where a pattern is found: reader and question. */
function found(pattern: RegExp, within: readonly Served[]): readonly string[] {
  return within
    .filter(({ text }) => pattern.test(text))
    .map(({ to, asked, text }) => {
      const at = text.search(pattern)
      return `${to} ${asked}: …${text.slice(Math.max(0, at - 40), at + 60)}…`
    })
}

const ANY_WORD = new RegExp(Object.values(MISSION_WORDS).join('|'), 'i')
/** As figures of their own; the log's hashes and signatures are full of digits. */
const ANY_FIGURE = new RegExp(
  `(?<![0-9a-zA-Z_-])(?:${Object.values(MISSION_FIGURES).join('|')})(?![0-9a-zA-Z_-])`,
)

let world: World
const served = new Map<string, readonly Served[]>()

beforeAll(async () => {
  const stage = await stageOf(EVERY_ROLE)
  must(await stage.moveTo(TOLD_AT))
  const told = await tellDay(stage, GROUND)
  const { rid: version } = await issueDay(told, GROUND.day)
  world = { stage, told, version }
  for (const label of [...READS_MISSION, ...OTHERS]) served.set(label, await everythingTo(label, world))
}, 180_000)
afterAll(() => world.stage.end())

const to = (...labels: readonly string[]): readonly Served[] =>
  labels.flatMap((label) => served.get(label) ?? [])

describe('class M of a told day', () => {
  test('[R-OBS-15] what is searched for is there: the mission reads every word and figure of its own', () => {
    const own = to('M.duty', 'M.head', 'M.investigator')
    // The reason of a group is sealed to people, and no view opens it.
    const words = [...Object.values(MISSION_WORDS), ...Object.values(MISSION_FIGURES)].filter(
      (word) => word !== MISSION_WORDS.group,
    )
    expect(words.filter((word) => found(new RegExp(String(word)), own).length === 0)).toEqual([])
    for (const label of OTHERS)
      expect([label, to(label).some(({ status }) => status === 200)]).toEqual([label, true])
  })

  test('[R-OBS-15, R-DNH-1, R-DNH-2] no view, file or paper of anyone else holds a word or a figure of it', () => {
    expect(found(ANY_WORD, to(...OTHERS))).toEqual([])
    expect(found(ANY_FIGURE, to(...OTHERS))).toEqual([])
  })

  test('[R-OBS-15] no answer of anyone else has a field for an observer, a bearing, a range, a watch or a team', () => {
    const field = /"(?:mission|observer|bearings?|range|watch|team|callSign|relayedFrom|latDeg|lonDeg)":/
    const readers = OTHERS.filter((label) => !READS_EFFORT.has(label))
    const ofViews = to(...readers).filter(({ asked }) => asked !== '/api/openapi.json')
    expect(found(field, ofViews)).toEqual([])
    expect(found(field, to('M.duty')).length).toBeGreaterThan(3)
    const columns = /observer_place|bearing|range_|watch|team|note/
    const lists = to(...readers).filter(({ asked }) => asked.endsWith('observations.csv'))
    expect(lists.filter(({ status }) => status === 200).length).toBeGreaterThan(4)
    expect(found(columns, lists)).toEqual([])
  })

  test('[R-OBS-15] the public has no observation, watch, agreement, report or situation at all before a release', () => {
    const open = to('public').filter(({ status }) => status === 200)
    expect(open.map(({ asked }) => asked.replace(/\?.*$/, '')).toSorted()).toEqual(
      [
        '/api/mechanism',
        '/api/openapi.json',
        '/api/places',
        '/api/public/accounts',
        '/api/record/author',
        '/api/record/head',
        '/api/session',
        `/log/${world.stage.node.mech}/e1/checkpoint`,
      ].filter((path) => open.some(({ asked }) => asked.startsWith(path))),
    )
  })
})

/** What tells where nobody looked, or how much was looked, by sector: of each answer that could, the parts that would. */
function effortToldTo(label: string): readonly string[] {
  return to(label).flatMap(({ asked, status, text }) => {
    if (status !== 200) return []
    const told = (name: string, holds: boolean) => (holds ? [`${label} ${asked}: ${name}`] : [])
    if (asked.startsWith('/api/watches')) {
      const answer = JSON.parse(text)
      const ofDay = answer.effort.filter((row: { readonly day: string }) => row.day >= GROUND.day)
      return [...told('watch', answer.watches.length > 0), ...told('effort', ofDay.length > 0)]
    }
    if (asked.startsWith('/api/situation')) return told('effort', /observedMin|ofMin|watchEnds/.test(text))
    if (asked.startsWith('/api/observations')) return told('effort', /effortMin/.test(text))
    if (asked.startsWith('/api/daily') || asked.endsWith(`${STEM}.json`)) {
      const answer = JSON.parse(text)
      const daily = answer.daily ?? answer
      return [
        ...told('sectors', daily.sectors.length > 0),
        ...told('unobserved', daily.coverage.unobserved.length > 0),
        ...told('undetectable', daily.coverage.undetectable.length > 0),
      ]
    }
    if (asked.endsWith(`${STEM}.csv`)) return told('sector', /^[^\n]*\n(?:[^\n]*\bN-[123]\b)/.test(text))
    if (asked.endsWith('geojson'))
      return told('effort', /"(?:effort|observed|done|planned)[a-z_]*":\s*\d/i.test(text))
    if (asked.endsWith('.pdf')) return told('unobserved sector', /\bN-3\b/.test(text))
    return []
  })
}

describe('effort by sector', () => {
  const readers = OTHERS.filter((label) => !READS_EFFORT.has(label))

  test('[R-DNH-7, R-RPT-3] until 24 h after the day closed nobody but the mission is told where anybody watched', async () => {
    for (const label of readers) expect(effortToldTo(label)).toEqual([])
    expect(effortToldTo('M.duty').length).toBeGreaterThan(5)
  })

  test('[R-DNH-7] to the last millisecond before, and from then on by sector', async () => {
    must(await world.stage.moveTo(BEFORE_OPEN))
    const effort = async () => {
      const liaison = await signedIn(world.stage.node, 'B.liaison')
      const { effort: rows } = await (await liaison.get(`/api/watches?${OF_THE_DAY}`)).json()
      const { seen } = await (await liaison.get('/api/situation?at=2020-10-11T15:29:00.000Z')).json()
      const { daily } = await (await liaison.get(`/api/daily?day=${GROUND.day}`)).json()
      return [rows.length, seen.observedMin !== undefined, daily.sectors.length]
    }
    expect(await effort()).toEqual([0, false, 0])
    must(await world.stage.moveTo(OPEN))
    expect(await effort()).toEqual([3, true, 3])
  })
})

/** Fields of a public file that may hold a number with a colon, or words: who said it where, and what was agreed as text. */
describe('the public folder', () => {
  test('[R-DNH-13, R-ACC-21, R-CLM-11] no file of it holds a time of day, a weapon, means, a place-name, words of a side or an item', async () => {
    const publicFrom = await world.told.desks.releases({ rid: world.version, sha256: '' })
    must(await world.stage.moveTo(publicFrom > OPEN ? publicFrom : OPEN))
    const { home } = world.stage.node
    const manifest = () => readFileSync(join(home, 'public/manifest.json'), 'utf8')
    await expect.poll(manifest, { timeout: 60_000 }).toContain(`${STEM}.json`)
    const { files } = publicManifest.parse(JSON.parse(manifest()))
    expect(files.length).toBeGreaterThan(12)
    const texts = files.map(({ path }) => {
      const bytes = readFileSync(join(home, 'public', path))
      return {
        to: 'folder',
        asked: path,
        status: 200,
        text: path.endsWith('.pdf') ? paperText(bytes).text : bytes.toString(),
      }
    })
    expect(found(/N-1|N-2/, texts).length).toBeGreaterThan(2) // sectors are as fine as it goes
    expect(found(ANY_WORD, texts)).toEqual([])
    expect(found(ANY_FIGURE, texts)).toEqual([])
    expect(found(/trench|Told of this day|Lima-2|Ministry of Defence|shelling|the morning/, texts)).toEqual(
      [],
    )
    const leaves = texts
      .filter(({ asked }) => asked.endsWith('json'))
      .flatMap(({ asked, text }) =>
        leavesIn(JSON.parse(text)).map((leaf) => `${asked.replace(STEM, '')} ${leaf}`),
      )
    expect(leaves.filter((leaf) => FINER.test(leaf))).toEqual([])
    // The day's own closing hours and the time of publication are the report's, and stand at its head.
    const ours = texts.map((each) => ({ ...each, text: each.text.replaceAll(HEAD_TIMES, '') }))
    expect(found(/(?<![\d.+−-])(?:[01]\d|2[0-3]):[0-5]\d(?!\d)|T\d\d:\d\d/, ours)).toEqual([])
  })
})

/** Fields that no public form has: of an item, an observer, a device, a person, or words of a side. */
const FINER =
  /(?:^|[ .\]])(?:weapon|bearings?|observer|mission|watch|team|timeText|what|asWritten|places|means|office)(?:[.[]\S*)? = (?!\[\]|$)/

/** Every value of a JSON text with where it stands. */
function leavesIn(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${path} = ${String(value)}`]
  const entries = Array.isArray(value)
    ? value.map((inner, at) => [`[${at}]`, inner] as const)
    : Object.entries(value)
  return entries.flatMap(([name, inner]) =>
    leavesIn(inner, `${path}${name.startsWith('[') ? '' : '.'}${name}`),
  )
}

/** The day closes at 19:30 at +04:00 (15:30Z), it was issued and goes out at times of the mission's own office hours. */
const HEAD_TIMES =
  /(?:2020-10-1\d)?T?(?:15:30|19:30|00:00|04:00|00:0\d|04:0\d)(?::\d\d\.\d{3}Z|Z)?|[+−-]04:00/g

test('[R-ACC-5] what the feed tells others of a watch, the ops log and a log line is that the record grew', async () => {
  const { stage, told } = world
  const askers = await Promise.all(
    ['A.liaison', 'B.rep/1', 'M.mediator', 'G1.duty', 'M.duty'].map((label) => signedIn(stage.node, label)),
  )
  const heard = [...askers, publicAt(stage.node)].map((asker) => listen(stage, asker))
  const duty = heard[4]
  await expect.poll(() => duty?.()).toContain(': open')
  const before = heard.map((text) => text().length)
  const patrol = reportDesks(stage.node)
  await patrol.watches('M.patrol', {
    sector: 'N-3',
    callSign: 'HILL',
    from: '2020-10-11T05:00:00.000Z',
    to: '2020-10-11T06:00:00.000Z',
  })
  expect(told.watches).toHaveLength(2)
  const news = () => heard.map((text, at) => topicsIn(text().slice(before[at])))
  await expect.poll(() => news().every((topics) => topics.length > 0)).toBe(true)
  expect(news().map((topics) => topics.includes('watch'))).toEqual([false, false, false, false, true, false])
  expect(new Set(news().toSpliced(4, 1).flat())).toEqual(new Set(['record']))
})

function topicsIn(text: string): readonly string[] {
  return [...text.matchAll(/"topics":\[([^\]]*)\]/g)].flatMap(([, list = '']) =>
    list.replaceAll('"', '').split(','),
  )
}

/** What a reader's feed has told so far, from now on. */
function listen({ node }: Stage, asker: Asker): () => string {
  let text = ''
  const asked = httpGet(`${node.address}${changes.path}`, { headers: { cookie: asker.cookie } }, (answer) => {
    answer.setEncoding('utf8').on('data', (part: string) => (text += part))
    answer.on('error', () => {})
  })
  asked.on('error', () => {})
  onTestFinished(() => void asked.destroy())
  return () => text
}
