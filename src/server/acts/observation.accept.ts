import { refuse } from '#domain/life'
import { mayAccept } from '#domain/observation'
import { observationBodies } from '#wire/observation'

import { actOf, type Act } from './act.ts'
import { readObservations, standingObservation } from './observed.ts'

/** A person of the mission accepts observations: all those named, or none. */
export const observationAccept: Act = actOf({
  name: 'observation.accept',
  type: 'observation.accepted',
  body: observationBodies['observation.accepted'],
  must: [],
  subject: () => ({}),
  read: (ground, { body }) => readObservations(ground, body.of),
  decide: (rows, { body }) => {
    if (!rows.ok) return rows
    if (new Set(body.of).size < body.of.length) return refuse('REC_BODY', 'draft', { field: 'of' })
    return mayAccept(rows.value.map(standingObservation))
  },
})
