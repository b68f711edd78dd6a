import { readFileSync } from 'node:fs'
import { get as httpGet } from 'node:http'
import { join } from 'node:path'

import { expect } from 'vitest'

import { addDays, dayRule, reportingDay, reportingDayOf, type DayRule, type Utc } from '#domain/measure'
import type { FoundingDescription } from '#server/node'
import { changes, views } from '#server/views'
import { publicManifest } from '#wire/publication'

import { paperText } from '../paper-text.ts'
import { publicAt, type Asker } from '../running-node.ts'
import { must, type Stage } from '../stories/stage.ts'
import type { DayGround, ToldDay } from '../stories/told-day.ts'
import type { Files } from '../stories/whole.ts'
import { isMember, member, ordered, type Member } from './ordered.ts'
import { labelsOf, plain, type Names } from './plain.ts'
import { swap, swapped } from './swap.ts'

/** The image of a founding: its sides exchanged, its first day the day before (R-PTY-8: who is first alternates). */
export function foundingImage(founding: unknown): Member {
  const image = swap(founding)
  const settings = member(image, 'mechanism')
  if (!isMember(image) || !isMember(settings)) throw new Error('no founding')
  const firstDay = addDays(String(settings['firstDay']), -1)
  return { ...image, mechanism: { ...settings, firstDay } }
}

/** The mirror image of a mechanism's files. */
export function mirrorOf(files: Files): Files {
  return {
    founding: foundingImage(files.founding),
    places: swap(files.places),
    statements: swap(files.statements),
    ...(files.claims === undefined ? {} : { claims: swap(files.claims) }),
    times: swap(files.times),
    links: swap(files.links),
    until: files.until,
  }
}

/** A world to be asked: its node, and what its records are called. */
export type World = {
  readonly stage: Stage
  readonly names: Names
  readonly size: number
  /** Where and when its day was told. */
  readonly ground: DayGround
  /** Instants that are asked for, each with its reporting day. */
  readonly instants: readonly Utc[]
  readonly told: ToldDay
  /** The record that issued the day's report is of this version. */
  readonly version: string
  readonly accounts: readonly { readonly id: string; readonly index: number }[]
}

/** How the records of a stage are called, and its accounts; `readers`: labels of the keys that may be named in it. */
export async function recordsOf(
  stage: Stage,
  readers: readonly string[],
): Promise<Pick<World, 'names' | 'size' | 'accounts'>> {
  const { views: own } = await stage.client('M.duty')
  let page = must(await asAnswer(own.entries({ limit: 200 })))
  const { size } = page
  const entries = [...page.entries]
  while (page.next !== undefined) {
    page = must(await asAnswer(own.entries({ limit: 200, before: page.next })))
    entries.push(...page.entries)
  }
  const told = must(await asAnswer(own.accounts({ limit: 100 })))
  const labels = ['M.root', 'A.root', 'B.root', 'log-e1', ...readers]
  return {
    size,
    names: {
      indexes: new Map(entries.map(({ rid, index }) => [rid, index])),
      labels: labelsOf(labels),
      begins: firstMoment(stage.founding),
      firstDay: stage.founding.mechanism.firstDay,
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

/** When the first reporting day begins. */
function firstMoment(founding: FoundingDescription): Utc {
  return reportingDay(founding.mechanism.firstDay, ruleOf(founding)).from
}

function ruleOf({ mechanism }: FoundingDescription): DayRule {
  const rule = dayRule(mechanism)
  if (!rule.ok) throw new Error(rule.code)
  return rule.value
}

/** Every key's label that can sign in, by office; people of an office of several are numbered. */
export function readersOf({ offices }: FoundingDescription): readonly string[] {
  return offices
    .filter(({ functions }) => !functions.includes('node'))
    .flatMap(({ office, people }) =>
      people === 1 ? [office] : Array.from({ length: people }, (_, at) => `${office}/${at + 1}`),
    )
}

/** Questions of views that answer by what is asked: filters, instants, days. */
function askedOf({ stage, ground, instants }: World): Readonly<Record<string, readonly string[]>> {
  const rule = ruleOf(stage.founding)
  const { from, to } = reportingDay(ground.day, rule)
  const [sector] = ground.sectors
  const days = new Set([ground.day, ...instants.map((at) => reportingDayOf(at, rule).day)])
  return {
    accounts: ['?limit=100'],
    reports: ['?limit=20'], // the image has a day more, before the first
    situation: ['', ...instants.map((at) => `?at=${at}`)],
    observations: ['', `?day=${ground.day}`, `?sector=${sector}&limit=2`, '?text=quarry', '?class=explosion'],
    watches: ['', `?from=${from}&to=${to}`, `?sector=${sector}`],
    daily: [...days].map((day) => `?day=${day}`),
  }
}

/** Every question this reader can put: each view, and of those that ask for one thing, some things. */
function questionsTo(world: World): readonly { readonly asked: string; readonly path: string }[] {
  const { size, accounts, told } = world
  const own = askedOf(world)
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
    return (own[name] ?? ['']).map((question) => ({
      asked: `${name}${question}`,
      path: `${path}${question}`,
    }))
  })
}

/** Files in which lists and the report leave, for one reader. PDF papers are compared as they are read: as text. */
function filesOf({ version, ground }: World): readonly { readonly asked: string; readonly path: string }[] {
  const lists = ['observations.csv', 'observations.geojson', 'accounts.csv']
  const stem = `${ground.day}.r1`
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
  const text = raw.replaceAll(
    NUMBER_OF_A_DAILY,
    (_, n: string) => `number of ${addDays(names.firstDay, Number(n) - 1)}`,
  )
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
/** The number of a daily is told from the first day on, and the image's first day is another: the day it counts is the same. */
const NUMBER_OF_A_DAILY = /\b(\d{1,3})\/20\d\d\b/g

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

export type Pair = { readonly straight: World; readonly image: World }

/** One reader's answers in both worlds: every view's, every file's, and the feed's. Answers how many were compared. */
export async function compareFor(label: string, { straight, image }: Pair): Promise<number> {
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
export function publicFolder(home: string, seen: Seen): readonly string[] {
  const manifest = publicManifest.parse(JSON.parse(readFileSync(join(home, 'public/manifest.json'), 'utf8')))
  return manifest.files
    .map(({ path }) => path)
    .toSorted()
    .filter((path) => !path.endsWith('.datapackage.json')) // hashes of the others
    .map((path) => `${path}\n${fileText(path, readFileSync(join(home, 'public', path)), seen)}`)
}
