import fc from 'fast-check'
import { expect, test } from 'vitest'

import { allowedEvents, stateAfter, type LifeTable } from '#domain/life'

import { tableOf } from '../../../test/lives.ts'
import { parameterLife, truceLife, type ParameterEvent, type TruceEvent } from './index.ts'

/** The tables of domain.md section 3 as they stand there: rows are states, `=` stays, `·` is refused. */
const PARAMETER = `
          propose  accept acceptLast object   refuse  lift     enterForce suspend   resume  end   replace
none      proposed ·      ·          ·        ·       ·        ·          ·         ·       ·     ·
proposed  proposed =      agreed     disputed blocked ·        ·          ·         ·       ended ·
disputed  proposed =      agreed     =        blocked ·        ·          ·         ·       ended ·
blocked   ·        ·      ·          ·        =       proposed ·          ·         ·       ended ·
agreed    ·        ·      ·          disputed ·       ·        inForce    ·         ·       ended ended
inForce   ·        ·      ·          =        ·       ·        ·          suspended ·       ended ended
suspended ·        ·      ·          ·        ·       ·        ·          =         inForce ended ended
ended     ·        ·      ·          ·        ·       ·        ·          ·         ·       ·     ·
`
/** `settleMoment` leads to scheduled, and at once to in effect where that instant has come. */
const TRUCE = `
                  acceptLast fixMoment disputeMoment     settleMoment reachFirst       reachLast violation clean24h denounce declareBroken suspend   resume   expire
announced         agreed     ·         ·                 ·            ·                ·         ·         ·        ended    ·             ·         ·        ended
agreed            ·          scheduled scheduledDisputed ·            ·                ·         ·         ·        ended    ·             ·         ·        ended
scheduled         ·          ·         scheduledDisputed ·            ·                inEffect  ·         ·        ended    ·             suspended ·        ended
scheduledDisputed ·          ·         =                 scheduled    disputedInterval ·         ·         ·        ended    ·             suspended ·        ended
disputedInterval  ·          ·         =                 scheduled    ·                inEffect  =         ·        broken   broken        suspended ·        ended
inEffect          ·          ·         ·                 ·            ·                ·         strained  =        broken   broken        suspended ·        ended
strained          ·          ·         ·                 ·            ·                ·         =         inEffect broken   broken        suspended ·        ended
suspended         ·          ·         ·                 ·            ·                ·         ·         ·        broken   broken        =         inEffect ended
broken            ·          ·         ·                 ·            ·                ·         ·         ·        ·        ·             ·         inEffect ·
ended             ·          ·         ·                 ·            ·                ·         ·         ·        ·        ·             ·         ·        ·
`

test('[R-AGR-1] a term’s life is the table, every cell', () => {
  expect(parameterLife).toEqual(tableOf(PARAMETER))
})

test('[R-AGR-11] a truce’s life is the table, every cell', () => {
  expect(truceLife).toEqual(tableOf(TRUCE))
})

function walk<S extends string, E extends string>(
  life: LifeTable<S, E>,
  start: S,
  events: readonly E[],
): readonly S[] {
  const states: S[] = [start]
  for (const event of events) {
    const state = states.at(-1) ?? start
    const next = stateAfter(life, state, event)
    expect(next.ok).toBe(allowedEvents(life, state).includes(event))
    states.push(next.ok ? next.value : state)
  }
  return states
}

const PARAMETER_EVENTS: readonly ParameterEvent[] = [
  'propose',
  'accept',
  'acceptLast',
  'object',
  'refuse',
  'lift',
  'enterForce',
  'suspend',
  'resume',
  'end',
  'replace',
]
const TRUCE_EVENTS: readonly TruceEvent[] = [
  'acceptLast',
  'fixMoment',
  'disputeMoment',
  'settleMoment',
  'reachFirst',
  'reachLast',
  'violation',
  'clean24h',
  'denounce',
  'declareBroken',
  'suspend',
  'resume',
  'expire',
]

test('[R-AGR-1] no walk of a term reaches in force without having been agreed', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PARAMETER_EVENTS), { maxLength: 40 }), (events) => {
      const states = walk(parameterLife, 'none', events)
      const inForce = states.indexOf('inForce')
      expect(inForce === -1 || states.slice(0, inForce).includes('agreed')).toBe(true)
    }),
  )
})

test('[R-AGR-12] no walk of a truce is strained by a violation in the disputed interval alone', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...TRUCE_EVENTS), { maxLength: 40 }), (events) => {
      const states = walk(truceLife, 'announced', events)
      const strained = states.flatMap((state, at) =>
        state === 'strained' && states[at - 1] !== 'strained' ? [states[at - 1]] : [],
      )
      expect(strained.filter((before) => before !== 'inEffect')).toEqual([])
    }),
  )
})
