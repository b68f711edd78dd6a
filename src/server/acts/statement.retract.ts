import { mayRetract } from '#domain/claim'
import { firstRefusal } from '#domain/life'
import { claimBodies } from '#wire/claim'

import { actOf, type Act } from './act.ts'
import { readStatement, standingStatement } from './standing.ts'
import { hasRoom } from './statement.render.ts'

/** It is recorded that its speaker took a statement back, and who published that. */
export const statementRetract: Act = actOf({
  name: 'statement.retract',
  type: 'statement.retracted',
  body: claimBodies['statement.retracted'],
  must: ['retracts'],
  subject: () => ({}),
  read: (ground, deed) => readStatement(ground, deed, 'retracts'),
  decide: (statement, { body, now }) => {
    if (!statement.ok) return statement
    return (
      firstRefusal<string>(hasRoom(statement.value)) ??
      mayRetract(body, standingStatement(statement.value), now)
    )
  },
})
