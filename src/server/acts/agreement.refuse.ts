import { agreementBodies } from '#wire/agreement'

import { actOf, type Act } from './act.ts'
import { deedStands } from './agreement.position.ts'
import { readTerm } from './agreement.standing.ts'

/** A representative refuses to discuss a term, and says what must change; the term is blocked until its side lifts it (R-AGR-4). */
export const agreementRefuse: Act = actOf({
  name: 'agreement.refuse',
  type: 'agreement.refused',
  body: agreementBodies['agreement.refused'],
  must: ['version'],
  subject: ({ body }) => ({ side: body.by }),
  read: (ground, deed) => readTerm(ground, deed, { rel: 'version', key: deed.body.key }),
  decide: (found, { body, names }) =>
    deedStands(found, { kind: 'refuse', by: body.by, version: names('version') }, [
      body.reason,
      body.mustChange,
    ]),
})
