import { isSealedTo } from '#domain/access'
import { accept, type Answer } from '#domain/life'
import { signatureInput, submissionText, type Envelope, type Head } from '#domain/record'
import type { DueAct } from '#server/clocks'
import type { Log, LogHead } from '#server/log'
import {
  authorHeads,
  keysKnown,
  newestSealKeys,
  openOffices,
  type ProjectionTables,
} from '#server/projections'
import type { Database, Reader } from '#server/storage'
import { utf8 } from '#tlog'

import type { Stream } from './enrolment.ts'
import type { OwnKey } from './real-keys.ts'
import { sealPart } from './seal-part.ts'

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
export async function signDeed(own: NodeOffice, deed: DueAct): Promise<Answer<unknown, string>> {
  const stated = await statedOf(own, deed)
  if (!stated.ok) return stated
  const { said, files } = stated.value
  const stream = await streamOf(own.database, own.key.key)
  const env: Envelope = {
    v: 1,
    mech: own.mech,
    author: { key: own.key.key, office: own.office },
    seq: stream.seq + 1,
    prev: stream.prev,
    after: headNamed(own.log.head()),
    made: { t: own.now(), src: 'ntp', unc: 250 },
    ...said,
  }
  const sigs = [{ key: own.key.key, sig: own.key.sign(signatureInput(env)) }]
  return own.log.enter({ submission: utf8(submissionText({ env, sigs })), ...files })
}

type Stated = {
  readonly said: Pick<Envelope, 'type' | 'vis' | 'ref' | 'body' | 'commit' | 'blobs'>
  readonly files: { readonly content?: Uint8Array; readonly wrap?: Uint8Array }
}

async function statedOf(own: NodeOffice, deed: DueAct): Promise<Answer<Stated, 'REC_SHAPE'>> {
  switch (deed.kind) {
    case 'clear': {
      const { type, ref, body } = deed
      return accept({ said: { type, vis: 'J', ref, body }, files: {} })
    }
    case 'whole': {
      const inner = { class: 'M', type: deed.type, ...deed.body }
      const sealed = await sealPart(inner, { recipients: await recipientsAt(own), vis: 'C' })
      if (!sealed.ok) return sealed
      const { commit, blobs, content, wrap } = sealed.value
      return accept({ said: { type: 'record.sealed', vis: 'C', commit, blobs }, files: { content, wrap } })
    }
  }
}

/** The seal keys in force of the offices that what the mission observed goes to. */
function recipientsAt({ database, office: by, now }: NodeOffice): Promise<readonly string[]> {
  return database.reading(async (rows: Reader<ProjectionTables>) => {
    const offices = new Map((await openOffices(rows)).map((each) => [each.office, each.role]))
    const known = await newestSealKeys(rows)
    const keys = [...known.filter((key) => key.held), ...known.filter((key) => !key.held)] // as the view of recipients
    return keys.flatMap(({ key, office, until, held }) => {
      const role = offices.get(office)
      const isGood = role !== undefined && (until === null || until > now())
      return isGood && isSealedTo({ office, role, ...(held && { held }) }, { kind: 'observed', by })
        ? [key]
        : []
    })
  })
}
