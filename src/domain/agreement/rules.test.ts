import fc from 'fast-check'
import { expect, test } from 'vitest'

import { addS, otherSide, type Geography, type Side, type Utc } from '#domain/measure'

import {
  choicesNow,
  clauseInForce,
  comparedTexts,
  disengagementClock,
  groundAt,
  groundVersions,
  isDivergent,
  judgementOf,
  mayPublishTranscript,
  maySignGround,
  sectorsWithin,
  noteStands,
  obliges,
  shownReadings,
  sideOfPlace,
  termLife,
  truceHistory,
  truceNow,
  withdrawalOf,
  type AgreementText,
  type ChoiceTerm,
  type First,
  type GroundSigned,
  type Judgement,
  type RecordedTruce,
  type TermInText,
  type TermValue,
} from './index.ts'

const NOT_STATED = { kind: 'notStated' } as const
const known = <T>(value: T) => ({ kind: 'known', value }) as const

function text(id: string, kind: AgreementText['kind'] = 'published'): AgreementText {
  return { id, label: id, kind, languages: ['en'], source: { publisher: 'p', title: 't' } }
}

function says(id: string, value: TermValue, words = 'return the district'): TermInText {
  return { text: id, words, value: known(value), wordings: [] }
}

const noon = (utc: Utc): TermValue => ({ kind: 'moment', utc, text: '12:00', zone: NOT_STATED })
const by = (day: string, words: string): TermValue => ({ kind: 'day', day, text: words })

test('[R-AGR-5] texts of two languages with two instants are divergent; the same instant in other words is not', () => {
  const texts = [text('ru'), text('en')]
  const [eight, nine] = ['2020-10-10T08:00:00.000Z', '2020-10-10T09:00:00.000Z']
  expect(isDivergent([says('ru', noon(nine)), says('en', noon(eight))], texts)).toBe(true)
  expect(isDivergent([says('ru', noon(eight)), says('en', noon(eight))], texts)).toBe(false)
  const sameDay = [
    says('ru', by('2020-11-20', 'before 20 November')),
    says('en', by('2020-11-20', 'by 20 November')),
  ]
  expect(isDivergent(sameDay, texts)).toBe(false)
  expect(comparedTexts(sameDay, texts).map(({ differs }) => differs)).toEqual([[], ['wordings']])
})

test('[R-AGR-5] a leaked text stands beside the published ones, differs from them, and is nobody’s version', () => {
  const texts = [text('leaked', 'leaked'), text('en')]
  const said = [
    says('leaked', by('2020-11-21', 'by 21 November'), 'return the district and another'),
    says('en', by('2020-11-20', 'by 20 November')),
  ]
  expect(isDivergent(said, texts)).toBe(false)
  expect(comparedTexts(said, texts).map(({ text: id, differs }) => [id, differs])).toEqual([
    ['en', []],
    ['leaked', ['words', 'value', 'wordings']],
  ])
})

test('[R-AGR-6] a clause is cited in the version and at a time in which it was in force, else its time is told', () => {
  const life = {
    inForce: [{ version: 'v1', from: '2020-10-10T09:00:00.000Z', to: '2020-10-11T09:00:00.000Z' }],
  }
  expect(clauseInForce(life, 'v1', '2020-10-10T09:00:00.000Z').ok).toBe(true)
  expect(clauseInForce(life, 'v1', '2020-10-10T08:30:00.000Z')).toMatchObject({
    code: 'AGR_CLAUSE_NOT_IN_FORCE',
    detail: { inForceFrom: '2020-10-10T09:00:00.000Z', inForceTo: '2020-10-11T09:00:00.000Z' },
  })
  expect(clauseInForce(life, 'v1', '2020-10-11T09:00:00.000Z').ok).toBe(false)
  expect(clauseInForce(life, 'v2', '2020-10-10T10:00:00.000Z')).toMatchObject({
    detail: { inForceFrom: 'none' },
  })
})

test('[R-AGR-7] only a term in force obliges: one proposed, disputed, blocked or merely agreed does not', () => {
  const states = [
    'none',
    'proposed',
    'disputed',
    'blocked',
    'agreed',
    'inForce',
    'suspended',
    'ended',
  ] as const
  expect(states.filter((state) => obliges({ state }))).toEqual(['inForce'])
})

