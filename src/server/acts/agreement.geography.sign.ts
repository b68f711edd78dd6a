import { maySignGround } from '#domain/agreement'
import { accept, refuse, type Answer } from '#domain/life'
import type { Geography } from '#domain/measure'
import { agreementBodies } from '#wire/agreement'

import { actOf, type Act } from './act.ts'
import { vacantSides } from './agreement.standing.ts'

/** A representative signs a version of the ground; it is in force once both sides have signed the same (R-AGR-9). */
export const agreementGeographySign: Act = actOf({
  name: 'agreement.geography.sign',
  type: 'agreement.geography-signed',
  body: agreementBodies['agreement.geography-signed'],
  must: [],
  subject: ({ body }) => ({ side: body.by }),
  read: async (ground) => ({
    versions: await ground.agreed.ground(),
    vacant: await vacantSides(ground),
  }),
  decide: (standing, { body }) => {
    const whole = groundStands(body.geography)
    return whole.ok ? maySignGround({ geography: body.geography }, standing) : whole
  },
})

/** Each sector once, adjoining only sectors that are there: what no later rule could read is refused here. */
function groundStands({ sectors }: Geography): Answer<undefined, 'REC_BODY'> {
  const ids = new Set(sectors.map(({ id }) => id))
  const adjoin = sectors.every((sector) => sector.adjoins.every((id) => ids.has(id)))
  return ids.size === sectors.length && adjoin
    ? accept(undefined)
    : refuse('REC_BODY', 'draft', { field: 'geography.sectors' })
}
