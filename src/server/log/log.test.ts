import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { expect, test } from 'vitest'

import type { Envelope } from '#domain/record'
import { authorHeads, projections, type Projection, type ProjectionTables } from '#server/projections'
import { sql, type Reader } from '#server/storage'
import { bytesOfHex, hex, readEntryBundle, textOf, verifyInclusion } from '#tlog'

import { sha256, signed } from '../../../test/founding.ts'
import { labelledKey } from '../../../test/keys.ts'
import { openLedger, type Ledger } from '../../../test/ledger.ts'
import { submissionOf, submittedOf, vectorJson, vectorRecord, vectorRecords } from '../../../test/vectors.ts'
import {
  changesFrom,
  checkpointText,
  entriesBefore,
  entryAt,
  headOf,
  inclusionOf,
  logKeyOfSeed,
  rawFrom,
  sealedOf,
  tileBytes,
  type LogTables,
} from './index.ts'

function reading<A>(
  ledger: Ledger,
  read: (rows: Reader<LogTables & ProjectionTables>) => Promise<A>,
): Promise<A> {
  return ledger.database.reading(read)
}

async function codesIn(
  ledger: Ledger,
  table: 'record.evidence' | 'record.quarantine',
): Promise<readonly string[]> {
  const kept = await reading(ledger, (rows) => rows.selectFrom(table).select('code').orderBy('id').execute())
  return kept.map(({ code }) => code)
}

test('[R-REC-3] the vectors’ twelve records become the vectors’ entries, leaves and signed heads', async () => {
  const ledger = await openLedger()
  type Checkpoints = { readonly checkpoints: readonly { readonly size: number; readonly note: string }[] }
  const { checkpoints }: Checkpoints = vectorJson('checkpoints.json')
  const heads: string[] = []
  for (const record of vectorRecords) {
    ledger.clock.set(record.at)
    const answer = await ledger.log.enter(submittedOf(record))
    expect(answer).toMatchObject({
      ok: true,
      value: { at: record.at, rid: record.rid, leaf: record.leafHash },
    })
    heads.push(ledger.log.head().checkpoint)
  }
  const entries = await reading(ledger, (rows) => rawFrom(rows, 0))
  expect(entries.map(({ bytes }) => textOf(bytes))).toEqual(vectorRecords.map(({ entry }) => entry))
  // Ours bear the log's line alone; the vectors' have cosignatures below it.
  const known = checkpoints.filter(({ size }) => size > 0)
  expect(known.length).toBeGreaterThan(1)
  for (const { size, note } of known) expect(note.startsWith(heads[size - 1]?.trimEnd() ?? '-')).toBe(true)
  expect(await reading(ledger, checkpointText)).toBe(heads.at(-1))
})

test('[R-REC-20] each step of the vectors’ sequencing gets its answer, and forks are kept as evidence', async () => {
  const ledger = await openLedger()
  await ledger.enterVectors(4)
  type Step = {
    readonly name: string
    readonly submit: { readonly env: Envelope; readonly sigs: [] }
    readonly expect: { readonly index?: number; readonly code?: string; readonly want?: number }
  }
  const { steps }: { readonly steps: readonly Step[] } = vectorJson('sequencing.json')
  for (const { name, submit, expect: expected } of steps) {
    const answer = await ledger.log.enter({ submission: submissionOf(submit) })
    const said = answer.ok
      ? { index: answer.value.index }
      : { code: answer.code, want: answer.detail['want'] }
    const { index, code, want } = expected
    expect({ name, ...said }).toEqual({ name, ...(code === undefined ? { index } : { code, want }) })
  }
  expect(steps).toHaveLength(12)
  expect(await codesIn(ledger, 'record.evidence')).toEqual(['REC_AUTHOR_FORK', 'REC_FORK'])
})

test('[R-REC-21] the same envelope under one more signature is the same record: a replay with the first receipt', async () => {
  const ledger = await openLedger()
  await ledger.enterVectors(5)
  const { env, at, rid } = vectorRecord(4)
  const again = await ledger.log.enter({ submission: signed(env, ['A.duty', 'B.duty'].map(labelledKey)) })
  expect(again).toMatchObject({ ok: true, value: { index: 4, at, rid, size: 5 } })
  expect(ledger.log.head().size).toBe(5)
})

