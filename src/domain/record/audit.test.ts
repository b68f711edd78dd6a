import { createHash, createPrivateKey, createPublicKey, sign, verify as verifyNative } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { base64url, emptyRoot, hex, leafHash, treeRoot, utf8, vkeyOf, writeVkey, type Verify } from '#tlog'

import {
  auditLog,
  canonicalJson,
  changesOf,
  entryText,
  judgeAuthor,
  judgeOrder,
  judgeRecordType,
  judgeSignatures,
  readEntry,
  readSubmission,
  rowsNamedBy,
  signatureInput,
  strictVerify,
  submissionText,
  type Audited,
  type Envelope,
  type JsonObject,
  type ReadSubmission,
  type RecordRows,
} from './index.ts'

const fixtures = join(import.meta.dirname, '../../../fixtures/vectors/record')
const vector = (name: string) => JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8'))
const { records } = vector('records')
const sha = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()
const native: Verify = (key, message, signature) =>
  verifyNative(
    null,
    message,
    createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: base64url(key) } }),
    signature,
  )
const types = new Set<string>([
  ...records.map(({ env }: { env: Envelope }) => env.type),
  'record.office',
  'test.fact',
])
const auditing = { mech: 'nk2020', epoch: 1, types, sha, verify: strictVerify(native) }

function signer(label: string): { key: string; sign: (message: Uint8Array) => Uint8Array } {
  const seed = createHash('sha256').update(`truceline test key: ${label}`).digest()
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const { x } = createPublicKey(secret).export({ format: 'jwk' })
  return { key: x ?? '', sign: (message) => sign(null, message, secret) }
}

/** A log in memory: entries so far, what they come to, and the rows that the next record is judged by. */
function logOf(entries: readonly string[]): { audited: Audited; rows: (at: string) => RecordRows } {
  const audited = auditLog(entries, auditing)
  if (!audited.ok) throw new Error(`${audited.code} ${JSON.stringify(audited.detail)}`)
  const leaves = entries.map((entry) => leafHash(sha, utf8(entry)))
  const roots = entries.map((_, at) => hex(treeRoot(sha, leaves.slice(0, at + 1))))
  const seqs = new Map<string, string>()
  for (const entry of entries) {
    const read = readEntry(entry, auditing)
    if (read.ok) seqs.set(`${read.value.env.author.key}/${read.value.env.seq}`, read.value.rid)
  }
  const rows = (at: string): RecordRows => ({
    index: entries.length,
    at,
    keyOf: (key) => audited.value.keys.get(key),
    officeOf: (office) => audited.value.offices.get(office),
    headOf: (key) => audited.value.authors.get(key),
    ridAt: (key, seq) => seqs.get(`${key}/${seq}`),
    has: (rid) => audited.value.indexes.has(rid),
    rootAt: (epoch, size) => (epoch === 1 ? [hex(emptyRoot(sha)), ...roots][size] : undefined),
  })
  return { audited: audited.value, rows }
}

type Judged = {
  readonly status: number
  readonly code?: string
  readonly detail?: unknown
  readonly index?: number
}

/** What a sequencer answers: checks 1 to 12. */
function judge(sent: string | Uint8Array, entries: readonly string[], at: string): Judged {
  const read = readSubmission(sent, auditing)
  if (!read.ok) return { status: 400, code: read.code, detail: read.detail }
  const signed = judgeSignatures(read.value, auditing.verify)
  if (!signed.ok) return { status: 400, code: signed.code }
  const { audited, rows } = logOf(entries)
  const known = audited.indexes.get(read.value.rid)
  if (known !== undefined) return { status: 200, index: known }
  const signers = judgeAuthor(read.value, rows(at))
  if (!signers.ok) return { status: 403, code: signers.code, detail: signers.detail }
  const placed = judgeOrder(read.value, rows(at), signers.value.author)
  if (!placed.ok) return { status: 409, code: placed.code, detail: placed.detail }
  const typed = judgeRecordType(read.value, { rows: rows(at), signers: signers.value, sha })
  if (!typed.ok) return { status: 403, code: typed.code, detail: typed.detail }
  return { status: 201, index: entries.length }
}

