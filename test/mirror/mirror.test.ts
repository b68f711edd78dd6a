import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { languages } from '#words'

import { linkSealed, publicAt, type DoorOptions } from '../running-node.ts'
import { FILES } from '../stories/files.ts'
import { must, stageOf, type Stage } from '../stories/stage.ts'
import { issueDay, tellDay, type DayGround, type Image } from '../stories/told-day.ts'
import { playAll, playOf, type Files } from '../stories/whole.ts'
import { swap } from './swap.ts'
import { compareFor, mirrorOf, publicFolder, readersOf, recordsOf, type World } from './worlds.ts'

/** A day behind all that the data tells: watched, told of, agreed on, and reported. */
const DAY: DayGround = {
  day: '2020-11-11',
  from: '2020-11-11T04:00:00.000Z',
  sectors: ['S3', 'S4'],
  truce: '2020-11-12T01:00:00.000Z',
  entities: { A: 'AM', B: 'AZ' },
  zone: '+04:00',
}

/** Noon of days on which something was told, and two hours of the last. */
const INSTANTS = [
  '2020-10-11T12:00:00.000Z',
  '2020-10-18T12:00:00.000Z',
  '2020-10-26T12:00:00.000Z',
  DAY.from,
  '2020-11-11T09:00:00.000Z',
]

async function worldOf(files: Files, image: Image): Promise<World> {
  const play = playOf(files)
  const stage = await stageOf(play.founding)
  onTestFinished(stage.end)
  await joinAndWithdraw(stage, await playAll(stage, play), (label) => String(image(label)))
  const told = await tellDay(stage, DAY, image)
  const { rid: version } = await issueDay(told, DAY.day)
  const records = await recordsOf(stage, readersOf(play.founding))
  return { stage, ground: DAY, instants: INSTANTS, told, version, ...records }
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
  const readers = [...readersOf(playOf(FILES).founding).filter((each) => !each.endsWith('/2')), 'public']
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
