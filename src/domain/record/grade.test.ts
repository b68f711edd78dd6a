import { createHash, createPublicKey, verify as verifyNative } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import {
  base64url,
  bytesOfHex,
  readPolicy,
  readVkey,
  writeNote,
  type Policy,
  type Verify,
  type Vkey,
} from '#tlog'

import {
  gradeOf,
  readFounding,
  receiptText,
  recordCodes,
  strictVerify,
  timeMarks,
  type Policies,
} from './index.ts'

const fixtures = join(import.meta.dirname, '../../../fixtures/vectors/record')
const text = (name: string): string => readFileSync(join(fixtures, name), 'utf8')
const grades = JSON.parse(text('grades.json'))
const { records } = JSON.parse(text('records.json'))
const { vkeys } = JSON.parse(text('keys.json'))
const sha = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()
const verify: Verify = strictVerify((key, message, signature) =>
  verifyNative(
    null,
    message,
    createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: base64url(key) } }),
    signature,
  ),
)
const mldsa: Verify = (key, message, signature) => {
  const jwk = { kty: 'AKP', alg: 'ML-DSA-44', pub: base64url(key) }
  return verifyNative(null, message, createPublicKey({ format: 'jwk', key: jwk }), signature)
}

function vkey(line: string): Vkey {
  const read = readVkey(sha, line)
  if (!read.ok) throw new Error(line)
  return read.value
}

function policy(lines: string): { readonly kind: 'known'; readonly value: Policy } {
  const read = readPolicy(sha, lines)
  if (!read.ok) throw new Error(lines)
  return { kind: 'known', value: read.value }
}

const policies: Policies = {
  log: vkey(vkeys.log),
  witnessed: policy(text('policy.witnessed.txt')),
  joint: policy(text('policy.joint.txt')),
}
const bare: Policies = { log: policies.log, witnessed: { kind: 'absent' }, joint: { kind: 'absent' } }

test('[R-REC-50] 20 notes of grades.json: grade or error', () => {
  expect(grades.cases).toHaveLength(20)
  for (const { name, note, expect: wanted } of grades.cases) {
    const head = gradeOf(note, policies, { verify })
    expect([name, head.ok ? head.value.grade : { error: head.code }]).toEqual([name, wanted])
  }
})

test('[R-REC-50] a cosigner counts once, with the earliest time it signed at', () => {
  const { note } = grades.cases.find((each: { name: string }) => each.name === 'A twice counts once')
  const head = gradeOf(note, policies, { verify })
  expect(head.ok && head.value.cosigners).toEqual([
    { name: 'truceline.example/nk2020/cosign/a', timeS: 1_602_317_760 },
  ])
})

test('[R-REC-50] the ML-DSA-44 line counts when the policy lists its key, and is ignored when not', () => {
  const { note } = grades.cases[1]
  const both = writeNote(note.slice(0, note.indexOf('\n\n') + 1), [
    ...note.slice(note.indexOf('—')).split(/(?<=\n)/),
    `${grades.mldsa.line.trimEnd()}\n`,
  ])
  const lines = text('policy.witnessed.txt').replace(/^witness B .*$/m, `witness B ${grades.mldsa.vkey}`)
  const listed = { ...policies, witnessed: policy(lines), joint: { kind: 'absent' } as const }
  const grade = (by: Policies, check: { verify: Verify; mldsa?: Verify }): string => {
    const head = gradeOf(both, by, check)
    return head.ok ? head.value.grade : head.code
  }
  expect(grade(policies, { verify })).toBe('recorded')
  expect(grade(listed, { verify, mldsa })).toBe('witnessed')
  expect(grade(listed, { verify, mldsa: () => false })).toBe('REC_COSIG')
  expect(grade(listed, { verify })).toBe('REC_COSIG')
})

test('[R-REC-50] without policies, as a mechanism with no cosigner is founded, every head is recorded', () => {
  const { note } = grades.cases.find((each: { expect: unknown }) => each.expect === 'joint')
  const head = gradeOf(note, bare, { verify })
  expect(head.ok && [head.value.grade, head.value.cosigners]).toEqual(['recorded', []])
})

test('[R-REC-51] policies come out of the founding record, and a proof note of proofs.json is joint by them', () => {
  const founding = readFounding(sha, records[0].env.body)
  if (!founding.ok) throw new Error(founding.code)
  const { log, witnessed, joint, seats, sequencer } = founding.value
  expect(seats.map(({ code }) => code)).toEqual(['M', 'A', 'B', 'G1'])
  expect(sequencer).toBe('M')
  for (const { tlogProof } of JSON.parse(text('proofs.json')).inclusion) {
    const note = tlogProof.slice(tlogProof.indexOf('\n\n') + 2)
    const head = gradeOf(note, { log, witnessed, joint }, { verify })
    expect(head.ok && head.value.grade).toBe('joint')
  }
})

