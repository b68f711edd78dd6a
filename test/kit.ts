import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { onTestFinished } from 'vitest'

import type { Answer } from '#domain/life'
import type { Side, Utc } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import { ridOf, type Envelope, type JsonObject, type RecordRef } from '#domain/record'
import { acts, bodiesOf, judgesOf } from '#server/acts'
import { logKeyOfSeed, openLog, type HeldSeal, type Log, type Receipt } from '#server/log'
import { authorHeads, keysKnown, projections, type ProjectionTables } from '#server/projections'
import type { Database, Reader } from '#server/storage'
import { claimBodies } from '#wire/claim'

import { freshDatabase } from './database.ts'
import { FOUNDED_AT, foundingRecords, jsonOf, LOG_LABEL, MECH, READER, sha256, signed } from './founding.ts'
import { labelledKey, type LabelledKey } from './keys.ts'
import { MECHANISM } from './mechanism.ts'
import {
  officesOf,
  openWith,
  sealedTo,
  sealIdentities,
  sealKeysOf,
  sealTo,
  type SealedPart,
  type SealIdentities,
} from './sealing.ts'
import { unhurried } from './unhurried.ts'

/** A record made, signed and, where it has a sealed part, sealed: what a door would be handed. */
type Made = {
  readonly rid: string
  readonly env: Envelope
  readonly submission: Uint8Array
  readonly content?: Uint8Array
  readonly wrap?: Uint8Array
}

/** What a record has beside type and body. */
type MakeOptions = {
  readonly ref?: readonly RecordRef[]
  /** The sealed part's fields; where the type always has one and none is given, an empty one of its kind is sealed. */
  readonly sealed?: JsonObject
  /** Offices to seal to instead of those of the rule. */
  readonly to?: readonly string[]
  /** Leaves the sealed part out though its type always has one. */
  readonly unsealed?: true
  /** Labels of keys that sign beside the author. */
  readonly with?: readonly string[]
  readonly vis?: 'P' | 'J' | 'C'
  readonly made?: Utc
}

/** One who signs: a labelled key of the founding. */
type TestSigner = LabelledKey & {
  /** Makes the next record of this key's stream. Its stream goes on from what the log holds. */
  readonly make: (type: string, body: unknown, options?: MakeOptions) => Promise<Made>
  /** Makes it and enters it. */
  readonly enter: (type: string, body: unknown, options?: MakeOptions) => Promise<Answer<Receipt, string>>
  /** Makes it, enters it, and answers its rid. Throws where it is refused: for what a test takes for granted. */
  readonly record: (type: string, body: unknown, options?: MakeOptions) => Promise<string>
  /** Makes a fact of class M, sealed whole to whom the mission's observations go. */
  readonly makeWhole: (type: string, fields: unknown, options?: MakeOptions) => Promise<Made>
  /** Makes it and enters it. */
  readonly enterWhole: (
    type: string,
    fields: unknown,
    options?: MakeOptions,
  ) => Promise<Answer<Receipt, string>>
  /** Enters it and answers its rid. Throws where it is refused. */
  readonly recordWhole: (type: string, fields: unknown, options?: MakeOptions) => Promise<string>
}

/** A mechanism founded for one test: its log, its clock, and everybody who may sign. Ends with the test. */
export type FoundedLog = {
  readonly database: Database
  readonly log: Log
  readonly mech: string
  readonly clock: { readonly now: () => Utc; readonly set: (at: Utc) => void }
  readonly signAs: (label: string) => TestSigner
  /** The node's own seal keys, as a rebuild is given them. */
  readonly held: HeldSeal
  /** Reads projected rows of one instant. */
  readonly reading: <A>(read: (rows: Reader<ProjectionTables>) => Promise<A>) => Promise<A>
  /** Opens a record's sealed part with an office's identity; `undefined` where it holds none for it. */
  readonly open: (made: Made, office: string) => Promise<JsonObject | undefined>
}

/** Founds a mechanism in a fresh database and opens its log: genesis, offices, people's keys, seal keys, settings. */
export async function foundedLog(mechanism: Mechanism = MECHANISM): Promise<FoundedLog> {
  const database = await freshDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'truceline-kit-'))
  const clock = settableClock()
  const seals = sealIdentities()
  const held = { office: READER, identities: [seals.get(READER) ?? ''] }
  const log = await openLog({
    database,
    mech: MECH,
    clock,
    projections,
    mark: join(folder, 'mark'),
    logKey: logKeyOfSeed(labelledKey(LOG_LABEL).seed),
    judges: judgesOf(acts),
    bodies: bodiesOf(acts),
    held,
    machineMs: unhurried(),
  })
  onTestFinished(async () => {
    await log.close()
    rmSync(folder, { recursive: true, force: true })
  })
  await found(log, seals, mechanism)
  const reading = <A>(read: (rows: Reader<ProjectionTables>) => Promise<A>): Promise<A> =>
    database.reading(read)
  const ground: Ground = { log, clock, reading, seals }
  return {
    database,
    log,
    clock,
    held,
    reading,
    mech: MECH,
    signAs: (label) => signerOf(labelledKey(label), ground),
    open: async ({ env, content, wrap }, office) =>
      content && wrap ? openWith(seals.get(office) ?? '', { env, content, wrap }) : undefined,
  }
}

