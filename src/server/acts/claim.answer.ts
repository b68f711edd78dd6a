import { mayAnswer } from '#domain/claim'
import { firstRefusal } from '#domain/life'
import { claimBodies } from '#wire/claim'

import { actOf, type Act } from './act.ts'
import { importStands, readImport } from './imported.ts'
import { askedOf, readClaim, readNameable, standingClaim } from './standing.ts'

/** The other side's office gives its own account of a claim, in time or late. */
export const claimAnswer: Act = actOf({
  name: 'claim.answer',
  type: 'claim.answered',
  body: claimBodies['claim.answered'],
  must: ['answers'],
  subject: ({ body }) => ({ side: body.answer.by }),
  read: async (ground, deed) => ({
    claim: await readClaim(ground, deed, 'answers'),
    nameable: await readNameable(ground, deed.body.answer.place),
    imported: await readImport(ground, deed),
  }),
  decide: ({ claim, nameable, imported }, deed) => {
    const refused = firstRefusal<string>(importStands(imported, deed), claim)
    if (refused || !claim.ok) return refused ?? claim
    return mayAnswer(deed.body.answer, standingClaim(claim.value), askedOf(deed, nameable))
  },
})