function ground(version: string, side: Side): Geography {
  const sector = { id: 'S1', name: [{ lang: 'en', text: 'S1', original: true }], adjoins: [], side }
  return {
    version,
    sectors: [{ ...sector, securityZone: false, disengagementArea: NOT_STATED, area: [] }],
    lines: [],
  }
}

function signed(bySide: Side, geography: Geography, index: number): GroundSigned {
  return {
    at: `2020-11-0${index}T00:00:00.000Z`,
    index,
    rid: `r${index}`,
    office: `${bySide}.rep`,
    by: bySide,
    geography,
  }
}

test('[R-AGR-9] the ground is in force once both sides signed the same, and an instant is judged by its own version', () => {
  const founding = ground('v1', 'A')
  const [a, b] = [signed('A', ground('v2', 'A'), 1), signed('B', ground('v2', 'A'), 2)]
  expect(groundVersions(founding, [a])).toHaveLength(1)
  const versions = groundVersions(founding, [b, a])
  expect(versions.map(({ geography, from, rids }) => [geography.version, from, rids])).toEqual([
    ['v1', undefined, []],
    ['v2', '2020-11-02T00:00:00.000Z', ['r1', 'r2']],
  ])
  expect(groundAt(versions, '2020-11-01T23:59:59.999Z')?.geography.version).toBe('v1')
  expect(groundAt(versions, '2020-11-02T00:00:00.000Z')?.geography.version).toBe('v2')
  const differing = signed('B', ground('v2', 'B'), 2)
  expect(groundVersions(founding, [a, differing])).toHaveLength(1)
  expect(groundVersions(founding, [a, differing, signed('B', ground('v2', 'A'), 3)])).toHaveLength(2)
})

test('[R-AGR-9] a span has the sectors of every version in force in it, as the newest draws them', () => {
  const founding = ground('v1', 'A')
  const newer = ground('v2', 'B')
  const [old] = founding.sectors
  const [kept] = newer.sectors
  if (old === undefined || kept === undefined) throw new Error('a ground has a sector')
  const first = {
    ...founding,
    sectors: [
      { ...old, adjoins: ['S2'] },
      { ...old, id: 'S2' },
    ],
  }
  const second = {
    ...newer,
    sectors: [
      { ...kept, adjoins: ['S3'] },
      { ...kept, id: 'S3' },
    ],
  }
  const versions = groundVersions(first, [signed('A', second, 1), signed('B', second, 2)])
  const within = (from: string, to: string) =>
    sectorsWithin(versions, { from, to }).map(({ id, side, adjoins }) => [id, side, adjoins])
  const CHANGE = '2020-11-02T00:00:00.000Z'
  expect(within('2020-11-01T00:00:00.000Z', CHANGE)).toEqual([
    ['S1', 'A', ['S2']],
    ['S2', 'A', []],
  ])
  expect(within(CHANGE, CHANGE)).toEqual([
    ['S1', 'B', ['S3']],
    ['S3', 'B', []],
  ])
  expect(within('2020-11-01T23:59:59.999Z', '2020-11-02T00:00:00.001Z')).toEqual([
    ['S1', 'B', ['S2', 'S3']],
    ['S2', 'A', []],
    ['S3', 'B', []],
  ])
})

test('[R-AGR-9] a version in force is signed once, and none for an empty seat', () => {
  const versions = groundVersions(ground('v1', 'A'), [])
  expect(maySignGround({ geography: ground('v1', 'A') }, { versions, vacant: [] })).toMatchObject({
    code: 'AGR_TAKEN',
  })
  expect(maySignGround({ geography: ground('v2', 'A') }, { versions, vacant: ['B'] })).toMatchObject({
    code: 'PTY_SEAT_VACANT',
    detail: { side: 'B' },
  })
  expect(maySignGround({ geography: ground('v2', 'A') }, { versions, vacant: [] }).ok).toBe(true)
})

test('[R-AGR-9] a village that both draw on their own side is between, and assigned to nobody', () => {
  expect(sideOfPlace(['A', 'B'])).toBe('between')
  expect(sideOfPlace(['A', 'A'])).toBe('A')
  expect(sideOfPlace(['A', 'cannotSay'])).toBe('cannotSay')
  expect(sideOfPlace([])).toBe('cannotSay')
  fc.assert(
    fc.property(fc.array(fc.constantFrom<Side>('A', 'B'), { minLength: 1, maxLength: 4 }), (lines) => {
      const own = sideOfPlace(lines)
      const mirrored = sideOfPlace(lines.map(otherSide))
      expect(mirrored).toBe(own === 'A' || own === 'B' ? otherSide(own) : own)
    }),
  )
})

