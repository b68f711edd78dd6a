import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createClient, type Carry, type Client } from '#client'
import { accept, refuse, type Answer } from '#domain/life'
import type { Utc } from '#domain/measure'
import type { Fault } from '#server/gateway'
import { startNode, type FoundingDescription } from '#server/node'
import type { Desk as ReplayDesk } from '#simulation'

import { emptyDatabase } from '../database.ts'
import { deskOf, publicAt, type Asker, type Desk, type TestNode } from '../running-node.ts'

/** A real node whose clock stands still until somebody moves it, and its desks. */
export type Stage = {
  readonly node: TestNode
  readonly founding: FoundingDescription
  /** An office at its desk, by the label of its key. Signed in once. */
  readonly desk: (label: string) => Promise<Desk>
  /** What reads at this label's desk; the public where none is given. */
  readonly client: (label?: string) => Promise<Client>
  /** Moves the mechanism's clock forward; where it stands there or later already, nothing moves. */
  readonly moveTo: (to: Utc) => Promise<Answer<unknown, string>>
  readonly end: () => Promise<void>
}

/** Founds a mechanism at a node of its own. Whoever asks ends it. */
export async function stageOf(founding: FoundingDescription): Promise<Stage> {
  const home = mkdtempSync(join(tmpdir(), 'truceline-stage-'))
  // As an earlier run leaves a paused clock: nothing of a story depends on how long the machine takes for it.
  const start = founding.mechanism.clock?.start ?? ''
  writeFileSync(join(home, 'clock.json'), JSON.stringify({ at: start, speed: 0 }))
  const faults: Fault[] = []
  const report = (fault: Fault): void => void faults.push(fault)
  const node = await startNode({ home, port: 0, founding, databaseUrl: await emptyDatabase(), report })
  const open: TestNode = { ...node, home, faults }
  const desks = new Map<string, Promise<Desk>>()
  const desk = (label: string): Promise<Desk> => {
    const at = desks.get(label) ?? deskOf(open, label)
    desks.set(label, at)
    return at
  }
  const anyone = publicAt(open)
  return {
    node: open,
    founding,
    desk,
    client: async (label) =>
      createClient({ carry: carryAs(label === undefined ? anyone : await desk(label)) }),
    moveTo: async (to) => {
      const answer = await anyone.post('/api/demo/clock', { to })
      const { code } = await answer.json()
      return answer.status === 200 || code === 'NET_CLOCK_BACK'
        ? accept(undefined)
        : refuse(String(code), 'draft')
    },
    end: async () => {
      await node.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function carryAs({ get, post }: Asker): Carry {
  return async ({ method, path, body }) => {
    const response = await (method === 'POST' ? post(path, jsonOf(body)) : get(path))
    async function* chunks(): AsyncGenerator<string> {
      yield await response.text()
    }
    return { status: response.status, chunks: chunks(), cancel: () => {} }
  }
}

/** What a client posts, as an asker takes it. Tables of files are no JSON and are sent by the tests that have them. */
function jsonOf(body: string | Uint8Array<ArrayBuffer> = '{}'): unknown {
  return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body))
}

/** A desk as a replay uses it. */
export function replayDesk(office: Desk): ReplayDesk {
  return {
    enter: async ({ act, type, body, ref, sealed }) => {
      const draft = { type, body, ...(ref ? { ref } : {}), ...(sealed ? { sealed } : {}) }
      const answer = await office.act(act, draft)
      const told = await answer.json()
      return answer.status === 201
        ? accept({ rid: told.rid })
        : refuse(String(told.code), 'draft', told.detail)
    },
  }
}

/** A value that cannot be missing in a test that goes on; throws with the refusal where it is one. */
export function must<T>(answer: Answer<T, string>): T {
  if (answer.ok) return answer.value
  throw new Error(JSON.stringify(answer))
}
