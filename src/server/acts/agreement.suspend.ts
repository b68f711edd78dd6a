import { agreementBodies } from '#wire/agreement'

import { actOf, type Act } from './act.ts'
import { bindingStands, readBinding } from './agreement.bound.ts'
import { subjectOfTwo } from './agreement.second.ts'

/** A side, by two of its representatives, suspends a truce or a term of its own accord. The first record waits for the second (R-ACC-3). */
export const agreementSuspend: Act = actOf({
  name: 'agreement.suspend',
  type: 'agreement.suspended',
  body: agreementBodies['agreement.suspended'],
  must: ['of'],
  may: ['seconds'],
  subject: (deed, ground) => subjectOfTwo(deed, ground, { side: deed.body.by }),
  read: readBinding,
  decide: (found, deed) => bindingStands(found, deed, 'suspend'),
})
