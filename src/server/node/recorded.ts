import { z } from 'zod'

import type { Utc } from '#domain/measure'
import { holderOf } from '#domain/record'
import { entryAt, type LogTables } from '#server/log'
import { keysKnown, mechanismInForce, newestSealKeys, type ProjectionTables } from '#server/projections'
import { recipientOf } from '#server/sealing'
import type { Reader } from '#server/storage'
import { textOf } from '#tlog'
import { genesisBody } from '#wire/facts'

import type { RealKeys } from './real-keys.ts'

type Rows = Reader<ProjectionTables & LogTables>

/** What the record itself says of its founding. */
export type Recorded = {
  readonly mech: string
  /** Its first entry. */
  readonly genesis: Uint8Array
  /** The verifier key of its log, in the first epoch. */
  readonly vkey: string
  /** Whether its settings are in: they are the last record of a founding. */
  readonly isWhole: boolean
  /** Where the founding lets a clock of its own begin: a demo's. */
  readonly clockStart?: Utc
}

const genesisEntry = z.object({ env: z.object({ body: genesisBody }) })

/** What is founded in this record; `undefined` while the log is empty. */
export async function recordedIn(rows: Rows): Promise<Recorded | undefined> {
  const first = await entryAt(rows, 0)
  if (first === undefined) return undefined
  const { mechanism, log } = genesisEntry.parse(JSON.parse(textOf(first.bytes) ?? '')).env.body
  const settings = await mechanismInForce(rows)
  const start = settings?.clock?.start
  return {
    mech: mechanism,
    genesis: first.bytes,
    vkey: log,
    isWhole: settings !== undefined,
    ...(start === undefined ? {} : { clockStart: start }),
  }
}

/** Whether the record knows this key as one with which this office signs now. */
export async function signsFor(rows: Rows, office: string, key: string): Promise<boolean> {
  const [known] = await keysKnown(rows, [key])
  return known?.use === 'sign' && known.office === office && known.ended_index === null
}

/**
 * Whether this node holds the seal key of the office by which its holder's node reads, where the record names one: without
 * it what comes in would be kept unread and unjudged, and never be seen.
 */
export async function readsFor(rows: Rows, { own, held }: Pick<RealKeys, 'own' | 'held'>): Promise<boolean> {
  const named = (await newestSealKeys(rows)).find(
    (key) => key.held === 'node' && key.holder === holderOf(own.office),
  )
  if (named === undefined) return true
  const recipients = (held?.identities ?? []).map(recipientOf)
  return held?.office === named.office && recipients.includes(named.key)
}
