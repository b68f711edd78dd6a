import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  base64,
  base64url,
  bytesOfBase64,
  bytesOfBase64url,
  bytesOfHex,
  concat,
  equalBytes,
  hex,
  textOf,
  utf8,
} from './index.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 300 })
const anyBytes = fc.uint8Array({ maxLength: 300 })

test('[R-REC-2] UTF-8 is what the platform writes, and reads back', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(Buffer.from(utf8(text))).toEqual(Buffer.from(text, 'utf8'))
      expect(textOf(utf8(text))).toBe(text)
    }),
    { numRuns: 1_000 },
  )
})

test('[R-REC-2] bytes that are not UTF-8 have no text, as the strictest decoder says', () => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const strict = (bytes: Uint8Array): string | undefined => {
    try {
      return decoder.decode(bytes)
    } catch {
      return undefined
    }
  }
  const high = fc.uint8Array({ min: 0x7f, maxLength: 6 })
  fc.assert(
    fc.property(fc.oneof(anyBytes, high), (bytes) => {
      expect(textOf(bytes)).toBe(strict(bytes))
    }),
    { numRuns: 5_000 },
  )
  const odd = [
    'c080',
    'e08080',
    'eda080',
    'f0808080',
    'f4908080',
    'f5808080',
    '80',
    'c3',
    'e282',
    'ff',
    'efbbbf41',
  ]
  for (const text of odd) expect(textOf(Buffer.from(text, 'hex'))).toBe(strict(Buffer.from(text, 'hex')))
})

test('[R-REC-2] a text of 300,000 characters is read in one go', () => {
  const text = 'Ա𝄞x'.repeat(75_000)
  expect(textOf(utf8(text))).toBe(text)
})

test('[R-REC-2] hex and both forms of base64 are the platform’s, and strict', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      const buffer = Buffer.from(bytes)
      expect([hex(bytes), base64(bytes), base64url(bytes)]).toEqual([
        buffer.toString('hex'),
        buffer.toString('base64'),
        buffer.toString('base64url'),
      ])
      for (const back of [
        bytesOfHex(hex(bytes)),
        bytesOfBase64(base64(bytes)),
        bytesOfBase64url(base64url(bytes)),
      ])
        expect(equalBytes(back ?? new Uint8Array(1), bytes)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('[R-REC-4] a text that is not canonical is no bytes', () => {
  for (const text of ['0', 'AB', 'g0', ' 00']) expect(bytesOfHex(text)).toBeUndefined()
  for (const text of [
    'A',
    'AA',
    'AAA',
    'A===',
    '====',
    'AB==',
    'AAB=',
    'AA==AA==',
    'AA=A',
    'A-==',
    '\n',
    'AAAAÿ===',
  ])
    expect([text, bytesOfBase64(text)]).toEqual([text, undefined])
  for (const text of ['A', 'AB', 'AAB', 'AA==', 'A+', 'AA AA'])
    expect([text, bytesOfBase64url(text)]).toEqual([text, undefined])
  fc.assert(
    fc.property(anyText, (text) => {
      const [one, other] = [bytesOfBase64(text), bytesOfBase64url(text)]
      expect([text, undefined]).toContain(one && base64(one))
      expect([text, undefined]).toContain(other && base64url(other))
    }),
  )
})

test('[R-REC-2] parts joined, and equality to the last byte', () => {
  expect(concat(Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3))).toEqual(Uint8Array.of(1, 2, 3))
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false)
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false)
})
