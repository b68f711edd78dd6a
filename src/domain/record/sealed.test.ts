import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import {
  Decrypter,
  Encrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { hex, leafHash, textOf, utf8, verifyInclusion } from '#tlog'

import {
  canonicalJson,
  commitmentRoot,
  CONTENT_BYTES_MAX,
  discloseField,
  isSealRecipient,
  judgeDisclosure,
  judgeFiles,
  leavesFor,
  openSealed,
  sealedPlain,
  type Envelope,
  type Json,
  type JsonObject,
} from './index.ts'

const fixtures = join(import.meta.dirname, '../../../fixtures/vectors/record')
const vector = (name: string) => JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8'))
const file = (name: string): Uint8Array => new Uint8Array(readFileSync(join(fixtures, name)))
const sha = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()
const sealed = vector('sealed')
const { records } = vector('records')
const part: Envelope = records[sealed.recordIndex].env
const committed: Envelope = records[sealed.committed.recordIndex].env
const random = (): Uint8Array => new Uint8Array(randomBytes(16))

async function open(bytes: Uint8Array, identity: string): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return await decrypter.decrypt(bytes)
}

async function plainOf(name: 'sealed' | 'committed', office: string): Promise<Uint8Array> {
  const identity = textOf(await open(file(`${name}-wrap.age`), sealed.keys[office].identity))
  return await open(file(`${name}-content.age`), identity ?? '')
}

test('[R-REC-70] the sealed part opens with either office’s identity and gives the committed root', async () => {
  for (const office of ['B.duty', 'M.duty']) {
    const plain = await plainOf('sealed', office)
    expect(textOf(plain)).toBe(sealed.plain)
    const content = openSealed(sha, part, plain)
    expect(content.ok && content.value.body).toEqual(JSON.parse(sealed.plain).body)
    expect(content.ok && commitmentRoot(sha, content.value)).toBe(sealed.root)
  }
})

test('[R-REC-70] the committed record opens for its holder, with class and type inside', async () => {
  const content = openSealed(sha, committed, await plainOf('committed', sealed.committed.opens))
  expect(content.ok && content.value.body).toEqual(sealed.committed.body)
})

test('[R-REC-70] whatever does not give the committed root is REC_SEAL_MISMATCH', async () => {
  const good = textOf(await plainOf('sealed', 'B.duty')) ?? ''
  const text = good.trimEnd()
  const changes = [
    good.replace('"count":3', '"count":4'),
    text.replace('MT-2', 'MT-3').padEnd(good.length),
    good.slice(0, -1),
    `${good} `,
    good.replace('"salts"', '"saltz"'),
    text.replace('{"body"', '{ "body"').padEnd(good.length),
    `${good.slice(0, -1)}x`,
    ' '.repeat(1_024),
  ]
  for (const changed of changes) {
    const answer = openSealed(sha, part, utf8(changed))
    expect([changed, answer.ok || answer.code]).toEqual([changed, 'REC_SEAL_MISMATCH'])
  }
  const bytes = utf8(good)
  bytes[20] = 0xff
  expect(openSealed(sha, part, bytes).ok).toBe(false)
  expect(openSealed(sha, { ...part, vis: 'C' }, utf8(good)).ok).toBe(false)
  const { commit: _, ...bare } = part
  expect(openSealed(sha, bare, utf8(good)).ok).toBe(false)
})

const anyBody: fc.Arbitrary<JsonObject> = fc.dictionary(
  fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,8}$/),
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !/\p{Cc}/u.test(text)),
    fc.maxSafeInteger(),
    fc.constant<Json>({ list: [1, 'two'] }),
  ),
  { minKeys: 1, maxKeys: 40 },
)

