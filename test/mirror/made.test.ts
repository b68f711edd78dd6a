import { expect, onTestFinished, test } from 'vitest'

import { foundingDescription } from '#server/node'

import { stageOf } from '../stories/stage.ts'
import { issueDay, tellDay, type Image } from '../stories/told-day.ts'
import { madeOf, type Made } from './made.ts'
import { swap } from './swap.ts'
import { tellMade } from './told-made.ts'
import { compareFor, foundingImage, readersOf, recordsOf, type World } from './worlds.ts'

/** A mechanism of a seed, played and reported as it is or with its sides exchanged. */
async function worldOf(made: Made, image: Image): Promise<World> {
  const { ground, instants } = made
  const stage = await stageOf(made.founding)
  onTestFinished(stage.end)
  await tellMade(stage, made, image)
  const told = await tellDay(stage, ground, image)
  const { rid: version } = await issueDay(told, ground.day)
  return { stage, ground, instants, told, version, ...(await recordsOf(stage, readersOf(made.founding))) }
}

/** Offices that may read differently; of the patrols one. Each world is read by the public, both desks and two of these. */
const OTHERS = [
  'M.duty',
  'M.head',
  'M.investigator',
  'M.mediator',
  'M.patrol',
  'M.protection',
  'A.rep/1',
  'B.rep/1',
]

// `npm run soak -- mirror` goes through two hundred.
const FIRST = Number(process.env['TRUCELINE_WORLDS_FROM'] ?? 20_310_305)
const COUNT = Number(process.env['TRUCELINE_WORLDS'] ?? 2)

test.each(Array.from({ length: COUNT }, (_, at) => FIRST + at))(
  '[R-PTY-1, R-PTY-8] a mechanism that nobody knows (seed %i) has a mirror image',
  async (seed) => {
    const made = madeOf(seed)
    const image = { ...made, founding: foundingDescription.parse(foundingImage(made.founding)) }
    const pair = {
      straight: await worldOf(made, (same) => same),
      image: await worldOf(image, swap),
    }
    expect(pair.image.size).toBe(pair.straight.size)
    const readers = [
      'public',
      'A.liaison',
      'B.liaison',
      ...[0, 1].map((at) => OTHERS[(2 * seed + at) % OTHERS.length] ?? ''),
    ]
    let compared = 0
    for (const label of readers) compared += await compareFor(label, pair)
    expect(compared).toBeGreaterThan(100)
    expect([pair.straight, pair.image].flatMap(({ stage }) => stage.node.faults)).toEqual([])
  },
  400_000,
)
