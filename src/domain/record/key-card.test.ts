import { createHash, verify as platformVerify } from 'node:crypto'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { HolderKind } from '#domain/party'
import { bytesOfBase64url, vkeyOf } from '#tlog'

import { labelledKey } from '../../../test/keys.ts'
import { sealKeysOf, sealIdentities } from '../../../test/sealing.ts'
import {
  cardReadBack,
  compareWithCards,
  cosignerName,
  genesisBody,
  keyCardText,
  readbackWords,
  readFounding,
  readKeyCard,
  sequencerByLot,
  strictVerify,
  type KeyCard,
} from './index.ts'

const sha = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
const verify = strictVerify((key, message, signature) =>
  platformVerify(null, message, { key: Buffer.concat([SPKI, key]), format: 'der', type: 'spki' }, signature),
)

const [MECH, DOMAIN] = ['river2031', 'mission.example']
const bytes = (key: string): Uint8Array => bytesOfBase64url(key) ?? new Uint8Array()
const KINDS: Readonly<Record<string, HolderKind>> = { M: 'mission', A: 'party', B: 'party', G1: 'guarantor' }

function cardOf(holder: string, given: Partial<KeyCard> = {}): KeyCard {
  const named = { mech: MECH, domain: DOMAIN, holder }
  const cosigner = vkeyOf(sha, {
    name: cosignerName(named),
    kind: 'cosignature',
    key: bytes(labelledKey(`${holder}.cosign`).key),
  })
  return {
    ...named,
    kind: KINDS[holder] ?? 'neutral',
    root: labelledKey(`${holder}.root`).key,
    recovery: { kind: 'known', value: labelledKey(`${holder}.recovery`).key },
    cosigner: { kind: 'known', value: cosigner },
    seal: { kind: 'absent' },
    made: '2031-05-04',
    ...given,
  }
}

function textOf(card: KeyCard, signer = `${card.holder}.root`): string {
  return keyCardText(sha, card, (message) => bytes(labelledKey(signer).sign(message)))
}

const log = vkeyOf(sha, {
  name: `${DOMAIN}/log/${MECH}/e1`,
  kind: 'ed25519',
  key: bytes(labelledKey('log-e1').key),
})
const ALL = ['M', 'A', 'B', 'G1']
const seats = ALL.map((code) => ({ code, kind: KINDS[code] ?? 'neutral' }))

function drafted(held: readonly string[], sequencer = 'M') {
  const cards = held.map((holder) => cardOf(holder))
  const body = genesisBody({ mech: MECH, domain: DOMAIN, seats, cards, log, sequencer })
  const founding = readFounding(sha, body)
  if (!founding.ok) throw new Error(founding.code)
  return { cards, body, founding: founding.value }
}