test('[R-REC-22] a replay is answered after its key was revoked; a new record of that key goes to quarantine', async () => {
  const ledger = await openLedger()
  await ledger.enterVectors(5)
  const late = await ledger.note('A.duty', { text: 'sent too late' })
  const body = { op: 'revoke', key: labelledKey('A.duty').key, reason: 'lost', lastGoodSeq: 1 }
  expect(await ledger.log.enter(await ledger.note('A.root', body, { type: 'record.key' }))).toMatchObject({
    ok: true,
  })
  expect(await ledger.log.enter(submittedOf(vectorRecord(4)))).toMatchObject({
    ok: true,
    value: { index: 4 },
  })
  expect(await ledger.log.enter(late)).toMatchObject({
    ok: false,
    code: 'PTY_KEY_REVOKED',
    kept: 'quarantine',
  })
  expect(await codesIn(ledger, 'record.quarantine')).toEqual(['PTY_KEY_REVOKED'])
})

test('[R-REC-23] a gap answers the number that is wanted, and sending from there on loses nothing', async () => {
  const ledger = await openLedger()
  await ledger.enterVectors(4)
  const outbox = await ledger.notes('A.duty', [{ n: 1 }, { n: 2 }, { n: 3 }])
  expect(outbox[2] && (await ledger.log.enter(outbox[2]))).toMatchObject({
    code: 'REC_SEQ_GAP',
    detail: { want: 1 },
  })
  const answers = await Promise.all(outbox.map((each) => ledger.log.enter(each)))
  expect(answers.map((answer) => answer.ok && answer.value.index)).toEqual([4, 5, 6])
})

test('[R-REC-31] a refusal blocks nothing else of its batch and leaves nothing', async () => {
  const ledger = await openLedger()
  await ledger.enterVectors(4)
  const [one, two] = await Promise.all([
    ledger.notes('A.duty', [{ n: 1 }, { n: 2 }]),
    ledger.notes('B.duty', [{ does: 'refuse' }]),
  ])
  const answers = await Promise.all(
    [...one.slice(0, 1), ...two, ...one.slice(1)].map((each) => ledger.log.enter(each)),
  )
  expect(answers.map((answer) => (answer.ok ? answer.value.index : answer.code))).toEqual([
    4,
    'CLM_NO_SOURCE',
    5,
  ])
  expect(ledger.log.head().size).toBe(6)
  expect(await codesIn(ledger, 'record.quarantine')).toEqual([])
})

test('[R-REC-32] the one that breaks a batch goes to quarantine alone; the others go in', async () => {
  const ledger = await openLedger()
  await ledger.enterVectors(4)
  const [a, b, m] = await Promise.all([
    ledger.notes('A.duty', [{ n: 1 }, { n: 2 }]),
    ledger.notes('B.duty', [{ does: 'fail' }]),
    ledger.notes('M.duty', [{ n: 1 }]),
  ])
  const answers = await Promise.all([...a, ...b, ...m].map((each) => ledger.log.enter(each)))
  expect(answers.map((answer) => (answer.ok ? answer.value.index : answer.code))).toEqual([
    4,
    5,
    'REC_INTERNAL',
    6,
  ])
  expect(await codesIn(ledger, 'record.quarantine')).toEqual(['REC_INTERNAL'])
  expect(ledger.faults).toHaveLength(1)
  const kept = await reading(ledger, (rows) => rows.selectFrom('record.quarantine').select('bytes').execute())
  expect(kept.map(({ bytes }) => textOf(bytes))).toEqual(b.map(({ submission }) => textOf(submission)))
})

test('[R-REC-33] a second log on one database is a reader; one whose right was taken over logs nothing more', async () => {
  const ledger = await openLedger()
  await ledger.enterVectors(4)
  const reader = await ledger.again({ mark: `${ledger.parts.mark}-other` })
  expect(reader.standing).toEqual({ kind: 'closed', why: 'READER' })
  const note = await ledger.note('A.duty', { n: 1 })
  expect(await reader.enter(note)).toMatchObject({ code: 'REC_BUSY', detail: { closed: 'READER' } })

  await ledger.database.transaction((tx) =>
    sql`update record.log_state set writer_token = 'another'`.execute(tx),
  )
  expect(await ledger.log.enter(note)).toMatchObject({ code: 'REC_BUSY', kept: 'draft' })
  expect(await reading(ledger, headOf)).toMatchObject({ size: 4 })
})

test.each([
  'update record.log_entry set at = at',
  'delete from record.log_entry',
  'truncate record.log_entry',
])('[R-REC-35] an entry is never changed or taken away: %s', async (statement) => {
  const ledger = await openLedger()
  await ledger.enterVectors(4)
  const changed = ledger.database.transaction((tx) => sql.raw(statement).execute(tx))
  await expect(changed).rejects.toThrow('insert only')
  expect(await reading(ledger, (rows) => rawFrom(rows, 0))).toHaveLength(4)
})

