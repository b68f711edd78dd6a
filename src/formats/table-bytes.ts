import { accept, refuse, type Answer } from '#domain/life'

import { textOfUtf8 } from './utf8.ts'

/** Encodings a table is read in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'windows-1252'

/** How sure a thing is that a file does not say of itself: a person said it, the bytes leave no other reading, or one is likelier. */
export type Sure = 'asked' | 'certain' | 'likely'

/** Text of a table's bytes, in which encoding it was read, and how sure that is. */
export type Decoded = {
  readonly text: string
  readonly encoding: { readonly name: Encoding; readonly sure: Sure }
}

/** How many bytes are looked at to tell one encoding from another. */
const LOOK_BYTES = 65_536

/**
 * The text of a table's bytes. A byte order mark or bytes that are UTF-8 leave no doubt; UTF-16 without a mark and the two
 * single-byte code pages are told by what their letters make of words, and said to be likely. What fits none is refused
 * with the byte at which it is no UTF-8; a person may say the encoding instead. Nothing is ever replaced by a mark.
 */
export function decodeTable(bytes: Uint8Array, asked?: Encoding): Answer<Decoded, 'IMP_ENCODING'> {
  if (asked !== undefined) return decodedAs(bytes, { name: asked, sure: 'asked' })
  const marked = markOf(bytes)
  if (marked === 'utf-32') return refuse('IMP_ENCODING', 'nothing', { looksLike: 'UTF-32' })
  if (marked !== undefined) return decodedAs(bytes, { name: marked, sure: 'certain' })
  const wide = wideGuess(bytes)
  if (wide !== undefined) return decodedAs(bytes, { name: wide, sure: 'likely' })
  const utf8 = textOfUtf8(bytes, 0)
  if (utf8.ok && !bytes.includes(0))
    return accept({ text: utf8.value, encoding: { name: 'utf-8', sure: 'certain' } })
  const single = bytes.includes(0) ? undefined : singleByteGuess(bytes)
  if (single !== undefined) return decodedAs(bytes, { name: single, sure: 'likely' })
  return refuse('IMP_ENCODING', 'nothing', {
    atByte: utf8.ok ? bytes.indexOf(0) : utf8.atByte,
    looksLike: 'unknown',
  })
}

function decodedAs(bytes: Uint8Array, encoding: Decoded['encoding']): Answer<Decoded, 'IMP_ENCODING'> {
  const text = textIn(bytes, encoding.name)
  return typeof text === 'string'
    ? accept({ text, encoding })
    : refuse('IMP_ENCODING', 'nothing', { atByte: text.atByte, looksLike: encoding.name })
}

type NotText = { readonly atByte: number }

function textIn(bytes: Uint8Array, encoding: Encoding): string | NotText {
  switch (encoding) {
    case 'utf-8': {
      const read = textOfUtf8(bytes, startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0)
      return read.ok ? read.value : read
    }
    case 'utf-16le':
      return textOfUtf16(bytes, { low: 0, high: 1 })
    case 'utf-16be':
      return textOfUtf16(bytes, { low: 1, high: 0 })
    case 'windows-1251':
      return textOfSingleBytes(bytes, CP1251)
    case 'windows-1252':
      return textOfSingleBytes(bytes, CP1252)
  }
}

function markOf(bytes: Uint8Array): Encoding | 'utf-32' | undefined {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])) return 'utf-32'
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8'
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  return startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : undefined
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte)
}

/** Fewer zeros than these are a broken byte or two, and not how a text is written. */
const ZEROS_MIN = 4

/**
 * UTF-16 without a mark: of every pair of bytes one is zero where the character is ASCII, as commas, figures and line ends
 * of a table are, and it is always the same one of the two.
 */
