import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import {
  addS,
  known,
  notStated,
  type Count,
  type Maybe,
  type ObservationClass,
  type Place,
  type Side,
  type StatedTime,
  type Utc,
} from '#domain/measure'

import {
  compareAccounts,
  dueAnswer,
  dueClaims,
  flagsOf,
  latenessS,
  mattersOf,
  matterState,
  matterDifference,
  standsInGap,
  statementLife,
  type AccountKind,
  type AllegedActor,
  type Comparing,
  type MatterAccount,
  type Told,
} from './index.ts'

type FileTime = { readonly text: string; readonly zone?: string | null; readonly precision?: string }
type FileClaim = {
  readonly id: string
  readonly by: Side
  readonly kind: AccountKind
  readonly statedAt: { readonly utc: string }
  readonly at: FileTime & { readonly from: string; readonly to: string }
  readonly place: {
    readonly asWritten: string
    readonly candidates: readonly string[]
    readonly status: Place['status']
  }
  readonly class: 'notStated' | { readonly known: ObservationClass }
  readonly count: Count
  readonly allegedActor: AllegedActor
}
type Lodged = {
  readonly claims: readonly FileClaim[]
  readonly counterClaims: readonly {
    readonly answers: string
    readonly answeredInMin: number
    readonly expect?: string
  }[]
  readonly unanswered: readonly { readonly claim: string; readonly expect: string }[]
}
type FileStatement = {
  readonly id: string
  readonly kind: AccountKind
  readonly allegedActor: AllegedActor
  readonly speaker: { readonly kind: string; readonly side: Side | null }
  readonly reportedAt: FileTime & { readonly utc: string | null }
  readonly eventTime: FileTime & { readonly utcFrom: string | null; readonly utcTo: string | null }
  readonly place: {
    readonly text: string
    readonly candidates: readonly string[]
    readonly resolution: string
  }
}
type Said = {
  readonly notInThisData: readonly { readonly context: string; readonly from: string; readonly to: string }[]
  readonly statements: readonly FileStatement[]
}

const fixture = (path: string): string =>
  readFileSync(`${import.meta.dirname}/../../../fixtures/${path}`, 'utf8')
const lodged: Lodged = JSON.parse(fixture('imports/lodged-constructed.json'))
const said: Said = JSON.parse(fixture('mechanisms/nk2020/statements.json'))

const instant = (text: string): Utc => text.replace(/Z$/, '.000Z')
const end = (text: string | null): Maybe<Utc> => (text === null ? notStated : known(instant(text)))

const timeOf = (time: FileTime, from: string | null, to: string | null): StatedTime => ({
  text: time.text,
  zone: time.zone ? known(time.zone) : notStated,
  precision: precisionOf(time.precision, from, to),
  from: end(from),
  // Told to the minute or about, both ends are one instant in the file: the start of a cell of a minute.
  to: from !== null && from === to ? known(addS(instant(from), 60)) : end(to),
})

function precisionOf(
  written: string | undefined,
  from: string | null,
  to: string | null,
): StatedTime['precision'] {
  if (written === 'about') return 'about'
  if (written === 'unknown') return 'unknown'
  return from !== null && to !== null ? 'minute' : 'period'
}

const toldOf = (claim: FileClaim): Told => ({
  kind: claim.kind,
  at: timeOf(claim.at, claim.at.from, claim.at.to),
  place: { ...claim.place, parts: [], sector: notStated },
  what: [],
  class: claim.class === 'notStated' ? notStated : known(claim.class.known),
  count: known(claim.count),
  allegedActor: claim.allegedActor,
})

const STATUS: Readonly<Record<string, Place['status']>> = {
  single: 'resolved',
  several: 'several',
  ambiguous: 'candidates',
  unresolved: 'unresolved',
  'not-a-place': 'notAPlace',
}

const accountOf = (statement: FileStatement, at: number): MatterAccount & { readonly said: StatedTime } => ({
  id: statement.id,
  firstIndex: at,
  index: at,
  column: statement.speaker.side ?? 'third',
  stands: true,
  kind: statement.kind,
  at: timeOf(statement.eventTime, statement.eventTime.utcFrom, statement.eventTime.utcTo),
  said: timeOf(statement.reportedAt, statement.reportedAt.utc, statement.reportedAt.utc),
  place: {
    asWritten: statement.place.text,
    status: STATUS[statement.place.resolution] ?? 'unresolved',
    candidates: statement.place.candidates,
    parts: [],
    sector: notStated,
  },
  what: [],
  class: notStated,
  count: notStated,
  allegedActor: statement.allegedActor,
})

const claimOf = (id: string): FileClaim => {
  const claim = lodged.claims.find((each) => each.id === id)
  if (!claim) throw new Error(id)
  return claim
}

const comparing: Comparing = { adjoins: () => false, inGap: false }
const accounts = said.statements.map(accountOf)
const gaps = said.notInThisData.map(({ context, from, to }) => ({
  context,
  from: instant(from),
  to: instant(to),
}))

