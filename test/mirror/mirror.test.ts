import { readFileSync } from 'node:fs'
import { get as httpGet } from 'node:http'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { addDays } from '#domain/measure'
import { changes, views } from '#server/views'
import { publicManifest } from '#wire/publication'
import { languages } from '#words'

import { paperText } from '../paper-text.ts'
import { linkSealed, publicAt, type Asker, type DoorOptions } from '../running-node.ts'
import { FILES } from '../stories/files.ts'
import { must, stageOf, type Stage } from '../stories/stage.ts'
import { issueDay, tellDay, type DayGround, type ToldDay } from '../stories/told-day.ts'
import { playAll, playOf, type Files, type Play } from '../stories/whole.ts'
import { isMember, member, ordered } from './ordered.ts'
import { labelsOf, plain, type Names } from './plain.ts'
import { swap, swapped } from './swap.ts'

/**
 * The mirror image of a mechanism's files. Which side is shown first on a day that says nothing of either alternates from
 * the founding's first day on (R-PTY-8), so the image's first day is the day before.
 */
function mirrorOf(files: Files): Files {
  const founding = swap(files.founding)
  const settings = member(founding, 'mechanism')
  if (!isMember(founding) || !isMember(settings)) throw new Error('no founding')
  const firstDay = addDays(String(settings['firstDay']), -1)
  return {
    founding: { ...founding, mechanism: { ...settings, firstDay } },
    places: swap(files.places),
    statements: swap(files.statements),
    claims: swap(files.claims),
    times: swap(files.times),
    links: swap(files.links),
  }
}

/** A day behind all that the data tells: watched, told of, agreed on, and reported. */
const DAY: DayGround = {
  day: '2020-11-11',
  from: '2020-11-11T04:00:00.000Z',
  sectors: ['S3', 'S4'],
  truce: '2020-11-12T01:00:00.000Z',
  entities: { A: 'AM', B: 'AZ' },
  zone: '+04:00',
}

/** A world to be asked: its node, and what its records are called. */
type World = {
  readonly stage: Stage
  readonly names: Names
  readonly size: number
  readonly told: ToldDay
  /** The record that issued the day's report is of this version. */
  readonly version: string
  readonly accounts: readonly { readonly id: string; readonly index: number }[]
}

async function worldOf(files: Files, image: Image): Promise<World> {
  const play = playOf(files)
  const stage = await stageOf(play.founding)
  onTestFinished(stage.end)
  await joinAndWithdraw(stage, await playAll(stage, play), (label) => String(image(label)))
  const told = await tellDay(stage, DAY, image)
  const { rid: version } = await issueDay(told, DAY.day)
  return { stage, told, version, ...(await recordsOf(stage, play)) }
}

type Image = (value: unknown) => unknown

async function recordsOf(stage: Stage, play: Play): Promise<Pick<World, 'names' | 'size' | 'accounts'>> {
  const { views: own } = await stage.client('M.duty')
  let page = must(await asAnswer(own.entries({ limit: 200 })))
  const { size } = page
  const entries = [...page.entries]
  while (page.next !== undefined) {
    page = must(await asAnswer(own.entries({ limit: 200, before: page.next })))
    entries.push(...page.entries)
  }
  const told = must(await asAnswer(own.accounts({ limit: 100 })))
  const labels = ['M.root', 'A.root', 'B.root', 'log-e1', ...readersOf(play)]
  return {
    size,
    names: {
      indexes: new Map(entries.map(({ rid, index }) => [rid, index])),
      labels: labelsOf(labels),
      begins: `${addDays(play.founding.mechanism.firstDay, -1)}T15:30:00.000Z`,
    },
    accounts: told.matters.flatMap((matter) => matter.accounts).map(({ id, index }) => ({ id, index })),
  }
}

type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: { readonly code: string } }

async function asAnswer<T>(asked: Promise<Reply<T>>) {
  const reply = await asked
  return reply.ok ? reply : ({ ok: false, code: reply.problem.code, kept: 'nothing', detail: {} } as const)
}