test('[R-REC-70] what is sealed opens again, in steps of 1,024 or 4,096 bytes, class C with 16 leaves at least', () => {
  fc.assert(
    fc.property(anyBody, fc.constantFrom<'J' | 'C'>('J', 'C'), (fields, vis) => {
      const body = vis === 'C' ? { ...fields, class: 'M', type: 'statement.transcribed' } : fields
      const made = sealedPlain(sha, { body, vis, random })
      if (!made.ok) throw new Error(made.code)
      const { n, root, plain } = made.value
      expect(plain.length % (vis === 'C' ? 4_096 : 1_024)).toBe(0)
      expect(n).toBeGreaterThanOrEqual(vis === 'C' ? 16 : 4)
      const commit = { alg: 'sd1', n, root, wrap: '0'.repeat(64) } as const
      const opened = openSealed(sha, { commit, vis }, plain)
      expect(opened.ok && opened.value.body).toEqual(body)
      expect(openSealed(sha, { commit: { ...commit, root: '0'.repeat(64) }, vis }, plain).ok).toBe(false)
    }),
    { numRuns: 100 },
  )
})

test('[R-REC-70] a committed body without class and type inside is no content; salts are not used twice', () => {
  const made = sealedPlain(sha, { body: { text: 'x' }, vis: 'C', random })
  if (!made.ok) throw new Error(made.code)
  const commit = { alg: 'sd1', n: made.value.n, root: made.value.root, wrap: '' } as const
  expect(openSealed(sha, { commit, vis: 'C' }, made.value.plain).ok).toBe(false)
  const same = sealedPlain(sha, { body: { text: 'x' }, vis: 'J', random: () => new Uint8Array(16) })
  if (!same.ok) throw new Error(same.code)
  const twice = { alg: 'sd1', n: same.value.n, root: same.value.root, wrap: '' } as const
  expect(openSealed(sha, { commit: twice, vis: 'J' }, same.value.plain).ok).toBe(false)
})

test('[R-REC-70] leaves for so many fields, and no more than 64', () => {
  expect([0, 4, 5, 16, 17, 64, 65].map((fields) => leavesFor(fields, 'J'))).toEqual([
    4,
    4,
    8,
    16,
    32,
    64,
    undefined,
  ])
  expect([0, 16, 17, 65].map((fields) => leavesFor(fields, 'C'))).toEqual([16, 16, 32, undefined])
  const body = Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`f${at}`, at]))
  const made = sealedPlain(sha, { body, vis: 'J', random })
  expect(made.ok || made.code).toBe('REC_SHAPE')
})

test('[R-REC-73] disclosure.json: the field shown, the two bad ones, and every other change', () => {
  const { n, root, leaves, reveal, bad } = vector('disclosure')
  const body = Object.fromEntries(
    leaves.map(({ name, value }: { name: string; value: Json }) => [name, value]),
  )
  const content = { body, salts: leaves.map(({ salt }: { salt: string }) => salt) }
  expect(commitmentRoot(sha, content)).toBe(root)
  expect(discloseField(sha, content, reveal.field)).toEqual(reveal.disclosure)
  expect(judgeDisclosure(sha, { n, root }, reveal.disclosure)).toEqual({ ok: true, value: 3 })
  const changes = [
    ...bad.map((each: { disclosure: unknown }) => each.disclosure),
    { ...reveal.disclosure, salt: leaves[1].salt },
    { ...reveal.disclosure, salt: 'short' },
    { ...reveal.disclosure, name: 'sector' },
    { ...reveal.disclosure, proof: [] },
    { ...reveal.disclosure, proof: ['x'] },
    { ...reveal.disclosure, i: -1 },
    { ...reveal.disclosure, i: 4 },
  ]
  for (const shown of changes) {
    const answer = judgeDisclosure(sha, { n, root }, shown)
    expect(answer.ok || answer.code).toBe('REC_DISCLOSE')
  }
  expect(judgeDisclosure(sha, { n, root: 'x' }, reveal.disclosure).ok).toBe(false)
})

