import { createHash, createPrivateKey, createPublicKey, sign, verify as verifyNative } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { base64url, hex, leafHash, utf8, type Verify } from '#tlog'

import { tries } from '../../../test/fuzz.ts'
import {
  canonicalJson,
  entryText,
  isWeakPoint,
  judgeSignatures,
  parseJson,
  readEntry,
  readSubmission,
  ridOf,
  signatureInput,
  signaturesOf,
  strictVerify,
  submissionText,
  type Envelope,
  type Json,
  type Reading,
  type Signature,
} from './index.ts'

const fixtures = join(import.meta.dirname, '../../../fixtures/vectors')
const read = (name: string): string => readFileSync(join(fixtures, name), 'utf8')
const { records } = JSON.parse(read('record/records.json'))
const bad = JSON.parse(read('record/submissions-bad.json'))
const sha = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()
const native: Verify = (key, message, signature) => {
  try {
    const x = base64url(key)
    const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } })
    return verifyNative(null, message, publicKey, signature)
  } catch {
    return false
  }
}
const verify = strictVerify(native)
const types = new Set<string>(records.map(({ env }: { env: Envelope }) => env.type))
const reading: Reading = { mech: 'nk2020', types, sha }

function privateKey(seed: Uint8Array): ReturnType<typeof createPrivateKey> {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

/** The first valid submission of the vectors, changed and signed anew, as the text to send. */
function changed(change: (env: Envelope) => Json, sigs?: readonly Json[]): string {
  const { env } = JSON.parse(Buffer.from(bad.cases[0].b64, 'base64').toString())
  const next = change(env)
  const input = utf8(`truceline/record/v1\n${canonicalJson(next)}`)
  const seed = createHash('sha256').update('truceline test key: A.duty').digest()
  const sig = base64url(sign(null, input, privateKey(seed)))
  return canonicalJson({ env: next, sigs: sigs ?? [{ key: env.author.key, sig }] })
}

function codeOf(sent: string | Uint8Array): string {
  const submission = readSubmission(sent, reading)
  if (!submission.ok) return submission.code
  const judged = judgeSignatures(submission.value, verify)
  return judged.ok ? 'OK' : judged.code
}

test('[R-REC-1] every case of submissions-bad.json gets exactly its code', () => {
  expect(bad.cases).toHaveLength(50)
  // A stranger's valid signature is for check 9, which audit.test.ts and order.test.ts judge.
  const expected = (code: string): string => (code === 'REC_KEY_UNKNOWN' ? 'OK' : code)
  for (const { name, b64, expect: code } of bad.cases)
    expect([name, codeOf(Buffer.from(b64, 'base64'))]).toEqual([name, expected(code)])
})

test('[R-REC-3] rid, signature input, entry, leaf and signatures of the 12 records come out of the seeds', () => {
  const keys = new Map<string, string>(
    JSON.parse(read('record/keys.json')).keys.map((key: { key: string; seedHex: string }) => [
      key.key,
      key.seedHex,
    ]),
  )
  expect(records).toHaveLength(12)
  for (const record of records) {
    const env: Envelope = record.env
    const input = signatureInput(env)
    expect(ridOf(sha, env)).toBe(record.rid)
    expect(hex(sha(input))).toBe(record.sigInputSha256)
    expect(hex(sha(utf8(canonicalJson(env))))).toBe(record.envJcsSha256)
    for (const { key, sig } of record.sigs)
      expect(base64url(sign(null, input, privateKey(Buffer.from(keys.get(key) ?? '', 'hex'))))).toBe(sig)
    const submission = submissionText({ env, sigs: record.sigs.toReversed() })
    const entry = entryText(record.at, submission)
    expect(entry).toBe(record.entry)
    expect([utf8(entry).length, hex(leafHash(sha, utf8(entry)))]).toEqual([
      record.entryBytes,
      record.leafHash,
    ])
    const back = readEntry(entry, reading)
    expect(
      back.ok && { rid: back.value.rid, env: back.value.env, at: back.value.at, text: back.value.text },
    ).toEqual({
      rid: record.rid,
      env,
      at: record.at,
      text: entry,
    })
    const sent = readSubmission(submission, reading)
    expect(sent.ok && [sent.value.rid, sent.value.text]).toEqual([record.rid, submission])
    expect(
      sent.ok && signaturesOf(sent.value).every((each) => verify(each.key, each.message, each.signature)),
    ).toBe(true)
  }
})

test('[R-REC-2] six documents of cyberphone', () => {
  const names = globSync('*.json', { cwd: join(fixtures, 'peers/jcs/input') })
  expect(names).toHaveLength(6)
  for (const name of names) {
    const value = parseJson(read(`peers/jcs/input/${name}`))
    if (value === undefined) throw new Error(name)
    const bytes = utf8(canonicalJson(value))
    expect(Buffer.from(bytes).toString()).toBe(read(`peers/jcs/output/${name}`))
    const outhex = read(`peers/jcs/outhex/${name.replace('.json', '.txt')}`)
      .trim()
      .split(/\s+/)
      .join('')
    expect(hex(bytes)).toBe(outhex)
  }
})

test('[R-REC-2] what is canonical stays as it is, for 10,000 random values', () => {
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(fc.string({ unit: 'binary', maxLength: 10 }), tie('value'), { maxKeys: 5 }),
    ),
  }))
  fc.assert(
    fc.property(value, (json) => {
      const text = canonicalJson(json)
      const back = parseJson(text)
      if (back === undefined) throw new Error(text)
      expect(canonicalJson(back)).toBe(text)
      expect(back).toEqual(json)
    }),
    { numRuns: 10_000 },
  )
})