/** Every key's label that can sign in, by office; people of an office of several are numbered. */
function readersOf({ founding }: Play): readonly string[] {
  return founding.offices
    .filter(({ functions }) => !functions.includes('node'))
    .flatMap(({ office, people }) =>
      people === 1 ? [office] : Array.from({ length: people }, (_, at) => `${office}/${at + 1}`),
    )
}

/** What the data has not: joins of claims, two accounts of each side that contradict in one matter, and withdrawals. */
async function joinAndWithdraw(
  stage: Stage,
  lodged: ReadonlyMap<string, string>,
  seen: (label: string) => string,
): Promise<void> {
  const duty = await stage.desk('M.duty')
  const said = (id: string) => lodged.get(id) ?? ''
  for (const pair of [
    ['LC-A2', 'LC-B2'],
    ['LC-A2', 'LC-A3'],
    ['LC-B2', 'LC-B3'],
  ]) {
    const accounts = pair.map(said)
    await duty.record('claim.linked', { link: { relation: 'sameEvent', accounts } }, joining(accounts))
  }
  for (const [label, id] of [
    ['A.liaison', 'LC-A4'],
    ['B.liaison', 'LC-B1'],
  ] as const) {
    const rid = said(id)
    const ref = ['withdraws', 'follows'].map((rel) => ({ rel, rid }))
    const desk = await stage.desk(seen(label))
    await desk.record('claim.withdrawn', { by: seen(label).slice(0, 1), reason: 'counted twice' }, { ref })
  }
}

function joining(accounts: readonly string[]): DoorOptions {
  return { ref: accounts.map((rid) => ({ rel: 'links', rid })), sealed: linkSealed('for the mirror') }
}

/** Questions of views that answer by what is asked: filters, instants, days. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  accounts: ['?limit=100'],
  reports: ['?limit=20'], // the image has a day more, before the first
  situation: ['', '?at=2020-10-11T12:00:00.000Z', `?at=${DAY.from}`, '?at=2020-11-11T09:00:00.000Z'],
  observations: ['', `?day=${DAY.day}`, '?sector=S3&limit=2', '?text=quarry', '?class=explosion'],
  watches: ['', '?from=2020-11-10T15:30:00.000Z&to=2020-11-11T15:30:00.000Z', '?sector=S3'],
  daily: [`?day=${DAY.day}`, '?day=2020-10-18', '?day=2020-10-26'],
}

/** Every question this reader can put: each view, and of those that ask for one thing, some things. */
function questionsTo({
  size,
  accounts,
  told,
}: World): readonly { readonly asked: string; readonly path: string }[] {
  const rids = accounts.toSorted((x, y) => x.index - y.index).filter((_, at) => at % 9 === 0)
  const indexes = Array.from({ length: size }, (_, at) => at).filter((at) => at % 23 === 0)
  const ofOne: Readonly<Record<string, readonly string[]>> = {
    observation: told.observations,
    agreement: [told.agreement],
  }
  return views.flatMap(({ name, path }) => {
    const ids = ofOne[name]
    if (ids !== undefined)
      return ids.map((id, at) => ({ asked: `${name} ${at}`, path: path.replace(/:\w+/, id) }))
    if (path.includes(':rid') || name === 'account')
      return rids.map(({ id, index }) => ({ asked: `${name} ${index}`, path: path.replace(/:\w+/, id) }))
    if (path.includes(':id'))
      return indexes.map((at) => ({ asked: `${name} ${at}`, path: path.replace(':id', String(at)) }))
    return (ASKED[name] ?? ['']).map((question) => ({
      asked: `${name}${question}`,
      path: `${path}${question}`,
    }))
  })
}

