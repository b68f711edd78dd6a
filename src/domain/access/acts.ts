import type { Role } from '#domain/party'

/** A cell of access.md section 4: may; needs a second person; a second person of another office; proposes only, as the first of two; the node's own key and no person. Blank is refused. */
export type ActCell = 'a' | '2' | '2o' | 'p' | 'node'

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
  | 'agreement.record'
  | 'agreement.propose'
  | 'agreement.accept'
  | 'agreement.object'
  | 'agreement.refuse'
  | 'agreement.lift'
  | 'agreement.suspend'
  | 'agreement.resume'
  | 'agreement.end'
  | 'agreement.denounce'
  | 'agreement.declareBroken'
  | 'agreement.geography.sign'
  | 'agreement.reading.hold'
  | 'agreement.reading.note'
  | 'observation.submit'
  | 'observation.import'
  | 'observation.revise'
  | 'observation.withdraw'
  | 'observation.accept'
  | 'observation.question'
  | 'observation.group'
  | 'observation.ungroup'
  | 'observation.watch.open'
  | 'observation.watch.visibility'
  | 'observation.watch.close'
  | 'observation.watch.correct'
  | 'observation.watch.lapse'
  | 'observation.log.write'
  | 'report.assemble'
  | 'report.approve'
  | 'report.confirm'
  | 'report.correct'
  | 'report.retract'
  | 'report.remark'
  | 'report.publicNote.issue'
  | 'publication.release'
  | 'demo.become'
  | 'demo.clock.set'

/** One row: a cell by role, absent where the table is blank, and the words in brackets. */
export type ActRow = {
  readonly cells: Readonly<Partial<Record<Role, ActCell>>>
  readonly limit: ActLimit
}

const ownSides: ActRow = { cells: { L: 'a', R: 'a' }, limit: 'ownSide' }
const representative: ActRow = { cells: { R: 'a' }, limit: 'ownSide' }
const twoRepresentatives: ActRow = { cells: { R: '2' }, limit: 'ownSide' }
const observers: ActRow = { cells: { PL: 'a', DO: 'a' }, limit: 'none' }
const reviewers: ActRow = { cells: { DO: 'a', IN: 'a' }, limit: 'none' }
const twoApprovers: ActRow = { cells: { DO: '2', HM: '2' }, limit: 'none' }
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
  'agreement.record': { cells: { DO: 'a', HM: 'a', ME: 'a' }, limit: 'none' },
  'agreement.propose': { cells: { R: 'a', ME: 'a' }, limit: 'none' },
  'agreement.accept': representative,
  'agreement.object': representative,
  'agreement.refuse': representative,
  'agreement.lift': representative,
  'agreement.suspend': twoRepresentatives,
  'agreement.resume': twoRepresentatives,
  'agreement.end': twoRepresentatives,
  'agreement.denounce': twoRepresentatives,
  'agreement.declareBroken': { cells: { HM: '2o', IN: '2o' }, limit: 'none' },
  'agreement.geography.sign': representative,
  'agreement.reading.hold': representative,
  'agreement.reading.note': { cells: { DO: 'a', HM: 'a', ME: 'a' }, limit: 'none' },
  'observation.submit': observers,
  'observation.import': { cells: { PL: 'a', DO: 'a', IN: 'a' }, limit: 'none' },
  'observation.revise': observers,
  'observation.withdraw': observers,
  'observation.accept': reviewers,
  'observation.question': reviewers,
  'observation.group': reviewers,
  'observation.ungroup': reviewers,
  'observation.watch.open': observers,
  'observation.watch.visibility': observers,
  'observation.watch.close': observers,
  'observation.watch.correct': observers,
  'observation.watch.lapse': { cells: { L: 'node', R: 'node', DO: 'node', GU: 'node' }, limit: 'none' },
  'observation.log.write': observers,
  'report.assemble': { cells: { DO: 'a', IN: 'a', HM: 'a' }, limit: 'none' },
  'report.approve': twoApprovers,
  'report.confirm': twoApprovers,
  'report.correct': twoApprovers,
  'report.retract': twoApprovers,
  'report.remark': { cells: { HM: 'a' }, limit: 'none' },
  'report.publicNote.issue': { cells: { DO: 'p', HM: '2o', IN: '2o', PO: '2o', ME: '2o' }, limit: 'none' },
  'publication.release': { cells: { HM: '2o', IN: '2o', PO: '2o', ME: '2o' }, limit: 'none' },
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
  'agreement.record',
  'agreement.propose',
  'agreement.accept',
  'agreement.object',
  'agreement.refuse',
  'agreement.lift',
  'agreement.suspend',
  'agreement.resume',
  'agreement.end',
  'agreement.denounce',
  'agreement.declareBroken',
  'agreement.geography.sign',
  'agreement.reading.hold',
  'agreement.reading.note',
  'observation.submit',
  'observation.import',
  'observation.revise',
  'observation.withdraw',
  'observation.accept',
  'observation.question',
  'observation.group',
  'observation.ungroup',
  'observation.watch.open',
  'observation.watch.visibility',
  'observation.watch.close',
  'observation.watch.correct',
  'observation.watch.lapse',
  'observation.log.write',
  'report.assemble',
  'report.approve',
  'report.confirm',
  'report.correct',
  'report.retract',
  'report.remark',
  'report.publicNote.issue',
  'publication.release',
  'demo.become',
  'demo.clock.set',
]
