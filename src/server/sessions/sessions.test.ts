import { randomBytes } from 'node:crypto'

import { expect, test } from 'vitest'

import { verifyEd25519 } from '#server/log'
import type { Database, Reader } from '#server/storage'
import { bytesOfBase64url, utf8 } from '#tlog'

import { emptyDatabase } from '../../../test/database.ts'
import { labelledKey } from '../../../test/keys.ts'
import { foundedLog } from '../../../test/kit.ts'
import { publicAt, runningNode, signedIn } from '../../../test/running-node.ts'
import { CHALLENGE_MS, openChallenges } from './challenges.ts'
import { IDLE_MS, LONGEST_MS, type SessionTables } from './sessions.ts'
import { openSessions, signedText, type Sessions } from './sign-in.ts'

const HOST = '127.0.0.1:4700'

async function sessionsAt(behind = (database: Database) => database): Promise<{
  readonly sessions: Sessions
  readonly machine: { ms: number }
  readonly clock: { set: (at: string) => void }
  readonly database: Parameters<typeof openSessions>[0]['database']
}> {
  const { database, clock } = await foundedLog()
  const machine = { ms: 1_000_000 }
  const sessions = openSessions({
    database: behind(database),
    now: clock.now,
    machineMs: () => machine.ms,
    random: () => randomBytes(32).toString('hex'),
    verify: (key, text, sig) =>
      verifyEd25519(
        bytesOfBase64url(key) ?? new Uint8Array(),
        utf8(text),
        bytesOfBase64url(sig) ?? new Uint8Array(),
      ),
  })
  return { sessions, machine, clock, database }
}

function answerTo(challenge: string, label: string, otherwise: { host?: string; office?: string } = {}) {
  const key = labelledKey(label)
  const sig = key.sign(utf8(signedText(challenge, otherwise.host ?? HOST)))
  return { key: key.key, office: otherwise.office ?? key.office, challenge, sig }
}

async function opened(sessions: Sessions, label: string): Promise<string> {
  const answer = await sessions.signIn(answerTo(sessions.challenge(), label), HOST)
  if (!answer.ok) throw new Error(answer.code)
  return answer.value.token
}

/** When the sessions of the table were last used, as far as it knows. */
async function usedMs(database: Database): Promise<readonly number[]> {
  const used = await database.reading((rows: Reader<SessionTables>) =>
    rows.selectFrom('sessions').select('used_ms').execute(),
  )
  return used.map(({ used_ms }) => used_ms)
}

test('[R-ACC-10] an enrolled key signs in for its office, and the token stands for it', async () => {
  const { sessions } = await sessionsAt()
  const token = await opened(sessions, 'A.liaison')
  expect(await sessions.askerOf(token)).toMatchObject({
    who: { role: 'L', side: 'A', office: 'A.liaison', person: labelledKey('A.liaison').person },
  })
  await sessions.signOut(token)
  expect(await sessions.askerOf(token)).toBeUndefined()
  expect(await sessions.askerOf('0'.repeat(64))).toBeUndefined()
})

test('[R-ACC-10] a challenge is good once, for two minutes, at the address it was asked at, and for the key’s own office', async () => {
  const { sessions, machine } = await sessionsAt()
  const refused = { ok: false, code: 'REC_AUTH', detail: {} }
  const used = sessions.challenge()
  expect(await sessions.signIn(answerTo(used, 'A.liaison'), HOST)).toMatchObject({ ok: true })
  expect(await sessions.signIn(answerTo(used, 'A.liaison'), HOST)).toMatchObject(refused)
  const old = sessions.challenge()
  machine.ms += CHALLENGE_MS
  expect(await sessions.signIn(answerTo(old, 'A.liaison'), HOST)).toMatchObject(refused)
  const other = sessions.challenge()
  expect(await sessions.signIn(answerTo(other, 'A.liaison', { host: '127.0.0.1:9999' }), HOST)).toMatchObject(
    refused,
  )
  expect(
    await sessions.signIn(answerTo(sessions.challenge(), 'A.liaison', { office: 'B.liaison' }), HOST),
  ).toMatchObject(refused)
  expect(
    await sessions.signIn(answerTo(sessions.challenge(), 'A.root', { office: 'A.root' }), HOST),
  ).toMatchObject(refused)
  expect(await sessions.signIn(answerTo(sessions.challenge(), 'M.node'), HOST)).toMatchObject(refused)
  expect(await sessions.signIn(answerTo(sessions.challenge(), 'nobody'), HOST)).toMatchObject(refused)
  expect(await sessions.signIn(answerTo('0'.repeat(64), 'A.liaison'), HOST)).toMatchObject(refused)
  const sig = answerTo(sessions.challenge(), 'B.liaison').sig
  expect(await sessions.signIn({ ...answerTo(sessions.challenge(), 'A.liaison'), sig }, HOST)).toMatchObject(
    refused,
  )
})

test('[R-ACC-10] a desk locks after 15 minutes without a request; asking keeps it open, an open feed does not', async () => {
  const { sessions, machine } = await sessionsAt()
  const token = await opened(sessions, 'M.duty')
  machine.ms += IDLE_MS - 1
  expect(await sessions.askerOf(token)).toBeDefined()
  machine.ms += IDLE_MS - 1
  expect(await sessions.stands(token)).toBe(true)
  machine.ms += 1
  expect(await sessions.stands(token)).toBe(false)
  expect(await sessions.askerOf(token)).toBeUndefined()
})

