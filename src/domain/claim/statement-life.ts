import type { LifeTable } from '#domain/life'

/** Where a statement stands. `none` is before anyone transcribed it. */
export type StatementState = 'none' | 'transcribed' | 'adopted' | 'retracted'

/** What can happen to a statement. `retract`: its speaker took it back; `adopt`: its side lodged it as a claim. */
export type StatementEvent = 'transcribe' | 'render' | 'correct' | 'retract' | 'adopt'

/** A statement's life: domain.md section 10, cell by cell. Renderings and corrections are new versions in the same state. */
export const statementLife: LifeTable<StatementState, StatementEvent> = {
  none: { transcribe: 'transcribed', render: null, correct: null, retract: null, adopt: null },
  transcribed: {
    transcribe: null,
    render: 'transcribed',
    correct: 'transcribed',
    retract: 'retracted',
    adopt: 'adopted',
  },
  adopted: {
    transcribe: null,
    render: 'adopted',
    correct: 'adopted',
    retract: 'retracted',
    adopt: 'adopted',
  },
  retracted: {
    transcribe: null,
    render: 'retracted',
    correct: 'retracted',
    retract: 'retracted',
    adopt: null,
  },
}
