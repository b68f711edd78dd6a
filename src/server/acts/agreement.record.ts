import { mayRecord, type Taken } from '#domain/agreement'
import { firstRefusal } from '#domain/life'
import { agreementsBySource, trucesKnown } from '#server/projections'
import { agreementBodies } from '#wire/agreement'

import { actOf, type Act, type Ground } from './act.ts'
import { importStands, readImport } from './imported.ts'

/** The mission or the mediator records an agreement or a proposal as it was published. It gives no side a position. */
export const agreementRecord: Act = actOf({
  name: 'agreement.record',
  type: 'agreement.recorded',
  body: agreementBodies['agreement.recorded'],
  must: [],
  subject: () => ({}),
  read: async (ground, deed) => ({
    taken: await readTaken(ground, deed.body.agreement),
    imported: await readImport(ground, deed),
  }),
  decide: ({ taken, imported }, deed) =>
    firstRefusal<string>(importStands(imported, deed)) ?? mayRecord(deed.body.agreement, taken, deed.now),
})

async function readTaken(
  ground: Ground,
  { id, truces }: { readonly id: string; readonly truces: readonly { readonly id: string }[] },
): Promise<Taken> {
  const rows = await ground.rows()
  const agreements = await agreementsBySource(rows, [id])
  return {
    agreements: new Set(agreements.map(({ source_id }) => source_id)),
    truces: await trucesKnown(
      rows,
      truces.map((truce) => truce.id),
    ),
  }
}
