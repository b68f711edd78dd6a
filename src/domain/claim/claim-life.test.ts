import fc from 'fast-check'
import { expect, test } from 'vitest'

import { allowedEvents, stateAfter, type LifeTable } from '#domain/life'

import { claimLife, statementLife } from './index.ts'

/** The tables of domain.md section 10 as they stand there: rows are states, `=` stays, `·` is refused. */
const CLAIM = `
              lodge  acknowledge  answer       timeout6h  admitInquiry conclude  withdraw  correct
drafted       lodged ·            ·            ·          ·            ·         withdrawn =
lodged        ·      acknowledged answered     unanswered underInquiry ·         withdrawn lodged
acknowledged  ·      =            answered     unanswered underInquiry ·         withdrawn =
unanswered    ·      ·            answeredLate =          underInquiry ·         withdrawn =
answered      ·      ·            =            ·          underInquiry closed    withdrawn =
answeredLate  ·      ·            =            ·          underInquiry closed    withdrawn =
underInquiry  ·      ·            =            ·          =            concluded withdrawn =
concluded     ·      ·            ·            ·          underInquiry ·         ·         =
closed        ·      ·            ·            ·          underInquiry ·         ·         =
withdrawn     ·      ·            ·            ·          underInquiry ·         ·         =
`
const STATEMENT = `
            transcribe  render correct     retract   adopt
none        transcribed ·      ·           ·         ·
transcribed ·           =      transcribed retracted adopted
adopted     ·           =      adopted     retracted =
retracted   ·           =      retracted   =         ·
`

function tableOf(text: string): unknown {
  const [events = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  const cell = (state: string, next: string | undefined): string | null | undefined => {
    if (next === '·') return null
    return next === '=' ? state : next
  }
  return Object.fromEntries(
    rows.map(([state = '', ...cells]) => [
      state,
      Object.fromEntries(events.map((event, at) => [event, cell(state, cells[at])])),
    ]),
  )
}

test('[R-CLM-8] a claim’s life is the table, every cell', () => {
  expect(claimLife).toEqual(tableOf(CLAIM))
})

test('[R-CLM-15] a statement’s life is the table, every cell', () => {
  expect(statementLife).toEqual(tableOf(STATEMENT))
})

function walks<S extends string, E extends string>(
  life: LifeTable<S, E>,
  start: S,
  events: readonly E[],
): void {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events), { maxLength: 40 }), (walk) => {
      let state = start
      for (const event of walk) {
        const next = stateAfter(life, state, event)
        const allowed = allowedEvents(life, state)
        expect(next).toEqual(
          allowed.includes(event)
            ? { ok: true, value: life[state][event] }
            : { ok: false, code: 'LIFE_NOT_ALLOWED', kept: 'draft', detail: { state, event, allowed } },
        )
        if (next.ok) state = next.value
        expect(Object.keys(life)).toContain(state)
      }
    }),
  )
}

test('[R-CLM-7] random walks through a claim’s life never leave it, and one withdrawn is lodged no more', () => {
  walks(claimLife, 'drafted', [
    'lodge',
    'acknowledge',
    'answer',
    'timeout6h',
    'admitInquiry',
    'conclude',
    'withdraw',
    'correct',
  ])
  expect(allowedEvents(claimLife, 'withdrawn')).toEqual(['admitInquiry', 'correct'])
})

test('[R-CLM-15] random walks through a statement’s life never leave it, and one taken back is adopted no more', () => {
  walks(statementLife, 'none', ['transcribe', 'render', 'correct', 'retract', 'adopt'])
  expect(allowedEvents(statementLife, 'retracted')).toEqual(['render', 'correct', 'retract'])
})
