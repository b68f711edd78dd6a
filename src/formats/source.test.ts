import fc from 'fast-check'
import { expect, test } from 'vitest'

import { tries } from '../../test/fuzz.ts'
import { scanJson } from './json-scan.ts'
import { readSource, SOURCE_MAX_BYTES } from './source.ts'
import { textOfUtf8 } from './utf8.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('[R-IMP-1] a file past 16 MiB is refused by its size before it is looked at', () => {
  const big = new Uint8Array(SOURCE_MAX_BYTES + 1)
  expect(readSource(big)).toEqual({
    ok: false,
    code: 'IMP_SIZE',
    kept: 'nothing',
    detail: { sizeBytes: SOURCE_MAX_BYTES + 1, maxBytes: SOURCE_MAX_BYTES },
  })
})

test('[R-IMP-1] nesting of 16 is read, of 17 refused with its place, a hundred thousand without a stack', () => {
  expect(readSource(bytes('['.repeat(16) + ']'.repeat(16))).ok).toBe(true)
  expect(readSource(bytes(`[1,\n${'['.repeat(16)}${']'.repeat(16)}]`))).toMatchObject({
    code: 'IMP_DEPTH',
    detail: { maxDepth: 16, line: 2, column: 16 },
  })
  expect(readSource(bytes('[{"a":'.repeat(100_000)))).toMatchObject({ code: 'IMP_DEPTH' })
  expect(readSource(bytes(`["${'['.repeat(1000)}"]`)).ok).toBe(true)
})

test('[R-IMP-2] UTF-8 with and without its mark; others are refused with a hint', () => {
  const word = '{"text":"Կրակոցներ ա\u{1F54A}"}'
  expect(readSource(bytes(word))).toEqual({ ok: true, value: { text: 'Կրակոցներ ա\u{1F54A}' } })
  expect(readSource(bytes(`\ufeff${word}`))).toEqual(readSource(bytes(word)))
  const utf16 = new Uint8Array(Uint16Array.from(Array.from('{"a":1}'), (char) => char.charCodeAt(0)).buffer)
  expect(readSource(utf16)).toMatchObject({ code: 'IMP_ENCODING', detail: { looksLike: 'UTF-16' } })
  expect(readSource(Uint8Array.from([0xff, 0xfe, ...utf16]))).toMatchObject({
    detail: { looksLike: 'UTF-16' },
  })
  expect(readSource(Uint8Array.from([0, 0, 0xfe, 0xff]))).toMatchObject({ detail: { looksLike: 'UTF-32' } })
  const cp1251 = Uint8Array.from([
    ...bytes('{"text":"'),
    0xce,
    0xe1,
    0xf1,
    0xf2,
    0xf0,
    0xe5,
    0xeb,
    ...bytes('"}'),
  ])
  expect(readSource(cp1251)).toMatchObject({
    code: 'IMP_ENCODING',
    detail: { atByte: 9, looksLike: 'windows-1251' },
  })
  const stray = Uint8Array.from([...bytes('{"a":"'), 0x80, 0x81, ...bytes('"}')])
  expect(readSource(stray)).toMatchObject({
    code: 'IMP_ENCODING',
    detail: { atByte: 6, looksLike: 'unknown' },
  })
})

test('[R-IMP-2] the strict decoder is the platform’s fatal decoder', () => {
  const fatal = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const platform = (input: Uint8Array): string | undefined => {
    try {
      return fatal.decode(input)
    } catch {
      return undefined
    }
  }
  const parts = fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => Array.from(bytes(text))),
    fc.constantFrom(
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xe0, 0x80, 0x80],
      [0xf0, 0x9f],
      [0xff],
    ),
    fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 6 }),
  )
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 5 }), (pieces) => {
      const input = Uint8Array.from(pieces.flat())
      const own = textOfUtf8(input, 0)
      expect(own.ok ? own.value : undefined).toBe(platform(input))
    }),
    tries(500),
  )
})

test('[R-IMP-3] broken JSON is refused with line and column', () => {
  expect(readSource(bytes('{\n "a": 1,\n}'))).toMatchObject({
    code: 'IMP_JSON',
    detail: { why: 'broken', line: 3, column: 1 },
  })
  expect(readSource(bytes('{"a":1} x'))).toMatchObject({ detail: { line: 1, column: 9 } })
  expect(readSource(bytes(' \n'))).toMatchObject({ code: 'IMP_EMPTY' })
  expect(readSource(bytes('{"a":"\t"}'))).toMatchObject({ code: 'IMP_JSON' })
})

test('[R-IMP-3] a name that stands twice in one object is refused, however it is written', () => {
  expect(readSource(bytes('{"id":1,\n"\\u0069d":2}'))).toMatchObject({
    code: 'IMP_JSON',
    detail: { why: 'nameTwice', name: 'id', line: 2, column: 1 },
  })
  expect(readSource(bytes('[{"id":1},{"id":2}]')).ok).toBe(true)
})

test('[R-IMP-3] the scan takes what the platform’s parser takes, and nothing else', () => {
  const platform = (text: string): boolean => {
    try {
      JSON.parse(text)
      return true
    } catch {
      return false
    }
  }
  const mutated = fc.tuple(
    fc.json({ maxDepth: 6 }),
    fc.nat(),
    fc.constantFrom('', ',', '"', '}', ']', '0', '-', 'e', '\\', ' ', '.', '\u0001'),
  )
  fc.assert(
    fc.property(mutated, ([json, at, piece]) => {
      const place = at % (json.length + 1)
      for (const text of [
        json,
        json.slice(0, place) + piece + json.slice(place),
        json.slice(0, place) + piece + json.slice(place + 1),
      ]) {
        const scan = scanJson(text, 64)
        const agrees = scan.kind === 'nameTwice' || (scan.kind === 'whole') === platform(text)
        expect([text, agrees]).toEqual([text, true])
      }
    }),
    tries(500),
  )
})