test('[R-REC-20, R-REC-21, R-REC-23, R-REC-25] sequencing.json, step by step', () => {
  const entries: string[] = records.slice(0, 4).map(({ entry }: { entry: string }) => entry)
  const { steps } = vector('sequencing')
  expect(steps).toHaveLength(12)
  for (const { name, submit: submission, expect: wanted } of steps) {
    const text = submissionText(submission)
    const answer = judge(text, entries, '2020-10-10T08:20:00.000Z')
    const { status, code, index, want, evidence } = wanted
    expect([name, answer.status, answer.code, answer.index]).toEqual([name, status, code, index])
    expect(answer.detail ?? {}).toMatchObject({ ...(want && { want }), ...(evidence && { evidence }) })
    if (answer.status === 201) entries.push(entryText('2020-10-10T08:20:00.000Z', text))
  }
})

test('[R-REC-1] all 50 cases of submissions-bad.json through checks 1 to 12', () => {
  const entries = records.slice(0, 4).map(({ entry }: { entry: string }) => entry)
  for (const { name, b64, expect: code } of vector('submissions-bad').cases) {
    const answer = judge(Buffer.from(b64, 'base64'), entries, '2020-10-10T08:20:00.000Z')
    expect([name, answer.code ?? 'OK']).toEqual([name, code])
  }
})

test('[R-REC-26] mirror.json: the first finding, at its index', () => {
  const { cases } = vector('mirror')
  expect(cases).toHaveLength(6)
  for (const { name, entries, expect: wanted } of cases) {
    const audited = auditLog(entries, auditing)
    const found = audited.ok ? { code: 'OK' } : { index: audited.detail['index'], code: audited.code }
    expect([name, found]).toEqual([name, wanted])
  }
})

test('[R-REC-26] the head of an audited log is its checkpoint; bytes and texts are the same to it', () => {
  const { checkpoints } = vector('checkpoints')
  for (const { size, rootHex } of checkpoints) {
    const entries = records.slice(0, size).map(({ entry }: { entry: string }) => entry)
    const audited = auditLog(entries.map(utf8), auditing)
    expect(audited.ok && [audited.value.head.size, audited.value.head.root]).toEqual([size, rootHex])
  }
})

test('[R-REC-26] leaving out, doubling or swapping entries of authors who saw each other is found', () => {
  const entries: readonly string[] = records.map(({ entry }: { entry: string }) => entry)
  const place = fc.nat(entries.length - 1)
  fc.assert(
    fc.property(place, place, fc.constantFrom('out', 'twice', 'swap'), (one, other, how) => {
      const changed = [...entries]
      if (how === 'out') changed.splice(one, 1)
      if (how === 'twice') changed.splice(one, 0, entries[one] ?? '')
      if (how === 'swap') [changed[one], changed[other]] = [entries[other] ?? '', entries[one] ?? '']
      // The last entry left out is a shorter log, and no other log.
      const same = (how === 'swap' && one === other) || (how === 'out' && one === entries.length - 1)
      expect(auditLog(changed, auditing).ok).toBe(same)
    }),
    { numRuns: 200 },
  )
})

test('[R-REC-26] a bit changed anywhere in an entry is found', () => {
  const entries: readonly string[] = records.slice(0, 6).map(({ entry }: { entry: string }) => entry)
  fc.assert(
    fc.property(fc.nat(entries.length - 1), fc.nat(), fc.nat(7), (index, at, bit) => {
      const changed: (string | Uint8Array)[] = [...entries]
      const bytes = utf8(entries[index] ?? '')
      const place = 40 + (at % (bytes.length - 40))
      bytes[place] = (bytes[place] ?? 0) ^ (1 << bit)
      changed[index] = bytes
      const audited = auditLog(changed, auditing)
      expect(audited.ok ? -1 : audited.detail['index']).toBe(index)
    }),
    { numRuns: 300, seed: 26 },
  )
})

// A founding of our own, so that every rule of keys can be tried.
const empty = hex(emptyRoot(sha))
const logVkey = vkeyOf(sha, {
  name: 'truceline.example/log/nk2020/e1',
  kind: 'ed25519',
  key: Buffer.from(signer('log-e1').key, 'base64url'),
})
const seat = (code: string, kind: string): JsonObject => ({ code, kind, root: signer(`${code}.root`).key })
const founding: JsonObject = {
  mechanism: 'nk2020',
  domain: 'truceline.example',
  epoch: 1,
  log: writeVkey(logVkey),
  holders: [seat('M', 'mission'), seat('A', 'party'), seat('B', 'party'), { code: 'G1', kind: 'guarantor' }],
  limits: { envBytes: 61_440, blobBytes: 268_435_456 },
}
const START = '2020-10-10T07:00:00.000Z'

