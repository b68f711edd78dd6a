import { expect, test } from 'vitest'

import { createClient, type Carry, type Client } from '#client'
import { accept, refuse } from '#domain/life'
import {
  beginReplay,
  planReplay,
  readLinks,
  readTimes,
  seedPlaces,
  type Desk,
  type Replay,
} from '#simulation'

import { fixture, NK2020, placeRows, sourceOf, statementRows } from '../test/nk2020.ts'
import { deskOf, runningNode, type Desk as NodeDesk, type TestNode } from '../test/running-node.ts'

/** A client that reads as an office does at its desk. */
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

/** The desk as a replay uses it; `lives` is after how many records it is killed. */
function deskFor(office: NodeDesk, lives = Infinity): Desk {
  let left = lives
  return {
    enter: async ({ act, type, body, ref, sealed }) => {
      if (left === 0) return refuse('KILLED', 'draft')
      left -= 1
      const answer = await office.act(act, {
        type,
        body,
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

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

async function begun(client: Client, desk: Desk): Promise<Replay> {
  const [times, links] = [readTimes(fixture('replay.json')), readLinks(fixture('links-constructed.json'))]
  if (!times.ok || !links.ok) throw new Error('the plan does not read')
  const steps = planReplay({
    rows: statementRows(),
    times: times.value,
    links: links.value,
    zone: NK2020.mechanism.zone,
  })
  if (!steps.ok) throw new Error(JSON.stringify(steps))
  const replay = await beginReplay({
    desk,
    views: client.views,
    source: sourceOf('statements.json', 52),
    steps: steps.value,
  })
  if (!replay.ok) throw new Error(JSON.stringify(replay))
  return replay.value
}

/** [R-DNH-1] Of the three statements that mark an alleged origin of fire, neither views nor signed bytes name the place. */
async function namesNoOrigin(client: Client): Promise<void> {
  const held = new Map<string, { readonly index: number; readonly shown: string }>()
  for (let after: string | undefined = undefined; ;) {
    const page = await client.views.accounts(after === undefined ? { limit: 100 } : { limit: 100, after })
    if (!page.ok) throw new Error(JSON.stringify(page))
    const accounts = page.value.matters.flatMap((matter) => matter.accounts)
    for (const account of accounts)
      if (account.what.length === 0)
        held.set(String(account.sourceId), { index: account.index, shown: JSON.stringify(account) })
    if (page.value.next === undefined) break
    after = page.value.next
  }
  expect([...held.keys()].toSorted(byText)).toEqual(['T1-C19', 'T1-C20', 'T3-C10'])
  for (const { index, shown } of held.values()) {
    const raw = await client.views.raw(index)
    if (!raw.ok) throw new Error(JSON.stringify(raw))
    const [signed = ''] = raw.value.entries
    expect(signed).toContain('statement.transcribed')
    // A key or a signature may spell a place by chance.
    const said = signed.replaceAll(/"(?:key|sig)":"[\w-]{43,86}"/g, '')
    expect(shown + said).not.toMatch(/berd|vardenis|chambarak/i)
  }
}

test('[R-SIM-1, R-SIM-2] the first day of the truce, through the doors, cut off on the way and taken up again', async () => {
  const node = await runningNode({ founding: NK2020 })
  const office = await deskOf(node, 'M.duty')
  const client = clientOf(node, office)
  const moveClock = async (to: string) => {
    const answer = await office.post('/api/demo/clock', { to })
    return answer.status === 200 ? accept(undefined) : refuse(String((await answer.json()).code), 'draft')
  }
  const places = { views: client.views, source: sourceOf('places.json', 43), rows: placeRows() }
  expect(await seedPlaces({ ...places, desk: deskFor(office, 20) })).toMatchObject({ code: 'KILLED' })
  expect(await seedPlaces({ ...places, desk: deskFor(office) })).toEqual({ ok: true, value: 24 })
  expect(await seedPlaces({ ...places, desk: deskFor(office) })).toEqual({ ok: true, value: 0 })

  const first = await begun(client, deskFor(office, 8)) // the job and seven deeds
  expect(first.nextAt()).toBe('2020-10-10T09:21:00.000Z')
  expect(await first.catchUp('2020-10-10T09:20:59.999Z')).toEqual({ ok: true, value: 0 })
  expect(await first.walkTo('2020-10-10T15:12:00.000Z', moveClock)).toMatchObject({ code: 'KILLED' })

  const second = await begun(client, deskFor(office))
  expect(await second.walkTo('2020-10-10T15:12:00.000Z', moveClock)).toEqual({ ok: true, value: 9 })
  expect(second.nextAt()).toBe('2020-10-10T17:10:00.000Z')
  const third = await begun(client, deskFor(office))
  expect(third.nextAt()).toBe('2020-10-10T17:10:00.000Z')

  const jobs = await client.views.imports({})
  expect(
    jobs.ok
      ? jobs.value.imports.map(({ what, taken, done, complete }) => [what, taken, done, complete])
      : jobs,
  ).toEqual([
    ['statements', 52, 11, false],
    ['places', 43, 43, true],
  ])
  const accounts = await client.views.accounts({ limit: 100 })
  if (!accounts.ok) throw new Error(JSON.stringify(accounts))
  const matters = accounts.value.matters.map((matter) =>
    matter.accounts.map(({ sourceId }) => String(sourceId)).toSorted(byText),
  )
  expect(matters.toSorted((a, b) => byText(String(a), String(b)))).toEqual([
    ['T1-C01', 'T1-C06'],
    ['T1-C02'],
    ['T1-C03', 'T1-C04', 'T1-C05'],
    ['T1-C08', 'T1-C09', 'T1-C10'],
    ['T1-C11'],
    ['T1-C12'],
  ])

  // To the end of the data: every statement of the three truces and of the article is taken by the node's own rules.
  expect(await third.walkTo('2020-11-11T00:00:00.000Z', moveClock)).toEqual({ ok: true, value: 41 })
  expect(third.nextAt()).toBeUndefined()
  const done = await client.views.imports({ limit: 1 })
  expect(done).toMatchObject({ value: { imports: [{ what: 'statements', done: 52, complete: true }] } })
  await namesNoOrigin(client)
  expect(node.faults).toEqual([])
}, 60_000)
