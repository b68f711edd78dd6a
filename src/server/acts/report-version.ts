import type { Subject, Who } from '#domain/access'
import { accept, firstRefusal, refuse, type Answer } from '#domain/life'
import type { Utc } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import { maySign, pairOf, versionStates, waitingFirst, type SignedAct } from '#domain/report'
import {
  keysKnown,
  officeByCode,
  reportSignatureByRid,
  reportVersionByRid,
  reportVersionFacts,
  type VersionFacts,
} from '#server/projections'

import type { Deed, Ground, Rows } from './act.ts'
import { whoIs } from './role.ts'

/** Relation in which a second signature names the first (R-ACC-3). */
export const SECONDS = 'seconds'

/** The version of a daily that is signed, the others of its day, and the mechanism. */
export type FoundVersion = {
  readonly version: VersionFacts
  readonly ofDay: readonly VersionFacts[]
  readonly mechanism: Mechanism
}

/** The version that a deed names. A rid that is no version's is refused as one that is not there. */
export async function readVersion(
  ground: Ground,
  deed: Deed<unknown>,
  rel: string,
): Promise<Answer<FoundVersion, 'REC_REF'>> {
  const rows = await ground.rows()
  const row = await reportVersionByRid(rows, deed.names(rel))
  const ofDay = row === undefined ? [] : await reportVersionFacts(rows, { from: row.day, to: row.day })
  const version = ofDay.find(({ rid }) => rid === row?.rid)
  const mechanism = await ground.agreed.mechanism()
  return version === undefined || mechanism === undefined
    ? refuse('REC_REF', 'draft', { rel })
    : accept({ version, ofDay, mechanism })
}

/** What the gate has to know of the first or the second of two signatures on a version. */
export async function signingSubject(deed: Deed<unknown>, ground: Ground): Promise<Subject> {
  const named = deed.names(SECONDS)
  if (named === '') return { isFirst: true }
  const rows = await ground.rows()
  const first = await reportSignatureByRid(rows, named)
  const who = first && (await signerOf(rows, first.key))
  return who === undefined ? {} : { second: { who, at: first?.at ?? deed.now } }
}

/** Who signed with a key, as the directory has it. */
export async function signerOf(rows: Rows, key: string): Promise<Who | undefined> {
  const [known] = await keysKnown(rows, [key])
  const office = known && (await officeByCode(rows, known.office))
  if (known === undefined || office === undefined) return undefined
  return whoIs({ ...office, ...(known.person === null ? {} : { person: known.person }) })
}

/** Whether an act on a version stands where the version is: not superseded, allowed by its life, its first named by the second. */
export function signingStands(
  { version, ofDay }: FoundVersion,
  act: SignedAct,
  deed: Deed<unknown>,
): Answer<undefined, 'LIFE_NOT_ALLOWED' | 'LIFE_STALE' | 'REC_REF'> {
  const named = deed.names(SECONDS)
  const states = versionStates(ofDay, deed.now)
  const own = states.find(({ rid }) => rid === version.rid)
  const newest = states.at(-1)
  const current = own?.supersededBy ?? (act === 'approve' ? newest?.rid : undefined)
  if (own === undefined) return refuse('REC_REF', 'draft', { rel: act })
  if (current !== undefined && current !== version.rid)
    return refuse('LIFE_STALE', 'draft', { yours: version.rid, current })
  return (
    firstRefusal<'LIFE_NOT_ALLOWED' | 'REC_REF'>(
      maySign(own, act, named === ''),
      notDoneYet(version, { act, isFirst: named === '', now: deed.now, state: own.state }),
      named === '' || waitingFirst(version, act, deed.now)?.rid === named
        ? accept(undefined)
        : refuse('REC_REF', 'draft', { rel: SECONDS }),
    ) ?? accept(undefined)
  )
}

type Doing = {
  readonly act: SignedAct
  readonly isFirst: boolean
  readonly now: Utc
  readonly state: string
}

/** What both have signed is not signed again, and while a first signature waits there is no other first. */
function notDoneYet(
  version: VersionFacts,
  { act, isFirst, now, state }: Doing,
): Answer<undefined, 'LIFE_NOT_ALLOWED'> {
  const isDone = pairOf(version, act) !== undefined
  const isWaiting = isFirst && waitingFirst(version, act, now) !== undefined
  return isDone || isWaiting
    ? refuse('LIFE_NOT_ALLOWED', 'draft', { state, event: act, allowed: [] })
    : accept(undefined)
}

/** Whether a signature names the hash that the version was signed with. */
export function sameHash(yours: string, current: string): Answer<undefined, 'REP_HASH'> {
  return yours === current ? accept(undefined) : refuse('REP_HASH', 'draft', { yours, current })
}
