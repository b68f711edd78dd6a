import { get as httpGet } from 'node:http'
import { isDeepStrictEqual } from 'node:util'

import pg from 'pg'
import { expect, test } from 'vitest'

import { acts as actTable, classReaders, reading, type ClassCell, type ContentClass } from '#domain/access'
import { known, type Side } from '#domain/measure'
import type { Role } from '#domain/party'
import type { JsonObject } from '#domain/record'
import type { FoundingDescription } from '#server/node'
import { openDatabase } from '#server/storage'
import { changes, views } from '#server/views'

import { claimBy, statementBy } from '../../../test/accounts.ts'
import { emptyDatabase } from '../../../test/database.ts'
import { jsonOf } from '../../../test/founding.ts'
import { inEnglish } from '../../../test/mechanism.ts'
import { missionPart, observed, underWatch, watchOf } from '../../../test/observations.ts'
import {
  claimSealed,
  deskOf,
  FOUNDING,
  linkSealed,
  publicAt,
  runningNode,
  signedIn,
  statementSealed,
  type Asker,
  type DoorOptions,
  type TestNode,
} from '../../../test/running-node.ts'

/** An office for every role of the tables that the founding of other tests has not, so that every column is asked. */
const MORE = [
  ['M.contingent', 'CC'],
  ['M.humanitarian', 'HU'],
  ['G1.duty', 'GU'],
] as const

/** Columns of the tables that no office of this program can have yet: they are asked past the doors, at the views. */
const WITHOUT_OFFICE: readonly Role[] = ['AU', 'OP']

const EVERY_ROLE: FoundingDescription = {
  ...FOUNDING,
  holders: FOUNDING.holders.map((holder) => ({ ...holder, seat: 'held' })),
  offices: [...FOUNDING.offices, ...MORE.map(([office, role]) => ({ office, functions: [role], people: 1 }))],
}

/** A text, or bytes, that must not reach a reader of another class: what it is, its class, whose it is. */
type Secret = {
  readonly text: string
  readonly class: ContentClass
  readonly side?: Side
  readonly elsewhere?: true
  /** The office that made it: its patrol reads its own of class M. */
  readonly office?: string
}

type Reader = {
  readonly label: string
  readonly role: Role
  readonly side: Side | 'none'
  readonly asker: Asker
}

/** Whether access.md lets this reader have a secret's bytes now, told from the tables and not by asking the gate. */
function mayHave(reader: Reader, secret: Secret): boolean {
  if (reading['record (log, heads, proofs)'][reader.role] === '-') return false
  const isOwn = secret.office !== undefined && reader.label === secret.office
  if (secret.elsewhere) return isOwn || ['DO', 'IN', 'HM', 'PO', 'ME'].includes(reader.role)
  const cell: ClassCell | undefined = classReaders[secret.class][reader.role]
  switch (cell) {
    case 'yes':
      return true
    case 'ownSide':
      return reader.side === secret.side
    case 'ownPlans':
      return isOwn
    case 'publicTime': // a day before anything of this test is public
    case 'exists':
    case 'named':
    case undefined:
      return false
  }
}

type World = {
  readonly node: TestNode
  readonly readers: readonly Reader[]
  readonly secrets: readonly Secret[]
  readonly rids: readonly string[]
  readonly heard: readonly (() => string)[]
}

