import { accept, firstRefusal, refuse, type Answer } from '#domain/life'
import { mayRevise, type ObservationMission } from '#domain/observation'
import type { ObservationRow } from '#server/projections'
import { observationBodies, observationSealed } from '#wire/observation'

import { actOf, type Act, type Deed } from './act.ts'
import {
  inSectorsOfTheirTime,
  isOwn,
  ownWatch,
  readHeld,
  readObservation,
  standingObservation,
  wholesOf,
  type Held,
} from './observed.ts'

/** A new version of an observation, with reason; a team's own record follows what came by radio (R-OBS-9, R-OBS-19). */
export const observationRevise: Act = actOf({
  name: 'observation.revise',
  type: 'observation.revised',
  body: observationBodies['observation.revised'],
  must: ['revises'],
  sealing: (_, { office: by }) => ({ kind: 'observed', by }),
  sealed: observationSealed,
  subject: () => ({}),
  read: async (ground, deed) => ({
    row: await readObservation(ground, deed.body.of),
    held: await readHeld(ground, deed),
  }),
  decide: ({ row, held }, deed) => {
    if (!row.ok) return row
    const wholes = wholesOf([deed.body.observation], deed)
    if (!wholes.ok) return wholes
    const [whole] = wholes.value
    if (whole === undefined) return refuse('REC_BODY', 'draft', { field: 'sealed.observations' })
    const asked = { ...held, now: deed.now, follows: deed.names('revises') }
    return (
      firstRefusal<string>(
        mayFollow(row.value, whole.mission, deed),
        watchStands(row.value, held, deed),
        mayRevise(whole, standingObservation(row.value), asked),
        inSectorsOfTheirTime([deed.body.observation], held),
      ) ?? accept(undefined)
    )
  },
})

/** Its own office may; so may a team whose report came by radio, and the duty officer with what a team radios. */
function mayFollow(
  row: ObservationRow,
  { relayedFrom }: ObservationMission,
  deed: Deed<unknown>,
): Answer<undefined, 'ACC_DENIED'> {
  const isTeams = deed.author.role === 'PL' && row.mission?.relayedFrom.kind === 'known'
  const isRadioed = deed.author.role === 'DO' && relayedFrom.kind === 'known'
  return isOwn(row, deed) || isTeams || isRadioed ? accept(undefined) : refuse('ACC_DENIED', 'nothing')
}

/** It keeps a watch if it had one: the same, or another of its own. */
function watchStands(
  row: ObservationRow,
  { watch }: Held,
  deed: Deed<unknown>,
): Answer<undefined, 'OBS_NO_WATCH'> {
  if (watch === undefined) return row.watch === null ? accept(undefined) : refuse('OBS_NO_WATCH', 'draft')
  return watch.id === row.watch ? accept(undefined) : ownWatch(watch, deed)
}
