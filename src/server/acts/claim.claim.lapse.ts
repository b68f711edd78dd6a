import { mayTimeOut } from '#domain/claim'
import { accept, refuse } from '#domain/life'
import { claimBodies } from '#wire/claim'

import { actOf, type Act } from './act.ts'
import { readClaim, standingClaim } from './standing.ts'

/** The node states that the other side's written account of a claim did not come in its time (R-CLM-8). */
export const claimLapse: Act = actOf({
  name: 'claim.claim.lapse',
  type: 'claim.unanswered',
  body: claimBodies['claim.unanswered'],
  must: ['unanswered'],
  subject: () => ({}),
  read: (ground, deed) => readClaim(ground, deed, 'unanswered'),
  decide: (claim, { body, now }) => {
    if (!claim.ok) return claim
    const lapsed = mayTimeOut(standingClaim(claim.value), now)
    if (!lapsed.ok) return lapsed
    return lapsed.value.dueAt === body.dueAt
      ? accept(undefined)
      : refuse('REC_BODY', 'nothing', { field: 'dueAt' })
  },
})
