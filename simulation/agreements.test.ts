import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { createClient, type Carry } from '#client'
import { accept, refuse } from '#domain/life'
import { readAgreements } from '#formats/agreements'
import {
  beginAgreements,
  planAgreements,
  readTimes,
  together,
  type AgreementRow,
  type AgreementStep,
  type Desk,
  type Replay,
  type Source,
} from '#simulation'

import { fixture, NK2020 } from '../test/nk2020.ts'
import { deskOf, runningNode, type Desk as NodeDesk } from '../test/running-node.ts'

const { zone, entities } = NK2020.mechanism
const FILES = ['parameters.json', 'positions.json', 'truces.json'].map((name) => ({
  name,
  bytes: readFileSync(`fixtures/mechanisms/nk2020/${name}`),
}))

function filesRead(): { readonly rows: readonly AgreementRow[]; readonly sources: readonly Source[] } {
  const read = readAgreements(
    FILES.map(({ bytes }) => bytes),
    { now: '2020-11-12T00:00:00.000Z', zone, entities, places: [] },
  )
  if (!read.ok) throw new Error(JSON.stringify(read))
  const hashes = FILES.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'))
  return {
    rows: read.value.rows.map(({ file, row, draft }) => {
      if (!draft.ok) throw new Error(JSON.stringify(draft))
      return { file: hashes[file] ?? '', row, id: draft.value.id, agreement: draft.value }
    }),
    sources: FILES.map(({ name }, at) => ({
      file: hashes[at] ?? '',
      name,
      rows: read.value.sizes[at] ?? 0,
      taken: read.value.rows.filter(({ file }) => file === at).length,
      refused: [],
    })),
  }
}

function planned(rows: readonly AgreementRow[]): readonly AgreementStep[] {
  const times = readTimes(fixture('agreements-replay.json'))
  const steps = times.ok ? planAgreements({ rows, times: times.value, zone }) : times
  if (!steps.ok) throw new Error(JSON.stringify(steps))
  return steps.value
}

test('[R-SIM-4] a text is recorded when it was announced or printed, and a note when it was printed, never before', () => {
  const { rows } = filesRead()
  const steps = planned(rows)
  expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).toSorted())
  const records = new Map(steps.flatMap((step) => (step.kind === 'record' ? [[step.row.id, step.at]] : [])))
  expect([records.get('NK-2020-10-10'), records.get('NK-2020-10-30'), records.get('NK-2020-11-10')]).toEqual([
    '2020-10-10T00:30:00.000Z',
    '2020-10-30T20:00:00.000Z',
    '2020-11-10T20:00:00.000Z',
  ])
  expect([...records.values()].filter((at) => at < '2020-10-10T00:00:00.000Z')).toHaveLength(4)
  const notes = steps.flatMap((step) => (step.kind === 'note' ? [step] : []))
  expect(notes.length).toBeGreaterThan(5)
  expect(notes.map(({ note }) => note.day)).toEqual(
    notes.map(({ at }) => ({ kind: 'known', value: at.replace('T20:00:00.000Z', '') })),
  )
  const strange = planAgreements({ rows, times: [{ id: 'ZZ', at: '2020-10-10T10:00:00.000Z' }], zone })
  expect(strange).toMatchObject({ code: 'IMP_SHAPE', detail: { id: 'ZZ' } })
})

function clientOf(office: NodeDesk) {
  const carry: Carry = async ({ path }) => {
    const response = await office.get(path)
    async function* chunks(): AsyncGenerator<string> {
      yield await response.text()
    }
    return { status: response.status, chunks: chunks(), cancel: () => {} }
  }
  return createClient({ carry })
}

/** The desk as a replay uses it; `lives` is after how many records it is killed. */
function deskFor(office: NodeDesk, lives: number): Desk {
  let left = lives
  return {
    enter: async ({ act, type, body, ref }) => {
      if (left === 0) return refuse('KILLED', 'draft')
      left -= 1
      const answer = await office.act(act, { type, body, ...(ref ? { ref } : {}) })
      const told = await answer.json()
      return answer.status === 201
        ? accept({ rid: told.rid })
        : refuse(String(told.code), 'draft', told.detail)
    },
  }
}

test('[R-SIM-2] cut off on the way and taken up again, the mediator records each text and each note once', async () => {
  const node = await runningNode({ founding: NK2020 })
  const office = await deskOf(node, 'M.mediator')
  const { views } = clientOf(office)
  const { rows, sources } = filesRead()
  const steps = planned(rows)
  const moveClock = async (to: string) => {
    const answer = await office.post('/api/demo/clock', { to })
    return answer.status === 200 ? accept(undefined) : refuse(String((await answer.json()).code), 'draft')
  }
  const begun = async (lives: number): Promise<Replay> => {
    const replay = await beginAgreements({ desk: deskFor(office, lives), views, sources, steps })
    if (!replay.ok) throw new Error(JSON.stringify(replay))
    return together([replay.value])
  }
  const first = await begun(5) // three jobs and two texts
  expect(await first.walkTo('2020-10-10T07:00:00.000Z', moveClock)).toMatchObject({ code: 'KILLED' })
  const second = await begun(Infinity)
  expect(await second.walkTo('2020-10-12T00:00:00.000Z', moveClock)).toEqual({ ok: true, value: 7 })
  const third = await begun(Infinity)
  expect(third.nextAt()).toBe('2020-10-17T18:30:00.000Z')
  expect(await third.walkTo('2020-11-30T00:00:00.000Z', moveClock)).toEqual({
    ok: true,
    value: steps.length - 9,
  })
  expect((await begun(0)).nextAt()).toBeUndefined()
  const jobs = await views.imports({})
  expect(
    jobs.ok
      ? jobs.value.imports.map(({ name, taken, done, complete }) => [name, taken, done, complete])
      : jobs,
  ).toEqual([
    ['truces.json', 1, 1, true],
    ['positions.json', 1, 1, true],
    ['parameters.json', 8, 8, true],
  ])
  expect(node.faults).toEqual([])
}, 60_000)
