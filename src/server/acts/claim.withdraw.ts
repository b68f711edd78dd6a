import { mayWithdraw } from '#domain/claim'
import { claimBodies } from '#wire/claim'

import { actOf, type Act } from './act.ts'
import { askedOf, readClaim, readNameable, standingClaim } from './standing.ts'

/** A side's office withdraws its claim with a reason. It stays readable, marked so (R-CLM-7). */
export const claimWithdraw: Act = actOf({
  name: 'claim.withdraw',
  type: 'claim.withdrawn',
  body: claimBodies['claim.withdrawn'],
  must: ['withdraws', 'follows'],
  subject: ({ body }) => ({ side: body.by }),
  read: async (ground, deed) => ({
    claim: await readClaim(ground, deed, 'withdraws'),
    nameable: await readNameable(ground, undefined),
  }),
  decide: ({ claim, nameable }, deed) => {
    if (!claim.ok) return claim
    const asked = { ...askedOf(deed, nameable), follows: deed.names('follows') }
    return mayWithdraw(deed.body.by, standingClaim(claim.value), asked)
  },
})