test('[R-REC-2] what is nested 30,000 deep is judged, not a crash', () => {
  expect(codeOf('['.repeat(30_000) + ']'.repeat(30_000))).toBe('REC_SHAPE')
  expect(codeOf(`${'['.repeat(30_000)} ${']'.repeat(30_000)}`)).toBe('REC_CANON')
  expect(codeOf('['.repeat(30_000))).toBe('REC_JSON')
  expect(codeOf(`${'['.repeat(30_000)}"\\ud800"${']'.repeat(30_000)}`)).toBe('REC_JSON')
})

test('[R-REC-6] composed and decomposed letters stay different, and as sent', () => {
  const [composed, decomposed] = ['\u00e9', 'e\u0301'].map((text) =>
    changed((env) => ({ ...env, body: { text } })),
  )
  const [one, other] = [composed ?? '', decomposed ?? ''].map((text) => readSubmission(text, reading))
  if (!one?.ok || !other?.ok) throw new Error('refused')
  expect(one.value.rid).not.toBe(other.value.rid)
  expect(one.value.env.body?.['text']).toBe('\u00e9')
  expect(other.value.env.body?.['text']).toBe('e\u0301')
})

const zeros = '0'.repeat(64)
const commit = { alg: 'sd1', n: 16, root: zeros, wrap: zeros }
const content = { role: 'content', sha256: zeros, size: 4096, media: 'application/age' }
const attachment = { ...content, role: 'attachment' }
const ref = { rel: 'answers', rid: zeros }
const { body: _, ...bodiless } = { ...records[4].env }
const sealed = { ...bodiless, type: 'record.sealed', vis: 'C', commit, blobs: [content] }
const part = { commit, blobs: [content], keys: ['B.duty'] }

test('[R-REC-1] each form of record.md 2.1 that is right', () => {
  for (const right of [
    { ref: [ref] },
    { ref: Array.from({ length: 32 }, () => ref) },
    part,
    { ...part, commit: { ...commit, n: 4 } },
    { ...part, blobs: [attachment, content] },
    { blobs: [attachment] },
    { vis: 'P' },
    { body: {} },
    { seq: Number.MAX_SAFE_INTEGER },
    { made: { t: '2020-02-29T23:59:59.999Z', src: 'none', unc: 0 } },
    {
      body: {
        list: [],
        text: 'tab\tand\nline',
        deep: { a: { a: { a: { a: { a: { a: { a: { a: { a: 1 } } } } } } } } },
      },
    },
    { body: { text: 'x'.repeat(32_768) } },
    { body: { text: '€'.repeat(10_922) } },
    { body: { text: '𝄞'.repeat(8_192) } },
  ])
    expect([right, codeOf(changed((env) => ({ ...env, ...right })))]).toEqual([right, 'OK'])
  expect(codeOf(changed(() => sealed))).toBe('OK')
})