type Ground = Pick<FoundedLog, 'log' | 'clock' | 'reading'> & { readonly seals: SealIdentities }

function settableClock(): FoundedLog['clock'] {
  let at = FOUNDED_AT
  return {
    now: () => at,
    set: (to) => {
      at = to
    },
  }
}

async function found(log: Log, seals: SealIdentities, mechanism: Mechanism): Promise<void> {
  const made = foundingRecords(sealKeysOf(seals), mechanism)
  for (const answer of await Promise.all(made.map((submission) => log.enter({ submission }))))
    if (!answer.ok)
      throw new Error(`the founding is refused: ${answer.code} ${JSON.stringify(answer.detail)}`)
}

function signerOf(key: LabelledKey, ground: Ground): TestSigner {
  const make: TestSigner['make'] = async (type, body, options = {}) => {
    const { log, clock, reading, seals } = ground
    const stream = await reading(async (rows) => {
      const [head] = await authorHeads(rows, [key.key])
      const [known] = await keysKnown(rows, [key.key])
      return { seq: (head?.seq ?? 0) + 1, prev: head?.rid ?? known?.rid ?? null }
    })
    const { epoch, size, root } = log.head()
    const sealed = await sealedPart(type, body, { office: key.office, options, seals })
    const env: Envelope = {
      v: 1,
      mech: MECH,
      author: { key: key.key, office: key.office },
      ...stream,
      after: { epoch, size, root },
      made: { t: options.made ?? clock.now(), src: 'ntp', unc: 250 },
      type,
      vis: options.vis ?? 'J',
      ...(options.ref ? { ref: options.ref } : {}),
      ...(options.vis === 'C' ? {} : { body: jsonOf(body) }),
      ...sealed?.named,
    }
    const submission = signed(env, [key, ...(options.with ?? []).map(labelledKey)])
    return { rid: ridOf(sha256, env), env, submission, ...sealed?.files }
  }
  const enter: TestSigner['enter'] = async (type, body, options) => {
    const { submission, content, wrap } = await make(type, body, options)
    return ground.log.enter({ submission, ...(content && wrap ? { content, wrap } : {}) })
  }
  const record: TestSigner['record'] = async (type, body, options) => {
    const answer = await enter(type, body, options)
    if (answer.ok) return answer.value.rid
    throw new Error(`${type} by ${key.label} is refused: ${answer.code} ${JSON.stringify(answer.detail)}`)
  }
  const makeWhole: TestSigner['makeWhole'] = (type, fields, options = {}) => {
    const to = options.to ?? officesOf({ kind: 'observed', by: key.office })
    const sealed = { class: 'M', type, ...jsonOf(fields) }
    return make('record.sealed', {}, { sealed, ...options, to, vis: 'C' })
  }
  const enterWhole: TestSigner['enterWhole'] = async (type, fields, options) =>
    ground.log.enter(await makeWhole(type, fields, options))
  const recordWhole: TestSigner['recordWhole'] = async (type, fields, options) => {
    const answer = await enterWhole(type, fields, options)
    if (answer.ok) return answer.value.rid
    throw new Error(`${type} by ${key.label} is refused: ${answer.code} ${JSON.stringify(answer.detail)}`)
  }
  return { ...key, make, enter, record, makeWhole, enterWhole, recordWhole }
}

async function sealedPart(
  type: string,
  body: unknown,
  {
    office,
    options,
    seals,
  }: { readonly office: string; readonly options: MakeOptions; readonly seals: SealIdentities },
): Promise<SealedPart | undefined> {
  const to = options.to ?? sealedTo(type, { side: sideTold(body), office })
  if (to === undefined || options.unsealed) return undefined
  return sealTo(options.sealed ?? USUAL[type] ?? {}, options.vis ?? 'J', { to, seals })
}

const NOTHING = { kind: 'notStated' }
const OWN = { weapon: NOTHING, position: NOTHING, originsAlleged: [], evidence: [] }
const MISSION = { name: NOTHING, weapon: NOTHING, originsAlleged: [], withheld: { kind: 'absent' } }

/** What a sealed part holds where its author had nothing to put in it. */
const USUAL: Readonly<Record<string, JsonObject>> = {
  'claim.lodged': OWN,
  'claim.corrected': OWN,
  'statement.transcribed': MISSION,
  'statement.corrected': MISSION,
  'claim.linked': { why: 'same place and time as told' },
  'observation.grouped': { why: 'same place and time' },
  'observation.ungrouped': { why: 'two events after all' },
}

/** The side whose claim a body is, if it is one. */
function sideTold(body: unknown): Side | undefined {
  const lodged = claimBodies['claim.lodged'].safeParse(body)
  if (lodged.success) return lodged.data.claim.by
  const corrected = claimBodies['claim.corrected'].safeParse(body)
  return corrected.success ? corrected.data.claim.by : undefined
}
