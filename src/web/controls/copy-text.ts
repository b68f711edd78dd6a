import { sha256 } from '@noble/hashes/sha2.js'

import { checkWord } from '#domain/record'

import type { Reader } from './reader.tsx'

/** What is copied: the class it may be read at, what it is, its number, how its content came about, and the line itself. */
export type Copied = {
  readonly class: 'mission' | 'joint' | 'public'
  readonly kind: 'observation' | 'account' | 'entry'
  readonly number: string
  readonly marks: readonly ('exercise' | 'drill' | 'replay')[]
  /** Time, place and what, in one line. */
  readonly line: string
}

const LINE_MAX = 160 // R-UI-80: what a short message of any messenger takes

/**
 * Three lines for a radio or a messenger: class, kind, number and marks; time, place and what; the check-word of both.
 * What is longer is cut at a word and says so. Source: R-UI-80, R-UI-81.
 */
export function copyLines({ t }: Reader, copied: Copied): readonly [string, string, string] {
  const head = cut(
    t('copy.head', {
      class: t('copy.class', { class: copied.class }),
      kind: t('copy.kind', { kind: copied.kind }),
      number: copied.number,
      marks: copied.marks.map((mark) => ` ${t('copy.mark', { mark })}`).join(''),
    }),
  )
  const line = cut(copied.line)
  return [head, line, t('copy.check', { word: checkWord(sha256, [head, line]) })]
}

/** One line of at most 160 characters, its white space plain, cut where a word ends. */
function cut(text: string): string {
  const plain = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
  const letters = Array.from(plain)
  if (letters.length <= LINE_MAX) return plain
  const kept = letters.slice(0, LINE_MAX - 2).join('')
  const end = kept.lastIndexOf(' ')
  return `${end > LINE_MAX / 2 ? kept.slice(0, end) : kept} …`
}

/** A day as short as it stays clear when read aloud: `4 Nov 2020`. */
export function shortDay(lang: string, date: string): string {
  const format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const parts = new Map(
    format.formatToParts(new Date(`${date}T00:00:00.000Z`)).map((part) => [part.type, part.value]),
  )
  return `${parts.get('day')} ${parts.get('month')} ${parts.get('year')}`
}