test.each<readonly [string, () => Promise<never>]>([
  ['full', () => Promise.reject(new Error('no space left on device'))],
  ['so slow that it never answers', () => new Promise(() => {})],
])(
  '[R-ACC-10] a reader waits for no disk: with one that is %s a desk that is used stays open',
  async (_, write) => {
    let isBroken = false
    const { sessions, machine } = await sessionsAt((database) => ({
      ...database,
      transaction: (run) => (isBroken ? write() : database.transaction(run)),
    }))
    const token = await opened(sessions, 'A.liaison')
    isBroken = true
    for (let used = 0; used < 3; used++) {
      machine.ms += IDLE_MS - 1
      expect(await sessions.askerOf(token)).toBeDefined()
    }
    machine.ms += IDLE_MS
    expect(await sessions.askerOf(token)).toBeUndefined()
  },
)

test('[R-ACC-10] a use that could not be written is written with the next', async () => {
  let isFull = false
  const { sessions, machine, database } = await sessionsAt((real) => ({
    ...real,
    transaction: (run) =>
      isFull ? Promise.reject(new Error('no space left on device')) : real.transaction(run),
  }))
  const token = await opened(sessions, 'M.duty')
  isFull = true
  machine.ms += IDLE_MS - 1
  await sessions.askerOf(token)
  isFull = false
  machine.ms += IDLE_MS - 1
  await sessions.askerOf(token)
  await expect.poll(() => usedMs(database)).toEqual([machine.ms])
})

test('[R-ACC-10] where the machine’s clock is set back an hour, a desk that is used from then on locks as ever', async () => {
  const { sessions, machine, database } = await sessionsAt()
  machine.ms += 10 * IDLE_MS
  const token = await opened(sessions, 'M.duty')
  machine.ms -= 3_600_000
  expect(await sessions.askerOf(token)).toBeDefined()
  await expect.poll(() => usedMs(database)).toEqual([machine.ms])
  machine.ms += IDLE_MS
  expect(await sessions.askerOf(token)).toBeUndefined()
})

test('[R-ACC-10] however busy, a session ends after a day, and with the end of its key', async () => {
  const { sessions, machine, clock } = await sessionsAt()
  const token = await opened(sessions, 'M.duty')
  for (let ms = 0; ms < LONGEST_MS - IDLE_MS; ms += IDLE_MS - 1) {
    machine.ms += IDLE_MS - 1
    expect(await sessions.askerOf(token)).toBeDefined()
  }
  machine.ms += IDLE_MS
  expect(await sessions.askerOf(token)).toBeUndefined()
  const next = await opened(sessions, 'M.duty')
  clock.set('2021-10-11T00:00:00.000Z')
  expect(await sessions.askerOf(next)).toBeUndefined()
})

test('[R-ACC-10] the table holds no token that could be used', async () => {
  const { sessions, database } = await sessionsAt()
  const token = await opened(sessions, 'M.duty')
  const rows = await database.reading<{ sessions: { token_hash: string; key: string } }, unknown[]>((read) =>
    read.selectFrom('sessions').selectAll().execute(),
  )
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('[R-ACC-10] asking for challenges without end fills no memory, and the newest stays good', () => {
  let n = 0
  const challenges = openChallenges(() => String(n++))
  const first = challenges.make(0)
  for (let i = 0; i < 5_000; i++) challenges.make(0)
  const last = challenges.make(0)
  expect(challenges.take(first, 0)).toBe(false)
  expect(challenges.take(last, 0)).toBe(true)
})

test('[R-ACC-10] at the door the cookie is for this site alone and out of a page’s reach; a locked one is told so and taken back', async () => {
  const node = await runningNode({ databaseUrl: await emptyDatabase() })
  const duty = await signedIn(node, 'M.duty')
  expect(await (await duty.get('/api/session')).json()).toMatchObject({ role: 'DO', office: 'M.duty' })
  const anyone = publicAt(node)
  expect(await (await anyone.get('/api/session')).json()).toMatchObject({ role: 'PU', side: 'none' })
  const key = labelledKey('M.head')
  const { challenge } = await (await anyone.get('/api/session/challenge')).json()
  const sig = key.sign(utf8(signedText(challenge, `127.0.0.1:${node.port}`)))
  const answer = await anyone.post('/api/session', { key: key.key, office: 'M.head', challenge, sig })
  expect(answer.headers.get('set-cookie')).toMatch(
    /^truceline=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict$/,
  )
  const locked = await publicAt(node, `truceline=${'0'.repeat(64)}`).get('/api/session')
  expect([locked.status, (await locked.json()).code]).toEqual([401, 'ACC_SESSION_ENDED'])
  expect(locked.headers.get('set-cookie')).toContain('truceline=;')
  await fetch(`${node.address}/api/session`, { method: 'DELETE', headers: { cookie: duty.cookie } })
  expect((await duty.get('/api/session')).status).toBe(401)
})
