import type { Role } from '#domain/party'

/** A cell of access.md section 4: may; needs a second person; the node's own key and no person. Blank is refused. */
export type ActCell = 'a' | '2' | 'node'

/** What a row asks of the subject beside the role: nothing, the actor's own side or holder, or that this is a demo home. */
export type ActLimit = 'none' | 'ownSide' | 'ownHolder' | 'demoHome'

/** Acts of access.md section 4 in use. An act that names another does not compile (R-ACC-1). */
export type ActName =
  | 'claim.lodge'
  | 'claim.acknowledge'
  | 'claim.answer'
  | 'claim.correct'
  | 'claim.withdraw'
  | 'claim.link'
  | 'claim.claim.lapse'
  | 'statement.transcribe'
  | 'statement.render'
  | 'statement.correct'
  | 'statement.retract'
  | 'party.key.enrol'
  | 'record.office'
  | 'record.import'
  | 'measure.place.record'
  | 'demo.become'
  | 'demo.clock.set'

/** One row: a cell by role, absent where the table is blank, and the words in brackets. */
export type ActRow = {
  readonly cells: Readonly<Partial<Record<Role, ActCell>>>
  readonly limit: ActLimit
}

const ownSides: ActRow = { cells: { L: 'a', R: 'a' }, limit: 'ownSide' }
const transcribers: ActRow = { cells: { DO: 'a', IN: 'a', ME: 'a', PO: 'a' }, limit: 'none' }
const anyoneInADemo: ActRow = {
  cells: {
    L: 'a',
    R: 'a',
    PL: 'a',
    DO: 'a',
    IN: 'a',
    HM: 'a',
    CC: 'a',
    ME: 'a',
    HU: 'a',
    PO: 'a',
    GU: 'a',
    AU: 'a',
    PU: 'a',
  },
  limit: 'demoHome',
}

/** Role × act. Source: access.md section 4; the rows it lacked are in docs/decisions/0005. */
export const acts: Readonly<Record<ActName, ActRow>> = {
  'claim.lodge': ownSides,
  'claim.acknowledge': ownSides,
  'claim.answer': ownSides,
  'claim.correct': ownSides,
  'claim.withdraw': ownSides,
  'claim.link': { cells: { DO: 'a', IN: 'a' }, limit: 'none' },
  'claim.claim.lapse': { cells: { L: 'node', R: 'node', DO: 'node', GU: 'node' }, limit: 'none' },
  'statement.transcribe': transcribers,
  'statement.render': transcribers,
  'statement.correct': transcribers,
  'statement.retract': transcribers,
  'party.key.enrol': {
    cells: { R: '2', HM: '2', CC: '2', ME: '2', HU: '2', GU: '2' },
    limit: 'ownHolder',
  },
  'record.office': { cells: { R: '2', HM: '2', GU: '2' }, limit: 'ownHolder' },
  'record.import': { cells: { L: 'a', R: 'a', DO: 'a', IN: 'a', HM: 'a', ME: 'a' }, limit: 'none' },
  'measure.place.record': { cells: { DO: 'a', HM: 'a' }, limit: 'none' },
  'demo.become': anyoneInADemo,
  'demo.clock.set': anyoneInADemo,
}

/** Every act in use, in the table's order. */
export const actNames: readonly ActName[] = [
  'claim.lodge',
  'claim.acknowledge',
  'claim.answer',
  'claim.correct',
  'claim.withdraw',
  'claim.link',
  'claim.claim.lapse',
  'statement.transcribe',
  'statement.render',
  'statement.correct',
  'statement.retract',
  'party.key.enrol',
  'record.office',
  'record.import',
  'measure.place.record',
  'demo.become',
  'demo.clock.set',
]
