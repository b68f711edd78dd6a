import { noteStands } from '#domain/agreement'
import { firstRefusal } from '#domain/life'
import { agreementBodies } from '#wire/agreement'

import { actOf, type Act } from './act.ts'
import { readTruce } from './agreement.standing.ts'

/** Somebody of the mission or the mediator notes how others read a truce's moment. It moves nothing (R-AGR-11). */
export const agreementReadingNote: Act = actOf({
  name: 'agreement.reading.note',
  type: 'agreement.reading-noted',
  body: agreementBodies['agreement.reading-noted'],
  must: ['of'],
  subject: () => ({}),
  read: (ground, deed) => readTruce(ground, deed, deed.body.truce),
  decide: (truce, { body, now }) => firstRefusal<string>(truce) ?? noteStands(body.note, now),
})