type Deed = {
  readonly by: string
  readonly office: string
  readonly type: string
  readonly body: JsonObject
  readonly also?: readonly string[]
  readonly ref?: Envelope['ref']
  readonly made?: string
}

/** Signs a deed on top of a log, in its author's stream, by its author and those beside. */
function submit(
  { by, office, type, body, also = [], ref, made = START }: Deed,
  entries: readonly string[],
): string {
  const { key } = signer(by)
  const audited = entries.length === 0 ? undefined : logOf(entries).audited
  const stream = audited?.authors.get(key)
  const after = audited
    ? { epoch: 1, size: audited.head.size, root: audited.head.root }
    : { epoch: 1, size: 0, root: empty }
  const env: Envelope = {
    v: 1,
    mech: 'nk2020',
    author: { key, office },
    seq: (stream?.seq ?? 0) + 1,
    prev: stream?.rid ?? audited?.keys.get(key)?.enrolledBy ?? null,
    after,
    made: { t: made, src: 'ntp', unc: 250 },
    type,
    vis: 'J',
    body,
    ...(ref && { ref }),
  }
  const input = signatureInput(env)
  const sigs = [by, ...also].map((label) => ({
    key: signer(label).key,
    sig: base64url(signer(label).sign(input)),
  }))
  return submissionText({ env, sigs })
}

/** Enters deeds one after another; each must be accepted. */
function enter(entries: readonly string[], ...deeds: readonly Deed[]): readonly string[] {
  const log = [...entries]
  for (const deed of deeds) {
    const text = submit(deed, log)
    const answer = judge(text, log, START)
    if (answer.status !== 201) throw new Error(`${answer.code} ${JSON.stringify(answer.detail)}`)
    log.push(entryText(START, text))
  }
  return log
}

const genesis: Deed = {
  by: 'M.root',
  office: 'M.root',
  type: 'record.genesis',
  body: founding,
  also: ['A.root', 'B.root'],
}
const UNTIL = '2021-10-10T00:00:00.000Z'

function enrol(office: string, label: string, deed: Partial<Deed> = {}): Deed {
  const holder = office.split('.')[0]
  const digits = createHash('sha256').update(label).digest('hex').slice(0, 4)
  const body = {
    op: 'enrol',
    key: signer(label).key,
    use: 'sign',
    office,
    person: `p-${digits}`,
    until: UNTIL,
  }
  return { by: `${holder}.root`, office: `${holder}.root`, type: 'record.key', also: [label], body, ...deed }
}

const fact = (by: string, office: string, deed: Partial<Deed> = {}): Deed => ({
  by,
  office,
  type: 'test.fact',
  body: { said: 'x' },
  ...deed,
})

const founded = enter([], genesis)
const staffed = enter(
  founded,
  enrol('A.rep', 'A.rep/1'),
  enrol('A.rep', 'A.rep/2'),
  enrol('B.rep', 'B.rep/1'),
  enrol('A.liaison', 'A.liaison'),
  enrol('M.duty', 'M.duty'),
)

function refusal(deed: Deed, entries: readonly string[] = staffed, at = START): string {
  const answer = judge(submit(deed, entries), entries, at)
  return answer.code ?? String(answer.status)
}

function withBody(deed: Deed, change: JsonObject): Deed {
  return { ...deed, body: { ...deed.body, ...change } }
}

test('[R-REC-82] a founding with vacant seats stands at index 0, signed by every held root and nobody else', () => {
  const { audited } = logOf(founded)
  expect([...audited.keys.values()].map(({ use, office }) => `${use} ${office}`)).toEqual([
    'log M.log',
    'root M.root',
    'root A.root',
    'root B.root',
  ])
  expect(refusal({ ...genesis, also: ['A.root', 'B.root'] }, founded)).toBe('REC_GENESIS')
  const only = auditLog([entryText(START, submit({ ...genesis, also: ['A.root'] }, []))], auditing)
  expect(only.ok || [only.code, only.detail['lacking']]).toEqual(['REC_GENESIS', ['B']])
  const vacant = { holders: [seat('M', 'mission'), seat('A', 'party'), { code: 'B', kind: 'party' }] }
  expect(enter([], { ...withBody(genesis, vacant), also: ['A.root'] })).toHaveLength(1)
})

