import { truceStory } from './truce-story.ts'

truceStory(
  '[R-AGR-11, R-AGR-16] 10 October: local noon is in effect, Moscow noon is a note and no headline; who said what first',
  async ({ until, reads, finds, headline, term }) => {
    await until('2020-10-10T07:00Z')
    await headline('M.duty', 'T1 scheduled 10-10 08:00Z')
    await term('A.rep/1', 'NK-2020-10-10 ceasefire.1', 'agreed, published: A notStated, B notStated')
    await reads('M.duty', 'T1', [
      'scheduled, 10-10 08:00Z',
      'reading published 10-10 08:00Z',
      'reading note 10-10 09:00Z',
      'announced -480 min',
      'agreed notStated',
      'effective +0 min',
      'note +60 min',
      'firstStatement A notYet',
      'firstStatement B notYet',
      'firstClaim A notYet',
      'firstClaim B notYet',
      'firstObservation notYet',
      'firstFinding notYet',
      'broken none',
      'ended none',
    ])

    await until('2020-10-10T08:00Z')
    await headline('A.liaison', 'T1 inEffect 10-10 08:00Z')

    await until('2020-10-10T15:12Z')
    await headline('M.duty', 'T1 inEffect 10-10 08:00Z')
    await finds('M.duty', 'T1', [
      'firstStatement A +5 min',
      'firstStatement B notStated', // since 12:00, and no clock time of its own
      'firstClaim A notInThisData',
      'firstClaim B notInThisData',
      'firstObservation notObserved',
    ])

    await until('2020-10-10T20:00Z')
    await headline('M.duty', 'T1 inEffect 10-10 08:00Z')
    await finds('M.duty', 'T1', ['reading note 10-10 09:00Z', 'reading note 10-09 20:00Z', 'note -720 min'])
  },
)

truceStory(
  '[R-AGR-16] 18 and 26 October: each truce begins with its own first hours, and ends in no way this data tells',
  async ({ until, finds, headline }) => {
    await until('2020-10-17T19:00Z')
    await headline('M.duty', 'T2 scheduled 10-17 20:00Z')
    await until('2020-10-17T20:00Z')
    await headline('B.liaison', 'T2 inEffect 10-17 20:00Z')
    await until('2020-10-18T20:00Z')
    await finds('M.duty', 'T2', [
      'reading note 10-17 20:00Z',
      'firstStatement A notInThisData',
      'firstStatement B notInThisData',
    ])

    await until('2020-10-26T03:59:59.999Z')
    await headline('M.duty', 'T3 scheduled 10-26 04:00Z')
    await until('2020-10-26T20:00Z')
    await headline('M.duty', 'T3 inEffect 10-26 04:00Z')
    await finds('M.duty', 'T3', [
      'firstStatement B +5 min',
      'firstStatement A +45 min',
      'firstClaim B notInThisData',
      'broken none',
      'ended none',
    ])
    await finds('M.duty', 'T1', ['firstStatement A +5 min', 'broken none', 'ended none'])
  },
)

truceStory(
  '[R-AGR-11, R-AGR-12, R-AGR-13] constructed: A signs 08:00Z, B signs 09:00Z, the interval is disputed until they settle',
  async ({ until, finds, headline, A, B }) => {
    await until('2020-10-10T07:10Z')
    await A.holds('T1', '2020-10-10T08:00Z')
    await finds('B.liaison', 'T1', ['scheduled, 10-10 08:00Z', 'reading held A 10-10 08:00Z'])
    await until('2020-10-10T07:20Z')
    await B.holds('T1', '2020-10-10T09:00Z')
    await finds('A.liaison', 'T1', [
      'scheduledDisputed, 10-10 08:00Z to 10-10 09:00Z',
      'reading held A 10-10 08:00Z',
      'reading held B 10-10 09:00Z',
      'reading published 10-10 08:00Z',
    ])
    await until('2020-10-10T08:05Z')
    await headline('M.duty', 'T1 disputedInterval 10-10 08:00Z')
    await until('2020-10-10T08:30Z')
    await B.holds('T1', '2020-10-10T08:00Z')
    await finds('M.duty', 'T1', [
      'inEffect, 10-10 08:00Z',
      'reading held A B 10-10 08:00Z',
      'effective A +0 min',
      'effective B +0 min',
    ])
    await A.mayNotHold('T1', '2020-10-10T10:00Z', 'AGR_MOMENT_CAME')
  },
)

truceStory(
  '[R-AGR-1, R-AGR-8] both sides sign for a published term: it is agreed by their own signatures, and in force at its moment',
  async ({ until, term, A, B }) => {
    const ceasefire = 'NK-2020-10-10 ceasefire.1'
    await until('2020-10-10T07:10Z')
    await A.accepts(ceasefire)
    await term('M.duty', ceasefire, 'agreed, published: A accepts, B notStated')
    await B.accepts(ceasefire)
    await term('B.rep/1', ceasefire, 'agreed, signed: B accepts, A accepts')
    await A.mayNotAccept(ceasefire, 'LIFE_NOT_ALLOWED')
    await until('2020-10-10T08:00Z')
    await term('M.duty', ceasefire, 'inForce, signed: A accepts, B accepts')
  },
)
