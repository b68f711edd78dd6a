import { mayAcknowledge } from '#domain/claim'
import { claimBodies } from '#wire/claim'

import { actOf, type Act } from './act.ts'
import { askedOf, readClaim, readNameable, standingClaim } from './standing.ts'

/** The other side's office says that it has seen a claim. That is no answer and stops no clock. */
export const claimAcknowledge: Act = actOf({
  name: 'claim.acknowledge',
  type: 'claim.acknowledged',
  body: claimBodies['claim.acknowledged'],
  must: ['acknowledges'],
  subject: ({ body }) => ({ side: body.by }),
  read: async (ground, deed) => ({
    claim: await readClaim(ground, deed, 'acknowledges'),
    nameable: await readNameable(ground, undefined),
  }),
  decide: ({ claim, nameable }, deed) =>
    claim.ok ? mayAcknowledge(deed.body.by, standingClaim(claim.value), askedOf(deed, nameable)) : claim,
})