/** Files in which lists and the report leave, for one reader. PDF papers are compared as they are read: as text. */
function filesOf({ version }: World): readonly { readonly asked: string; readonly path: string }[] {
  const lists = ['observations.csv', 'observations.geojson', 'accounts.csv']
  const stem = `${DAY.day}.r1`
  const daily = [`${stem}.json`, `${stem}.geojson`, `${stem}.csv`, `${stem}.hy.pdf`]
  return [
    ...lists.map((name) => ({ asked: name, path: `/api/files/${name}` })),
    ...daily.map((name) => ({ asked: name, path: `/api/files/daily/${version}/${name}` })),
  ]
}

/** A file's text as its reader sees it, its sides exchanged where `exchanged`. */
async function fileAt(asker: Asker, path: string, { names, exchanged }: Seen): Promise<string> {
  const answer = await asker.get(path)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return `${answer.status}\n${fileText(path, bytes, { names, exchanged })}`
}

type Seen = { readonly names: Names; readonly exchanged: boolean }

function fileText(name: string, bytes: Uint8Array, { names, exchanged }: Seen): string {
  const raw = name.endsWith('.pdf') ? paperText(bytes).text : Buffer.from(bytes).toString()
  const text = raw.replaceAll(COUNTED_FROM_FIRST_DAY, 'a number')
  if (name.endsWith('json')) {
    const value = plain(JSON.parse(text), names)
    return textOf(ordered(exchanged ? swap(value) : value))
  }
  // Tables tell sides by letter, one to a cell; pages and papers by name alone, and their marks by class.
  const told = (exchanged ? text.replaceAll(OF_A_SIDE, (letter) => swapped(letter)) : text)
    .replaceAll(/[0-9a-f]{64}/g, (hash) => `record ${names.indexes.get(hash) ?? 'unknown'}`)
    .replaceAll(/<style>.*?<\/style>|<[^>]*>/gs, ' ') // of a page, its words
    .replaceAll(/(?:[0-9a-f]{4}\s+){3,}[0-9a-f]{4}(?![0-9a-f])/g, 'a hash in fours')
    .replaceAll(/(?<![0-9a-f])[0-9a-f]{8,63}(?![0-9a-f])/g, 'the beginning of a hash')
    .replaceAll(/[ \t]+/g, ' ')
  // In the order of the view of accounts, which was compared and where a hash decides among equals.
  return name.includes('accounts.csv') ? told.split('\n').toSorted().join('\n') : told
}

/** A cell that names a side, or an office of one. */
const OF_A_SIDE = /(?<=^|[,;"\n])[AB](?=$|[,;"\r\n.])/gm
/** The number of a daily, which is told from the first day on, and the image's first day is another. */
const COUNTED_FROM_FIRST_DAY = /(?:33|34)\/2020/g

function textOf(value: unknown): string {
  return JSON.stringify(value, undefined, 1)
}

async function answerTo(asker: Asker, path: string, names: Names): Promise<unknown> {
  const answer = await asker.get(path)
  return { status: answer.status, body: plain(await answer.json(), names) }
}

/** What the feed tells this reader of everything so far. */
async function feedOf({ stage, size }: World, asker: Asker): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    let text = ''
    const asked = httpGet(
      `${stage.node.address}${changes.path}?from=0`,
      { headers: { cookie: asker.cookie } },
      (answer) => {
        answer.setEncoding('utf8').on('data', (part: string) => {
          text += part
          const events = [...text.matchAll(/^data: (.*)\n/gm)].map(([, data = '']): unknown =>
            JSON.parse(data),
          )
          if (!events.some((event) => member(event, 'size') === size)) return
          asked.destroy()
          resolve(events)
        })
      },
    )
    asked.on('error', (error) => (text.includes(`"size":${size}`) ? undefined : reject(error)))
  })
}

/** Whose papers are compared as PDF: of the mission's form and of the joint one. */
const SET_FOR: ReadonlySet<string> = new Set(['M.duty', 'A.liaison'])

type Pair = { readonly straight: World; readonly image: World }

