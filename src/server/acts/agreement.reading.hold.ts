import { mayHold } from '#domain/agreement'
import { agreementBodies } from '#wire/agreement'

import { actOf, type Act } from './act.ts'
import { readTruce } from './agreement.standing.ts'

/** A representative signs how its side reads the moment of a truce: one held reading fixes it, two that differ dispute it (R-AGR-11). */
export const agreementReadingHold: Act = actOf({
  name: 'agreement.reading.hold',
  type: 'agreement.reading-held',
  body: agreementBodies['agreement.reading-held'],
  must: ['of'],
  subject: ({ body }) => ({ side: body.by }),
  read: (ground, deed) => readTruce(ground, deed, deed.body.truce),
  decide: (truce, { body, author, now }) => {
    if (!truce.ok) return truce
    const { by, reading } = body
    const { utc, text, zone } = reading
    const placed = { at: now, index: Number.MAX_SAFE_INTEGER, rid: '', office: author.office }
    return mayHold(truce.value.now, { ...placed, kind: 'hold', by, utc, text, zone })
  },
})
