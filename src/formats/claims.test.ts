import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { GazetteerEntry } from '#domain/measure'
import type { Entity } from '#domain/party'
import { readClaims, type ClaimDraft } from '#formats/claims'
import { readPlaces } from '#formats/places'
import { claimBodies, claimOwn } from '#wire/claim'

import { isClosed, tries } from '../../test/fuzz.ts'
import type { Asked } from './rows.ts'

const real = readFileSync('fixtures/imports/lodged-constructed.json')
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

function gazetteer(): readonly GazetteerEntry[] {
  const read = readPlaces(readFileSync('fixtures/mechanisms/nk2020/places.json'))
  return read.ok ? read.value.rows.flatMap(({ draft }) => (draft.ok ? [draft.value] : [])) : []
}

function entity(code: string, kind: Entity['kind'], side?: 'A' | 'B'): Entity {
  return { code, kind, name: [{ lang: 'en', text: code, original: true }], ...(side ? { side } : {}) }
}

const asked: Asked = {
  now: '2020-11-11T00:00:00.000Z',
  entities: [
    entity('AM', 'side', 'A'),
    entity('NK', 'side', 'A'),
    entity('AZ', 'side', 'B'),
    entity('RU', 'thirdState'),
  ],
  places: gazetteer(),
}

function rows(input: Uint8Array, how: Asked = asked) {
  const read = readClaims(input, how)
  if (!read.ok) throw new Error(JSON.stringify(read))
  return read.value
}

const all = new Map(rows(real).flatMap(({ id, draft }) => (draft.ok ? [[id, draft.value] as const] : [])))

function claimDraft(id: string): Extract<ClaimDraft, { kind: 'claim' }> {
  const found = all.get(id)
  if (found?.kind !== 'claim') throw new Error(id)
  return found
}

const good = {
  id: 'N-1',
  by: 'A',
  entity: 'AM',
  dutyName: 'Lima-2',
  kind: 'violation',
  statedAt: { utc: '2020-10-10T08:19:00Z', text: '12:19', zone: '+04:00', resolutionS: 60 },
  at: { from: '2020-10-10T08:05:00Z', to: '2020-10-10T08:06:00Z', text: '12:05', zone: '+04:00' },
  place: { asWritten: 'Hadrut', candidates: ['hadrut'], status: 'resolved', sector: 'notStated' },
  what: { lang: 'en', text: 'Attack.', original: true },
  allegedActor: 'B',
}

function only(change: object, how: Asked = asked) {
  const [row] = rows(bytes([{ ...good, ...change }]), how)
  if (!row) throw new Error('no row')
  return row.draft
}