/** One reader's answers in both worlds: every view's, every file's, and the feed's. Answers how many were compared. */
async function compareFor(label: string, { straight, image }: Pair): Promise<number> {
  const [mine, theirs] =
    label === 'public'
      ? [publicAt(straight.stage.node), publicAt(image.stage.node)]
      : [await straight.stage.desk(label), await image.stage.desk(swapped(label))]
  const imaged = questionsTo(image)
  const questions = questionsTo(straight)
  for (const [at, { asked, path }] of questions.entries()) {
    expect(imaged[at]?.asked).toBe(asked)
    const one = ordered(swap(await answerTo(mine, path, straight.names)))
    const other = ordered(await answerTo(theirs, imaged[at]?.path ?? '', image.names))
    // As text, so that the order of fields counts too.
    expect(textOf({ label, asked, answer: other })).toBe(textOf({ label, asked, answer: one }))
  }
  // A paper takes seconds to set, and offices of one form read the same one.
  const isFor = ({ path }: { readonly path: string }) => !path.endsWith('.pdf') || SET_FOR.has(label)
  const [files, imagedFiles] = [filesOf(straight).filter(isFor), filesOf(image).filter(isFor)]
  for (const [at, { asked, path }] of files.entries()) {
    const one = await fileAt(mine, path, { names: straight.names, exchanged: true })
    const other = await fileAt(theirs, imagedFiles[at]?.path ?? '', { names: image.names, exchanged: false })
    expect(`${label} ${asked}\n${other}`).toBe(`${label} ${asked}\n${one}`)
  }
  expect(swap(await feedOf(straight, mine))).toEqual(await feedOf(image, theirs))
  return questions.length + files.length
}

/** The published folder of a home, file by file, as text. */
function publicFolder(home: string, seen: Seen): readonly string[] {
  const manifest = publicManifest.parse(JSON.parse(readFileSync(join(home, 'public/manifest.json'), 'utf8')))
  return manifest.files
    .map(({ path }) => path)
    .toSorted()
    .filter((path) => !path.endsWith('.datapackage.json')) // hashes of the others
    .map((path) => `${path}\n${fileText(path, readFileSync(join(home, 'public', path)), seen)}`)
}

/** Two offices release the day's report, and its public time comes. */
async function releasedIn({ stage, told, version }: World): Promise<void> {
  must(await stage.moveTo(await told.desks.releases({ rid: version, sha256: '' })))
  await expect
    .poll(() => readFileSync(join(stage.node.home, 'public/manifest.json'), 'utf8'), { timeout: 60_000 })
    .toContain(`${DAY.day}.r1.json`)
}

test('[R-PTY-1, R-PTY-8] sides exchanged in all that went in are exchanged in every byte that comes out, for every reader', async () => {
  const pair = { straight: await worldOf(FILES, (same) => same), image: await worldOf(mirrorOf(FILES), swap) }
  const { straight, image } = pair
  expect(image.size).toBe(straight.size)
  let compared = 0
  // One person of each office: two of one office read the same.
  const readers = [...readersOf(playOf(FILES)).filter((each) => !each.endsWith('/2')), 'public']
  for (const label of readers) compared += await compareFor(label, pair)
  expect(compared).toBeGreaterThan(500)
  const descriptions = await Promise.all(
    [straight, image].map(async ({ stage }) => (await publicAt(stage.node).get('/api/openapi.json')).text()),
  )
  expect(descriptions[1]).toBe(descriptions[0])

  await Promise.all([straight, image].map(releasedIn))
  const [mine, theirs] = [
    publicFolder(straight.stage.node.home, { names: straight.names, exchanged: true }),
    publicFolder(image.stage.node.home, { names: image.names, exchanged: false }),
  ]
  expect(mine.length).toBeGreaterThan(languages.length * 2)
  for (const [at, file] of mine.entries()) expect(theirs[at]).toBe(file)
  expect([straight, image].flatMap(({ stage }) => stage.node.faults)).toEqual([])
}, 400_000)