test('[R-AGR-10] 24.9 km ± 0.4 km for a 25 km line: nobody can say; of a category without a distance neither', () => {
  const limits = [{ category: 'artillery', limitM: 25_000 }]
  const at = (m: number, uncertaintyM: number) => withdrawalOf('artillery', limits, { m, uncertaintyM })
  expect(at(24_900, 400)).toBe('cannotSay')
  expect(at(24_500, 400)).toBe('within')
  expect(at(25_400, 400)).toBe('beyond')
  expect(at(25_300, 400)).toBe('cannotSay')
  expect(withdrawalOf('mortar', limits, { m: 1, uncertaintyM: 1 })).toBe('cannotSay')
})

test('[R-AGR-14] a day is clean with no violation and enough effort in every sector, else not judged', () => {
  const day = { from: '2020-11-01T00:00:00.000Z', to: '2020-11-02T00:00:00.000Z' }
  const enough = { sector: 'S1', effortMin: 600 }
  const judged = (violations: readonly Utc[], ...sectors: readonly { sector: string; effortMin: number }[]) =>
    judgementOf(day, { violations, sectors, minEffortH: 10 })
  expect(judged([], enough)).toBe('clean')
  expect(judged([], enough, { sector: 'S2', effortMin: 599 })).toBe('notJudged')
  expect(judged([])).toBe('notJudged')
  expect(judged([day.from], enough)).toBe('violation')
  expect(judged([day.to], enough)).toBe('clean')
})

test('[R-AGR-15] 5 clean, 1 not judged, 2 clean reach seven; a violation sets the clock to 0', () => {
  const days = (n: number, day: Judgement): readonly Judgement[] => Array.from({ length: n }, () => day)
  expect(disengagementClock([...days(5, 'clean'), 'notJudged', ...days(2, 'clean')])).toEqual({
    clean: 7,
    reached: true,
  })
  expect(disengagementClock([...days(6, 'clean'), 'violation', ...days(6, 'clean')])).toEqual({
    clean: 6,
    reached: false,
  })
})

const EIGHT = '2020-10-10T08:00:00.000Z'
const T1: RecordedTruce = {
  id: 'T1',
  name: [{ lang: 'en', text: 'First truce', original: true }],
  term: NOT_STATED,
  terms: [{ lang: 'en', text: 'from 12:00', original: true }],
  purpose: NOT_STATED,
  brokers: [],
  announced: { text: 'about three', utc: known('2020-10-10T00:00:00.000Z') },
  effective: { text: '12:00', utc: known(EIGHT), zone: NOT_STATED },
  expires: NOT_STATED,
  notes: [],
}
const missing = (why: Extract<First, { kind: 'missing' }>['missing']): First => ({
  kind: 'missing',
  missing: why,
})

test('[R-AGR-16] a history tells minutes from the moment of effect, and why there is no time', () => {
  const truce = truceNow({ published: 'agreed', effective: EIGHT, expires: undefined }, [], addS(EIGHT, 3600))
  const note = {
    utc: known('2020-10-10T09:00:00.000Z'),
    text: 'Moscow',
    source: '—',
    day: NOT_STATED,
    remark: NOT_STATED,
  }
  const lines = truceHistory({
    recorded: T1,
    truce,
    agreed: { day: '2020-10-10', isPublished: true },
    notes: [note],
    firsts: {
      statement: {
        A: { kind: 'found', at: addS(EIGHT, 300), id: 's', text: '12:05' },
        B: { kind: 'untimed', id: 't', text: 'from 12:00' },
      },
      claim: { A: missing('notInThisData'), B: missing('notInThisData') },
      observation: missing('notObserved'),
      finding: missing('notYet'),
    },
    sides: ['B', 'A'],
  })
  expect(lines.map(({ event, side = '', minutes, missing: why }) => [event, side, minutes ?? why])).toEqual([
    ['announced', '', -480],
    ['agreed', '', 'notStated'],
    ['effective', '', 0],
    ['note', '', 60],
    ['firstStatement', 'B', 'notStated'],
    ['firstStatement', 'A', 5],
    ['firstClaim', 'B', 'notInThisData'],
    ['firstClaim', 'A', 'notInThisData'],
    ['firstObservation', '', 'notObserved'],
    ['firstFinding', '', 'notYet'],
    ['broken', '', 'none'],
    ['ended', '', 'none'],
  ])
  expect(shownReadings(T1, truce, [note]).map(({ basis, utc }) => [basis, utc])).toEqual([
    ['published', EIGHT],
    ['note', '2020-10-10T09:00:00.000Z'],
  ])
})

