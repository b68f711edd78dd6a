import { expect } from 'vitest'

import { truceStory } from './truce-story.ts'

truceStory(
  '[R-AGR-11, R-AGR-16] 10 October: local noon is in effect, Moscow noon is a note and no headline; who said what first',
  async ({ until, reads, headline, term }) => {
    await until('2020-10-10T07:00Z')
    expect(await headline('M.duty')).toBe('T1 scheduled 10-10 08:00Z')
    expect(await term('A.rep/1', 'NK-2020-10-10', 'ceasefire.1')).toBe(
      'agreed, published: A notStated, B notStated',
    )
    expect(await reads('M.duty', 'T1')).toEqual([
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
    expect(await headline('A.liaison')).toBe('T1 inEffect 10-10 08:00Z')

    await until('2020-10-10T15:12Z')
    const day = await reads('M.duty', 'T1')
    expect(day).toContain('firstStatement A +5 min')
    expect(day).toContain('firstStatement B notStated') // since 12:00, and no clock time of its own
    expect(day).toContain('firstClaim A notInThisData')
    expect(day).toContain('firstObservation notObserved')
    expect(await headline('M.duty')).toBe('T1 inEffect 10-10 08:00Z')

    await until('2020-10-10T20:00Z')
    expect((await reads('M.duty', 'T1')).filter((line) => line.startsWith('reading'))).toEqual([
      'reading published 10-10 08:00Z',
      'reading note 10-10 09:00Z',
      'reading note 10-10 08:00Z',
      'reading note 10-10 08:00Z',
      'reading note 10-09 20:00Z',
    ])
    expect(await headline('M.duty')).toBe('T1 inEffect 10-10 08:00Z')
  },
)

truceStory(
  '[R-AGR-16] 18 and 26 October: each truce begins with its own first hours, and ends in no way this data tells',
  async ({ until, reads, headline }) => {
    await until('2020-10-17T19:00Z')
    expect(await headline('M.duty')).toBe('T2 scheduled 10-17 20:00Z')
    await until('2020-10-17T20:00Z')
    expect(await headline('B.liaison')).toBe('T2 inEffect 10-17 20:00Z')
    await until('2020-10-18T20:00Z')
    const second = await reads('M.duty', 'T2')
    expect(second).toContain('firstStatement A notInThisData')
    expect(second).toContain('firstStatement B notInThisData')
    expect(second).toContain('reading note 10-17 20:00Z')

    await until('2020-10-26T03:59:59.999Z')
    expect(await headline('M.duty')).toBe('T3 scheduled 10-26 04:00Z')
    await until('2020-10-26T20:00Z')
    expect(await headline('M.duty')).toBe('T3 inEffect 10-26 04:00Z')
    const third = await reads('M.duty', 'T3')
    expect(third).toContain('firstStatement B +5 min')
    expect(third).toContain('firstStatement A +45 min')
    expect(third).toContain('firstClaim B notInThisData')
    expect(third.slice(-2)).toEqual(['broken none', 'ended none'])
    expect(await reads('M.duty', 'T1')).toContain('firstStatement A +5 min')
  },
)

truceStory(
  '[R-AGR-11, R-AGR-12, R-AGR-13] constructed: A signs 08:00Z, B signs 09:00Z, the interval is disputed until they settle',
  async ({ until, reads, headline, A, B }) => {
    await until('2020-10-10T07:10Z')
    expect(await A.holds('T1', '2020-10-10T08:00Z', '12:00')).toBe('done')
    expect((await reads('B.liaison', 'T1')).slice(0, 2)).toEqual([
      'scheduled, 10-10 08:00Z',
      'reading held A 10-10 08:00Z',
    ])
    await until('2020-10-10T07:20Z')
    expect(await B.holds('T1', '2020-10-10T09:00Z', '13:00')).toBe('done')
    expect((await reads('A.liaison', 'T1')).slice(0, 4)).toEqual([
      'scheduledDisputed, 10-10 08:00Z to 10-10 09:00Z',
      'reading held A 10-10 08:00Z',
      'reading held B 10-10 09:00Z',
      'reading published 10-10 08:00Z',
    ])
    await until('2020-10-10T08:05Z')
    expect(await headline('M.duty')).toBe('T1 disputedInterval 10-10 08:00Z')
    await until('2020-10-10T08:30Z')
    expect(await B.holds('T1', '2020-10-10T08:00Z', '12:00')).toBe('done')
    const settled = await reads('M.duty', 'T1')
    expect(settled.slice(0, 2)).toEqual(['inEffect, 10-10 08:00Z', 'reading held A B 10-10 08:00Z'])
    expect(settled.filter((line) => line.startsWith('effective'))).toEqual(['effective A +0 min', 'effective B +0 min'])
    expect(await A.holds('T1', '2020-10-10T10:00Z', '14:00')).toBe('LIFE_NOT_ALLOWED')
  },
)

truceStory(
  '[R-AGR-1, R-AGR-8] both sides sign for a published term: it is agreed by their own signatures, and in force at its moment',
  async ({ until, term, A, B }) => {
    await until('2020-10-10T07:10Z')
    expect(await A.accepts('NK-2020-10-10', 'ceasefire.1')).toBe('done')
    expect(await term('M.duty', 'NK-2020-10-10', 'ceasefire.1')).toBe(
      'agreed, published: A accepts, B notStated',
    )
    expect(await B.accepts('NK-2020-10-10', 'ceasefire.1')).toBe('done')
    expect(await term('B.rep/1', 'NK-2020-10-10', 'ceasefire.1')).toBe('agreed, signed: B accepts, A accepts')
    expect(await A.accepts('NK-2020-10-10', 'ceasefire.1')).toBe('LIFE_NOT_ALLOWED')
    await until('2020-10-10T08:00Z')
    expect(await term('M.duty', 'NK-2020-10-10', 'ceasefire.1')).toBe('inForce, signed: A accepts, B accepts')
  },
)