async function worldOf(databaseUrl: string): Promise<World> {
  const node = await runningNode({ founding: EVERY_ROLE, databaseUrl })
  const readers = await readersOf(node)
  const heard = readers.map(({ asker }) => listen(node, asker))
  const [a, b, duty] = await Promise.all([
    deskOf(node, 'A.liaison'),
    deskOf(node, 'B.liaison'),
    deskOf(node, 'M.duty'),
  ])
  const joint = (who: string) => inEnglish(`JOINT-${who}-TEXT`)
  const own = (side: Side) =>
    claimSealed(side, { evidence: [{ sha256: '0'.repeat(64), note: `OWN-${side}-NOTE` }] })
  const ofA = await a.record(
    'claim.lodged',
    { claim: claimBy('A', { what: joint('A') }) },
    { sealed: own('A') },
  )
  const ofB = await b.record(
    'claim.lodged',
    { claim: claimBy('B', { what: joint('B') }) },
    { sealed: own('B') },
  )
  const said = await duty.record(
    'statement.transcribed',
    { statement: statementBy('B', { what: joint('M') }) },
    { sealed: statementSealed({ name: { kind: 'known', value: 'MISSION-SPEAKER-NAME' } }) },
  )
  const link = await duty.record(
    'claim.linked',
    { link: { relation: 'sameEvent', accounts: [ofA, ofB] } },
    {
      ref: [
        { rel: 'links', rid: ofA },
        { rel: 'links', rid: ofB },
      ],
      sealed: linkSealed('MISSION-LINK-WHY'),
    },
  )
  const elsewhere = await duty.record('record.sealed', undefined, {
    vis: 'C',
    sealed: {
      body: { class: 'M', type: 'statement.transcribed', text: 'MISSION-ELSEWHERE' },
      sealing: { kind: 'mission' },
    },
  })
  const rids = [ofA, ofB, said, link, elsewhere, ...(await observedIn(node))]
  const files = await Promise.all(rids.map((rid) => filesOf(databaseUrl, rid)))
  const sealedIn = (at: number, secret: Omit<Secret, 'text'>): readonly Secret[] =>
    (files[at] ?? []).map((text) => Object.assign({ text }, secret))
  const secrets: readonly Secret[] = [
    { text: 'JOINT-A-TEXT', class: 'J' },
    { text: 'JOINT-B-TEXT', class: 'J' },
    { text: 'JOINT-M-TEXT', class: 'J' },
    ...sealedIn(0, { class: 'O', side: 'A' }),
    ...sealedIn(1, { class: 'O', side: 'B' }),
    ...sealedIn(2, { class: 'M' }),
    ...sealedIn(3, { class: 'M' }),
    ...sealedIn(4, { class: 'M', elsewhere: true }),
    ...sealedIn(5, { class: 'M', elsewhere: true, office: 'M.patrol' }),
    ...sealedIn(6, { class: 'M', office: 'M.patrol' }),
    ...sealedIn(7, { class: 'M', elsewhere: true }),
    ...sealedIn(8, { class: 'M' }),
    { text: 'JOINT-O-TEXT', class: 'J' },
    { text: 'OBSERVED-TEAM', class: 'M', office: 'M.patrol' },
    { text: 'OBSERVED-NOTE', class: 'M', office: 'M.patrol' },
    { text: 'OBSERVED-PLACE', class: 'M', office: 'M.patrol' },
    { text: 'OBSERVED-LINE', class: 'M' },
  ]
  return { node, readers, secrets, rids, heard }
}

/** A patrol's watch, what it heard under it, a line of the duty officer's log, and a group with its reason: class M, which the node reads. */
async function observedIn(node: TestNode): Promise<readonly string[]> {
  const [patrol, duty] = [await deskOf(node, 'M.patrol'), await deskOf(node, 'M.duty')]
  const from = '2020-10-10T06:30:00.000Z'
  const whole = (by: string, body: JsonObject): DoorOptions => ({
    vis: 'C',
    sealed: { body: { class: 'M', ...body }, sealing: { kind: 'observed', by } },
  })
  const watch = await patrol.recordWhole(
    'observation.watch.opened',
    whole('M.patrol', {
      type: 'observation.watch.opened',
      watch: jsonOf(watchOf({ team: 'OBSERVED-TEAM' })),
    }),
  )
  const note = missionPart({
    note: known('OBSERVED-NOTE'),
    observer: {
      place: { asWritten: 'OBSERVED-PLACE', status: 'notAPlace', candidates: [] },
      position: { kind: 'notStated' },
    },
  })
  const told = { ...observed(from), at: { ...observed(from).at, text: 'JOINT-O-TEXT' } }
  const heard = await patrol.record(
    'observation.submitted',
    { observations: [told, observed(from)] },
    {
      sealed: {
        body: jsonOf(underWatch(watch, [note, note])),
        sealing: { kind: 'observed', by: 'M.patrol' },
      },
    },
  )
  const entry = { at: from, zone: '+04:00', words: 'OBSERVED-LINE', team: { kind: 'absent' } }
  const line = await duty.recordWhole(
    'observation.log.written',
    whole('M.duty', { type: 'observation.log.written', entry }),
  )
  const [one, two] = [`${heard}.0`, `${heard}.1`]
  const group = await duty.record(
    'observation.grouped',
    { group: { members: [one, two], counted: [{ class: 'explosion', id: one }] } },
    { sealed: { body: { why: 'MISSION-GROUP-WHY' }, sealing: { kind: 'observed', by: 'M.duty' } } },
  )
  return [watch, heard, line, group]
}

