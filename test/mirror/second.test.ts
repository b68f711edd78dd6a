import { expect, onTestFinished, test } from 'vitest'

import { addDays, type Utc } from '#domain/measure'

import { reportDesks } from '../report-desks.ts'
import { fixtureFile } from '../stories/files.ts'
import { foundingOf, observedIn, SECOND, SECOND_DAY } from '../stories/second.ts'
import { stageOf } from '../stories/stage.ts'
import { issueDay, tellDay, type DayGround, type Image } from '../stories/told-day.ts'
import { playAll, playOf, type Files } from '../stories/whole.ts'
import { swap } from './swap.ts'
import { compareFor, foundingImage, readersOf, recordsOf, type World } from './worlds.ts'

/** The day is over before anything is told of it, so that it can be reported, and its truce is still to come. */
const UNTIL: Utc = '2031-03-08T16:00:00.000Z'
const GROUND: DayGround = { ...SECOND_DAY, truce: '2031-03-09T01:00:00.000Z' }
const INSTANTS: readonly Utc[] = ['2031-03-07T06:00:00.000Z', GROUND.from, '2031-03-08T02:00:00.000Z']
const TRANSCRIBED: Utc = '2031-03-07T09:00:00.000Z'
/** Days before anything is told: the page of reports that is asked for is full, and the image's day more is not on it. */
const DAYS_BEFORE = 40

function filesOf(image: Image): Files {
  const founding = foundingOf(SECOND)
  const { mechanism } = founding
  const earlier = { ...mechanism, firstDay: addDays(mechanism.firstDay, -DAYS_BEFORE) }
  const file = fixtureFile('mechanisms/second-constructed.json')
  const times = SECOND.statements.map(({ id }) => ({ id, at: TRANSCRIBED }))
  const whole = { ...founding, mechanism: earlier }
  return {
    founding: image === swap ? foundingImage(whole) : whole,
    places: image(file),
    statements: image(file),
    times: { constructed: true, times },
    links: { constructed: true, links: [] },
    until: UNTIL,
  }
}

async function worldOf(image: Image): Promise<World> {
  const play = playOf(filesOf(image))
  const stage = await stageOf(play.founding)
  onTestFinished(stage.end)
  await playAll(stage, play)
  await observedIn(reportDesks(stage.node))
  const told = await tellDay(stage, GROUND, image)
  const { rid: version } = await issueDay(told, GROUND.day)
  const records = await recordsOf(stage, readersOf(play.founding))
  return { stage, ground: GROUND, instants: INSTANTS, told, version, ...records }
}

test('[R-PTY-1, R-PTY-7, R-PTY-8] the second mechanism has a mirror image too, for every reader', async () => {
  const straight = await worldOf((same) => same)
  const image = await worldOf(swap)
  expect(image.size).toBe(straight.size)
  const readers = [...readersOf(straight.stage.founding).filter((each) => !each.endsWith('/2')), 'public']
  let compared = 0
  for (const label of readers) compared += await compareFor(label, { straight, image })
  expect(compared).toBeGreaterThan(300)
  expect([straight, image].flatMap(({ stage }) => stage.node.faults)).toEqual([])
}, 400_000)
