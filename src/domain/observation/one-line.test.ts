import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Bearing, Count, Maybe, Range } from '#domain/measure'

import { tries } from '../../../test/fuzz.ts'
import { oneLine, type Line, type LineAsked, type LineDraft } from './index.ts'

const sector = (n: number) => ({
  id: `S${n}`,
  names: [`Sector ${n}`, `Сектор ${n}`, `Հատված ${n}`, `Sektor ${n}`],
})

const ASKED: LineAsked = {
  now: '2020-11-04T10:30:00.000Z',
  zone: '+04:00',
  sectors: [1, 2, 3, 4].map(sector),
  teams: [
    { callSign: 'P4', team: 'Patrol 4', watch: 'w4', sector: 'S4' },
    { callSign: 'P7', team: 'Patrol 7', watch: 'w7', sector: 'S2' },
    { callSign: 'P5', team: 'Patrol 5', sector: 'S3' },
  ],
  own: { callSign: 'D1', team: 'Duty', watch: 'w1', sector: 'S1' },
  declinationCentiDeg: 620,
}

/** What a line became, in the words of the notebook's second column. */
function said(line: Line): string {
  if (line.kind === 'log') {
    const { entry, why } = line
    return `log ${why} ${entry.at.slice(11, 16)} ${entry.team.kind === 'known' ? entry.team.value : '-'}`
  }
  const what =
    line.kind === 'observation'
      ? [`${line.draft.class}/${line.draft.sub}`, countSaid(line.draft.count), ...perceived(line.draft)]
      : ['nothing', line.draft.means.join('+') || '-']
  const rest = [
    ...(line.draft.note.kind === 'known' ? [`"${line.draft.note.value}"`] : []),
    ...line.missing.map((missing) => `!${missing}`),
    ...line.problems.map(({ kind }) => `?${kind}`),
  ]
  return [...what, ...whenAndWho(line.draft), ...rest].join(' ')
}

function perceived({ means, bearing, range }: LineDraft): readonly string[] {
  return [
    means.join('+') || '-',
    told(
      bearing,
      ({ centiDeg, halfWidthCentiDeg }: Bearing) => `${centiDeg / 100}±${halfWidthCentiDeg / 100}`,
    ),
    told(range, ({ lowM, highM }: Range) => `${lowM}-${highM}`),
  ]
}

function whenAndWho({
  at,
  relayedFrom,
  sector: where,
  sectorIs,
}: Omit<LineDraft, 'class' | 'sub' | 'count'>) {
  const clock = (utc: string): string => utc.slice(11, 19).replace(/:00$/, '')
  return [
    told(at, ({ from, to }) => `${clock(from)}-${clock(to)}`),
    told(relayedFrom, ({ team }) => team.replace('Patrol ', 'P')),
    told(where, (id) => `${id}${sectorIs === 'told' ? '*' : ''}`),
  ]
}

function told<T>(value: Maybe<T>, says: (known: T) => string): string {
  return value.kind === 'known' ? says(value.value) : '-'
}

function countSaid(count: Count): string {
  switch (count.kind) {
    case 'exact':
      return String(count.n)
    case 'about':
      return `~${count.n}`
    case 'atLeast':
      return `>=${count.n}`
    case 'atMost':
      return `<=${count.n}`
    case 'between':
      return `${count.low}-${count.high}`
    case 'unknown':
      return '?'
  }
}

const NOTEBOOK = readFileSync('fixtures/lines/notebook.tsv', 'utf8')
  .trim()
  .split('\n')
  .map((row) => row.split('\t'))

test('[R-UI-77] the notebook has two hundred lines', () => {
  expect(NOTEBOOK.length).toBeGreaterThanOrEqual(200)
  expect(new Set(NOTEBOOK.map(([line]) => line)).size).toBe(NOTEBOOK.length)
})

test.each(NOTEBOOK)('[R-UI-77] %s', (line, expected) => {
  expect(said(oneLine(line, ASKED))).toBe(expected)
})

test('[R-UI-77] the parts that were understood stand where they were typed, with what they became', () => {
  const line = oneLine('1407  P4 heard ~ 5 expl, NNE 2-7 // far', ASKED)
  expect(line.understood.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['time', 0, 4],
    ['who', 6, 8],
    ['means', 9, 14],
    ['count', 15, 18],
    ['class', 19, 23],
    ['bearing', 25, 28],
    ['range', 29, 32],
  ])
  expect(line.pieces.filter(({ kind }) => kind === 'note').map(({ text }) => text)).toEqual(['// far'])
})

test('[R-OBS-19] what a team radios names it, and keeps the line as its words', () => {
  const text = '1407 P4 heard ~5 expl NNE 2-7'
  const line = oneLine(text, ASKED)
  expect(line.kind === 'observation' && line.draft.relayedFrom).toEqual({
    kind: 'known',
    value: { team: 'Patrol 4', words: text, heardAt: ASKED.now },
  })
  const own = oneLine('1407 heard 5 expl', ASKED)
  expect(own.kind === 'observation' && [own.draft.watch, own.draft.relayedFrom]).toEqual([
    { kind: 'known', value: 'w1' },
    { kind: 'absent' },
  ])
})

