import { mayLodge } from '#domain/claim'
import { firstRefusal, refuse } from '#domain/life'
import { statementById } from '#server/projections'
import { claimBodies } from '#wire/claim'

import { actOf, type Act } from './act.ts'
import { importStands, readImport } from './imported.ts'
import { askedOf, readNameable } from './standing.ts'

/** A side's office lodges what its side says happened, and may adopt a statement of its own side by it (R-CLM-15). */
export const claimLodge: Act = actOf({
  name: 'claim.lodge',
  type: 'claim.lodged',
  body: claimBodies['claim.lodged'],
  must: [],
  may: ['adopts'],
  sealing: ({ claim }) => ({ kind: 'own', side: claim.by }),
  subject: ({ body }) => ({ side: body.claim.by }),
  read: async (ground, deed) => ({
    nameable: await readNameable(ground, deed.body.claim.place),
    adopted:
      deed.names('adopts') === ''
        ? undefined
        : await statementById(await ground.rows(), deed.names('adopts')),
    imported: await readImport(ground, deed),
  }),
  decide: ({ nameable, adopted, imported }, deed) => {
    if (adopted === undefined && deed.names('adopts') !== '')
      return refuse('REC_REF', 'draft', { rel: 'adopts' })
    const adopts = adopted && { speaker: adopted.body.speaker, state: adopted.state }
    const asked = { ...askedOf(deed, nameable), ...(adopts ? { adopts } : {}) }
    return firstRefusal<string>(importStands(imported, deed)) ?? mayLodge(deed.body.claim, asked)
  },
})