test('[R-REC-73] every field can be shown alone, padding never', () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      const made = sealedPlain(sha, { body, vis: 'J', random })
      if (!made.ok) throw new Error(made.code)
      const content = JSON.parse(textOf(made.value.plain) ?? '')
      for (const [name, value] of Object.entries(body)) {
        const shown = discloseField(sha, content, name)
        if (!shown) throw new Error(name)
        expect(judgeDisclosure(sha, made.value, shown)).toEqual({ ok: true, value })
      }
      expect(discloseField(sha, content, '')).toBeUndefined()
    }),
    { numRuns: 30 },
  )
  const salts = Array.from({ length: 4 }, () => Buffer.from(random()).toString('base64url'))
  const [salt = '', padding = ''] = salts
  const content = { body: { a: 1 }, salts }
  const root = commitmentRoot(sha, content)
  const leaf = hex(leafHash(sha, utf8(`truceline/sd/v1\n${canonicalJson([salt, 'a', 1])}`)))
  const proof = [leaf, ...(discloseField(sha, content, 'a')?.proof.slice(1) ?? [])]
  const below = leafHash(sha, utf8(`truceline/sd/v1\n${canonicalJson([padding, '', null])}`))
  const place = { leaf: below, index: 1, size: 4, root: Buffer.from(root, 'hex') }
  const proven = verifyInclusion(sha, { ...place, proof: proof.map((each) => Buffer.from(each, 'hex')) })
  expect(proven.ok).toBe(true)
  const shown = { i: 1, salt: padding, name: '', value: null, proof }
  expect(judgeDisclosure(sha, { n: 4, root }, shown).ok).toBe(false)
})

test('[R-REC-71] a record’s files: there, of the hashes it names, age for hybrid recipients only', async () => {
  const content = file('sealed-content.age')
  const wrap = file('sealed-wrap.age')
  const code = (env: Envelope, files: { content?: Uint8Array; wrap?: Uint8Array }): string => {
    const answer = judgeFiles(sha, env, files)
    return answer.ok ? 'OK' : answer.code
  }
  expect(code(part, { content, wrap })).toBe('OK')
  expect(code(committed, { content: file('committed-content.age'), wrap: file('committed-wrap.age') })).toBe(
    'OK',
  )
  expect(code(part, { wrap })).toBe('REC_BLOB_MISSING')
  expect(code(part, { content })).toBe('REC_BLOB_MISSING')
  expect(code(part, { content: wrap, wrap })).toBe('REC_BLOB_HASH')
  expect(code(part, { content, wrap: content })).toBe('REC_BLOB_HASH')
  expect(code(part, { content: content.slice(0, -1), wrap })).toBe('REC_BLOB_HASH')
  const [blob] = part.blobs ?? []
  if (!blob) throw new Error('blob')
  expect(code({ ...part, blobs: [{ ...blob, size: CONTENT_BYTES_MAX + 1 }] }, { content, wrap })).toBe(
    'REC_BLOB_SIZE',
  )
  expect(code(records[4].env, {})).toBe('OK')
  expect(code(records[4].env, { content })).toBe('REC_BLOB_HASH')
})

test('[R-REC-71] plain text, armour, other recipients, or a content for two: not sealed', async () => {
  const hybrid = async (): Promise<string> => await identityToRecipient(await generateHybridIdentity())
  const encrypt = async (...recipients: readonly string[]): Promise<Uint8Array> => {
    const encrypter = new Encrypter()
    for (const recipient of recipients) encrypter.addRecipient(recipient)
    return await encrypter.encrypt('x')
  }
  const [one, other] = [await hybrid(), await hybrid()]
  const classic = await identityToRecipient(await generateX25519Identity())
  const code = (content: Uint8Array, wrap: Uint8Array): string => {
    const commit = { alg: 'sd1', n: 4, root: '0'.repeat(64), wrap: hex(sha(wrap)) } as const
    const blobs = [
      { role: 'content', sha256: hex(sha(content)), size: content.length, media: 'application/age' },
    ] as const
    const answer = judgeFiles(sha, { ...part, commit, blobs }, { content, wrap })
    return answer.ok ? 'OK' : answer.code
  }
  const [single, double, weak] = [await encrypt(one), await encrypt(one, other), await encrypt(classic)]
  expect(code(single, double)).toBe('OK')
  expect(code(double, single)).toBe('REC_BLOB_HASH')
  expect(code(single, weak)).toBe('REC_BLOB_HASH')
  expect(code(weak, single)).toBe('REC_BLOB_HASH')
  expect(code(utf8('{"body":{}}'), single)).toBe('REC_BLOB_HASH')
  expect(code(single, utf8('-> mlkem768x25519 x\n--- \n'))).toBe('REC_BLOB_HASH')
})

