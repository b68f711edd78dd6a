import { agreementBodies } from '#wire/agreement'

import { actOf, type Act } from './act.ts'
import { bindingStands, readBinding } from './agreement.bound.ts'
import { subjectOfTwo } from './agreement.second.ts'

/** A side, by two of its representatives, no longer holds itself bound by a truce. The first record waits for the second (R-ACC-3). */
export const agreementDenounce: Act = actOf({
  name: 'agreement.denounce',
  type: 'agreement.denounced',
  body: agreementBodies['agreement.denounced'],
  must: ['of'],
  may: ['seconds'],
  subject: (deed, ground) => subjectOfTwo(deed, ground, { side: deed.body.by }),
  read: readBinding,
  decide: (found, deed) => bindingStands(found, deed, 'denounce'),
})
