import { agreementBodies } from '#wire/agreement'

import { actOf, type Act } from './act.ts'
import { bindingStands, readBinding } from './agreement.bound.ts'
import { subjectOfTwo } from './agreement.second.ts'

/** A side, by two of its representatives, resumes what its own side suspended; a broken truce needs both sides. The first record waits for the second (R-ACC-3). */
export const agreementResume: Act = actOf({
  name: 'agreement.resume',
  type: 'agreement.resumed',
  body: agreementBodies['agreement.resumed'],
  must: ['of'],
  may: ['seconds'],
  subject: (deed, ground) => subjectOfTwo(deed, ground, { side: deed.body.by }),
  read: readBinding,
  decide: (found, deed) => bindingStands(found, deed, 'resume'),
})