async function readersOf(node: TestNode): Promise<readonly Reader[]> {
  const labels = EVERY_ROLE.offices.flatMap(({ office, functions: [role], people }) =>
    role === undefined || role === 'node'
      ? []
      : [{ label: people === 1 ? office : `${office}/1`, role, side: sideOf(office) }],
  )
  const signed = await Promise.all(
    labels.map(async ({ label, role, side }) => ({ label, role, side, asker: await signedIn(node, label) })),
  )
  return [...signed, { label: 'public', role: 'PU', side: 'none', asker: publicAt(node) }]
}

function sideOf(office: string): Side | 'none' {
  const holder = office.slice(0, 1)
  return holder === 'A' || holder === 'B' ? holder : 'none'
}

/** The bytes of a record's sealed files as a door would write them, from the database itself: their first 60 characters. */
async function filesOf(databaseUrl: string, rid: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query(
    `select w.bytes as wrap, b.bytes as content from record.key_wrap w, record.blob b, record.log_entry e
     where w.rid = $1 and e.rid = $1 and position(b.sha256::bytea in e.bytes) > 0`,
    [rid],
  )
  await client.end()
  const base64 = (bytes: Buffer) => bytes.subarray(60).toString('base64').slice(0, 60) // behind the header that all age files share
  return rows.flatMap(({ wrap, content }: { wrap: Buffer; content: Buffer }) => [
    base64(wrap),
    base64(content),
  ])
}

function listen(node: TestNode, asker: Asker): () => string {
  let text = ''
  const asked = httpGet(
    `${node.address}${changes.path}?from=0`,
    { headers: { cookie: asker.cookie } },
    (answer) => {
      answer.setEncoding('utf8').on('data', (part: string) => (text += part))
      answer.on('error', () => {})
    },
  )
  asked.on('error', () => {})
  return () => text
}

/** Questions whose very answer could tell of what stands in a part that the asker may not read. */
function askedSo(path: string): readonly string[] {
  if (path !== '/api/observations') return []
  return [
    '?text=observed',
    '?text=OBSERVED-NOTE',
    '?place=high-town',
    '?sector=N-2&limit=1',
    '?class=explosion',
  ].map((question) => path + question)
}

/** Every answer a reader can get of every view, for every record of the world. */
async function everyAnswer(
  { asker }: Reader,
  { rids, node }: World,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const paths = views.flatMap(({ path }) => {
    if (!path.includes(':')) return [path, ...askedSo(path)]
    const ids = path.startsWith('/api/observations') ? [`${rids[6]}.0`, `${rids[6]}.1`] : [...rids, '0', '46']
    return ids.map((id) => path.replaceAll(/:(id|rid)/g, id))
  })
  const log = [
    `/log/${node.mech}/e1/checkpoint`,
    `/log/${node.mech}/e1/tile/0/000.p/42`,
    `/log/${node.mech}/e1/tile/entries/000.p/42`,
    '/api/openapi.json',
  ]
  return Promise.all(
    [...paths, ...log].map(async (path) => ({ path, text: await (await asker.get(path)).text() })),
  )
}