test('[R-REC-1] each form of record.md 2.1 and 2.2 that is wrong', () => {
  const { key } = records[4].env.author
  const cases: readonly [Json, string][] = [
    [{ v: '1' }, 'REC_VERSION'],
    [{ mech: 'NK' }, 'REC_SHAPE'],
    [{ author: { key, office: 'a.duty' } }, 'REC_SHAPE'],
    [{ author: { key: `${key.slice(0, -1)}h`, office: 'A.duty' } }, 'REC_SHAPE'],
    [{ author: { key, office: 'A.duty', name: 'x' } }, 'REC_SHAPE'],
    [{ seq: 0 }, 'REC_SHAPE'],
    [{ prev: null }, 'REC_SHAPE'],
    [{ after: { epoch: 0, size: 4, root: zeros } }, 'REC_SHAPE'],
    [{ after: { epoch: 1, size: 0, root: zeros } }, 'REC_SHAPE'],
    [{ after: { epoch: 1, size: -1, root: zeros } }, 'REC_SHAPE'],
    [{ made: { t: '2020-10-10T08:07:00Z', src: 'ntp', unc: 250 } }, 'REC_SHAPE'],
    [{ made: { t: '2021-02-29T08:07:00.000Z', src: 'ntp', unc: 250 } }, 'REC_SHAPE'],
    [{ made: { t: '2020-10-10T24:00:00.000Z', src: 'ntp', unc: 250 } }, 'REC_SHAPE'],
    [{ made: { t: '9999-99-99T99:99:99.999Z', src: 'ntp', unc: 250 } }, 'REC_SHAPE'],
    [{ made: { t: '2020-10-10T08:07:00.000Z', src: 'sun', unc: 250 } }, 'REC_SHAPE'],
    [{ made: { t: '2020-10-10T08:07:00.000Z', src: 'ntp', unc: -1 } }, 'REC_SHAPE'],
    [{ type: 'hotline' }, 'REC_SHAPE'],
    [{ ref: [{ rel: 'answers', rid: 'x' }] }, 'REC_SHAPE'],
    [{ ref: Array.from({ length: 33 }, () => ref) }, 'REC_SHAPE'],
    [{ body: [] }, 'REC_SHAPE'],
    [{ body: { none: null } }, 'REC_SHAPE'],
    [{ body: { Upper: 1 } }, 'REC_SHAPE'],
    [{ body: { [`a${'b'.repeat(40)}`]: 1 } }, 'REC_SHAPE'],
    [{ body: Object.fromEntries(Array.from({ length: 257 }, (_unused, at) => [`f${at}`, 1])) }, 'REC_SHAPE'],
    [{ body: { list: Array.from({ length: 4_097 }, () => 1) } }, 'REC_SHAPE'],
    [{ body: { text: 'x'.repeat(32_769) } }, 'REC_SIZE'],
    [{ body: { text: '€'.repeat(10_923) } }, 'REC_SIZE'],
    [{ body: { text: 'a\rb' } }, 'REC_STRING'],
    [
      { body: { deep: { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: 1 } } } } } } } } } } } },
      'REC_SHAPE',
    ],
    [{ ...part, commit: { ...commit, n: 5 } }, 'REC_SHAPE'],
    [{ ...part, commit: { ...commit, alg: 'sd2' } }, 'REC_SHAPE'],
    [{ ...part, blobs: [content, content] }, 'REC_SHAPE'],
    [{ ...part, blobs: [{ ...content, size: 0 }] }, 'REC_SHAPE'],
    [{ ...part, blobs: [{ ...content, media: 'age' }] }, 'REC_SHAPE'],
    [{ ...part, keys: [] }, 'REC_SHAPE'],
    [{ ...part, keys: Array.from({ length: 17 }, () => 'B.duty') }, 'REC_SHAPE'],
    [{ blobs: [content] }, 'REC_SHAPE'],
  ]
  for (const [wrong, code] of cases)
    expect([wrong, codeOf(changed((env) => ({ ...env, ...Object(wrong) })))]).toEqual([wrong, code])
  for (const wrong of [
    { ...sealed, ref: [ref] },
    { ...sealed, commit: { ...commit, n: 8 } },
    { ...sealed, blobs: [content, attachment] },
  ])
    expect(codeOf(changed(() => wrong))).toBe('REC_SHAPE')
  expect(codeOf(changed((env) => env, []))).toBe('REC_SHAPE')
  expect(codeOf('{"env":{},"more":1,"sigs":[]}')).toBe('REC_SHAPE')
  expect(codeOf('{"sigs":[]}')).toBe('REC_SHAPE')
  expect(codeOf('{"env":1e400,"sigs":[]}')).toBe('REC_CANON')
  expect(codeOf('{"env":-0,"sigs":[]}')).toBe('REC_CANON')
})