function foundingCode(change: JsonObject, deed: Partial<Deed> = {}): string {
  const body = { ...founding, ...change }
  const audited = auditLog([entryText(START, submit({ ...genesis, ...deed, body }, []))], auditing)
  return audited.ok ? 'OK' : audited.code
}

test('[R-REC-82] foundings that found nothing', () => {
  const [M, A, B] = [seat('M', 'mission'), seat('A', 'party'), seat('B', 'party')]
  const G1 = { code: 'G1', kind: 'guarantor', root: signer('G1.root').key }
  expect(foundingCode({})).toBe('OK')
  expect(foundingCode({ mechanism: 'other-one' })).toBe('REC_GENESIS')
  expect(foundingCode({ epoch: 2 })).toBe('REC_GENESIS')
  expect(foundingCode({ domain: 'other.example' })).toBe('REC_GENESIS')
  expect(foundingCode({ sequencer: 'B' })).toBe('REC_GENESIS')
  expect(foundingCode({ holders: [M, A, B, A] })).toBe('REC_GENESIS')
  expect(
    foundingCode({ holders: [A, B], sequencer: 'A' }, { by: 'A.root', office: 'A.root', also: ['B.root'] }),
  ).toBe('OK')
  expect(
    foundingCode(
      { holders: [{ code: 'M', kind: 'mission' }, A, B] },
      { by: 'A.root', office: 'A.root', also: ['B.root'] },
    ),
  ).toBe('REC_GENESIS')
  expect(
    foundingCode({ holders: [G1], sequencer: 'G1' }, { by: 'G1.root', office: 'G1.root', also: [] }),
  ).toBe('REC_GENESIS')
  expect(foundingCode({ holders: [M, A, { ...B, kind: 'mission' }] })).toBe('REC_BODY')
  expect(foundingCode({ limits: { envBytes: 1, blobBytes: 268_435_456 } })).toBe('REC_BODY')
  expect(foundingCode({ more: 1 })).toBe('REC_BODY')
  expect(foundingCode({ policyWitnessed: 'quorum\n' })).toBe('REC_POLICY')
  expect(foundingCode({ policyWitnessed: 'quorum none\n' })).toBe('REC_GENESIS')
  expect(foundingCode({ policyWitnessed: `log ${writeVkey(logVkey)}\nquorum none\n` })).toBe('OK')
})

test('[R-REC-7] one key, one use: not twice in a founding, not for two uses after it', () => {
  const twice = { ...seat('B', 'party'), root: signer('A.root').key }
  expect(
    foundingCode({ holders: [seat('M', 'mission'), seat('A', 'party'), twice] }, { also: ['A.root'] }),
  ).toBe('REC_KEY_USE')
  const logAsRoot = { ...seat('B', 'party'), root: signer('log-e1').key }
  expect(foundingCode({ holders: [seat('M', 'mission'), logAsRoot] }, { also: ['log-e1'] })).toBe(
    'REC_KEY_USE',
  )
  for (const label of ['log-e1', 'B.root', 'A.liaison'])
    expect(refusal(enrol('A.liaison', label))).toBe('REC_KEY_USE')
  expect(refusal(enrol('A.root', 'new'))).toBe('REC_KEY_USE')
})

test('[R-REC-80] a key comes in by the root or two representatives of its holder, and by nobody else', () => {
  const byReps = { by: 'A.rep/1', office: 'A.rep' }
  expect(refusal(enrol('A.liaison', 'new'))).toBe('201')
  expect(refusal(enrol('A.liaison', 'new', { ...byReps, also: ['A.rep/2', 'new'] }))).toBe('201')
  expect(refusal(enrol('A.liaison', 'new', { ...byReps, also: ['new'] }))).toBe('REC_ENROL')
  expect(refusal(enrol('A.liaison', 'new', { ...byReps, also: ['B.rep/1', 'new'] }))).toBe('REC_ENROL')
  expect(
    refusal(
      enrol('A.liaison', 'new', { by: 'B.rep/1', office: 'B.rep', also: ['A.rep/1', 'A.rep/2', 'new'] }),
    ),
  ).toBe('REC_ENROL')
  expect(refusal(enrol('A.liaison', 'new', { by: 'M.root', office: 'M.root' }))).toBe('REC_ENROL')
  expect(
    refusal(
      enrol('A.liaison', 'new', {
        by: 'A.liaison',
        office: 'A.liaison',
        also: ['A.rep/1', 'A.rep/2', 'new'],
      }),
    ),
  ).toBe('REC_ENROL')
  expect(refusal(enrol('G1.desk', 'new', { by: 'M.root', office: 'M.root' }))).toBe('REC_ENROL')
})

