import { mayGroup, type GroupMember } from '#domain/observation'
import { groupOfEach, groupsOf, observationsByIds } from '#server/projections'
import { observationBodies, observationWhy } from '#wire/observation'

import { actOf, type Act } from './act.ts'

/** A person says that observations are of one event, which of them counts, and, sealed, why (R-OBS-10). */
export const observationGroup: Act = actOf({
  name: 'observation.group',
  type: 'observation.grouped',
  body: observationBodies['observation.grouped'],
  must: [],
  sealing: (_, { office: by }) => ({ kind: 'observed', by }),
  sealed: observationWhy,
  subject: () => ({}),
  read: async (ground, { body }): Promise<readonly GroupMember[]> => {
    const rows = await ground.rows()
    const { members } = body.group
    const groups = groupOfEach(await groupsOf(rows, members))
    return (await observationsByIds(rows, members)).map(({ id, state, body: { class: told } }) => {
      const group = groups.get(id)?.rid
      return { id, state, class: told, ...(group === undefined ? {} : { group }) }
    })
  },
  decide: (found, { body }) => mayGroup(body.group, found),
})