test('[R-REC-1] sizes: an entry of 65,535 bytes is the longest, judged before all else', () => {
  expect(codeOf(new Uint8Array(65_536))).toBe('REC_SIZE')
  expect(codeOf(new Uint8Array(65_535))).toBe('REC_JSON')
  const filled = (bytes: number): string =>
    changed((env) => {
      const body = { one: 'x'.repeat(30_000), two: '' }
      const room = bytes - canonicalJson({ ...env, body }).length
      return { ...env, body: { ...body, two: 'x'.repeat(room) } }
    })
  expect(codeOf(filled(61_440))).toBe('OK')
  expect(codeOf(filled(61_441))).toBe('REC_SIZE')
})

test('[R-REC-2] a text in a string that is not Unicode is refused, however it comes', () => {
  const text = changed((env) => ({ ...env, body: { text: 'MARK' } }))
  expect(codeOf(text.replace('MARK', '\ud800'))).toBe('REC_JSON')
  expect(codeOf(text.replace('MARK', '\\uDC00'))).toBe('REC_JSON')
  expect(codeOf(text.replace('MARK', '\\ud834\\udd1e'))).toBe('REC_CANON')
  expect(codeOf(`\ufeff${text.slice(1)}`)).toBe('REC_JSON')
})

test('[R-REC-88] a WebAuthn assertion is no signature', () => {
  const { key } = records[4].env.author
  const assertion = { authenticatorData: 'AAAA', clientDataJSON: 'AAAA', signature: 'AAAA' }
  expect(codeOf(changed((env) => env, [{ key, sig: assertion }]))).toBe('REC_SHAPE')
  expect(codeOf(changed((env) => env, [{ key, sig: base64url(new Uint8Array(72)) }]))).toBe('REC_SHAPE')
  expect(codeOf(changed((env) => env, [{ key, sig: base64url(new Uint8Array(64).fill(7)) }]))).toBe('REC_SIG')
})

test('[R-REC-5] 43 of the 914 CCTV cases are accepted, the ones that record.md 2.5 names', () => {
  const cases: readonly { key: string; sig: string; msg: string; flags: readonly string[] | null }[] =
    JSON.parse(read('peers/cctv-ed25519/ed25519vectors.json'))
  expect(cases).toHaveLength(914)
  const accepted = cases.filter(({ key, sig, msg }) =>
    verify(Buffer.from(key, 'hex'), utf8(msg), Buffer.from(sig, 'hex')),
  )
  expect(accepted).toHaveLength(43)
  const plain = accepted.filter(({ flags }) => (flags ?? []).length === 0)
  expect(plain).toHaveLength(1)
  for (const { flags } of accepted)
    expect(['low_order_component_A', 'low_order_component_R']).toEqual(
      expect.arrayContaining([...(flags ?? [])]),
    )
})