function wideGuess(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length % 2 !== 0) return undefined
  const looked = bytes.subarray(0, LOOK_BYTES)
  const zeros = [0, 1].map((parity) => looked.filter((byte, i) => byte === 0 && i % 2 === parity).length)
  const [even = 0, odd = 0] = zeros
  const few = Math.max(ZEROS_MIN, looked.length / 20)
  if (odd > few && even === 0) return 'utf-16le'
  return even > few && odd === 0 ? 'utf-16be' : undefined
}

const CHUNK = 8_192

function textOfUtf16(
  bytes: Uint8Array,
  { low, high }: { readonly low: number; readonly high: number },
): string | NotText {
  if (bytes.length % 2 !== 0) return { atByte: bytes.length - 1 }
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 2 * CHUNK) {
    const pairs = Math.min(CHUNK, (bytes.length - at) / 2)
    const units = Array.from(
      { length: pairs },
      (_, i) => ((bytes[at + 2 * i + high] ?? 0) << 8) | (bytes[at + 2 * i + low] ?? 0),
    )
    pieces.push(String.fromCharCode(...units))
  }
  const text = pieces.join('').replace(/^\ufeff/, '')
  if (text.isWellFormed()) return text
  return { atByte: 2 * Array.from(text).findIndex((char) => !char.isWellFormed()) }
}

/** The upper half of a code page, 0x80 to 0xff; a space stands where it has no character. */
const CP1251 =
  'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–— ™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя'
const CP1252 =
  '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ'

function textOfSingleBytes(bytes: Uint8Array, page: string): string | NotText {
  const pieces: string[] = []
  let piece = ''
  for (const [at, byte] of bytes.entries()) {
    const char = byte < 0x80 ? String.fromCharCode(byte) : page.charAt(byte - 0x80)
    if (byte >= 0x80 && char === ' ') return { atByte: at }
    piece += char
    if (piece.length >= CHUNK) {
      pieces.push(piece)
      piece = ''
    }
  }
  return [...pieces, piece].join('')
}

/** Share of the letters beyond ASCII that must stand in words which a code page makes sense of. */
const SENSE = 0.9

/** Which of the two code pages makes words of the bytes: all Cyrillic in one case, or Latin words with a letter among them. */
function singleByteGuess(bytes: Uint8Array): 'windows-1251' | 'windows-1252' | undefined {
  const looked = bytes.subarray(0, LOOK_BYTES)
  const [cyrillic, latin] = [textOfSingleBytes(looked, CP1251), textOfSingleBytes(looked, CP1252)]
  if (cyrillic === latin) return 'windows-1252' // the few marks that both write alike
  if (typeof cyrillic === 'string' && sense(cyrillic, isCyrillicWord)) return 'windows-1251'
  if (typeof latin === 'string' && sense(latin, isLatinWord)) return 'windows-1252'
  return undefined
}

const BEYOND_ASCII = /[^\p{ASCII}]/gu

function sense(text: string, isWord: (word: string) => boolean): boolean {
  const words = (text.match(/[\p{L}’']+/gu) ?? []).filter((word) => /[^\p{ASCII}’]/u.test(word))
  const weight = (list: readonly string[]) =>
    list.reduce((sum, word) => sum + (word.match(BEYOND_ASCII)?.length ?? 0), 0)
  return words.length > 0 && weight(words.filter(isWord)) >= SENSE * weight(words)
}

/** All of one script, and small, capital, or small after a first capital: bytes of another code page come out otherwise. */
function isCyrillicWord(word: string): boolean {
  return (
    /^(?:\p{Script=Cyrillic}[\p{Ll}’']*|[\p{Lu}’']+)$/u.test(word) && /^[\p{Script=Cyrillic}’']+$/u.test(word)
  )
}

/** Letters with marks stand among plain ones; a word of nothing else is of another code page. */
function isLatinWord(word: string): boolean {
  const plain = word.match(/[A-Za-z]/g)?.length ?? 0
  return plain * 2 >= word.length && /^[\p{Script=Latin}’']+$/u.test(word)
}