test(
  '[R-ACC-2, R-ACC-5] no reader’s views or feed hold a byte of a class that its role does not read, and what it reads is there',
  { timeout: 90_000 },
  async () => {
    const world = await worldOf(await emptyDatabase())
    const roles = new Set([...world.readers.map(({ role }) => role), ...WITHOUT_OFFICE])
    expect(roles.size).toBe(Object.keys(reading.claim).length)
    expect(world.secrets).toHaveLength(26)
    const leaks: string[] = []
    const withheld: string[] = []
    for (const [at, reader] of world.readers.entries()) {
      const answers = await everyAnswer(reader, world)
      const feed = { path: 'feed', text: world.heard[at]?.() ?? '' }
      for (const secret of world.secrets) {
        const who = `${reader.label} (${reader.role}), ${secret.class} of ${secret.side ?? 'M'}`
        const holding = [...answers, feed].filter(({ text }) => text.includes(secret.text))
        if (!mayHave(reader, secret)) leaks.push(...holding.map((held) => `${who}: ${held.path}`))
        else if (holding.length === 0) withheld.push(who)
        if (feed.text.includes(secret.text)) leaks.push(`${who}: feed`)
      }
      const clear = answers.filter(({ text }) => IN_CLEAR.test(text))
      leaks.push(...clear.map(({ path }) => `${reader.label}: ${path} in clear`))
    }
    expect(leaks).toEqual([])
    expect(withheld).toEqual([])
  },
)

/** What stands in sealed parts alone: nobody is ever answered it in clear. */
const IN_CLEAR = /OWN-[AB]-NOTE|MISSION-/

test('[R-ACC-2] a role without an office of its own is answered by its column all the same', async () => {
  const databaseUrl = await emptyDatabase()
  const { node, secrets, rids } = await worldOf(databaseUrl)
  const database = openDatabase(databaseUrl)
  const clock = { now: '2020-10-10T07:10:00.000Z', speed: 1, settable: true }
  const leaks: string[] = []
  const answered: string[] = []
  for (const role of WITHOUT_OFFICE)
    for (const view of [...views, changes])
      for (const id of rids) {
        const asker = { who: { role, side: 'none', office: `M.${role.toLowerCase()}` } } as const
        const question = view.path.includes(':rid') ? { rid: id } : view.path.includes(':id') ? { id } : {}
        const asking = { database, node: { mech: node.mech, epoch: 1, vkey: 'v', clock }, asker, question }
        const answer = await view.ask(asking)
        const text = JSON.stringify(answer)
        const reader = { label: role, role, side: 'none', asker: publicAt(node) } as const
        const held = secrets.filter((secret) => text.includes(secret.text) && !mayHave(reader, secret))
        leaks.push(...held.map((secret) => `${role} ${view.name}: ${secret.class}`))
        if (reading[view.row][role] === '-' && answer.ok) answered.push(`${role} ${view.name}`)
      }
  expect(leaks).toEqual([])
  expect(answered).toEqual([])
  await database.close()
})

const RELATIONS = [
  'answers',
  'acknowledges',
  'corrects',
  'withdraws',
  'follows',
  'renders',
  'retracts',
  'adopts',
  'links',
]

test('[R-ACC-5] no act’s refusal tells anyone of what it may not read', async () => {
  const world = await worldOf(await emptyDatabase())
  const { node, rids, secrets } = world
  const leaks: string[] = []
  const accepted: string[] = []
  for (const label of ['A.liaison', 'B.liaison', 'M.mediator', 'M.patrol']) {
    const desk = await deskOf(node, label)
    const hidden = secrets.filter((secret) =>
      world.readers.some((each) => each.label === label && !mayHave(each, secret)),
    )
    for (const name of Object.keys(actTable))
      for (const rid of rids.slice(0, 2)) {
        const ref = RELATIONS.map((rel) => ({ rel, rid }))
        const tried = await desk.act(name, { type: typeOf(name), body: { by: 'A', reason: 'tried' }, ref })
        const text = await tried.text()
        if (tried.ok) accepted.push(`${label} ${name}`)
        leaks.push(
          ...hidden
            .filter((secret) => text.includes(secret.text))
            .map(({ text: held }) => `${label} ${name}: ${held}`),
        )
      }
  }
  expect(accepted).toEqual([])
  expect(leaks).toEqual([])
})

