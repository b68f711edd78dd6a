import { mayQuestion } from '#domain/observation'
import { observationBodies } from '#wire/observation'

import { actOf, type Act } from './act.ts'
import { readObservation, standingObservation } from './observed.ts'

/** A person of the mission questions an observation, with reason; it is counted on until it is withdrawn. */
export const observationQuestion: Act = actOf({
  name: 'observation.question',
  type: 'observation.questioned',
  body: observationBodies['observation.questioned'],
  must: [],
  may: ['follows'],
  subject: () => ({}),
  read: (ground, { body }) => readObservation(ground, body.of),
  decide: (row, deed) => {
    if (!row.ok) return row
    const standing = standingObservation(row.value)
    return mayQuestion(standing, deed.names('follows') || standing.newest)
  },
})