describe('the constructed claims', () => {
  test('[R-IMP-4] all eight claims and four counter-claims are read, and are bodies of the record', () => {
    expect([...all.values()].map(({ kind }) => kind)).toEqual([
      ...Array(8).fill('claim'),
      ...Array(4).fill('answer'),
    ])
    for (const each of all.values()) {
      const body =
        each.kind === 'claim'
          ? claimBodies['claim.lodged'].safeParse({ claim: each.claim })
          : claimBodies['claim.answered'].safeParse({ answer: each.answer })
      expect(body.error).toBeUndefined()
      const own = each.kind === 'claim' ? claimOwn.safeParse(each.own).error : undefined
      expect(own).toBeUndefined()
    }
  })

  test('[R-DNH-1] a place marked as origin is sealed; clear words that name it, and an answer that marks one, are refused', () => {
    const from = { text: 'Ganja, fire from near Berd', role: 'originAlleged', candidates: ['berd'] }
    const place = {
      text: 'fire from near Berd on Ganja',
      candidates: ['berd', 'ganja'],
      resolution: 'several',
      roles: { berd: 'originAlleged', ganja: 'target' },
    }
    const marked = only({ place })
    expect(marked).toMatchObject({
      value: {
        claim: { place: { asWritten: 'Ganja', candidates: ['ganja'] } },
        own: { originsAlleged: ['berd', place.text] },
      },
    })
    const claim = marked.ok && marked.value.kind === 'claim' ? marked.value.claim : undefined
    expect(JSON.stringify(claim)).not.toMatch(/berd/i)
    const what = { lang: 'ru', text: 'Огонь из Берда.', original: true }
    expect(only({ place, what })).toMatchObject({ code: 'CLM_ORIGIN_IN_CLEAR', detail: { field: 'what' } })
    const stance = {
      time: 'silent',
      place: 'differs',
      class: 'silent',
      count: 'silent',
      allegedActor: 'denies',
    }
    expect(only({ answers: 'LC-1', stance, place: from })).toMatchObject({
      code: 'CLM_ORIGIN_IN_CLEAR',
      detail: { field: 'place' },
    })
  })

  test('[R-IMP-4] a claim keeps its moment, its words, its sector, and what it adopts', () => {
    expect(claimDraft('LC-A1')).toMatchObject({
      adopts: 'T1-C01',
      claim: {
        by: 'A',
        statedAt: { utc: '2020-10-10T08:19:00.000Z', text: '12:19', zone: '+04:00', resolutionS: 60 },
        at: {
          text: '12:05',
          precision: 'minute',
          from: { value: '2020-10-10T08:05:00.000Z' },
          to: { value: '2020-10-10T08:06:00.000Z' },
        },
        count: { kind: 'known', value: { kind: 'unknown' } },
        class: { kind: 'notStated' },
      },
      own: { weapon: { kind: 'unknown' }, position: { kind: 'notStated' }, evidence: [] },
    })
    expect(claimDraft('LC-A2').claim.at.precision).toBe('period')
    expect(claimDraft('LC-A4').claim.at.precision).toBe('about')
    expect(claimDraft('LC-A4').own.weapon).toEqual({
      kind: 'known',
      value: { category: 'artillery', basis: 'statedByParty' },
    })
    expect(claimDraft('LC-A4').claim.place.sector).toEqual({ kind: 'known', value: 'S6' })
    expect(claimDraft('LC-B4').claim.place).toMatchObject({ status: 'candidates', candidates: ['lachin'] })
    expect(claimDraft('LC-A3').claim.what).toEqual([
      { lang: 'hy', text: 'Կրակոցներ քաղաքի ուղղությամբ։', original: true },
    ])
    expect(JSON.stringify(claimDraft('LC-A4').claim)).not.toContain('weapon')
  })

  test('[R-IMP-4] a counter-claim names the claim it answers and its stance on each field', () => {
    expect(all.get('LD-B1')).toMatchObject({
      kind: 'answer',
      answers: 'LC-A1',
      answer: {
        by: 'B',
        kind: 'denial',
        stance: {
          time: 'differs',
          place: 'silent',
          class: 'silent',
          count: 'silent',
          allegedActor: 'differs',
        },
      },
    })
    expect(rows(real).map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })
})

describe('refusals', () => {
  const refusals: readonly (readonly [string, object, object])[] = [
    ['MEA_ZONE_MISSING', { statedAt: { ...good.statedAt, zone: null } }, { field: 'statedAt.zone' }],
    [
      'MEA_TIME_FUTURE',
      { statedAt: { ...good.statedAt, text: 'x', utc: '2020-11-11T00:00:01Z' } },
      { field: 'statedAt' },
    ],
    [
      'MEA_TIME_IMPOSSIBLE',
      { statedAt: { ...good.statedAt, utc: '2020-10-10T24:19:00Z' } },
      { field: 'statedAt.utc' },
    ],
    ['MEA_INTERVAL_EMPTY', { at: { ...good.at, to: '2020-10-10T08:04:00Z' } }, { field: 'at' }],
    ['PTY_ENTITY_UNKNOWN', { entity: 'AZ' }, { field: 'entity', entity: 'AZ (A)' }],
    ['PTY_ENTITY_UNKNOWN', { entity: 'RU' }, { field: 'entity' }],
    ['CLM_KIND', { kind: 'terms' }, { field: 'kind', kind: 'terms' }],
    ['MEA_PLACE_UNKNOWN', { place: { ...good.place, candidates: ['x'] } }, { field: 'place.candidates' }],
    ['IMP_SHAPE', { by: 'C' }, { field: 'by' }],
    ['IMP_SHAPE', { statedAt: { text: '12:19', zone: '+04:00' } }, { field: 'statedAt.utc' }],
    ['IMP_SHAPE', { evidence: [{ sha256: 'zz', note: 'n' }] }, { field: 'evidence[0].sha256' }],
    ['IMP_SHAPE', { position: { known: { latDeg: '39.8', lonDeg: '46.7' } } }, { field: 'position.radiusM' }],
    ['IMP_SHAPE', { answers: 'LC-A1' }, { field: 'stance' }],
  ]

  test.each(refusals)('[R-IMP-4] %s names row, id and field: %j', (code, change, detail) => {
    expect(only(change)).toMatchObject({ ok: false, code, detail: { row: 1, id: 'N-1', ...detail } })
  })

  test('[R-MEA-1] the importer’s zone is used where a row names none', () => {
    const { zone: _a, ...statedAt } = good.statedAt
    const { zone: _b, ...at } = good.at
    expect(only({ statedAt, at }, { ...asked, zone: 'Asia/Yerevan' })).toMatchObject({
      value: { claim: { statedAt: { zone: 'Asia/Yerevan' }, at: { zone: { value: 'Asia/Yerevan' } } } },
    })
  })

  test('[R-PTY-1] with the sides exchanged every side in the drafts is exchanged', () => {
    const swap = (text: string) => text.replaceAll(/"(A|B)"/g, (_, side) => (side === 'A' ? '"B"' : '"A"'))
    const how: Asked = { ...asked, entities: JSON.parse(swap(JSON.stringify(asked.entities))) }
    const mirrored = rows(new TextEncoder().encode(swap(real.toString())), how)
    expect(mirrored).toEqual(JSON.parse(swap(JSON.stringify(rows(real)))))
  })

  test('[R-IMP-9] no mutation of the bytes makes the reader throw', () => {
    const said = JSON.parse(real.toString())
    const files = said.claims.map((row: unknown) => Buffer.from(JSON.stringify({ ...said, claims: [row] })))
    fc.assert(
      fc.property(
        fc.constantFrom<readonly Buffer[]>(...files),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
        (file, changes) => {
          const input = Uint8Array.from(file)
          for (const [at, byte] of changes) input[at % input.length] = byte
          const read = readClaims(input, asked)
          expect(read.ok ? read.value.length > 0 : isClosed(read.code)).toBe(true)
        },
      ),
      tries(1_000),
    )
  })
})