test('[R-REC-36] after every connection was lost the log is busy, then goes on by itself', async () => {
  const ledger = await openLedger()
  await ledger.enterVectors(4)
  const note = await ledger.note('A.duty', { n: 1 })
  await expect(
    ledger.database.transaction((tx) =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()`.execute(
        tx,
      ),
    ),
  ).rejects.toThrow('terminat')
  await expect.poll(async () => (await ledger.log.enter(note)).ok, { timeout: 10_000 }).toBe(true)
  expect(ledger.log.head().size).toBe(5)
  const next = await ledger.note('A.duty', { n: 2 })
  expect(await ledger.log.enter(next)).toMatchObject({ ok: true, value: { index: 5 } })
})

test('[R-LOG-2] time never goes back in the log, whatever the clock does', async () => {
  const ledger = await openLedger()
  await ledger.enterVectors(4)
  const { at } = ledger.log.head()
  ledger.clock.set('2020-10-10T07:00:00.000Z')
  expect(await ledger.log.enter(await ledger.note('A.duty', { n: 1 }))).toMatchObject({ value: { at } })
})

test('[R-REC-24] a record that names a head of long ago is taken', async () => {
  const ledger = await openLedger()
  await ledger.enterVectors(12)
  const note = await ledger.note('A.duty', { n: 1 })
  expect(await ledger.log.enter(note)).toMatchObject({ ok: true })
  const old = await ledger.note('B.duty', { n: 1 }, { after: vectorRecord(6).env.after })
  expect(await ledger.log.enter(old)).toMatchObject({ code: 'REC_AFTER_BACK', detail: { size: 8 } })
  const late = await ledger.note('B.duty', { n: 1 }, { after: vectorRecord(8).env.after })
  expect(await ledger.log.enter(late)).toMatchObject({ ok: true, value: { index: 13 } })
})

test('[R-REC-82] a genesis that names another log key than this node’s is refused', async () => {
  const ledger = await openLedger({ logKey: logKeyOfSeed(labelledKey('another').seed) })
  expect(await ledger.log.enter(submittedOf(vectorRecord(0)))).toMatchObject({
    code: 'REC_GENESIS',
    detail: { field: 'env.body.log' },
  })
})

test('[R-REC-1] sealed parts are held as sent, and are the ones that the envelope names', async () => {
  const ledger = await openLedger()
  await ledger.enterVectors(6)
  const record = vectorRecord(6)
  const { submission, content = new Uint8Array(0), wrap = new Uint8Array(0) } = submittedOf(record)
  const enter = (files: object) => ledger.log.enter({ submission, ...files })
  expect(await enter({})).toMatchObject({ code: 'REC_BLOB_MISSING' })
  expect(await enter({ content })).toMatchObject({ code: 'REC_BLOB_MISSING' })
  expect(await enter({ content: wrap, wrap })).toMatchObject({
    code: 'REC_BLOB_HASH',
    detail: { role: 'content' },
  })
  expect(await enter({ content, wrap: content })).toMatchObject({
    code: 'REC_BLOB_HASH',
    detail: { role: 'wrap' },
  })
  expect(await enter({ content, wrap: new Uint8Array(65_537) })).toMatchObject({ ok: false })
  expect(await enter({ content, wrap })).toMatchObject({ ok: true, value: { index: 6 } })
  expect(await enter({})).toMatchObject({ ok: true, value: { index: 6 } })
  const sha = record.env.blobs?.[0]?.sha256 ?? ''
  const held = await reading(ledger, (rows) => sealedOf(rows, { rid: record.rid, sha256: sha }))
  expect(held && [hex(held.content), hex(held.wrap)]).toEqual([hex(content), hex(wrap)])
  expect(
    await reading(ledger, (rows) => sealedOf(rows, { rid: 'f'.repeat(64), sha256: sha })),
  ).toBeUndefined()
})

test('[R-REC-10] every entry proves itself in the newest head', async () => {
  const ledger = await openLedger()
  await ledger.enterVectors(12)
  const { size, root } = ledger.log.head()
  for (const [index, { leafHash }] of vectorRecords.entries()) {
    const proof = await reading(ledger, (rows) => inclusionOf(rows, { index, size }))
    const claim = {
      index,
      size,
      leaf: bytesOfHex(leafHash),
      root: bytesOfHex(root),
      proof: proof.ok && proof.value,
    }
    if (!claim.leaf || !claim.root || !claim.proof) throw new Error('no proof')
    const { leaf, root: under, proof: hashes } = claim
    expect(verifyInclusion(sha256, { index, size, leaf, root: under, proof: hashes }).ok).toBe(true)
  }
  expect(await reading(ledger, (rows) => inclusionOf(rows, { index: 12, size }))).toMatchObject({
    code: 'REC_PROOF',
  })
})

test('[R-REC-12] a tile and a bundle are served at every width up to the committed size, as prefixes, and not beyond', async () => {
  const ledger = await openLedger()
  await ledger.enterVectors(12)
  const at = (path: string) => reading(ledger, (rows) => tileBytes(rows, path))
  const whole = await at('tile/0/000.p/12')
  for (let width = 1; width <= 12; width++) {
    const tile = await at(`tile/0/000.p/${width}`)
    expect(tile && hex(tile)).toBe(whole && hex(whole.subarray(0, width * 32)))
    const bundle = await at(`tile/entries/000.p/${width}`)
    const entries = bundle && readEntryBundle(bundle, width)
    expect(entries?.ok && entries.value.map(textOf)).toEqual(
      vectorRecords.slice(0, width).map(({ entry }) => entry),
    )
  }
  for (const path of [
    'tile/0/000.p/13',
    'tile/0/000',
    'tile/entries/000.p/13',
    'tile/1/000.p/1',
    'tile/0/00',
    '../x',
  ])
    expect({ path, bytes: await at(path) }).toEqual({ path, bytes: undefined })
})

test('[R-REC-15] who waits for the log to grow is woken after the commit, and let go when the wait is called off', async () => {
  const ledger = await openLedger()
  await ledger.enterVectors(4)
  const { signal } = new AbortController()
  const woken = ledger.log.beyond(4, signal).then(() => reading(ledger, headOf))
  await ledger.log.enter(await ledger.note('A.duty', { n: 1 }))
  expect(await woken).toMatchObject({ size: 5 })
  await ledger.log.beyond(4, signal)
  const leaving = new AbortController()
  const called = ledger.log.beyond(5, leaving.signal)
  leaving.abort()
  await called
})

test('[R-LOG-3] lists show what came, newest first and by index, page by page', async () => {
  const ledger = await openLedger()
  await ledger.enterVectors(6)
  const page = await reading(ledger, (rows) => entriesBefore(rows, { before: 5, limit: 2 }))
  expect(page.map(({ idx, office, vis }) => [idx, office, vis])).toEqual([
    [4, 'A.duty', 'J'],
    [3, 'M.root', 'J'],
  ])
  expect((await reading(ledger, (rows) => changesFrom(rows, 4))).map(({ idx, type }) => [idx, type])).toEqual(
    [
      [4, 'hotline.msg'],
      [5, 'hotline.ack'],
    ],
  )
  const first = await reading(ledger, (rows) => entryAt(rows, vectorRecords[0]?.rid ?? ''))
  expect(first?.idx).toBe(0)
})

test('[R-REC-30] what was acknowledged is there with its projections when another start of the node looks', async () => {
  const ledger = await openLedger()
  await ledger.enterVectors(6)
  const before = ledger.log.head()
  await ledger.log.close()
  const again = await ledger.again()
  expect(again.standing).toEqual({ kind: 'open' })
  expect(again.head()).toEqual(before)
  const [author] = await reading(ledger, (rows) => authorHeads(rows, [labelledKey('B.duty').key]))
  expect(author).toMatchObject({ seq: 1, rid: vectorRecords[5]?.rid })
})

test('[R-REC-32] [R-REC-38] a record that breaks one projection goes to quarantine with its bytes; the log goes on', async () => {
  const poisoned: Projection = {
    table: 'poisoned',
    key: ['rid'],
    types: ['test.note'],
    apply: (_, facts) =>
      facts.some(({ body }) => body?.['poison'] === true)
        ? Promise.reject(new Error('a projection that breaks'))
        : Promise.resolve(),
  }
  const ledger = await openLedger({ projections: [...projections, poisoned] })
  await ledger.enterVectors(4)
  const [bad, good] = await Promise.all([
    ledger.note('A.duty', { poison: true }),
    ledger.notes('B.duty', [{ n: 1 }, { n: 2 }]),
  ])
  const answers = await Promise.all([bad, ...good].map((each) => ledger.log.enter(each)))
  expect(answers.map((answer) => (answer.ok ? answer.value.index : answer.code))).toEqual([
    'REC_INTERNAL',
    4,
    5,
  ])
  expect(await codesIn(ledger, 'record.quarantine')).toEqual(['REC_INTERNAL'])
  // Once the projection is mended, the very same bytes go in.
  await ledger.log.close()
  const mended = await ledger.again({ projections })
  expect(await mended.enter(bad)).toMatchObject({ ok: true, value: { index: 6 } })
})

test('[R-LOG-4] what was sent is let go once it is answered, however many come after it', async () => {
  const { log, enterVectors, notes } = await openLedger()
  await enterVectors(4)
  const held = await (async () => {
    const sent = await notes('A.duty', [{ text: 'first' }])
    for (const each of sent) await log.enter(each)
    return sent.map(({ submission }) => new WeakRef(submission))
  })()
  for (const each of await notes('B.duty', [{ text: 'second' }, { text: 'third' }])) await log.enter(each)
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  expect(held.map((each) => each.deref())).toEqual([undefined])
})
