import { agreementBodies } from '#wire/agreement'

import { actOf, type Act } from './act.ts'
import { deedStands } from './agreement.position.ts'
import { readTerm } from './agreement.standing.ts'

/** A representative objects to a version of a term, with a reason; of one in force it disputes how it is read. */
export const agreementObject: Act = actOf({
  name: 'agreement.object',
  type: 'agreement.objected',
  body: agreementBodies['agreement.objected'],
  must: ['version'],
  subject: ({ body }) => ({ side: body.by }),
  read: (ground, deed) => readTerm(ground, deed, { rel: 'version', key: deed.body.key }),
  decide: (found, { body, names }) =>
    deedStands(found, { kind: 'object', by: body.by, version: names('version') }, [body.reason]),
})
