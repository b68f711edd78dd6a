import { accept } from '#domain/life'
import { holderOf } from '#server/projections'
import { officeBody } from '#wire/facts'

import { actOf, type Act } from './act.ts'

/** A holder's root opens or closes an office of its own. What it may be opened for is the record's own check (12). */
export const recordOffice: Act = actOf({
  name: 'record.office',
  type: 'record.office',
  body: officeBody,
  must: [],
  subject: ({ body }) => ({ holder: holderOf(body.office) }),
  read: () => Promise.resolve(undefined),
  decide: () => accept(undefined),
})
