import { accept, firstRefusal } from '#domain/life'
import { maySubmit } from '#domain/observation'
import { observationBodies, observationSealed } from '#wire/observation'

import { actOf, type Act } from './act.ts'
import { inSectorsOfTheirTime, ownWatch, readHeld, wholesOf } from './observed.ts'

/** Observers tell what they saw, heard or recorded under one watch; the duty officer, what came by radio (R-OBS-19). */
export const observationSubmit: Act = actOf({
  name: 'observation.submit',
  type: 'observation.submitted',
  body: observationBodies['observation.submitted'],
  must: [],
  sealing: (_, { office: by }) => ({ kind: 'observed', by }),
  sealed: observationSealed,
  subject: () => ({}),
  read: readHeld,
  decide: (held, deed) => {
    const wholes = wholesOf(deed.body.observations, deed)
    if (!wholes.ok) return wholes
    return (
      firstRefusal<string>(ownWatch(held.watch, deed)) ??
      firstRefusal<string>(
        maySubmit(wholes.value, { ...held, now: deed.now }),
        inSectorsOfTheirTime(deed.body.observations, held),
      ) ??
      accept(undefined)
    )
  },
})
