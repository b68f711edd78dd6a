import { get as httpGet } from 'node:http'

import { expect, onTestFinished, test } from 'vitest'

import { addDays } from '#domain/measure'
import { changes, views } from '#server/views'

import { linkSealed, publicAt, type Asker, type DoorOptions } from '../running-node.ts'
import { FILES } from '../stories/files.ts'
import { must, stageOf, type Stage } from '../stories/stage.ts'
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

/** A world to be asked: its node, and what its records are called. */
type World = {
  readonly stage: Stage
  readonly names: Names
  readonly size: number
  readonly accounts: readonly { readonly id: string; readonly index: number }[]
}

async function worldOf(files: Files, seen: (label: string) => string): Promise<World> {
  const play = playOf(files)
  const stage = await stageOf(play.founding)
  onTestFinished(stage.end)
  await joinAndWithdraw(stage, await playAll(stage, play), seen)
  const { views: own } = await stage.client('M.duty')
  const page = must(await asAnswer(own.entries({ limit: 200 })))
  const told = must(await asAnswer(own.accounts({ limit: 100 })))
  const labels = ['M.root', 'A.root', 'B.root', 'log-e1', ...readersOf(play)]
  return {
    stage,
    size: page.size,
    names: { indexes: new Map(page.entries.map(({ rid, index }) => [rid, index])), labels: labelsOf(labels) },
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

/** Every question this reader can put: each view, and of those that ask for one thing, some things. */
function questionsTo({
  size,
  accounts,
}: World): readonly { readonly asked: string; readonly path: string }[] {
  const rids = accounts.toSorted((x, y) => x.index - y.index).filter((_, at) => at % 9 === 0)
  const indexes = Array.from({ length: size }, (_, at) => at).filter((at) => at % 23 === 0)
  return views.flatMap(({ name, path }) => {
    if (path.includes(':rid') || name === 'account')
      return rids.map(({ id, index }) => ({ asked: `${name} ${index}`, path: path.replace(/:\w+/, id) }))
    if (path.includes(':id'))
      return indexes.map((at) => ({ asked: `${name} ${at}`, path: path.replace(':id', String(at)) }))
    return [{ asked: name, path: name === 'accounts' ? `${path}?limit=100` : path }]
  })
}

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

test('[R-PTY-1, R-PTY-8] sides exchanged in all that went in are exchanged in every byte that comes out, for every reader', async () => {
  const [straight, image] = await Promise.all([
    worldOf(FILES, (label) => label),
    worldOf(mirrorOf(FILES), swapped),
  ])
  expect(image.size).toBe(straight.size)
  const asked = questionsTo(straight).map(({ asked: name, path }, at) => ({
    name,
    path,
    imaged: questionsTo(image)[at],
  }))
  let compared = 0
  // One person of each office: two of one office read the same.
  for (const label of [...readersOf(playOf(FILES)).filter((each) => !each.endsWith('/2')), 'public']) {
    const [mine, theirs] =
      label === 'public'
        ? [publicAt(straight.stage.node), publicAt(image.stage.node)]
        : [await straight.stage.desk(label), await image.stage.desk(swapped(label))]
    for (const { name, path, imaged } of asked) {
      expect(imaged?.asked).toBe(name)
      const one = ordered(swap(await answerTo(mine, path, straight.names)))
      const other = ordered(await answerTo(theirs, imaged?.path ?? '', image.names))
      // As text, so that the order of fields counts too.
      expect(textOf({ label, name, answer: other })).toBe(textOf({ label, name, answer: one }))
      compared += 1
    }
    expect(swap(await feedOf(straight, mine))).toEqual(await feedOf(image, theirs))
  }
  expect(compared).toBeGreaterThan(300)
  const descriptions = await Promise.all(
    [straight, image].map(async ({ stage }) => (await publicAt(stage.node).get('/api/openapi.json')).text()),
  )
  expect(descriptions[1]).toBe(descriptions[0])
}, 180_000)
