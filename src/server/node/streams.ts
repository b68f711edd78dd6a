import type { Answer } from '#domain/life'
import { signatureInput, submissionText, type Envelope, type Head } from '#domain/record'
import type { DueAct } from '#server/clocks'
import type { Log, LogHead } from '#server/log'
import { authorHeads, keysKnown, type ProjectionTables } from '#server/projections'
import type { Database, Reader } from '#server/storage'
import { utf8 } from '#tlog'

import type { Stream } from './enrolment.ts'
import type { OwnKey } from './real-keys.ts'

/** Where a key stands in its own stream of records: its newest, or the one that brought it in. */
export function streamOf(database: Database, key: string): Promise<Stream> {
  return database.reading(async (rows: Reader<ProjectionTables>) => {
    const [newest] = await authorHeads(rows, [key])
    const [known] = await keysKnown(rows, [key])
    return { seq: newest?.seq ?? 0, prev: newest?.rid ?? known?.rid ?? null }
  })
}

/** A head as a record names it. */
export function headNamed({ epoch, size, root }: LogHead): Head {
  return { epoch, size, root }
}

/** What the node's own office signs with. */
export type NodeOffice = OwnKey & {
  readonly database: Database
  readonly log: Log
  readonly mech: string
  readonly now: () => string
}

/** Signs a deed with the node office's key and enters it. Whoever asks waits for one deed before the next. */
export async function signDeed(
  own: NodeOffice,
  { type, ref, body }: DueAct,
): Promise<Answer<unknown, string>> {
  const stream = await streamOf(own.database, own.key.key)
  const env: Envelope = {
    v: 1,
    mech: own.mech,
    author: { key: own.key.key, office: own.office },
    seq: stream.seq + 1,
    prev: stream.prev,
    after: headNamed(own.log.head()),
    made: { t: own.now(), src: 'ntp', unc: 250 },
    type,
    vis: 'J',
    ref,
    body,
  }
  const sigs = [{ key: own.key.key, sig: own.key.sign(signatureInput(env)) }]
  return own.log.enter({ submission: utf8(submissionText({ env, sigs })) })
}
