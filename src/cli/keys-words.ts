import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { accept, refuse, type Answer } from '#domain/life'
import {
  cardReadBack,
  isChallenge,
  readbackWords,
  readKeyCard,
  type KeyCard,
  type SpokenWord,
} from '#domain/record'
import { textOf } from '#tlog'
import { say } from '#words'

import { sha256, verifyEd25519 } from './hash.ts'
import { done, misuse, textOption, type Call, type Verb } from './verb.ts'
import { padded } from './width.ts'

const USAGE = 'keys words CARD [--challenge NNNNNN] [--json]'

/**
 * `keys words`: a key card in eight words, read aloud over a line that nobody in between runs. Without a challenge one is
 * drawn: the caller says it first, and both then have the same words or different cards (R-REC-64).
 */
export const keysWords: Verb = {
  usage: USAGE,
  about: 'cli.aboutKeysWords',
  options: { challenge: 'text', json: 'flag' },
  words: [1, 1],
  run: async (call) => {
    const [path = ''] = call.words
    const challenge = textOption(call, 'challenge') ?? drawn()
    if (!isChallenge(challenge))
      return misuse('CLI_VALUE', { option: '--challenge', text: challenge, usage: USAGE })
    const read = cardAt(path)
    if (!read.ok) return { kind: 'refused', refused: read }
    const { card, text } = read.value
    const words = readbackWords(sha256, challenge, cardReadBack(sha256, card, text))
    call.shell.out.write(
      call.options.has('json') ? jsonOf(card, challenge, words) : said(call, { card, challenge, words }),
    )
    return done
  },
}

/** A key card read from a file, with the text that its words are of. */
export type CardFile = { readonly card: KeyCard; readonly text: string }

const CARD_BYTES_MAX = 16_384

/** Reads the card in a file. `CLI_FILE` where there is none, `CLI_CARD` where it is no card or its root did not sign it. */
export function cardAt(path: string): Answer<CardFile, 'CLI_FILE' | 'CLI_CARD'> {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch {
    return refuse('CLI_FILE', 'nothing', { path })
  }
  const text = bytes.length <= CARD_BYTES_MAX ? textOf(bytes) : undefined
  const read = text === undefined ? undefined : readKeyCard(sha256, verifyEd25519, text)
  return text !== undefined && read?.ok === true
    ? accept({ card: read.value, text })
    : refuse('CLI_CARD', 'nothing', { path })
}

function drawn(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

type Spoken = { readonly card: KeyCard; readonly challenge: string; readonly words: readonly SpokenWord[] }

function jsonOf(card: KeyCard, challenge: string, words: readonly SpokenWord[]): string {
  const { mech, domain, holder, kind, root, made } = card
  return `${JSON.stringify({ mech, domain, holder, kind, root, made, challenge, words })}\n`
}

const WORD_COLUMNS = 10

function said({ lang }: Call, { card, challenge, words }: Spoken): string {
  const { holder, mech, made } = card
  const halves = [words.slice(0, 4), words.slice(4)]
  const [called, caller] = halves.map((half) =>
    ['word' as const, 'number' as const]
      .map(
        (what) =>
          `  ${half
            .map((each) => padded(each[what], WORD_COLUMNS))
            .join('')
            .trimEnd()}\n`,
      )
      .join(''),
  )
  return [
    `${say(lang, 'cli.cardOf', { holder, mech, made })}\n`,
    `${say(lang, 'cli.cardChallenge', { challenge })}\n`,
    `${say(lang, 'cli.wordsCalled')}\n${called}`,
    `${say(lang, 'cli.wordsCaller')}\n${caller}`,
    `${say(lang, 'cli.wordsEqual')}\n`,
  ].join('')
}
