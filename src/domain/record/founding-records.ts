import { addS, type Utc } from '#domain/measure'
import type { Holder } from '#domain/party'
import { emptyRoot, hex, type Sha256 } from '#tlog'

import { GENESIS_TYPE } from './envelope-form.ts'
import type { Envelope, Rid } from './envelope.ts'
import { FIRST_EPOCH, genesisBody, type Draft } from './founding-draft.ts'
import type { JsonObject } from './json.ts'
import { holderOf } from './key-state.ts'
import { ridOf } from './submission.ts'

/** What one record of a founding says, and with whose key it is written. */
export type FoundingRecord = {
  readonly type: string
  readonly body: JsonObject
  readonly author: { readonly key: string; readonly office: string }
}

const DAY_S = 86_400
const KEY_LIFE_DAYS = 365 // record.md 11.1: at most 400 days

/** Until when a key that is made with a founding is good. */
export function foundingTerm(madeAt: Utc): Utc {
  return addS(madeAt, KEY_LIFE_DAYS * DAY_S)
}

/** Writes the records of one founding in order: each author's stream numbered from 1 behind the genesis. */
export function foundingWriter(
  sha: Sha256,
  { mech, madeAt }: { readonly mech: string; readonly madeAt: Utc },
): (record: FoundingRecord) => Envelope {
  const streams = new Map<string, { readonly seq: number; readonly rid: Rid }>()
  let genesis: Rid | null = null
  return ({ type, body, author }) => {
    const before = streams.get(author.key)
    const env: Envelope = {
      v: 1,
      mech,
      author,
      seq: (before?.seq ?? 0) + 1,
      prev: before?.rid ?? genesis,
      after: { epoch: FIRST_EPOCH, size: 0, root: hex(emptyRoot(sha)) }, // nothing was there to be seen before
      made: { t: madeAt, src: 'ntp', unc: 250 },
      type,
      vis: 'J',
      body,
    }
    const rid = ridOf(sha, env)
    genesis ??= rid
    streams.set(author.key, { seq: env.seq, rid })
    return env
  }
}

/** What a real founding is made of, beside its genesis: all of it is in the draft that every holder signs. */
export type FoundingPlan = Draft & {
  readonly madeAt: Utc
  readonly offices: readonly { readonly office: string; readonly functions: readonly string[] }[]
  /** Public key of the office by which the sequencing node signs what falls due. */
  readonly nodeKey: string
  /** Age recipient of the office by which that node reads for its holder, where it is to (record.md 10.5). */
  readonly viewsKey?: string
  /** Body of `party.mechanism`. */
  readonly mechanism: JsonObject
}

/** A record of a founding, and the keys that must sign it. */
export type ToSign = { readonly env: Envelope; readonly signers: readonly string[] }

/**
 * The records of a founding in order: genesis by every held root, the offices of the held seats by their own, the node's
 * keys by its holder's root, and the settings by every held root. They follow from the plan alone, so whoever signs makes
 * them again from what it has itself. Source: record.md 11.2.
 */
export function foundingRecords(sha: Sha256, plan: FoundingPlan): readonly ToSign[] {
  const { sequencer, cards, nodeKey, viewsKey, mechanism } = plan
  const write = foundingWriter(sha, plan)
  const rootOf = (holder: Holder) => cards.find((card) => card.holder === holder)?.root
  const roots = cards.map(({ root }) => root)
  const until = foundingTerm(plan.madeAt)
  const by = (holder: Holder, record: Omit<FoundingRecord, 'author'>, more: readonly string[]) => {
    const key = rootOf(holder)
    if (key === undefined) return []
    const env = write({ ...record, author: { key, office: `${holder}.root` } })
    return [{ env, signers: [...new Set([key, ...more])] }]
  }
  const open = (office: string, functions: readonly string[]) =>
    by(holderOf(office), { type: 'record.office', body: { op: 'open', office, functions } }, [])
  const [node, views] = [`${sequencer}.node`, `${sequencer}.views`]
  const enrol = { op: 'enrol', until }
  return [
    ...by(sequencer, { type: GENESIS_TYPE, body: genesisBody(plan) }, roots),
    ...plan.offices.flatMap(({ office, functions }) => open(office, functions)),
    ...open(node, ['node']),
    ...(viewsKey === undefined ? [] : open(views, ['node'])),
    ...by(sequencer, { type: 'record.key', body: { ...enrol, use: 'sign', key: nodeKey, office: node } }, [
      nodeKey,
    ]),
    ...(viewsKey === undefined
      ? []
      : by(
          sequencer,
          { type: 'record.key', body: { ...enrol, use: 'seal', key: viewsKey, office: views, held: 'node' } },
          [],
        )),
    ...by(sequencer, { type: 'party.mechanism', body: mechanism }, roots),
  ]
}
