import { mayGroup, type GroupMember } from '#domain/observation'
import { groupOfEach, groupsOf, observationsByIds, type ObservationRow } from '#server/projections'
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
    return (await observationsByIds(rows, members)).map((row) => memberOf(row, groups.get(row.id)?.rid))
  },
  decide: (found, { body }) => mayGroup(body.group, found),
})

function memberOf({ id, state, body }: ObservationRow, group: string | undefined): GroupMember {
  const member = { id, state, class: body.class }
  return group === undefined ? member : { ...member, group }
}
