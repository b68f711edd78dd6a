import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { createClient, type Carry, type Client } from '#client'
import { accept, refuse } from '#domain/life'
import { beginDay, type DayStep, type Desk, type Replay } from '#simulation'

import { exerciseSteps } from '../src/cli/demo-observed.ts'
import { fixture, NK2020 } from '../test/nk2020.ts'
import { deskOf, runningNode, type Desk as NodeDesk, type TestNode } from '../test/running-node.ts'

const EFFORT = JSON.parse(readFileSync('fixtures/effort/effort-constructed.json', 'utf8'))

function steps(): readonly DayStep[] {
  const read = exerciseSteps(fixture('observations-constructed.json'), EFFORT)
  if (!read.ok) throw new Error(JSON.stringify(read))
  return read.value
}

function clientOf(node: TestNode, { cookie }: NodeDesk): Client {
  const carry: Carry = async ({ method, path, headers, body }) => {
    const response = await fetch(`${node.address}${path}`, {
      method,
      headers: { ...headers, cookie },
      body: body ?? null,
    })
    const text = await response.text()
    async function* chunks(): AsyncGenerator<string> {
      yield await Promise.resolve(text)
    }
    return { status: response.status, chunks: chunks(), cancel: () => {} }
  }
  return createClient({ carry })
}

/** How many records a desk may still enter before it is killed. */
type Life = { left: number }

function deskFor(office: NodeDesk, life: Life): Desk {
  return {
    enter: async ({ act, type, body, ref, sealed }) => {
      if (life.left === 0) return refuse('KILLED', 'draft')
      life.left -= 1
      const answer = await office.act(act, {
        type,
        body,
        vis: body === undefined ? 'C' : 'J',
        ...(ref ? { ref } : {}),
        ...(sealed ? { sealed } : {}),
      })
      const told = await answer.json()
      return answer.status === 201
        ? accept({ rid: told.rid })
        : refuse(String(told.code), 'draft', told.detail)
    },
  }
}

type Desks = { readonly duty: NodeDesk; readonly patrol: NodeDesk }

async function begun(client: Client, { duty, patrol }: Desks, lives = Infinity): Promise<Replay> {
  const life = { left: lives }
  const desks = {
    duty: { office: 'M.duty', desk: deskFor(duty, life) },
    patrol: { office: 'M.patrol', desk: deskFor(patrol, life) },
  }
  const replay = await beginDay({ desks, views: client.views, steps: steps() })
  if (!replay.ok) throw new Error(JSON.stringify(replay))
  return replay.value
}

test('[R-SIM-3] an exercise that is not marked as made up, or names no team for a watch, is refused', () => {
  const plan = Object(fixture('observations-constructed.json'))
  expect(exerciseSteps({ ...plan, constructed: false }, EFFORT)).toMatchObject({ code: 'IMP_SHAPE' })
  expect(exerciseSteps(plan, { ...EFFORT, constructed: undefined })).toMatchObject({ code: 'IMP_SHAPE' })
  expect(exerciseSteps({ ...plan, teams: [] }, EFFORT)).toMatchObject({
    detail: { field: 'teams', id: 'EW-01' },
  })
})

test('[R-SIM-5] the exercise of three days, through the doors, cut off on the way and taken up again', async () => {
  const node = await runningNode({ founding: NK2020 })
  const desks = { duty: await deskOf(node, 'M.duty'), patrol: await deskOf(node, 'M.patrol') }
  const client = clientOf(node, desks.duty)
  const moveClock = async (to: string) => {
    const answer = await desks.duty.post('/api/demo/clock', { to })
    return answer.status === 200 ? accept(undefined) : refuse(String((await answer.json()).code), 'draft')
  }
  const all = steps()
  const first = await begun(client, desks, 18)
  expect(first.nextAt()).toBe('2020-11-01T02:00:00.000Z')
  expect(await first.walkTo('2020-11-04T00:00:00.000Z', moveClock)).toMatchObject({ code: 'KILLED' })
  const second = await begun(client, desks)
  expect(second.nextAt()).toBe(all[18]?.at)
  expect(await second.walkTo('2020-11-04T00:00:00.000Z', moveClock)).toEqual({
    ok: true,
    value: all.length - 18,
  })
  const third = await begun(client, desks)
  expect(third.nextAt()).toBeUndefined()
  await allIsThere(client)
  expect(node.faults).toEqual([])
}, 120_000)

async function allIsThere(client: Client): Promise<void> {
  const observed = await client.views.observations({ limit: 500 })
  const watches = await client.views.watches({ limit: 200 })
  const log = await client.views.opsLog({})
  if (!observed.ok || !watches.ok || !log.ok) throw new Error(JSON.stringify([observed, watches, log]))
  const { rows } = observed.value
  expect(rows).toHaveLength(50)
  expect(rows.filter(({ exercise }) => !exercise)).toEqual([])
  expect(rows.filter(({ revision }) => revision > 1)).toHaveLength(2)
  expect(rows.filter(({ late }) => late)).toHaveLength(2)
  expect(rows.filter(({ group }) => group !== undefined)).toHaveLength(6)
  expect(
    rows.filter(({ observation }) => observation.outsideEffort).map(({ observation }) => observation.at.from),
  ).toEqual(['2020-11-03T14:25:00.000Z'])
  expect(watches.value.watches.map(({ state }) => state)).toEqual(Array.from({ length: 14 }, () => 'closed'))
  expect(log.value.entries).toHaveLength(3)
  // Where no patrol was there beside the watches, effort is what the data expect of it.
  const alone = new Map(
    watches.value.effort.map(({ day, sector, observedMin }) => [`${day} ${sector}`, observedMin / 60]),
  )
  const walked = new Set(
    EFFORT.patrols.flatMap(({ day, effort }: { day: string; effort: { sector: string }[] }) =>
      effort.map(({ sector }) => `${day} ${sector}`),
    ),
  )
  const expected: readonly { day: string; sector: string; observedH: number }[] = EFFORT.expected
  const unwalked = expected.filter(({ day, sector }) => !walked.has(`${day} ${sector}`))
  expect(unwalked).toHaveLength(12)
  for (const { day, sector, observedH } of unwalked)
    expect([day, sector, alone.get(`${day} ${sector}`) ?? 0]).toEqual([day, sector, observedH])
}
