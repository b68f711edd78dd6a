import { accept, refuse, type Answer } from '#domain/life'
import type { Maybe } from '#domain/measure'
import type { Holder, HolderKind } from '#domain/party'
import { concat, hex, utf8, writeVkey, type Sha256, type Vkey } from '#tlog'

import { FOUNDING_LIMITS, type Founding, type Seat } from './founding.ts'
import type { JsonObject } from './json.ts'
import type { KeyCard } from './key-card.ts'
import { seatPolicies } from './seat-policies.ts'

/** What a genesis is drafted from: the seats, the cards of those that are held, the log's key, and who orders the log. */
export type Draft = {
  readonly mech: string
  readonly domain: string
  /** All seats in order, vacant ones too. */
  readonly seats: readonly { readonly code: Holder; readonly kind: HolderKind }[]
  readonly cards: readonly KeyCard[]
  readonly log: Vkey
  readonly sequencer: Holder
}

/** The epoch in which every mechanism begins. */
export const FIRST_EPOCH = 1

/** The body of a first genesis: a seat without a card is vacant, and a grade out of reach has no policy. */
export function genesisBody({ mech, domain, seats, cards, log, sequencer }: Draft): JsonObject {
  const cosigning = cards.flatMap(({ holder, kind, cosigner }) =>
    cosigner.kind === 'known' ? [{ code: holder, kind, cosigner: cosigner.value }] : [],
  )
  return {
    mechanism: mech,
    domain,
    epoch: FIRST_EPOCH,
    log: writeVkey(log),
    holders: seats.map((seat) =>
      seatBody(
        seat,
        cards.find(({ holder }) => holder === seat.code),
      ),
    ),
    limits: FOUNDING_LIMITS,
    ...(sequencer === 'M' ? {} : { sequencer }),
    ...seatPolicies(log, cosigning, sequencer),
  }
}

function seatBody({ code, kind }: Draft['seats'][number], card: KeyCard | undefined): JsonObject {
  if (card === undefined) return { code, kind }
  const { root, recovery, cosigner } = card
  return {
    code,
    kind,
    root,
    ...(recovery.kind === 'known' ? { recovery: recovery.value } : {}),
    ...(cosigner.kind === 'known' ? { cosigner: writeVkey(cosigner.value) } : {}),
  }
}

/**
 * Compares a drafted founding with a holder's own copies of all cards, field by field: what one machine alone says is
 * believed by nobody. Names the first field that differs, and whose. Source: record.md 11.2 step 4, R-REC-83.
 */
export function compareWithCards(
  founding: Founding,
  cards: readonly KeyCard[],
): Answer<undefined, 'REC_CARD_DIFFERS'> {
  const differs = (holder: Holder, field: string) => refuse('REC_CARD_DIFFERS', 'draft', { holder, field })
  for (const card of cards) {
    if (card.mech !== founding.mechanism) return differs(card.holder, 'mechanism')
    if (card.domain !== founding.domain) return differs(card.holder, 'domain')
    const seat = founding.seats.find(({ code }) => code === card.holder)
    if (seat === undefined || seat.root.kind !== 'known') return differs(card.holder, 'seat')
  }
  for (const seat of founding.seats) {
    if (seat.root.kind !== 'known') continue
    const own = cards.filter(({ holder }) => holder === seat.code)
    const [card] = own
    if (card === undefined || own.length > 1) return differs(seat.code, 'card')
    const field = differing(seat, card)
    if (field !== undefined) return differs(seat.code, field)
  }
  return accept(undefined)
}

function differing(seat: Seat, card: KeyCard): string | undefined {
  if (seat.kind !== card.kind) return 'kind'
  if (seat.root.kind !== 'known' || seat.root.value !== card.root) return 'root'
  if (saidOf(seat.recovery) !== saidOf(card.recovery)) return 'recovery'
  return vkeySaid(seat.cosigner) === vkeySaid(card.cosigner) ? undefined : 'cosign'
}

function saidOf(key: Maybe<string>): string {
  return key.kind === 'known' ? key.value : ''
}

function vkeySaid(key: Maybe<Vkey>): string {
  return key.kind === 'known' ? writeVkey(key.value) : ''
}

/**
 * Which of two sides sequences where no mission does, by lot: the low bit of SHA-256 over the two cards' hashes in rising
 * order names the side of the lower (0) or the higher. Neither can choose it once both cards are exchanged. Source:
 * record.md 7.1.
 */
export function sequencerByLot(sha: Sha256, cards: readonly [CardOf, CardOf]): Holder {
  const drawn = cards
    .map(({ holder, text }) => ({ holder, hash: sha(utf8(text)) }))
    .toSorted((one, other) => (hex(one.hash) < hex(other.hash) ? -1 : 1))
  const [lower, higher] = drawn
  const lot = sha(concat(...drawn.map(({ hash }) => hash))).at(-1) ?? 0
  return ((lot & 1) === 0 ? lower : higher)?.holder ?? cards[0].holder
}

/** A card as it was exchanged, and whose it is. */
export type CardOf = { readonly holder: Holder; readonly text: string }