test('[R-AGR-11] a note that is printed tomorrow is not noted today', () => {
  const note = { utc: NOT_STATED, text: 'noon', source: 's', day: known('2020-10-12'), remark: NOT_STATED }
  expect(noteStands(note, '2020-10-11T09:59:00.000Z')).toMatchObject({ code: 'MEA_TIME_FUTURE' })
  expect(noteStands(note, '2020-10-11T10:00:00.000Z').ok).toBe(true)
  expect(noteStands({ ...note, day: known('2020-02-31') }, '2020-10-12T00:00:00.000Z')).toMatchObject({
    code: 'MEA_TIME_IMPOSSIBLE',
  })
})

function chosen(key: string, choice: string, zone?: string): ChoiceTerm {
  const value = { kind: 'choice', choice, zone: zone === undefined ? NOT_STATED : known(zone) } as const
  return { id: 'c', key, state: 'inForce', value: known(value) }
}

test('[R-AGR-17] until a term is in force the founding’s setting holds and says so; then its value does', () => {
  const of = (terms: readonly ChoiceTerm[], zone?: string) =>
    choicesNow(terms, { liveFireOutside: 'leftOut' }).filter(
      (each) => each.key === 'patrolAccess' && (zone === undefined || each.zone === zone),
    )
  expect(of([]).map(({ zone, value, basis }) => [zone, value, basis])).toEqual([
    ['securityZone', 'guarantee', 'settingNotAgreed'],
    ['disengagementArea', 'guarantee', 'settingNotAgreed'],
    ['elsewhere', 'notice', 'settingNotAgreed'],
  ])
  expect(of([chosen('patrolAccess', 'free', 'elsewhere')]).map(({ value, basis }) => [value, basis])).toEqual(
    [
      ['guarantee', 'settingNotAgreed'],
      ['guarantee', 'settingNotAgreed'],
      ['free', 'inForce'],
    ],
  )
  expect(of([{ ...chosen('patrolAccess', 'free'), state: 'proposed' }], 'elsewhere')[0]?.value).toBe('notice')
  expect(of([chosen('patrolAccess', 'never heard of')], 'elsewhere')[0]?.value).toBe('notice')
  expect(
    choicesNow([], { liveFireOutside: 'leftOut' }).find(({ key }) => key === 'liveFireOutside')?.value,
  ).toBe('leftOut')
})

test('[R-AGR-18] a transcript is published by both sides, and only where the choice in force says both', () => {
  const both = choicesNow([chosen('transcriptUse', 'withoutPrejudice.both')], {})
  expect(mayPublishTranscript(choicesNow([], {}), new Set(['A', 'B']))).toMatchObject({ code: 'ACC_DENIED' })
  expect(mayPublishTranscript(both, new Set(['A']))).toMatchObject({ code: 'ACC_TWO_NEEDED' })
  expect(mayPublishTranscript(both, new Set(['A', 'B'])).ok).toBe(true)
})

test('[R-AGR-6] what was published as in force is in force from the instant that was published with it, or from none', () => {
  const fact = {
    kind: 'propose',
    at: EIGHT,
    index: 0,
    rid: 'v1',
    office: 'M.mediator',
    from: undefined,
  } as const
  const life = (inForceFrom?: Utc) =>
    termLife({ needs: 'both', published: 'inForce', ...(inForceFrom ? { inForceFrom } : {}) }, [fact], EIGHT)
  expect(clauseInForce(life('1994-05-11T20:01:00.000Z'), 'v1', '1994-05-11T20:01:00.000Z').ok).toBe(true)
  expect(clauseInForce(life(), 'v1', EIGHT).ok).toBe(false)
})
