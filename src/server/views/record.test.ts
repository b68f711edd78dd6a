import { Decrypter } from 'age-encryption'
import { expect, test } from 'vitest'

import { openSealed, readEntry } from '#domain/record'
import { readDemoKeys } from '#server/node'
import { bytesOfHex, leafHash, readCheckpoint, readNote, utf8, verifyInclusion } from '#tlog'
import { factBodies } from '#wire/facts'

import { claimBy, town } from '../../../test/accounts.ts'
import { sha256 } from '../../../test/founding.ts'
import { labelledKey } from '../../../test/keys.ts'
import { claimSealed, deskOf, publicAt, runningNode, signedIn } from '../../../test/running-node.ts'

const bytes = (text: string) => bytesOfHex(text) ?? new Uint8Array()

test('[R-REC-10] an entry is answered with its exact bytes, and they are proven in the head it comes with', async () => {
  const node = await runningNode()
  const a = await deskOf(node, 'A.liaison')
  const rid = await a.record('claim.lodged', { claim: claimBy('A') }, { sealed: claimSealed('A') })
  const answer = await (await a.get(`/api/record/entry/${rid}`)).json()
  expect(await (await a.get(`/api/record/entry/${answer.row.index}`)).json()).toEqual(answer)
  const leaf = leafHash(sha256, utf8(answer.entry))
  expect(Buffer.from(leaf).toString('hex')).toBe(answer.leaf)
  const proven = verifyInclusion(sha256, {
    leaf,
    index: answer.row.index,
    size: answer.size,
    root: bytes(answer.root),
    proof: answer.proof.map(bytes),
  })
  expect(proven.ok).toBe(true)
  const note = readNote(answer.checkpoint)
  const said = note.ok ? readCheckpoint(note.value.text) : note
  expect(said).toMatchObject({
    ok: true,
    value: { size: answer.size, origin: `truceline.example/log/${node.mech}/e1` },
  })
  expect(answer.enrolledBy).toMatchObject([{ key: labelledKey('A.liaison').key, office: 'A.liaison' }])
  const enrolled = await (await a.get(`/api/record/entry/${answer.enrolledBy[0].rid}`)).json()
  expect(JSON.parse(enrolled.entry).env.body.key).toBe(labelledKey('A.liaison').key)
})

test('[R-ACC-2] entries page by index, newest first, and the raw log is whole and in order', async () => {
  const node = await runningNode()
  const duty = await signedIn(node, 'M.duty')
  const pages: { index: number; rid: string }[][] = []
  let path = '/api/record/entries?limit=10'
  for (;;) {
    const page = await (await duty.get(path)).json()
    pages.push(page.entries)
    if (page.next === undefined) break
    path = `/api/record/entries?limit=10&before=${page.next}`
  }
  const { size } = await (await duty.get('/api/record/head')).json()
  expect(pages.flat().map(({ index }) => index)).toEqual(
    Array.from({ length: size }, (_, at) => size - 1 - at),
  )
  const raw = await (await duty.get('/api/record/raw?from=30')).json()
  const reading = {
    mech: node.mech,
    types: new Set([...Object.keys(factBodies), 'record.sealed']),
    sha: sha256,
  }
  const rids = raw.entries.map((text: string) => {
    const read = readEntry(text, reading)
    return read.ok ? read.value.rid : read.code
  })
  expect(rids.toReversed()).toEqual(
    pages
      .flat()
      .filter(({ index }) => index >= 30)
      .map(({ rid }) => rid),
  )
  expect((await (await duty.get(`/api/record/raw?from=${size}`)).json()).entries).toEqual([])
})

test('[R-REC-70] the sealed part opens on the desk of an office it is sealed to, and is the one committed to', async () => {
  const node = await runningNode()
  const a = await deskOf(node, 'A.liaison')
  const evidence = [{ sha256: '0'.repeat(64), note: 'a photograph' }]
  const rid = await a.record(
    'claim.lodged',
    { claim: claimBy('A') },
    { sealed: claimSealed('A', { evidence }) },
  )
  const duty = await signedIn(node, 'M.duty')
  const sealed = await (await duty.get(`/api/record/sealed/${rid}`)).json()
  const outer = new Decrypter()
  outer.addIdentity(readDemoKeys(node.home)?.sealOf('M.duty') ?? '')
  const inner = new Decrypter()
  inner.addIdentity(await outer.decrypt(Buffer.from(sealed.wrap, 'base64'), 'text'))
  const plain = await inner.decrypt(Buffer.from(sealed.content, 'base64'))
  const { entry } = await (await duty.get(`/api/record/entry/${rid}`)).json()
  const opened = openSealed(sha256, JSON.parse(entry).env, plain)
  expect(opened.ok && opened.value.body['evidence']).toEqual(evidence)
  for (const label of ['B.liaison', 'M.mediator', 'M.protection'])
    expect(await (await signedIn(node, label)).get(`/api/record/sealed/${rid}`)).toMatchObject({
      status: 404,
    })
})

