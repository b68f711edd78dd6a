import { z } from 'zod'

import { accept, refuse, type Answer } from '#domain/life'
import type { Utc } from '#domain/measure'
import { presetOf, type Holder } from '#domain/party'
import {
  compareWithCards,
  FIRST_EPOCH,
  foundingRecords,
  holderOf,
  logName,
  parseJson,
  readFounding,
  readKeyCard,
  ridOf,
  sequencerByLot,
  signatureInput,
  submissionText,
  type Founding,
  type FoundingPlan,
  type JsonObject,
  type KeyCard,
  type Rid,
  type Signature,
  type ToSign,
} from '#domain/record'
import { sha256, verifyEd25519 } from '#server/log'
import { recipientOf } from '#server/sealing'
import { bytesOfBase64url, readVkey, utf8, writeVkey, vkeyOf } from '#tlog'
import { exactly } from '#wire/exactly'
import { utc } from '#wire/measure'

import { holderCode } from './founding-description.ts'
import { fileFault, foundingFile, type FoundingFile } from './founding-file.ts'
import { homeKind, isFounded } from './home-kind.ts'
import { hasPin, keepPin } from './pin.ts'
import { makeRealKeys } from './real-keys.ts'
import type { SigningKey } from './signing-key.ts'

/** A card as it was exchanged, and whose it says to be. */
type Card = { readonly holder: Holder; readonly text: string }

/**
 * A founding on its way from holder to holder: what it is made of, and the signatures so far, record by record. The
 * records themselves are never in it: each holder's program makes them again, so nothing can hide in one.
 */
export type FoundingDraft = {
  readonly v: 1
  readonly founding: FoundingFile
  readonly cards: readonly Card[]
  /** Verifier key of the log. */
  readonly log: string
  /** Public key of the sequencing node's office. */
  readonly node: string
  /** Age recipient by which that node reads for its holder. */
  readonly views?: string
  readonly madeAt: Utc
  readonly sigs: readonly (readonly Signature[])[]
}

const signature = z.strictObject({ key: z.string().max(64), sig: z.string().max(128) })

/** The shape of its file. */
export const foundingDraft: z.ZodType<FoundingDraft> = exactly<FoundingDraft>()(
  z.strictObject({
    v: z.literal(1),
    founding: foundingFile,
    cards: z
      .array(z.strictObject({ holder: holderCode, text: z.string().max(16_384) }))
      .min(1)
      .max(16)
      .readonly(),
    log: z.string().max(512),
    node: z.string().regex(/^[\w-]{43}$/),
    views: z.string().max(4_096).exactOptional(),
    madeAt: utc,
    sigs: z.array(z.array(signature).max(16).readonly()).max(128).readonly(),
  }),
)

/** Why a draft founds nothing. */
type DraftCode =
  | 'HOME_BEGUN'
  | 'HOME_CARD_MISSING'
  | 'HOME_DRAFT_CHANGED'
  | 'HOME_FOUNDED'
  | 'HOME_FOUNDING'
  | 'REC_CARD_DIFFERS'
  | 'REC_GENESIS'

/** A draft that says what the reader's own cards say. `lacking` are the holders whose root has not signed all of its own. */
export type ExaminedDraft = {
  readonly founding: Founding
  /** Id of the genesis: what everybody pins. */
  readonly id: Rid
  readonly sequencer: Holder
  readonly records: readonly ToSign[]
  readonly lacking: readonly Holder[]
}

/** Who orders the log: the mission where it is there, else one side by lot, else the side that is alone (record.md 7.1). */
export function sequencerOf(cards: readonly Card[]): Holder | undefined {
  const of = (holder: Holder) => cards.find((card) => card.holder === holder)
  const [mission, a, b] = [of('M'), of('A'), of('B')]
  if (mission !== undefined) return mission.holder
  return a !== undefined && b !== undefined ? sequencerByLot(sha256, [a, b]) : (a ?? b)?.holder
}

/** What a draft begins with: the cards as they were exchanged, and when it is made. */
type Beginning = { readonly home: string; readonly cards: readonly Card[]; readonly madeAt: Utc }

/**
 * Begins a draft: makes the keys of the node that will order the log, keeps the pin of the genesis beside them, and signs
 * with that node's own key and nobody else's. `HOME_FOUNDED` where the home holds a mechanism already, `HOME_BEGUN` where a
 * draft was begun in it: its signatures would be lost.
 */
export function beginDraft(
  founding: FoundingFile,
  { home, cards, madeAt }: Beginning,
): Answer<FoundingDraft, DraftCode> {
  const sequencer = sequencerOf(cards)
  if (sequencer === undefined) return refuse('HOME_FOUNDING', 'nothing', { field: 'cards' })
  const kind = homeKind(home)
  if (kind === 'demo' || kind === 'foreign' || isFounded(home))
    return refuse('HOME_FOUNDED', 'nothing', { home })
  if (hasPin(home)) return refuse('HOME_BEGUN', 'nothing', { home })
  const fitting = cardsFit(founding, cards)
  if (!fitting.ok) return fitting
  const { logKey, own, held } = makeRealKeys(home, sequencer)
  const log = vkeyOf(sha256, {
    name: logName({ ...founding, epoch: FIRST_EPOCH }),
    kind: 'ed25519',
    key: logKey.publicKey,
  })
  const [node, views] = [own.key, held?.identities.map(recipientOf).at(-1)]
  const draft: FoundingDraft = {
    v: 1,
    founding,
    cards,
    log: writeVkey(log),
    node: node.key,
    ...(views === undefined ? {} : { views }),
    madeAt,
    sigs: [],
  }
  const examined = examineDraft(draft, cards)
  if (!examined.ok) return examined
  keepPin(home, examined.value.id)
  return accept(withSignatures(draft, examined.value, node))
}

