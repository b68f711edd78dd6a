import { createHash } from 'node:crypto'

import { publicReader, reading, type Who } from '#domain/access'
import { accept, refuse, type Answer } from '#domain/life'
import type { Utc } from '#domain/measure'
import type { Role } from '#domain/party'
import { keysKnown, officeByCode, type ProjectionTables } from '#server/projections'
import type { Database, Reader } from '#server/storage'
import type { SignIn } from '#wire/session'

import { openChallenges } from './challenges.ts'
import { addSession, endSession, sessionOf, TOUCH_MS, type SessionTables } from './sessions.ts'
import { openUses } from './uses.ts'

/** Who is reading: an office through a signed-in key, or the public. */
export type Asker = { readonly who: Who; readonly key?: string }

/** The public, which has no session. */
export const publicAsker: Asker = { who: publicReader }

/** What sessions stand on. The machine's clock, since a mechanism's may stand still; the mechanism's for a key's end. */
type SessionParts = {
  readonly database: Database
  readonly now: () => Utc
  readonly machineMs: () => number
  /** 32 random bytes as hex. */
  readonly random: () => string
  /** Whether a signature over a text is this key's, by the record's rule (record.md 2.5). */
  readonly verify: (key: string, signed: string, sig: string) => boolean
}

/** Signing in, and who a token stands for. */
export type Sessions = {
  readonly challenge: () => string
  /** Opens a session. One refusal for all that can be wrong, so that nobody learns which keys there are. */
  readonly signIn: (input: SignIn, host: string) => Promise<Answer<Opened, 'REC_AUTH'>>
  /** Who a token stands for now; `undefined` when its session is locked, ended, or its key no longer holds the office. */
  readonly askerOf: (token: string) => Promise<Asker | undefined>
  /** The same without counting as use: an open feed keeps no desk unlocked. */
  readonly stands: (token: string) => Promise<boolean>
  readonly signOut: (token: string) => Promise<void>
  /** An open office as the tables know it, whoever acts for it; for what is signed and not signed in. */
  readonly whoIs: (office: string) => Promise<Who | undefined>
}

/** A session just opened: the token is the cookie's value and is kept nowhere. */
type Opened = { readonly token: string; readonly asker: Asker }

type Rows = Reader<ProjectionTables & SessionTables>

/** Sessions of a node. */
export function openSessions(parts: SessionParts): Sessions {
  const { database, machineMs, random } = parts
  const challenges = openChallenges(random)
  const uses = openUses(database)
  async function found(
    token: string,
  ): Promise<{ readonly asker: Asker; readonly usedMs: number } | undefined> {
    return database.reading(async (rows: Rows) => {
      const [tokenHash, nowMs] = [hashOf(token), machineMs()]
      const session = await sessionOf(rows, tokenHash, { nowMs, usedMs: uses.lastMs(tokenHash) })
      const asker = session && (await askerBy(rows, session, parts.now()))
      return asker && { asker, usedMs: session.used_ms }
    })
  }
  return {
    challenge: () => challenges.make(machineMs()),
    async signIn(input, host) {
      const wasOpen = challenges.take(input.challenge, machineMs())
      const asker = await database.reading((rows: Rows) => askerBy(rows, input, parts.now()))
      const signed = parts.verify(input.key, signedText(input.challenge, host), input.sig)
      if (!wasOpen || !asker || !signed) return refuse('REC_AUTH', 'nothing')
      const [token, atMs] = [random(), machineMs()]
      const session = { key: input.key, office: input.office, opened_ms: atMs, used_ms: atMs }
      await database.transaction((tx) => addSession(tx, { token_hash: hashOf(token), ...session }))
      return accept({ token, asker })
    },
    async askerOf(token) {
      const session = await found(token)
      const nowMs = machineMs()
      // Also where the machine's clock was set back: a use that lies ahead would keep the desk open too long.
      if (session && Math.abs(nowMs - session.usedMs) >= TOUCH_MS) uses.note(hashOf(token), nowMs)
      return session?.asker
    },
    stands: async (token) => (await found(token)) !== undefined,
    signOut: (token) => database.transaction((tx) => endSession(tx, hashOf(token))),
    whoIs: (office) => database.reading((rows: Rows) => whoBy(rows, office)),
  }
}

/** What a key signs to sign in: it names the node's own address, so that no other door can use the answer. */
export function signedText(challenge: string, host: string): string {
  return `truceline/session/v1\n${challenge}\n${host}`
}

/** Who a key is for an office now: enrolled for it, neither ended nor past its end, and the office open. */
async function askerBy(
  rows: Rows,
  by: { key: string; office: string },
  now: Utc,
): Promise<Asker | undefined> {
  const [known] = await keysKnown(rows, [by.key])
  const who = await whoBy(rows, by.office)
  if (known?.use !== 'sign' || known.office !== by.office || !who) return undefined
  if (known.ended_index !== null) return undefined
  if (known.until !== null && known.until <= now) return undefined
  return { who: known.person === null ? who : { ...who, person: known.person }, key: by.key }
}

async function whoBy(rows: Rows, code: string): Promise<Who | undefined> {
  const office = await officeByCode(rows, code)
  if (!office?.open || !isRole(office.role)) return undefined
  return { role: office.role, side: office.side, office: code }
}

/** A node's office signs records and reads nothing here, so it has no role in the table. */
function isRole(function_: string): function_ is Role {
  return Object.hasOwn(reading.party, function_)
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