function typeOf(name: string): string {
  return name.startsWith('statement') ? 'statement.transcribed' : 'claim.lodged'
}

test('[R-ACC-6] what may not be read and what is not there are answered alike, to the byte', async () => {
  const { node, readers, rids } = await worldOf(await emptyDatabase())
  const answerOf = async (asker: Asker, path: string) => {
    const answer = await asker.get(path)
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'date'))
    return { status: answer.status, headers, text: await answer.text() }
  }
  const nowhere = 'f'.repeat(64)
  const told: string[] = []
  let hidden = 0
  for (const { asker, label } of readers)
    for (const [path, behind] of [
      ['/api/record/sealed/', ''],
      ['/api/record/entry/', ''],
      ['/api/accounts/', ''],
      ['/api/observations/', '.0'],
    ] as const) {
      const absent = await answerOf(asker, `${path}${nowhere}${behind}`)
      for (const rid of rids) {
        const asked = await answerOf(asker, `${path}${rid}${behind}`)
        if (asked.status === 200) continue
        hidden += 1
        if (absent.status !== 404 || !isDeepStrictEqual(asked, absent)) told.push(`${label} ${path}${rid}`)
      }
    }
  expect(told).toEqual([])
  expect(hidden).toBeGreaterThan(40)
  expect(await answerOf(publicAt(node), '/api/accounts')).toEqual(
    await answerOf(publicAt(node), '/api/no/such/thing'),
  )
})

test('[R-ACC-2] the public’s feed and head tell that the record grew, and not of what', async () => {
  const { readers, heard } = await worldOf(await emptyDatabase())
  const at = readers.findIndex(({ role }) => role === 'PU')
  await expect.poll(() => heard[at]?.()).toContain('event: change')
  const topics = [...(heard[at]?.() ?? '').matchAll(/"topics":(\[[^\]]*\])/g)].map(([, list]) => list)
  expect(new Set(topics)).toEqual(new Set(['["record"]']))
})

const SEALED_FOR_GOOD = [
  'OWN-A-NOTE',
  'OWN-B-NOTE',
  'MISSION-SPEAKER',
  'MISSION-LINK',
  'MISSION-ELSEWHERE',
  'MISSION-GROUP',
]
const NODE_READS = ['OBSERVED-TEAM', 'OBSERVED-NOTE', 'OBSERVED-PLACE', 'OBSERVED-LINE', 'observed-note']
/** Tables of class M that the mission's node fills with what its own office opens (record.md 10.5). */
const READ_BY_NODE = new Set(
  ['observations', 'observation_versions', 'watches', 'watch_events', 'ops_log'].map(
    (name) => `truceline.${name}`,
  ),
)

test('[R-REC-78] nothing sealed stands in clear in any table but what the node’s own office reads', async () => {
  const databaseUrl = await emptyDatabase()
  await worldOf(databaseUrl)
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query(
    `select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('truceline', 'record')`,
  )
  const clear: string[] = []
  let joint = 0
  for (const { name } of rows) {
    const { rows: found } = await client.query(`select string_agg(t::text, '') as all from ${name} t`)
    const text: string = found[0]?.all ?? ''
    const holds = (word: string) => text.includes(word) || text.includes(Buffer.from(word).toString('hex'))
    if (SEALED_FOR_GOOD.some(holds) || (NODE_READS.some(holds) && !READ_BY_NODE.has(name))) clear.push(name)
    if (holds('JOINT-A-TEXT')) joint += 1
  }
  await client.end()
  expect(clear).toEqual([])
  expect(joint).toBeGreaterThan(0)
})