test('[R-REC-80] two keys of one person are not two people, and representatives are the root’s to name', () => {
  const second = enrol('A.rep', 'A.rep/3')
  const person = enrol('A.rep', 'A.rep/1').body['person'] ?? ''
  const log = enter(staffed, withBody(second, { person }))
  const deed = enrol('A.liaison', 'new', { by: 'A.rep/1', office: 'A.rep', also: ['A.rep/3', 'new'] })
  expect(refusal(deed, log)).toBe('REC_ENROL')
  expect(refusal(enrol('A.rep', 'new', { by: 'A.rep/1', office: 'A.rep', also: ['A.rep/2', 'new'] }))).toBe(
    'REC_ENROL',
  )
})

test('[R-REC-81] a new key signs its own enrolment, for a term of at most 400 days', () => {
  expect(refusal(enrol('A.liaison', 'new', { also: [] }))).toBe('REC_ENROL')
  expect(refusal(withBody(enrol('A.liaison', 'new'), { until: START }))).toBe('REC_ENROL')
  expect(refusal(withBody(enrol('A.liaison', 'new'), { until: '2021-11-14T07:00:00.000Z' }))).toBe('201')
  expect(refusal(withBody(enrol('A.liaison', 'new'), { until: '2021-11-14T07:00:00.001Z' }))).toBe(
    'REC_ENROL',
  )
})

test('[R-REC-8] a person stands in a key record by a code, never by a name', () => {
  expect(refusal(withBody(enrol('A.liaison', 'new'), { person: 'A. Person' }))).toBe('REC_BODY')
  expect(refusal(withBody(enrol('A.liaison', 'new'), { person: 'p-0a1' }))).toBe('REC_BODY')
  const { person: _, ...nameless } = enrol('A.node', 'new').body
  expect(refusal({ ...enrol('A.node', 'new'), body: nameless })).toBe('201')
})

test('[R-REC-80] a seal key is enrolled for an office without a person, once, if others can seal to it', () => {
  const recipient: string = vector('sealed').keys['B.duty'].recipient
  const body = { op: 'enrol', key: recipient, use: 'seal', office: 'A.liaison', until: UNTIL }
  const deed: Deed = { by: 'A.rep/1', office: 'A.rep', type: 'record.key', also: ['A.rep/2'], body }
  const log = enter(staffed, deed)
  expect(logOf(log).audited.keys.get(recipient)).toMatchObject({
    use: 'seal',
    office: 'A.liaison',
    person: { kind: 'absent' },
  })
  expect(refusal(deed, log)).toBe('REC_KEY_USE')
  expect(refusal(withBody(deed, { person: 'p-0a1b' }))).toBe('REC_BODY')
  expect(refusal(withBody(deed, { key: `${recipient.slice(0, -1)}q` }))).toBe('REC_BODY')
  expect(refusal({ ...deed, also: [] })).toBe('REC_ENROL')
})

test('[R-REC-7] a key that the node holds is a seal key of an office opened for the purpose', () => {
  const recipient: string = vector('sealed').keys['B.duty'].recipient
  const body = { op: 'enrol', key: recipient, use: 'seal', office: 'A.views', until: UNTIL, held: 'node' }
  const deed: Deed = { by: 'A.rep/1', office: 'A.rep', type: 'record.key', also: ['A.rep/2'], body }
  const open = { op: 'open', office: 'A.views', functions: ['node'] }
  const log = enter(staffed, { by: 'A.root', office: 'A.root', type: 'record.office', body: open })
  expect(refusal(deed, log)).toBe('201')
  expect(refusal(deed)).toBe('REC_KEY_USE') // no such office
  expect(refusal(withBody(deed, { office: 'A.liaison' }), log)).toBe('REC_KEY_USE')
  expect(refusal(withBody(deed, { held: 'device' }), log)).toBe('REC_BODY')
  expect(refusal(withBody(enrol('A.node', 'new'), { held: 'node' }))).toBe('REC_BODY')
})

