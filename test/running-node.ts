import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { onTestFinished } from 'vitest'

import { isSealedTo, type Sealing } from '#domain/access'
import type { Side } from '#domain/measure'
import type { Envelope, JsonObject, RecordRef } from '#domain/record'
import { acts } from '#server/acts'
import type { Fault } from '#server/gateway'
import {
  readDemoKeys,
  startNode,
  type FoundingDescription,
  type NodeSettings,
  type RunningNode,
} from '#server/node'

import { emptyDatabase } from './database.ts'
import { jsonOf, MECH, OFFICES, READER, signed } from './founding.ts'
import { labelledKey } from './keys.ts'
import { MECHANISM } from './mechanism.ts'
import { sealTo } from './sealing.ts'

/** The founding of a node for tests: the offices of `founding.ts`, each of whose people anyone may become. */
export const FOUNDING: FoundingDescription = {
  mech: MECH,
  domain: 'truceline.example',
  holders: [
    { code: 'M', kind: 'mission', seat: 'held' },
    { code: 'A', kind: 'party', seat: 'held' },
    { code: 'B', kind: 'party', seat: 'held' },
    { code: 'G1', kind: 'guarantor', seat: 'vacant' },
  ],
  offices: Object.entries(OFFICES).flatMap(([office, { role, people }]) =>
    isFunction(role) ? [{ office, functions: [role], people }] : [],
  ),
  become: ['M.duty', 'A.liaison', 'B.liaison', 'M.mediator', 'M.head'],
  mechanism: { ...MECHANISM, clock: { start: '2020-10-10T07:00:00.000Z' } },
}

type Function = FoundingDescription['offices'][number]['functions'][number]

function isFunction(role: string): role is Function {
  return ['L', 'R', 'PL', 'DO', 'IN', 'HM', 'CC', 'ME', 'HU', 'PO', 'GU', 'AU', 'OP', 'node'].includes(role)
}

/** A node that listens for one test, its home, and what it reported as faults. */
export type TestNode = RunningNode & { readonly home: string; readonly faults: readonly Fault[] }

/** Starts a real node on a database of its own; it ends with the test. */
export async function runningNode(settings: Partial<NodeSettings> = {}): Promise<TestNode> {
  const home = settings.home ?? mkdtempSync(join(tmpdir(), 'truceline-node-'))
  const faults: Fault[] = []
  const node = await startNode({
    home,
    port: 0,
    founding: FOUNDING,
    databaseUrl: settings.databaseUrl ?? (await emptyDatabase()),
    report: (fault) => faults.push(fault),
    ...settings,
  })
  onTestFinished(async () => {
    await node.stop()
    rmSync(home, { recursive: true, force: true })
  })
  return { ...node, home, faults }
}

/** One who asks at a node's door: the public, or an office signed in with its labelled key. */
export type Asker = {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>
  readonly post: (path: string, body: unknown) => Promise<Response>
  readonly cookie: string
}