test('[R-REC-4] grading takes any text', () => {
  const { note } = grades.cases[4]
  for (let at = 0; at < note.length; at += 7) {
    const head = gradeOf(`${note.slice(0, at)}${note.slice(at + 1)}`, policies, { verify })
    // A line that no longer says whose it is counts for nothing.
    expect(head.ok ? head.value.grade : 'refused').not.toBe('joint')
  }
})

test('[R-REC-120] a clock past its own bounds is marked and nothing is refused', () => {
  const made = (t: string, unc = 250): Parameters<typeof timeMarks>[0] => ({ t, src: 'ntp', unc })
  const at = '2020-10-10T08:10:00.000Z'
  const seen = { kind: 'known', value: '2020-10-10T08:05:00.000Z' } as const
  expect(timeMarks(made('2020-10-10T08:12:00.250Z'), at, seen)).toEqual([])
  expect(timeMarks(made('2020-10-10T08:12:00.251Z'), at, seen)).toEqual(['clock-ahead'])
  expect(timeMarks(made('2020-10-10T08:12:00.251Z', 251), at, seen)).toEqual([])
  expect(timeMarks(made('2020-10-10T08:02:59.750Z'), at, seen)).toEqual([])
  expect(timeMarks(made('2020-10-10T08:02:59.749Z'), at, seen)).toEqual(['clock-behind'])
  expect(timeMarks(made('1999-01-01T00:00:00.000Z'), at, { kind: 'absent' })).toEqual([])
})

test('[R-REC-2] a receipt is one canonical text', () => {
  const leaf = 'f10121bb63edc94cb51fd88cb12612f8738fabb30e976332945e08e880340bf2'
  const rid = 'fa8701ace857456e44d8dcfbfd39e6bd7740c303cf02542fde1f3c7bf0183ac9'
  const at = '2020-10-10T08:07:01.500Z'
  expect(bytesOfHex(leaf)).toHaveLength(32)
  expect(receiptText({ size: 5, rid, leaf, index: 4, grade: 'recorded', epoch: 1, at })).toBe(
    `{"at":"${at}","epoch":1,"grade":"recorded","index":4,"leaf":"${leaf}","rid":"${rid}","size":5}`,
  )
})

/** Section 14 of record.md, group by group, as it stands there. */
const SECTION_14 = `
REC_SIZE REC_JSON REC_CANON REC_SHAPE REC_NUMBER REC_STRING REC_VERSION REC_MECH REC_TYPE REC_BODY
REC_SIG REC_SIGNER REC_KEY_WEAK
REC_KEY_UNKNOWN REC_KEY_USE REC_ENROL PTY_KEY_REVOKED PTY_NOT_APPOINTED PTY_CAPTURE_TOO_OLD REC_GENESIS REC_CARD_DIFFERS REC_DENIED
REC_AUTH
REC_AUTHOR_FORK REC_SEQ_GAP REC_PREV REC_AFTER_AHEAD REC_AFTER_BACK REC_FORK REC_REF
REC_BLOB_MISSING REC_BLOB_SIZE REC_BLOB_HASH
REC_CP_FORMAT REC_CP_ORIGIN REC_CP_SIG REC_CP_BACK REC_COSIG REC_POLICY REC_REFUSED
REC_TILE REC_LEAF REC_ROOT REC_PROOF REC_CONSISTENCY REC_PATH
REC_DUPLICATE REC_AT_BACK REC_DOMAIN REC_ANCHOR
REC_BUNDLE_MAGIC REC_BUNDLE_FRAME REC_BUNDLE_ORDER REC_BUNDLE_TRUNCATED REC_BUNDLE_TRAILING REC_BUNDLE_DIGEST REC_BUNDLE_SIGNER
REC_SEAL_MISMATCH REC_DISCLOSE REC_ERASE_HELD
REC_RATE REC_BUSY REC_UNSAFE_DB REC_INTERNAL`

test('[R-REC-110] the list of codes is that of section 14, both ways', () => {
  expect(Object.keys(recordCodes)).toEqual(SECTION_14.trim().split(/\s+/))
  expect(recordCodes.REC_SIZE).toBe(413)
  expect(recordCodes.REC_RATE).toBe(429)
  expect(recordCodes.REC_AUTHOR_FORK).toBe(409)
})
