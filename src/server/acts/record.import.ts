import { accept, refuse } from '#domain/life'
import { importBody } from '#wire/record'

import { actOf, type Act } from './act.ts'

/** An office names an import: which file, which of its rows it takes, and why it left the others. */
export const recordImport: Act = actOf({
  name: 'record.import',
  type: 'record.import',
  body: importBody,
  must: [],
  subject: () => ({}),
  read: () => Promise.resolve(undefined),
  decide: (_, { body }) => {
    const { rows, taken, refused } = body
    return taken + refused.length <= rows
      ? accept(undefined)
      : refuse('IMP_SHAPE', 'draft', { field: 'taken', rows })
  },
})
