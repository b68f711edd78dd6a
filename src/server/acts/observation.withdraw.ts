import { refuse } from '#domain/life'
import { mayWithdraw } from '#domain/observation'
import { observationBodies } from '#wire/observation'

import { actOf, type Act } from './act.ts'
import { isOwn, readObservation, standingObservation } from './observed.ts'

/** An office takes an observation of its own back, with reason. It stays readable and is counted no more. */
export const observationWithdraw: Act = actOf({
  name: 'observation.withdraw',
  type: 'observation.withdrawn',
  body: observationBodies['observation.withdrawn'],
  must: [],
  may: ['follows'],
  subject: () => ({}),
  read: (ground, { body }) => readObservation(ground, body.of),
  decide: (row, deed) => {
    if (!row.ok) return row
    if (!isOwn(row.value, deed)) return refuse('ACC_DENIED', 'nothing')
    const standing = standingObservation(row.value)
    return mayWithdraw(standing, deed.names('follows') || standing.newest)
  },
})
