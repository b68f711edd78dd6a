import { mayCorrect } from '#domain/claim'
import { claimBodies } from '#wire/claim'

import { actOf, type Act } from './act.ts'
import { askedOf, readClaim, readNameable, standingClaim } from './standing.ts'

/** A side's office puts a new version of its claim beside the old, which stays readable (R-CLM-7). */
export const claimCorrect: Act = actOf({
  name: 'claim.correct',
  type: 'claim.corrected',
  body: claimBodies['claim.corrected'],
  must: ['corrects', 'follows'],
  sealing: ({ claim }) => ({ kind: 'own', side: claim.by }),
  subject: ({ body }) => ({ side: body.claim.by }),
  read: async (ground, deed) => ({
    standing: await readClaim(ground, deed, 'corrects'),
    nameable: await readNameable(ground, deed.body.claim.place),
  }),
  decide: ({ standing, nameable }, deed) => {
    if (!standing.ok) return standing
    const asked = { ...askedOf(deed, nameable), follows: deed.names('follows') }
    return mayCorrect(deed.body.claim, standingClaim(standing.value), asked)
  },
})