test('[R-MEA-8] a magnetic bearing without the place’s declination is named, not guessed', () => {
  const { declinationCentiDeg: _, ...none } = ASKED
  const line = oneLine('1407 heard 5 bursts 022m 2-7', none)
  expect(said(line)).toBe('burstShot/burst 5 heard - 2000-7000 10:07-10:08 - S1 ?declination')
  const fine = oneLine('1407 heard 5 bursts 022', { ...ASKED, halfWidthCentiDeg: 200 })
  expect(said(fine)).toContain('22±2')
})

test('[R-UI-77] a time that has not come yet is offered as yesterday’s, and is that once a person chose it', () => {
  const line = oneLine('2350 heard 5 expl', ASKED)
  expect(line.problems).toEqual([
    { kind: 'notYet', from: 0, to: 4, text: '2350', candidates: ['2020-11-03T19:50:00.000Z'] },
  ])
  const chosen = oneLine('2350 heard 5 expl', { ...ASKED, chosen: '2020-11-03T19:50:00.000Z' })
  expect(said(chosen)).toBe('explosion/undetermined 5 heard - - 19:50-19:51 - S1')
  expect(
    oneLine('2350 heard 5 expl', { ...ASKED, chosen: '2020-11-02T19:50:00.000Z' }).problems,
  ).toHaveLength(1)
})

test('[R-MEA-2] a clock time that came twice offers both instants, one that was skipped the nearest', () => {
  const kyiv = (now: string, chosen?: string): LineAsked => ({
    ...ASKED,
    zone: 'Europe/Kyiv',
    now,
    ...(chosen === undefined ? {} : { chosen }),
  })
  const both = ['2020-10-25T00:30:00.000Z', '2020-10-25T01:30:00.000Z']
  const after = oneLine('0330 heard 5 expl', kyiv('2020-10-25T03:00:00.000Z'))
  expect(after.problems).toEqual([{ kind: 'ambiguous', from: 0, to: 4, text: '0330', candidates: both }])
  const chosen = oneLine('0330 heard 5 expl', kyiv('2020-10-25T03:00:00.000Z', both[1]))
  expect(said(chosen)).toContain('01:30-01:31')
  // While only the first of the two has come, there is nothing to choose.
  expect(said(oneLine('0330 heard 5 expl', kyiv('2020-10-25T00:45:00.000Z')))).toContain('00:30-00:31')
  const skipped = oneLine('0330 heard 5 expl', kyiv('2020-03-29T03:00:00.000Z'))
  expect(skipped.problems).toMatchObject([
    { kind: 'notExisting', candidates: ['2020-03-29T00:59:00.000Z', '2020-03-29T01:00:00.000Z'] },
  ])
})

test('[R-UI-78] a desk without a watch, teams or sectors still keeps every line', () => {
  const bare: LineAsked = { now: ASKED.now, zone: '+04:00', sectors: [], teams: [] }
  const line = oneLine('1407 P4 heard 5 expl', bare)
  expect(said(line)).toBe('explosion/undetermined 5 heard - - 10:07-10:08 - - "P4" !watch ?noTeam')
  expect(said(oneLine('1407 heard 5 expl', { ...bare, zone: 'nowhere' }))).toContain('?impossible')
})

/** Words of notebooks, in any order and with any spaces between, and texts that are none. */
const WORDS = NOTEBOOK.flatMap(([line = '']) => line.split(' '))
const anyWords = fc
  .array(
    fc.tuple(
      fc.constantFrom(...WORDS, '//', '???', '1e9', '=1+1'),
      fc.constantFrom(' ', '  ', '\t', '\n', ', '),
    ),
  )
  .map((words) => words.map(([word, space]) => `${word}${space}`).join(''))
const anyText = fc.oneof(
  anyWords,
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary' }),
)

test('[R-UI-78] any text is one thing or the other, comes back letter for letter, and its pieces are all of it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const line = oneLine(text, ASKED)
      expect(['observation', 'nothing', 'log']).toContain(line.kind)
      expect(line.text).toBe(text)
      expect(line.pieces.map((piece) => piece.text).join('')).toBe(text)
      for (const [at, piece] of line.pieces.entries()) {
        expect(piece.text).toBe(text.slice(piece.from, piece.to))
        expect(piece.from).toBe(line.pieces[at - 1]?.to ?? 0)
      }
      expect(line.kind === 'log' ? line.entry.words : line.text).toBe(text)
    }),
    tries(500),
  )
})

test('[R-UI-78] without a class, with two of one token, or with a word that turns it round, no line becomes an observation', () => {
  fc.assert(
    fc.property(anyWords, (text) => {
      const line = oneLine(text, ASKED)
      const classes = line.understood.filter(({ kind }) => kind === 'class')
      const others = line.understood.filter(({ kind }) => kind !== 'class').map(({ kind }) => kind)
      const isTwice = new Set(others).size < others.length
      expect(line.kind === 'observation' && classes.length === 0).toBe(false)
      expect(isTwice && line.kind !== 'log').toBe(false)
      // A line of nothing says nothing else: five zeros are signed from no other words.
      expect(line.kind === 'nothing' && (line.rest !== '' || classes.length > 0)).toBe(false)
    }),
    tries(500),
  )
})

test('[R-UI-77] a line that tells a zero of every class tells no number above it, whatever stands around', () => {
  fc.assert(
    fc.property(anyWords, (text) => {
      const line = oneLine(text, ASKED)
      const hasNumber = line.understood.some(
        (token) => token.kind === 'count' && countSaid(token.count) !== '0',
      )
      expect(line.kind === 'nothing' && hasNumber).toBe(false)
    }),
  )
})
