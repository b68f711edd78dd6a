import { agreementBodies } from '#wire/agreement'

import { actOf, type Act } from './act.ts'
import { bindingStands, readBinding } from './agreement.bound.ts'
import { subjectOfTwo } from './agreement.second.ts'

/** A side, by two of its representatives, ends a term. The first record waits for the second (R-ACC-3). */
export const agreementEnd: Act = actOf({
  name: 'agreement.end',
  type: 'agreement.ended',
  body: agreementBodies['agreement.ended'],
  must: ['of'],
  may: ['seconds'],
  subject: (deed, ground) => subjectOfTwo(deed, ground, { side: deed.body.by }),
  read: readBinding,
  decide: (found, deed) => bindingStands(found, deed, 'end'),
})
