import { createHash, createPrivateKey, createPublicKey, sign, verify as verifyNative } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { tries } from '../../test/fuzz.ts'
import {
  base64,
  base64url,
  bytesOfHex,
  checkpointText,
  cosignatureLine,
  cosignedMessage,
  hasQuorum,
  hex,
  isCosigner,
  keyId,
  noteSignatureLine,
  readCheckpoint,
  readCosignature,
  readNote,
  readPolicy,
  readVkey,
  signaturesBy,
  utf8,
  vkeyOf,
  writeNote,
  writeVkey,
  type Cosigner,
  type Verify,
} from './index.ts'

const fixtures = join(import.meta.dirname, '../../fixtures/vectors/record')
const read = (name: string): string => readFileSync(join(fixtures, name), 'utf8')
const keys = JSON.parse(read('keys.json'))
const vectors = JSON.parse(read('checkpoints.json'))
const grades = JSON.parse(read('grades.json'))
const sha = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()
const verify: Verify = (key, message, signature) =>
  verifyNative(
    null,
    message,
    createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: base64url(key) } }),
    signature,
  )

function signWith(label: string, message: Uint8Array): Uint8Array {
  const seed = createHash('sha256').update(`truceline test key: ${label}`).digest()
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  return sign(null, message, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
}

function cosigner(text: string): Cosigner {
  const vkey = readVkey(sha, text)
  if (!vkey.ok || !isCosigner(vkey.value)) throw new Error(text)
  return vkey.value
}

test('[R-REC-14] vkeys of keys.json read, write and hash to their ids', () => {
  for (const text of [...Object.values<string>(keys.vkeys), grades.mldsa.vkey]) {
    const vkey = readVkey(sha, text)
    if (!vkey.ok) throw new Error(text)
    expect(writeVkey(vkey.value)).toBe(text)
    expect(keyId(sha, vkey.value)).toBe(vkey.value.id)
    expect(vkeyOf(sha, vkey.value)).toEqual(vkey.value)
  }
})

test('[R-REC-14] a vkey of another id, type, length or name is none', () => {
  const text: string = keys.vkeys.log
  const [name, id, ...rest] = text.split('+')
  const code = rest.join('+')
  expect(readVkey(sha, `${name}+${id}+${code}`).ok).toBe(true)
  for (const bad of [
    `${name}+00000000+${code}`,
    `${name}+${id}+${base64(Uint8Array.of(2, ...new Uint8Array(32)))}`,
    `${name}+${id}`,
    `a b+${id}+${code}`,
    text.slice(0, -4),
    `${text} `,
    '',
  ])
    expect(readVkey(sha, bad)).toEqual({ ok: false, code: 'REC_CP_FORMAT' })
})

test('[R-REC-14] the five checkpoints are reproduced from seeds, byte for byte', () => {
  expect(vectors.checkpoints).toHaveLength(5)
  const log = readVkey(sha, keys.vkeys.log)
  if (!log.ok) throw new Error('log')
  for (const { size, rootHex, note } of vectors.checkpoints) {
    const root = bytesOfHex(rootHex) ?? new Uint8Array(0)
    const checkpoint = { origin: vectors.origin, size, root }
    const text = checkpointText(checkpoint)
    const parsed = readNote(note)
    if (!parsed.ok) throw new Error(parsed.code)
    expect(parsed.value.text).toBe(text)
    const lines = [noteSignatureLine(log.value, signWith('log-e1', utf8(text)))]
    for (const holder of ['A', 'B', 'G1']) {
      const vkey = cosigner(keys.vkeys[holder])
      const [bytes] = signaturesBy(parsed.value, vkey)
      const seen = bytes && readCosignature(vkey, bytes)
      if (!seen) throw new Error(holder)
      const message = cosignedMessage(vkey, checkpoint, seen.timeS)
      expect(verify(vkey.key, message, seen.signature)).toBe(true)
      const signature = signWith(`cosign-${holder}`, message)
      lines.push(cosignatureLine(vkey, { timeS: seen.timeS, signature }))
    }
    expect(writeNote(text, lines)).toBe(note)
    const checkpointRead = readCheckpoint(text)
    expect(checkpointRead.ok && { ...checkpointRead.value, root: hex(checkpointRead.value.root) }).toEqual({
      ...checkpoint,
      root: rootHex,
    })
  }
})

test('[R-REC-50] the message under an ML-DSA-44 line is that of grades.json', () => {
  const { vkey, origin, size, rootHex, time, messageHex, line } = grades.mldsa
  const key = cosigner(vkey)
  const root = bytesOfHex(rootHex) ?? new Uint8Array(0)
  expect(hex(cosignedMessage(key, { origin, size, root }, time))).toBe(messageHex)
  const note = readNote(`${checkpointText({ origin, size, root })}\n${line.trimEnd()}\n`)
  const [bytes] = note.ok ? signaturesBy(note.value, key) : []
  expect(bytes && readCosignature(key, bytes)?.timeS).toBe(time)
})

test('[R-REC-4] notes: too many lines, too long, control characters, no newline at the end, no signature', () => {
  const { note } = vectors.checkpoints[3]
  const line = note.slice(note.indexOf('—'), note.indexOf('\n', note.indexOf('—')) + 1)
  expect(readNote(note + line.repeat(28)).ok).toBe(true)
  for (const bad of [
    note + line.repeat(29),
    `${'a'.repeat(131_072)}\n\n${line}`,
    note.replace('\n8\n', '\n8\t\n'),
    note.slice(0, -1),
    `${note.slice(0, note.indexOf('—'))}`,
    '\n\n',
    '',
    `\ud800\n\n${line}`,
    note.replace('— ', '—  '),
  ])
    expect(readNote(bad)).toEqual({ ok: false, code: 'REC_CP_FORMAT' })
})

test('[R-REC-4] no parser of notes, checkpoints, vkeys or policies throws on a changed text', () => {
  const texts: string[] = [
    ...vectors.checkpoints.map((each: { note: string }) => each.note),
    keys.vkeys.A,
    read('policy.joint.txt'),
  ]
  const change = fc.record({
    text: fc.constantFrom(...texts),
    at: fc.nat(),
    cut: fc.nat(3),
    put: fc.string({ unit: 'binary', maxLength: 3 }),
  })
  fc.assert(
    fc.property(change, ({ text, at, cut, put }) => {
      const place = at % text.length
      const changed = text.slice(0, place) + put + text.slice(place + cut)
      const note = readNote(changed)
      const whole = note.ok
        ? writeNote(note.value.text, [changed.slice(note.value.text.length + 1)])
        : changed
      expect(whole).toBe(changed)
      const checkpoint = readCheckpoint(note.ok ? note.value.text : changed)
      const vkey = readVkey(sha, changed)
      const policy = readPolicy(sha, changed)
      for (const each of [checkpoint, vkey, policy]) expect(each).toHaveProperty('ok')
    }),
    tries(2_000),
  )
})

test('[R-REC-50] a size past 2^53-1, with a sign or a zero in front, and a root unpadded are no checkpoint', () => {
  const root = base64(new Uint8Array(32))
  expect(readCheckpoint(`o\n9007199254740991\n${root}\n`).ok).toBe(true)
  for (const text of [
    `o\n9007199254740992\n${root}\n`,
    `o\n+1\n${root}\n`,
    `o\n01\n${root}\n`,
    `o\n1\n${root.slice(0, -1)}\n`,
    `\n1\n${root}\n`,
    `o\n1\n${root}`,
    `o\n1\n${root}\nmore\n`,
  ])
    expect(readCheckpoint(text)).toEqual({ ok: false, code: 'REC_CP_FORMAT' })
})

test('[R-REC-53] the two policies read, and count who cosigned', () => {
  const joint = readPolicy(sha, read('policy.joint.txt'))
  const witnessed = readPolicy(sha, read('policy.witnessed.txt'))
  if (!joint.ok || !witnessed.ok) throw new Error('policy')
  const cases: readonly [readonly string[], boolean, boolean][] = [
    [[], false, false],
    [['A'], false, false],
    [['A', 'B'], true, false],
    [['A', 'G1'], true, false],
    [['A', 'B', 'G1'], true, true],
  ]
  for (const [names, two, all] of cases) {
    expect(hasQuorum(witnessed.value, new Set(names))).toBe(two)
    expect(hasQuorum(joint.value, new Set(names))).toBe(all)
  }
  const none = readPolicy(sha, `# nobody\n\n\tlog ${keys.vkeys.log} https://log.example \nquorum none\n`)
  expect(none.ok && hasQuorum(none.value, new Set())).toBe(true)
})

test('[R-REC-53] each policy text that the rules do not allow is REC_POLICY', () => {
  const { log, A, B } = keys.vkeys
  const start = `log ${log}\nwitness A ${A}\nwitness B ${B}\n`
  expect(readPolicy(sha, `${start}group g 2 A B\nquorum g\n`).ok).toBe(true)
  for (const bad of [
    start,
    `${start}quorum A\nquorum B\n`,
    `${start}quorum C\n`,
    `${start}group g any A C\nquorum g\n`,
    `${start}group g any A\ngroup h any A\nquorum g\n`,
    `${start}group g any A A\nquorum g\n`,
    `${start}group A any B\nquorum A\n`,
    `${start}group none any B\nquorum none\n`,
    `${start}group g 3 A B\nquorum g\n`,
    `${start}group g 0 A B\nquorum g\n`,
    `${start}group g 02 A B\nquorum g\n`,
    `${start}group g any\nquorum g\n`,
    `${start}group g any h\ngroup h any A\nquorum g\n`,
    `quorum A\n${start}`,
    `${start}witness C ${A}\nquorum A\n`,
    `${start}witness A ${keys.vkeys.G1}\nquorum A\n`,
    `${start}log ${log}\nquorum A\n`,
    `${start}witness L ${log}\nquorum A\n`,
    `log ${A}\nquorum none\n`,
    `${start}quorum A # why\n`,
    `${start}cosigner A\nquorum A\n`,
    `${start}quorum A`,
    `${start}quorum A\r\n`,
    '',
  ])
    expect([bad, readPolicy(sha, bad)]).toEqual([bad, { ok: false, code: 'REC_POLICY' }])
})
