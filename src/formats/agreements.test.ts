import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { mayRecord, isDivergent, type Agreement } from '#domain/agreement'
import { agreement as agreementSchema } from '#wire/agreement'

import { isClosed, tries } from '../../test/fuzz.ts'
import { readAgreements, type AgreementFileRow } from './agreements.ts'
import { termKey } from './term-key.ts'

const FOLDER = new URL('../../fixtures/mechanisms/nk2020/', import.meta.url)
const bytesAt = (name: string) => readFileSync(new URL(name, FOLDER))
const [TEXTS, PROPOSALS, TRUCES] = ['parameters.json', 'positions.json', 'truces.json'].map(bytesAt)
const { entities } = JSON.parse(readFileSync(new URL('founding.json', FOLDER), 'utf8')).mechanism
const ASKED = { now: '2020-11-12T00:00:00.000Z', zone: '+04:00', entities, places: [] }
const NOTHING = { agreements: new Set<string>(), truces: new Set<string>() }

function rowsOf(...files: readonly (Uint8Array | undefined)[]): readonly AgreementFileRow[] {
  const read = readAgreements(
    files.flatMap((file) => file ?? []),
    ASKED,
  )
  if (!read.ok) throw new Error(JSON.stringify(read))
  return read.value.rows
}

function agreementsOf(...files: readonly (Uint8Array | undefined)[]): ReadonlyMap<string, Agreement> {
  return new Map(rowsOf(...files).flatMap(({ draft }) => (draft.ok ? [[draft.value.id, draft.value]] : [])))
}

function fileOf(change: (file: Record<string, unknown>) => void, bytes: Uint8Array | undefined): Uint8Array {
  const file = JSON.parse(Buffer.from(bytes ?? []).toString())
  change(file)
  return Buffer.from(JSON.stringify(file))
}

test('[R-IMP-4, R-AGR-8] every text of the fixtures reads, has the record’s shape, and may be recorded', () => {
  const found = agreementsOf(TEXTS, PROPOSALS, TRUCES)
  expect([...found.keys()]).toEqual([
    'NK-1993-12-16',
    'NK-1994-05-05',
    'NK-1994-05-11',
    'NK-1995-02-04',
    'NK-2020-10-10',
    'NK-2020-10-25',
    'NK-2020-10-30',
    'NK-2020-11-10',
    'RU-2020-11-03',
    'NK-2020-10-17',
  ])
  for (const each of found.values()) {
    expect(agreementSchema.safeParse(each).success).toBe(true)
    expect(mayRecord(each, NOTHING, ASKED.now)).toEqual({ ok: true, value: undefined })
  }
})

test('[R-AGR-11] truces stand in their agreements; other readings are notes; the file’s own reading is no note', () => {
  const found = agreementsOf(TEXTS, TRUCES)
  const [first] = found.get('NK-2020-10-10')?.truces ?? []
  expect([first?.id, first?.effective.utc, first?.term]).toEqual([
    'T1',
    { kind: 'known', value: '2020-10-10T08:00:00.000Z' },
    { kind: 'known', value: 'ceasefire.1' },
  ])
  const moscow = first?.notes.filter(
    ({ utc }) => utc.kind === 'known' && utc.value === '2020-10-10T09:00:00.000Z',
  )
  expect(moscow?.map(({ text, day }) => [text, day.kind])).toEqual([['Moscow, UTC+3', 'notStated']])
  expect(found.get('NK-2020-10-25')?.truces.map(({ id }) => id)).toEqual(['T3'])
  expect(found.get('NK-2020-10-17')?.truces.map(({ id, purpose }) => [id, purpose])).toEqual([
    [
      'T2',
      { kind: 'known', value: 'exchange of prisoners of war, other detainees and bodies through the ICRC' },
    ],
  ])
})

test('[R-AGR-5] published and leaked texts stand side by side with their own words; days that are one make no divergence', () => {
  const agreement = agreementsOf(TEXTS).get('NK-2020-11-10')
  const { texts = [], terms = [] } = agreement ?? {}
  expect(texts.map(({ id, kind }) => [id, kind])).toEqual([
    ['published-az', 'published'],
    ['published-am', 'published'],
    ['published-ru', 'published'],
    ['leaked', 'leaked'],
  ])
  const aghdam = terms.find(({ clause }) => clause === '2')
  expect(
    aghdam?.inTexts.map(({ value }) => value.kind === 'known' && 'text' in value.value && value.value.text),
  ).toEqual([
    'before 20 November 2020',
    'by 20 November 2020',
    'before 20 November 2020',
    'by 20 November 20[20]',
  ])
  expect(terms.filter(({ inTexts }) => isDivergent(inTexts, texts))).toEqual([])
  const arms = terms.find(({ clause }) => clause === '3')?.inTexts.map(({ wordings }) => wordings)
  expect(arms?.slice(0, 3)).toEqual([
    ['armament: small arms'],
    ['armament: firearms'],
    ['armament: light weapons'],
  ])
})

test('[R-IMP-6] what was kept from a lost source is marked so, and an unread clause states nothing', () => {
  const terms = agreementsOf(TEXTS).get('NK-1995-02-04')?.terms
  expect(terms?.map(({ verification, published }) => [verification, published])).toEqual([
    ['carriedOver', 'agreed'],
    ['carriedOver', 'agreed'],
    ['unread', 'notStated'],
  ])
  expect(terms?.[1]?.value).toEqual({
    kind: 'known',
    value: { kind: 'quantities', quantities: [{ what: 'answerWithin', n: 6, unit: 'h', bound: 'exact' }] },
  })
})