test('[R-REC-71] seal keys: those that age makes, and none with a digit changed', async () => {
  for (const { recipient } of Object.values<{ recipient: string }>(sealed.keys))
    expect(isSealRecipient(recipient)).toBe(true)
  const recipient = await identityToRecipient(await generateHybridIdentity())
  expect(isSealRecipient(recipient)).toBe(true)
  expect(isSealRecipient(await identityToRecipient(await generateX25519Identity()))).toBe(false)
  expect(isSealRecipient(recipient.toUpperCase())).toBe(false)
  fc.assert(
    fc.property(
      fc.integer({ min: 7, max: 1_958 }),
      fc.constantFrom(...Array.from('qpzry9x8gf2tvdw0s3jn54khce6mua7lB1é')),
      (at, digit) => {
        fc.pre(recipient[at] !== digit)
        expect(isSealRecipient(recipient.slice(0, at) + digit + recipient.slice(at + 1))).toBe(false)
      },
    ),
  )
})

/** A hybrid recipient's text over any bytes, its check digits right. Source: BIP 173. */
function recipientOf(key: Uint8Array): string {
  const bits = Array.from(key, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const digits = (bits.match(/.{1,5}/g) ?? []).map((five) => Number.parseInt(five.padEnd(5, '0'), 2))
  const prefix = [...Buffer.from('age1pq')]
  const all = [...prefix.map((code) => code >> 5), 0, ...prefix.map((code) => code & 31), ...digits]
  const sum = [...all, 0, 0, 0, 0, 0, 0].reduce((before, digit) => {
    const terms = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
    const next = ((before & 0x1ffffff) << 5) ^ digit
    return terms.reduce((mixed, term, bit) => (((before >>> 25) >> bit) & 1 ? mixed ^ term : mixed), next)
  }, 1)
  const check = [25, 20, 15, 10, 5, 0].map((shift) => ((sum ^ 1) >> shift) & 31)
  const letters = [...digits, ...check].map((digit) => 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'.charAt(digit))
  return `age1pq1${letters.join('')}`
}

test('[R-REC-71] a seal key of right check digits and coefficients past the modulus is none', () => {
  const withPair = (low: number, high: number): string => {
    const key = new Uint8Array(1_216)
    key.set([low & 0xff, (low >> 8) | ((high & 0x0f) << 4), high >> 4], 300)
    return recipientOf(key)
  }
  expect(isSealRecipient(withPair(3_328, 3_328))).toBe(true)
  expect(isSealRecipient(withPair(3_329, 0))).toBe(false)
  expect(isSealRecipient(withPair(0, 3_329))).toBe(false)
  expect(isSealRecipient(recipientOf(new Uint8Array(1_215)))).toBe(false)
})

test('[R-REC-4] opening takes any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(1_023), (bytes, at) => {
      const plain = utf8(sealed.plain)
      plain.set(bytes.subarray(0, plain.length - at), at)
      openSealed(sha, part, plain)
      judgeFiles(sha, part, { content: bytes, wrap: bytes })
      return true
    }),
    { numRuns: 500, seed: 10 },
  )
  expect(canonicalJson(JSON.parse(sealed.plain))).toBe(sealed.plain.trimEnd())
})
