import { accept, firstRefusal, refuse } from '#domain/life'
import { placeBody } from '#wire/facts'

import { actOf, type Act } from './act.ts'
import { importStands, readImport } from './imported.ts'

/** An entry of the gazetteer enters the record. An id is given once. */
export const measurePlaceRecord: Act = actOf({
  name: 'measure.place.record',
  type: 'measure.place',
  body: placeBody,
  must: [],
  subject: () => ({}),
  read: async (ground, deed) => ({
    known: await ground.agreed.places([deed.body.place.id]),
    imported: await readImport(ground, deed),
  }),
  decide: ({ known, imported }, deed) => {
    const { id } = deed.body.place
    return (
      firstRefusal<string>(
        importStands(imported, deed),
        known.has(id) ? refuse('IMP_AMENDED', 'draft', { id }) : accept(undefined),
      ) ?? accept(undefined)
    )
  },
})
