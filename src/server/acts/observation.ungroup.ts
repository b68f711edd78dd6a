import { refuse } from '#domain/life'
import { mayUngroup } from '#domain/observation'
import { groupByRid } from '#server/projections'
import { observationBodies, observationWhy } from '#wire/observation'

import { actOf, type Act } from './act.ts'

/** A grouping is undone without loss: totals are as before it (R-OBS-11). */
export const observationUngroup: Act = actOf({
  name: 'observation.ungroup',
  type: 'observation.ungrouped',
  body: observationBodies['observation.ungrouped'],
  must: ['ungroups'],
  sealing: (_, { office: by }) => ({ kind: 'observed', by }),
  sealed: observationWhy,
  subject: () => ({}),
  read: async (ground, deed) => groupByRid(await ground.rows(), deed.names('ungroups')),
  decide: (found, { body }) => {
    if (found === undefined) return refuse('REC_REF', 'draft', { rel: 'ungroups' })
    const state = found.undone_idx === null ? 'standing' : 'undone'
    return mayUngroup({ members: found.group.members, state }, body.members)
  },
})
