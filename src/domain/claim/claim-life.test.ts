import { expect, test } from 'vitest'

import { allowedEvents } from '#domain/life'

import { tableOf, walks } from '../../../test/lives.ts'
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

test('[R-CLM-8] a claim’s life is the table, every cell', () => {
  expect(claimLife).toEqual(tableOf(CLAIM))
})

test('[R-CLM-15] a statement’s life is the table, every cell', () => {
  expect(statementLife).toEqual(tableOf(STATEMENT))
})

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