test('[R-REC-80] an office is opened by its holder’s root with functions its holder can have', () => {
  const open = (office: string, functions: readonly string[]): Deed => {
    const root = `${office.split('.')[0]}.root`
    return { by: root, office: root, type: 'record.office', body: { op: 'open', office, functions } }
  }
  const log = enter(staffed, open('A.liaison', ['L']), open('M.duty', ['DO']), open('M.node', ['node']))
  expect(logOf(log).audited.offices.get('A.liaison')).toMatchObject({
    holder: 'A',
    functions: ['L'],
    life: { kind: 'open' },
  })
  expect(refusal(open('A.liaison', ['L']), log)).toBe('REC_ENROL')
  for (const role of ['DO', 'IN', 'HM', 'ME', 'GU', 'AU', 'PU', 'OP', 'x'])
    expect(refusal(open('A.desk', [role]))).toBe('REC_ENROL')
  for (const role of ['L', 'R', 'AU', 'OP']) expect(refusal(open('M.desk', [role]))).toBe('REC_ENROL')
  expect(refusal({ ...open('A.desk', ['L']), by: 'M.root', office: 'M.root' })).toBe('REC_ENROL')
  expect(refusal({ ...open('A.desk', ['L']), by: 'A.rep/1', office: 'A.rep' })).toBe('REC_ENROL')
  expect(refusal(open('A.desk', []))).toBe('REC_BODY')
  const close: Deed = { ...open('A.liaison', []), body: { op: 'close', office: 'A.liaison' } }
  expect(refusal(close)).toBe('REC_ENROL')
  const closed = enter(log, close)
  expect(logOf(closed).audited.offices.get('A.liaison')?.life).toEqual({
    kind: 'closed',
    atIndex: log.length,
  })
  expect(refusal(open('A.liaison', ['L']), closed)).toBe('201')
})

test('[R-REC-85] an office is that of the key, and a key has a term', () => {
  expect(refusal(fact('A.liaison', 'A.liaison'))).toBe('201')
  expect(refusal(fact('A.liaison', 'A.rep'))).toBe('PTY_NOT_APPOINTED')
  expect(refusal(fact('A.liaison', 'A.liaison'), staffed, UNTIL)).toBe('PTY_NOT_APPOINTED')
  expect(refusal(fact('A.liaison', 'A.liaison', { also: ['B.rep/1'] }), staffed, UNTIL)).toBe(
    'PTY_NOT_APPOINTED',
  )
  expect(refusal(fact('A.liaison', 'A.liaison', { also: ['stranger'] }))).toBe('REC_KEY_UNKNOWN')
  expect(refusal(fact('log-e1', 'M.log'))).toBe('REC_KEY_UNKNOWN')
})

const revoke = (why: string, deed: Partial<Deed> = {}): Deed => ({
  by: 'A.rep/1',
  office: 'A.rep',
  type: 'record.key',
  body: { op: 'revoke', key: signer('A.liaison').key, reason: why, lastGoodSeq: 1 },
  ...deed,
})

test('[R-REC-84] a revoked key’s records are set aside, by why it ended and when they were made', () => {
  const lost = enter(staffed, fact('A.liaison', 'A.liaison'), revoke('lost'))
  const left = enter(staffed, fact('A.liaison', 'A.liaison'), revoke('left'))
  const earlier = { made: '2020-10-10T06:00:00.000Z' }
  const later = { made: '2020-10-10T08:00:00.000Z' }
  expect(refusal(fact('A.liaison', 'A.liaison', earlier), lost)).toBe('PTY_KEY_REVOKED')
  expect(refusal(fact('A.liaison', 'A.liaison', earlier), left)).toBe('PTY_CAPTURE_TOO_OLD')
  expect(refusal(fact('A.liaison', 'A.liaison', later), left)).toBe('PTY_KEY_REVOKED')
  expect(logOf(lost).audited.keys.get(signer('A.liaison').key)?.life).toEqual({
    kind: 'ended',
    why: 'lost',
    atIndex: staffed.length + 1,
    at: START,
    lastGoodSeq: { kind: 'known', value: 1 },
  })
  expect(refusal(enrol('A.liaison', 'A.liaison'), lost)).toBe('REC_KEY_USE')
})