/** The public at a node. */
export function publicAt(node: Pick<RunningNode, 'address'>, cookie = ''): Asker {
  const headers = cookie === '' ? {} : { cookie }
  return {
    cookie,
    get: (path, more = {}) => fetch(`${node.address}${path}`, { headers: { ...headers, ...more } }),
    post: (path, body) =>
      fetch(`${node.address}${path}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  }
}

/** An office signed in at a node with the key of a label. */
export async function signedIn(node: Pick<RunningNode, 'address' | 'port'>, label: string): Promise<Asker> {
  const key = labelledKey(label)
  const anyone = publicAt(node)
  const { challenge } = await (await anyone.get('/api/session/challenge')).json()
  const sig = key.sign(Buffer.from(`truceline/session/v1\n${challenge}\n127.0.0.1:${node.port}`))
  const opened = await anyone.post('/api/session', { key: key.key, office: key.office, challenge, sig })
  if (opened.status !== 200) throw new Error(`${label} is not signed in: ${await opened.text()}`)
  return publicAt(node, (opened.headers.get('set-cookie') ?? '').split(';')[0])
}

/** A sealed part's fields, and whom it is sealed to. */
export type SealedBody = { readonly body: JsonObject; readonly sealing: Sealing }

/** What a record made at a door has beside its body. */
export type DoorOptions = {
  readonly ref?: readonly RecordRef[]
  readonly sealed?: SealedBody
  readonly vis?: 'J' | 'C'
  /** What the author's clock said; the mechanism's where it is not given. */
  readonly made?: string
}

/** What a desk makes: a record's type, its clear body, and what else it has. */
type Drafted = DoorOptions & { readonly type: string; readonly body: unknown }

/** An office at its desk: signed in, it makes, seals and signs records and hands them in at the doors. */
export type Desk = Asker & {
  readonly label: string
  readonly act: (act: string, draft: Drafted) => Promise<Response>
  /** Hands in a record at the door of its type's act, and answers the rid. Throws where it is refused. */
  readonly record: (type: string, body: unknown, options?: DoorOptions) => Promise<string>
  /** Hands in a fact that is sealed whole at the door of its inner type's act, and answers the rid. */
  readonly recordWhole: (inner: string, options: DoorOptions) => Promise<string>
}

/** Opens a desk for the key of a label. */
export async function deskOf(node: TestNode, label: string): Promise<Desk> {
  const asker = await signedIn(node, label)
  const key = labelledKey(label)
  const keys = readDemoKeys(node.home)
  const act: Desk['act'] = async (name, { type, body, ref, sealed, vis = 'J', made }) => {
    const { seq, prev, after, now } = await (await asker.get('/api/record/author')).json()
    const to = sealed && keys ? recipientsOf(keys.founding, sealed.sealing) : []
    const seals = new Map(to.map((office) => [office, keys?.sealOf(office) ?? '']))
    const part = sealed && (await sealTo(sealed.body, vis, { to, seals }))
    const env: Envelope = {
      v: 1,
      mech: node.mech,
      author: { key: key.key, office: key.office },
      seq: seq + 1,
      prev,
      after,
      made: { t: made ?? now, src: 'ntp', unc: 250 },
      type,
      vis,
      ...(ref ? { ref } : {}),
      ...(vis === 'C' ? {} : { body: jsonOf(body) }),
      ...part?.named,
    }
    const files = part && {
      content: Buffer.from(part.files.content).toString('base64'),
      wrap: Buffer.from(part.files.wrap).toString('base64'),
    }
    return asker.post(`/api/act/${name}`, {
      submission: Buffer.from(signed(env, [key])).toString(),
      ...files,
    })
  }
  const ridOf = async (answer: Response, type: string): Promise<string> => {
    if (answer.status !== 201) throw new Error(`${type} by ${label}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()).rid
  }
  const record: Desk['record'] = async (type, body, options) =>
    ridOf(await act(actOf(type), { type, body, ...options }), type)
  const recordWhole: Desk['recordWhole'] = async (inner, options) =>
    ridOf(await act(actOf(inner), { type: 'record.sealed', body: undefined, ...options }), inner)
  return { ...asker, label, act, record, recordWhole }
}

/** The act that records a type. What is sealed whole is handed in as the statement it is. */
function actOf(type: string): string {
  return acts.find((act) => act.type === type)?.name ?? 'statement.transcribe'
}

/** The sealed part of a claim of a side, empty but for what is given. */
export function claimSealed(side: Side, body: JsonObject = {}): SealedBody {
  const empty = {
    weapon: { kind: 'notStated' },
    position: { kind: 'notStated' },
    originsAlleged: [],
    evidence: [],
  }
  return { body: { ...empty, ...body }, sealing: { kind: 'own', side } }
}

/** The sealed part of a statement said in public. */
export function statementSealed(body: JsonObject = {}): SealedBody {
  const notStated = { kind: 'notStated' }
  const empty = { name: notStated, weapon: notStated, originsAlleged: [], withheld: { kind: 'absent' } }
  return { body: { ...empty, ...body }, sealing: { kind: 'mission' } }
}

/** The sealed part of a link: why. */
export function linkSealed(why: string): SealedBody {
  return { body: { why }, sealing: { kind: 'mission' } }
}

/** Offices that a sealed part goes to, of those a founding opened. */
function recipientsOf({ offices }: FoundingDescription, sealing: Sealing): readonly string[] {
  return offices
    .filter(({ office, functions }) =>
      isSealedTo(
        { office, role: functions[0] ?? '', ...(office === READER ? { held: 'node' } : {}) },
        sealing,
      ),
    )
    .map(({ office }) => office)
}