test('[R-AGR-8] a proposal gives no side a position: what was said stays said, and a file with a position is refused', () => {
  const proposal = agreementsOf(PROPOSALS).get('RU-2020-11-03')
  expect([proposal?.kind, proposal?.under, proposal?.terms.length]).toEqual([
    'proposal',
    { kind: 'known', value: { agreement: 'NK-2020-10-10', clause: '2' } },
    4,
  ])
  const observers = proposal?.terms.find(({ key }) => key === 'control.observers')
  expect(observers?.said.map(({ side, about }) => [side, about])).toEqual([
    ['A', 'ownSide'],
    ['B', 'ownSide'],
    ['A', 'otherSide'],
  ])
  const signed = fileOf((file) => {
    const { parameters } = file
    if (Array.isArray(parameters)) parameters[0].positions.A.stance = 'accepts'
  }, PROPOSALS)
  expect(rowsOf(signed)[0]?.draft).toMatchObject({
    code: 'IMP_SHAPE',
    detail: { field: 'parameters[0].positions', row: 1, id: 'RU-2020-11-03' },
  })
})

test('[R-IMP-7] whether a told time is the truce’s own is computed again, and a difference refused', () => {
  const wrong = fileOf((file) => {
    const { truces } = file
    if (Array.isArray(truces)) truces[0].statedTimes[3].matches = true
  }, TRUCES)
  expect(rowsOf(wrong)[0]?.draft).toMatchObject({
    code: 'IMP_DERIVED_DIFFERS',
    detail: { field: 'statedTimes[3].matches', found: 'true', computed: 'false' },
  })
})

test('[R-IMP-4] a text that does not read names its field and keeps no other from being taken', () => {
  const odd = fileOf((file) => {
    const { agreements } = file
    if (!Array.isArray(agreements)) return
    agreements[0].status = 'signed in blood'
    agreements[1].parameters[0].withinHours = 1.5
    delete agreements[2].title
  }, TEXTS)
  const rows = rowsOf(odd)
  expect(rows.map(({ draft }) => draft.ok)).toEqual([false, false, false, true, true, true, true, true])
  expect(rows.slice(0, 3).map(({ draft }) => !draft.ok && draft.detail['field'])).toEqual([
    'status',
    'parameters[0].withinHours',
    'title',
  ])
})

/** The same file once for each item of each of its lists, with that item alone in the list. */
function eachAlone(text: string): readonly string[] {
  const said: Readonly<Record<string, unknown>> = JSON.parse(text)
  return Object.entries(said).flatMap(([name, list]) =>
    Array.isArray(list) ? list.map((item) => JSON.stringify({ ...said, [name]: [item] })) : [],
  )
}

test('[R-IMP-9] no file of agreements throws, whatever is changed in it', () => {
  // A file for each agreement, proposal and truce: what is changed then matters more often, and a million tries take less.
  const files = [TEXTS, PROPOSALS, TRUCES].flatMap((file) => eachAlone(Buffer.from(file ?? []).toString()))
  const places = files.map((text) => [...text.matchAll(/(?<=":)(?:"(?:[^"\\]|\\.)*"|\d+|true|false|null)/g)])
  fc.assert(
    fc.property(
      fc.nat(files.length - 1),
      fc.nat(),
      fc.constantFrom('null', '0', '"x"', '[]', '{}', '-1'),
      (which, at, value) => {
        const [text = '', values = []] = [files[which], places[which]]
        const found = values[at % values.length]
        if (found === undefined) return
        const changed = text.slice(0, found.index) + value + text.slice(found.index + found[0].length)
        const read = readAgreements([Buffer.from(changed)], ASKED)
        expect(read.ok || isClosed(read.code)).toBe(true)
      },
    ),
    tries(500),
  )
})

test('[R-IMP-4] a term gets a key of its topic and clause in whatever letters they are, one with a key keeps it', () => {
  expect(termKey('ceasefire', '1')).toBe('ceasefire.1')
  expect(termKey('Prisoner exchange', '2 (a)')).toBe('prisoner-exchange.2-a')
  expect(termKey('коридор', 'Ст. 3')).toBe('clause.3')
  expect(termKey('=cmd()', '§')).toBe('cmd')
  expect(termKey('x'.repeat(80), '9'.repeat(40)).length).toBeLessThanOrEqual(80)
})

test('[R-AGR-5] a text that the file calls leaked is nobody’s version, whether a term names it or not', () => {
  const text = (versionId: string, kind?: string) => ({
    versionId,
    label: versionId,
    ...(kind === undefined ? {} : { kind }),
    source: { title: 'T', publisher: 'P' },
    parameters: [],
  })
  const agreement = {
    id: 'X',
    title: 'X',
    parties: [],
    status: 'agreed',
    parameters: [],
    source: { title: 'T', publisher: 'P' },
    versions: [text('one'), text('two', 'leaked')],
  }
  const read = agreementsOf(Buffer.from(JSON.stringify({ lang: 'en', agreements: [agreement] }))).get('X')
  expect(read?.texts.map(({ id, kind }) => [id, kind])).toEqual([
    ['one', 'published'],
    ['two', 'leaked'],
  ])
})
