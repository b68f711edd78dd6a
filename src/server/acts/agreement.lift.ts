import { agreementBodies } from '#wire/agreement'

import { actOf, type Act } from './act.ts'
import { deedStands } from './agreement.position.ts'
import { readTerm } from './agreement.standing.ts'

/** A representative lifts the refusal of its own side; another's it cannot (R-AGR-4). */
export const agreementLift: Act = actOf({
  name: 'agreement.lift',
  type: 'agreement.lifted',
  body: agreementBodies['agreement.lifted'],
  must: ['version'],
  subject: ({ body }) => ({ side: body.by }),
  read: (ground, deed) => readTerm(ground, deed, { rel: 'version', key: deed.body.key }),
  decide: (found, { body }) => deedStands(found, { kind: 'lift', by: body.by }, []),
})