test('[R-REC-23] a desk is told where its own stream stands, and nobody else where it does', async () => {
  const node = await runningNode()
  const a = await deskOf(node, 'A.liaison')
  const before = await (await a.get('/api/record/author')).json()
  expect(before).toMatchObject({ key: labelledKey('A.liaison').key, office: 'A.liaison', seq: 0 })
  const rid = await a.record('claim.lodged', { claim: claimBy('A') }, { sealed: claimSealed('A') })
  const after = await (await a.get('/api/record/author')).json()
  expect(after).toMatchObject({ seq: 1, prev: rid, after: { epoch: 1, size: before.after.size + 1 } })
  expect((await publicAt(node).get('/api/record/author')).status).toBe(404)
})

test('[R-ACC-4] the gazetteer pages by id; the public gets its names and no coordinates', async () => {
  const node = await runningNode()
  const duty = await deskOf(node, 'M.duty')
  const at = { kind: 'known', value: { latMilliDeg: 1_000, lonMilliDeg: 2_000 } }
  for (const id of ['c-town', 'a-town', 'b-town'])
    await duty.record('measure.place', { place: { ...town(id), at } })
  const first = await (await duty.get('/api/places?limit=2')).json()
  expect(first).toMatchObject({ places: [{ id: 'a-town', at }, { id: 'b-town' }], next: 'b-town' })
  expect(await (await duty.get('/api/places?limit=2&after=b-town')).json()).toMatchObject({
    places: [{ id: 'c-town' }],
  })
  const open = await (await publicAt(node).get('/api/places')).json()
  expect(open.places.map((place: { id: string; at: unknown }) => [place.id, place.at])).toEqual(
    ['a-town', 'b-town', 'c-town'].map((id) => [id, { kind: 'notStated' }]),
  )
})

test('[R-MEA-12] import jobs page newest first, and a job is complete only when all it takes is in the record', async () => {
  const node = await runningNode()
  const duty = await deskOf(node, 'M.duty')
  const job = (name: string, file: string, taken: number) =>
    duty.record('record.import', {
      file: file.repeat(64),
      name,
      what: 'places',
      rows: 2,
      taken,
      refused: [],
    })
  await job('first.json', 'a', 0)
  await job('second.json', 'b', 1)
  const page = await (await duty.get('/api/imports?limit=1')).json()
  expect(page).toMatchObject({
    imports: [{ name: 'second.json', by: 'M.duty', taken: 1, done: 0, complete: false }],
  })
  expect(await (await duty.get(`/api/imports?limit=1&after=${page.next}`)).json()).toMatchObject({
    imports: [{ name: 'first.json', complete: true }],
  })
  const imported = { file: 'b'.repeat(64), row: 1, id: 'x' }
  await duty.record('measure.place', {
    place: town('x-town'),
    importedFrom: imported,
  })
  expect(await (await duty.get('/api/imports?limit=1')).json()).toMatchObject({
    imports: [{ done: 1, complete: true }],
  })
})

test('[R-REC-74] the seal keys of open offices are there for a desk to seal to', async () => {
  const node = await runningNode()
  const a = await signedIn(node, 'A.liaison')
  const { offices } = await (await a.get('/api/record/recipients')).json()
  expect(offices.map(({ office }: { office: string }) => office)).toEqual([
    'M.views', // whose key the node holds, and which everybody is told so of
    'A.liaison',
    'A.rep',
    'B.liaison',
    'B.rep',
    'M.duty',
    'M.head',
    'M.investigator',
    'M.mediator',
    'M.patrol',
    'M.patrol2',
    'M.protection',
    'M.rep',
  ])
  expect(offices.filter(({ held }: { held?: string }) => held !== undefined)).toMatchObject([
    { office: 'M.views', role: 'node', held: 'node' },
  ])
  expect(offices.every(({ seal }: { seal: string }) => seal.startsWith('age1pq1'))).toBe(true)
})