/** Whether every card is one of this mechanism, for a seat that its file names: judged before any key is made. */
function cardsFit(file: FoundingFile, texts: readonly Card[]): Answer<undefined, DraftCode> {
  const cards = cardsOf(texts)
  if (cards === undefined) return refuse('HOME_FOUNDING', 'nothing', { field: 'cards' })
  const seats = file.seats ?? presetOf(file.mechanism.preset).seats
  for (const { holder, mech, domain } of cards) {
    const odd = [
      { name: 'mech', fits: mech === file.mech },
      { name: 'domain', fits: domain === file.domain },
      { name: 'seats', fits: seats.some(({ code }) => code === holder) },
    ].find(({ fits }) => !fits)
    if (odd !== undefined) return refuse('REC_CARD_DIFFERS', 'nothing', { holder, field: odd.name })
  }
  return accept(undefined)
}

/**
 * Makes the records of a draft again and compares it with the reader's own copies of all cards. A signature that does not
 * hold, or of a key that has none to give, refuses the draft. Source: record.md 11.2 step 4, R-REC-83.
 */
export function examineDraft(draft: FoundingDraft, own: readonly Card[]): Answer<ExaminedDraft, DraftCode> {
  const field = fileFault(draft.founding)
  if (field !== undefined) return refuse('HOME_FOUNDING', 'nothing', { field })
  const [said, held] = [cardsOf(draft.cards), cardsOf(own)]
  const plan = said === undefined ? undefined : planOf(draft, said)
  if (plan === undefined || held === undefined) return refuse('HOME_FOUNDING', 'nothing', { field: 'cards' })
  const missing = plan.cards.find(({ holder }) => own.every((card) => card.holder !== holder))
  if (missing !== undefined) return refuse('HOME_CARD_MISSING', 'nothing', { holder: missing.holder })
  const records = foundingRecords(sha256, plan)
  const [first] = records
  const founding = readFounding(sha256, first?.env.body ?? {})
  if (!founding.ok || first === undefined) return refuse('REC_GENESIS', 'nothing')
  const compared = compareWithCards(founding.value, held)
  if (!compared.ok) return compared
  if (!records.every((record, at) => areSigned(record, draft.sigs[at] ?? [])))
    return refuse('HOME_DRAFT_CHANGED', 'nothing')
  const lacking = plan.cards
    .filter(({ root }) => records.some((record, at) => isOwed(record, draft.sigs[at] ?? [], root)))
    .map(({ holder }) => holder)
  return accept({
    founding: founding.value,
    id: ridOf(sha256, first.env),
    sequencer: plan.sequencer,
    records,
    lacking,
  })
}

/** The draft with the signature of a key under every record that needs it. */
export function withSignatures(
  draft: FoundingDraft,
  { records }: ExaminedDraft,
  { key, sign }: SigningKey,
): FoundingDraft {
  const sigs = records.map((record, at) => {
    const before = draft.sigs[at] ?? []
    return isOwed(record, before, key) ? [...before, { key, sig: sign(signatureInput(record.env)) }] : before
  })
  return { ...draft, sigs }
}

/** What a node enters once every holder has signed. */
export function submissionsOf(draft: FoundingDraft, { records }: ExaminedDraft): readonly Uint8Array[] {
  return records.map(({ env }, at) => utf8(submissionText({ env, sigs: draft.sigs[at] ?? [] })))
}

function planOf(draft: FoundingDraft, cards: readonly KeyCard[]): FoundingPlan | undefined {
  const { founding, log: line, node, views, madeAt } = draft
  const sequencer = sequencerOf(draft.cards)
  const log = readVkey(sha256, line)
  const body = parseJson(JSON.stringify(founding.mechanism))
  if (sequencer === undefined || !log.ok || !isBody(body)) return undefined
  const preset = presetOf(founding.mechanism.preset)
  const held = new Set(cards.map(({ holder }) => holder))
  return {
    mech: founding.mech,
    domain: founding.domain,
    seats: founding.seats ?? preset.seats,
    cards,
    log: log.value,
    sequencer,
    madeAt,
    offices: (founding.offices ?? preset.offices).filter(({ office }) => held.has(holderOf(office))),
    nodeKey: node,
    ...(views === undefined ? {} : { viewsKey: views }),
    mechanism: body,
  }
}

function isBody(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The cards, in the order of their holders; `undefined` where one is none, is another's, or is there twice. */
function cardsOf(cards: readonly Card[]): readonly KeyCard[] | undefined {
  const read = cards.flatMap(({ holder, text }) => {
    const card = readKeyCard(sha256, verifyEd25519, text)
    return card.ok && card.value.holder === holder ? [card.value] : []
  })
  const holders = new Set(read.map(({ holder }) => holder))
  return read.length === cards.length && holders.size === cards.length ? read : undefined
}

function areSigned({ env, signers }: ToSign, sigs: readonly Signature[]): boolean {
  const message = signatureInput(env)
  return sigs.every(({ key, sig }) => {
    const [bytes, signed] = [bytesOfBase64url(key), bytesOfBase64url(sig)]
    if (bytes === undefined || signed === undefined || !signers.includes(key)) return false
    return verifyEd25519(bytes, message, signed)
  })
}

function isOwed({ signers }: ToSign, sigs: readonly Signature[], key: string): boolean {
  return signers.includes(key) && sigs.every((each) => each.key !== key)
}
