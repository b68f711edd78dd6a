import { expect, onTestFinished, test } from 'vitest'

import { addDays, type Utc } from '#domain/measure'

import { reportDesks } from '../report-desks.ts'
import { observedIn, SECOND_DAY, SECOND_FILES } from '../stories/second.ts'
import { stageOf } from '../stories/stage.ts'
import { issueDay, tellDay, type Image } from '../stories/told-day.ts'
import { playAll, playOf, type Files } from '../stories/whole.ts'
import { swap } from './swap.ts'
import { compareFor, mirrorOf, readersOf, recordsOf, type World } from './worlds.ts'

const INSTANTS: readonly Utc[] = ['2031-03-07T06:00:00.000Z', SECOND_DAY.from, '2031-03-08T02:00:00.000Z']
/** Days before anything is told: the page of reports that is asked for is full, and the image's day more is not on it. */
const DAYS_BEFORE = 40

const { founding } = SECOND_FILES
const firstDay = addDays(founding.mechanism.firstDay, -DAYS_BEFORE)
const FILES: Files = {
  ...SECOND_FILES,
  founding: { ...founding, mechanism: { ...founding.mechanism, firstDay } },
}

async function worldOf(files: Files, image: Image): Promise<World> {
  const play = playOf(files)
  const stage = await stageOf(play.founding)
  onTestFinished(stage.end)
  await playAll(stage, play)
  await observedIn(reportDesks(stage.node))
  const told = await tellDay(stage, SECOND_DAY, image)
  const { rid: version } = await issueDay(told, SECOND_DAY.day)
  const records = await recordsOf(stage, readersOf(play.founding))
  return { stage, ground: SECOND_DAY, instants: INSTANTS, told, version, ...records }
}

test('[R-PTY-1, R-PTY-7, R-PTY-8] the second mechanism has a mirror image too, for every reader', async () => {
  const straight = await worldOf(FILES, (same) => same)
  const image = await worldOf(mirrorOf(FILES), swap)
  expect(image.size).toBe(straight.size)
  const readers = [...readersOf(straight.stage.founding).filter((each) => !each.endsWith('/2')), 'public']
  let compared = 0
  for (const label of readers) compared += await compareFor(label, { straight, image })
  expect(compared).toBeGreaterThan(300)
  expect([straight, image].flatMap(({ stage }) => stage.node.faults)).toEqual([])
}, 400_000)