test('[R-REC-5] all 151 Wycheproof cases come out as they say', () => {
  const { testGroups, numberOfTests } = JSON.parse(read('peers/wycheproof/ed25519_test.json'))
  let count = 0
  for (const { publicKey, tests } of testGroups)
    for (const { msg, sig, result, comment } of tests) {
      count++
      const [key, message, signature] = [publicKey.pk, msg, sig].map((text) => Buffer.from(text, 'hex'))
      if (!key || !message || !signature) throw new Error(comment)
      expect([comment, verify(key, message, signature)]).toEqual([comment, result === 'valid'])
    }
  expect([count, numberOfTests]).toEqual([151, 151])
})

test('[R-REC-5] key, R and S are judged in front of the platform, whatever it would say', () => {
  const lax = strictVerify(() => true)
  const [key, ones] = [new Uint8Array(32).fill(2), new Uint8Array(32).fill(1)]
  const order = Buffer.from('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010', 'hex')
  const below = Uint8Array.from(order, (byte, at) => (at === 0 ? byte - 1 : byte))
  const signed = (r: Uint8Array, s: Uint8Array): boolean => lax(key, ones, Uint8Array.of(...r, ...s))
  expect(signed(ones, below)).toBe(true)
  expect(signed(ones, order)).toBe(false)
  expect(signed(new Uint8Array(32), below)).toBe(false)
  expect(lax(new Uint8Array(32), ones, Uint8Array.of(...ones, ...below))).toBe(false)
  expect(lax(key.slice(1), ones, Uint8Array.of(...ones, ...below))).toBe(false)
  expect(lax(key, ones, ones)).toBe(false)
})

test('[R-REC-5] weak points: every encoding at or past 2^255-19 and none just below', () => {
  const point = (first: number, last: number): Uint8Array =>
    Uint8Array.of(first, ...new Uint8Array(30).fill(255), last)
  for (const first of [0xed, 0xee, 0xf0, 0xff])
    for (const last of [0x7f, 0xff]) expect(isWeakPoint(point(first, last))).toBe(true)
  expect(isWeakPoint(point(0xeb, 0x7f))).toBe(false)
})

test('[R-REC-4] no reader throws on changed bytes, and none takes two texts for one record', () => {
  const texts = [...records.map((record: { entry: string }) => record.entry), changed((env) => env)]
  const change = fc.record({
    text: fc.constantFrom(...texts),
    at: fc.nat(),
    cut: fc.nat(4),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc.constantFrom(utf8('null'), utf8('"'), utf8('{'), utf8('-0')),
    ),
  })
  fc.assert(
    fc.property(change, ({ text, at, cut, put }) => {
      const bytes = utf8(text)
      const place = at % bytes.length
      const sent = Uint8Array.of(...bytes.subarray(0, place), ...put, ...bytes.subarray(place + cut))
      for (const answer of [readEntry(sent, reading), readSubmission(sent, reading)])
        expect(answer.ok ? utf8(answer.value.text) : sent).toEqual(sent)
    }),
    tries(3_000),
  )
})

test('[R-REC-4] no reader throws on any bytes', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), fc.json().map(utf8)), (sent) => {
      expect(readEntry(sent, reading).ok).toBe(false)
      expect(readSubmission(sent, reading).ok).toBe(false)
    }),
    tries(2_000),
  )
})

test('[R-REC-1] the signatures are judged in order: weak key, then author, then each of them', () => {
  const submission = readSubmission(
    changed((env) => env),
    reading,
  )
  if (!submission.ok) throw new Error(submission.code)
  const sigs: readonly Signature[] = [
    { key: base64url(new Uint8Array(32)), sig: base64url(new Uint8Array(64)) },
  ]
  const weak = judgeSignatures({ ...submission.value, sigs }, () => true)
  expect(weak.ok || weak.code).toBe('REC_KEY_WEAK')
  const none = judgeSignatures(submission.value, () => false)
  expect(none.ok || none.code).toBe('REC_SIG')
})