test('[R-CLM-4] two lodged claims that accuse each other: place same, time and count overlap, kind and actor mirrored', () => {
  const outcomes = compareAccounts(toldOf(claimOf('LC-A2')), toldOf(claimOf('LC-B2')), comparing)
  expect(Object.fromEntries(outcomes.map(({ field, outcome }) => [field, outcome]))).toEqual({
    kind: 'mirrored',
    allegedActor: 'mirrored',
    place: 'same',
    time: 'overlap',
    count: 'overlap',
    class: 'same',
  })
})

test('[R-CLM-3] a claim stated before its own event is flagged by three minutes, and no other of the set is', () => {
  const flagged = lodged.claims.flatMap((claim) => {
    const { at, place } = toldOf(claim)
    const saidAt = timeOf({ text: '', zone: '+04:00' }, claim.statedAt.utc, claim.statedAt.utc)
    return flagsOf({ at, place, said: saidAt })
      .filter(({ kind }) => kind === 'statedBeforeEvent')
      .map((flag) => [claim.id, flag])
  })
  expect(flagged).toEqual([['LC-B4', { kind: 'statedBeforeEvent', minutes: 3 }]])
  expect(
    accounts.flatMap((account) =>
      flagsOf(account)
        .filter(({ kind }) => kind === 'statedBeforeEvent')
        .map(() => account.id),
    ),
  ).toEqual(['T3-C02'])
})

test('[R-CLM-8] the claims nobody answered fall due when the set says, the late answer is 35 minutes late', () => {
  for (const { claim, expect: expected } of lodged.unanswered)
    expect(`unanswered at ${dueAnswer(instant(claimOf(claim).statedAt.utc))}`).toBe(instant(expected))
  const lateMin = lodged.counterClaims.map(({ answers, answeredInMin }) => {
    const lodgedAt = instant(claimOf(answers).statedAt.utc)
    return latenessS(lodgedAt, addS(lodgedAt, answeredInMin * 60)) / 60
  })
  expect(lateMin).toEqual([0, 0, 35, 0])
})

test('[R-CLM-14] statements start no clock: whatever is said, the same claims fall due', () => {
  const claims = lodged.claims.map(
    ({ statedAt }) => ({ state: 'lodged', lodgedAt: instant(statedAt.utc) }) as const,
  )
  const now = '2020-10-10T15:02:00.000Z'
  expect(dueClaims(claims, now).length).toBe(4)
  const events = Object.values(statementLife).flatMap((cells) => Object.keys(cells))
  expect(new Set(events)).toEqual(new Set(['transcribe', 'render', 'correct', 'retract', 'adopt']))
})

test('[R-CLM-17] all of the autumn set are statements, in a gap of the data, and so is every claim that is not there', () => {
  expect(accounts.length).toBe(52)
  expect(accounts.filter(({ column }) => column === 'third').length).toBe(4)
  for (const account of accounts)
    for (const standing of ['saidPublicly', 'lodged'] as const)
      expect(standsInGap({ ...account, standing }, gaps)).toBe(true)
  const saidOnly = gaps.filter(({ context }) => context === 'statement')
  const [first] = accounts
  expect(first && standsInGap({ ...first, standing: 'lodged' }, saidOnly)).toBe(false)
  const later = timeOf({ text: '' }, '2031-03-07T02:30:00Z', '2031-03-07T02:30:00Z')
  expect(standsInGap({ standing: 'lodged', at: later, said: later }, gaps)).toBe(false)
  const unplaced = timeOf({ text: 'x', precision: 'day' }, null, null)
  expect(standsInGap({ standing: 'lodged', at: unplaced, said: unplaced }, gaps)).toBe(true)
  expect(standsInGap({ standing: 'lodged', at: unplaced, said: unplaced }, [])).toBe(false)
})

test('[R-CLM-6] each accusing the other in the south is one disputed matter when a person joins them, and not before', () => {
  const ground = { sectors: [], centreOf: () => undefined }
  const both = accounts.filter(({ id }) => id === 'T1-C01' || id === 'T1-C06')
  const how = { adjoins: () => false, isInGap: () => true }
  const apart = mattersOf(both, [], ground)
  expect(apart.map((matter) => matterState(matter, matterDifference(matter, how)))).toEqual([
    'oneAccount',
    'oneAccount',
  ])
  const [joined] = mattersOf(
    both,
    [{ relation: 'sameEvent', accounts: ['T1-C01', 'T1-C06'], index: 99 }],
    ground,
  )
  if (!joined) throw new Error('joined')
  expect(matterDifference(joined, how)?.map(({ outcome }) => outcome)).toEqual([
    'mirrored',
    'mirrored',
    'overlap',
    'overlap',
    'notInThisData',
    'notInThisData',
  ])
})

test('[R-CLM-4] what each side says of one hit and its denial contradicts in kind, of the same actor', () => {
  const [hit, denial] = ['T1-C17', 'T1-C18'].map((id) => accounts.find((each) => each.id === id))
  if (!hit || !denial) throw new Error('hit and denial')
  expect(compareAccounts(hit, denial, comparing).map(({ outcome }) => outcome)).toEqual([
    'contradict',
    'same',
    'same',
    'overlap',
    'bothSilent',
    'bothSilent',
  ])
})
