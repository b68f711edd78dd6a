import { agreementBodies } from '#wire/agreement'

import { actOf, type Act } from './act.ts'
import { deedStands } from './agreement.position.ts'
import { readTerm } from './agreement.standing.ts'

/** A representative accepts a version of a term, or on a condition, which is not acceptance (R-AGR-1, R-AGR-2). */
export const agreementAccept: Act = actOf({
  name: 'agreement.accept',
  type: 'agreement.accepted',
  body: agreementBodies['agreement.accepted'],
  must: ['version'],
  subject: ({ body }) => ({ side: body.by }),
  read: (ground, deed) => readTerm(ground, deed, { rel: 'version', key: deed.body.key }),
  decide: (found, { body, names }) => {
    const { by, condition } = body
    const version = names('version')
    return condition === undefined
      ? deedStands(found, { kind: 'accept', by, version }, [])
      : deedStands(found, { kind: 'acceptIf', by, version }, [condition])
  },
})