test('[R-REC-22] a replay is answered even after the key was revoked', () => {
  const said = submit(fact('A.liaison', 'A.liaison'), staffed)
  const log = enter(staffed, fact('A.liaison', 'A.liaison'), revoke('compromised'))
  expect(judge(said, log, START)).toEqual({ status: 200, index: staffed.length })
})

test('[R-REC-80] who may revoke: the root, one representative, the key itself; a root is not revoked so', () => {
  expect(refusal(revoke('lost'))).toBe('201')
  expect(refusal(revoke('lost', { by: 'A.root', office: 'A.root' }))).toBe('201')
  expect(refusal(revoke('lost', { by: 'A.liaison', office: 'A.liaison' }))).toBe('201')
  expect(refusal(revoke('lost', { by: 'B.rep/1', office: 'B.rep' }))).toBe('REC_ENROL')
  expect(refusal(revoke('lost', { by: 'M.root', office: 'M.root' }))).toBe('REC_ENROL')
  expect(refusal(withBody(revoke('lost'), { key: signer('A.root').key }))).toBe('REC_ENROL')
  expect(refusal(withBody(revoke('lost'), { key: signer('stranger').key }))).toBe('REC_ENROL')
  expect(refusal(revoke('lost'), enter(staffed, revoke('left')))).toBe('REC_ENROL')
  expect(refusal(withBody(revoke('lost'), { reason: 'whim' }))).toBe('REC_BODY')
  expect(refusal(withBody(revoke('lost'), { op: 'burn' }))).toBe('REC_BODY')
})

test('[R-REC-84] key state is a function of the log’s prefix: what was known at an index stays known so', () => {
  const log = enter(staffed, fact('A.liaison', 'A.liaison'), revoke('lost'))
  const whole = logOf(log).audited
  for (let size = 1; size <= log.length; size++) {
    const { audited } = logOf(log.slice(0, size))
    expect(audited.head.size).toBe(size)
    for (const [key, state] of audited.keys) {
      const { life: _, ...rest } = state
      expect(whole.keys.get(key)).toMatchObject(rest)
    }
  }
  const read = readSubmission(submit(fact('A.liaison', 'A.liaison'), staffed), auditing)
  const change = read.ok && changesOf(read.value, logOf(staffed).rows(START), sha)
  expect(change && [change.keys, change.offices, change.head.seq]).toEqual([[], [], 1])
})

test('[R-REC-20] what a record refers to is in the log', () => {
  const rid = [...logOf(staffed).audited.indexes.keys()][0] ?? ''
  expect(refusal(fact('A.liaison', 'A.liaison', { ref: [{ rel: 'answers', rid }] }))).toBe('201')
  const absent = [{ rel: 'answers', rid: '0'.repeat(64) }]
  expect(refusal(fact('A.liaison', 'A.liaison', { ref: absent }))).toBe('REC_REF')
})

test('[R-REC-24] what an author had seen may be old, and never of a log that is not there', () => {
  const log = enter(staffed, ...Array.from({ length: 3 }, () => fact('M.duty', 'M.duty')))
  const old = submit(fact('A.liaison', 'A.liaison'), staffed)
  expect(judge(old, log, '2020-10-13T07:00:00.000Z').status).toBe(201)
  const { env } = JSON.parse(old)
  const next = { ...env, after: { ...env.after, epoch: 2 } }
  const sig = base64url(signer('A.liaison').sign(signatureInput(next)))
  const ahead = canonicalJson({ env: next, sigs: [{ key: env.author.key, sig }] })
  expect(judge(ahead, log, START).code).toBe('REC_AFTER_AHEAD')
})

test('[R-REC-20] a record says beforehand which rows it is judged by', () => {
  const read = (deed: Deed): ReadSubmission => {
    const answer = readSubmission(submit(deed, staffed), auditing)
    if (!answer.ok) throw new Error(answer.code)
    return answer.value
  }
  const enrolment = rowsNamedBy(read(enrol('A.liaison', 'new')))
  expect(enrolment.keys).toEqual(expect.arrayContaining([signer('A.root').key, signer('new').key]))
  expect(enrolment.author).toEqual({ key: signer('A.root').key, seq: 4 })
  const body = { op: 'open', office: 'A.desk', functions: ['L'] }
  expect(rowsNamedBy(read({ by: 'A.root', office: 'A.root', type: 'record.office', body })).offices).toEqual([
    'A.desk',
  ])
})
