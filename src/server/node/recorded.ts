import { z } from 'zod'

import type { Utc } from '#domain/measure'
import { entryAt, type LogTables } from '#server/log'
import { keysKnown, mechanismInForce, type ProjectionTables } from '#server/projections'
import type { Reader } from '#server/storage'
import { textOf } from '#tlog'
import { genesisBody } from '#wire/facts'

type Rows = Reader<ProjectionTables & LogTables>

/** What the record itself says of its founding. */
export type Recorded = {
  readonly mech: string
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