describe('a key card', () => {
  test('[R-REC-83] is read as it was written, with all its keys and with none but the root', () => {
    const [[, seal] = []] = sealKeysOf(sealIdentities())
    const whole = cardOf('A', { seal: { kind: 'known', value: seal ?? '' } })
    const bare = cardOf('A', { recovery: { kind: 'absent' }, cosigner: { kind: 'absent' } })
    expect(readKeyCard(sha, verify, textOf(whole))).toEqual({ ok: true, value: whole })
    expect(readKeyCard(sha, verify, textOf(bare))).toEqual({ ok: true, value: bare })
    expect(textOf(bare).split('\n').slice(0, 8)).toEqual([
      'truceline/keycard/v1',
      MECH,
      'A party',
      `root ${bare.root}`,
      'recovery -',
      'cosign -',
      'seal -',
      '2031-05-04',
    ])
  })

  test('[R-REC-83] that another key signed, or that was changed in one letter, is none', () => {
    const text = textOf(cardOf('A'))
    expect(readKeyCard(sha, verify, textOf(cardOf('A'), 'B.root'))).toMatchObject({ code: 'REC_CP_SIG' })
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('A', 'b', '0', ' ', '\n', '-'), (at, letter) => {
        fc.pre(text.charAt(at) !== letter)
        const changed = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`
        expect(readKeyCard(sha, verify, changed).ok).toBe(false)
      }),
    )
  })

  test.each([
    ['a party that calls itself a mission', cardOf('A', { kind: 'mission' })],
    ['a mechanism that is no id', cardOf('A', { mech: 'River 2031' })],
    ['a cosigner of another holder', cardOf('A', { cosigner: cardOf('B').cosigner })],
    ['a day that is none', cardOf('A', { made: '2031-13-04' })],
    ['a seal key nobody can seal to', cardOf('A', { seal: { kind: 'known', value: 'age1pq1xyz' } })],
  ])('[R-REC-83] %s is refused', (_of, card) => {
    expect(readKeyCard(sha, verify, textOf(card))).toMatchObject({ code: 'REC_CP_FORMAT' })
  })

  test('[R-REC-83] two cards that differ in one key have other words under every challenge', () => {
    const words = (card: KeyCard) =>
      readbackWords(sha, '482913', cardReadBack(sha, card, textOf(card))).map(({ word }) => word)
    const swapped = cardOf('A', { recovery: { kind: 'known', value: labelledKey('thief').key } })
    expect(words(cardOf('A'))).toHaveLength(8)
    expect(words(cardOf('A'))).not.toEqual(words(swapped))
  })
})

describe('a drafted founding', () => {
  test('[R-REC-83] that is made of the cards is equal to them', () => {
    const { founding, cards } = drafted(ALL)
    expect(compareWithCards(founding, cards)).toEqual({ ok: true, value: undefined })
  })

  test.each([
    ['root', { root: labelledKey('thief').key }],
    ['recovery', { recovery: { kind: 'absent' } as const }],
    ['cosign', { cosigner: { kind: 'absent' } as const }],
    ['mechanism', { mech: 'other2031' }],
    ['domain', { domain: 'other.example' }],
  ])('[R-REC-83] with another %s than a card says is caught, whose and what', (field, given) => {
    const { founding, cards } = drafted(ALL)
    for (const holder of ALL) {
      const own = cards.map((card) => (card.holder === holder ? cardOf(holder, given) : card))
      expect(compareWithCards(founding, own)).toMatchObject({
        code: 'REC_CARD_DIFFERS',
        detail: { holder, field },
      })
    }
  })

  test('[R-REC-83] a seat that somebody filled without a card, or a card without a seat, is caught', () => {
    const { founding, cards } = drafted(ALL)
    const withoutB = cards.filter(({ holder }) => holder !== 'B')
    expect(compareWithCards(founding, withoutB)).toMatchObject({ detail: { holder: 'B', field: 'card' } })
    const { founding: alone } = drafted(['M'])
    expect(compareWithCards(alone, cards)).toMatchObject({ detail: { holder: 'A', field: 'seat' } })
  })
})

describe('grades that the held seats can reach', () => {
  const of = (held: readonly string[], sequencer = 'M') => {
    const { witnessed, joint } = drafted(held, sequencer).founding
    return joint.kind === 'known' ? 'joint' : witnessed.kind === 'known' ? 'witnessed' : 'recorded'
  }

  test.each([
    [['M'], 'M', 'recorded'],
    [['M', 'G1'], 'M', 'recorded'],
    [['M', 'A'], 'M', 'recorded'],
    [['M', 'A', 'G1'], 'M', 'witnessed'],
    [['M', 'A', 'B'], 'M', 'witnessed'],
    [['M', 'A', 'B', 'G1'], 'M', 'joint'],
    [['A', 'B'], 'A', 'witnessed'],
    [['A', 'B', 'G1'], 'A', 'joint'],
    [['A'], 'A', 'recorded'],
  ] as const)('[R-REC-54] %j sequenced by %s: %s', (held, sequencer, grade) => {
    const swap = (code: string) => ({ A: 'B', B: 'A' })[code] ?? code
    expect(of(held, sequencer)).toBe(grade)
    expect(
      of(
        ALL.filter((code) => held.map(swap).includes(code)),
        swap(sequencer),
      ),
    ).toBe(grade)
  })

  test('[R-REC-54] where a side sequences, its own node counts as the one more and never as the other side', () => {
    const groups = (sequencer: string) =>
      JSON.stringify(drafted(['A', 'B', 'G1'], sequencer).body['policyWitnessed'])
        .split('\\n')
        .filter((line) => line.startsWith('group'))
    expect(groups('A')).toEqual(['group others any A G1', 'group witnessed all B others'])
    expect(groups('B')).toEqual(['group others any B G1', 'group witnessed all A others'])
  })

  test('[R-REC-54] who sequences is drawn from both cards: neither order nor name decides, and swapping them swaps it', () => {
    const one = { holder: 'A', text: textOf(cardOf('A')) }
    const other = { holder: 'B', text: textOf(cardOf('B')) }
    const drawn = sequencerByLot(sha, [one, other])
    expect(sequencerByLot(sha, [other, one])).toBe(drawn)
    const swapped = sequencerByLot(sha, [
      { ...one, text: other.text },
      { ...other, text: one.text },
    ])
    expect(new Set([drawn, swapped])).toEqual(new Set(['A', 'B']))
    const lots = Array.from({ length: 64 }, (_, at) =>
      sequencerByLot(sha, [one, { holder: 'B', text: `${other.text}${at}` }]),
    )
    expect(new Set(lots)).toEqual(new Set(['A', 'B']))
  })
})
