import { accept, refuse } from '#domain/life'
import { mayWriteLog } from '#domain/observation'
import { observationsByIds, opsLogByRid } from '#server/projections'
import { observationInner } from '#wire/observation'

import { wholeActOf, type Act } from './act.ts'

/** A line of the duty officer's or a patrol's log, as typed; never counted. */
export const observationLogWrite: Act = wholeActOf({
  name: 'observation.log.write',
  type: 'observation.log.written',
  body: observationInner['observation.log.written'],
  subject: () => ({}),
  read: () => Promise.resolve(undefined),
  decide: (_, { body, now }) => mayWriteLog(body.entry, now),
})

/** A line of the own office's log became an observation: said once, and the line stays as it was typed. */
export const observationLogBecame: Act = wholeActOf({
  name: 'observation.log.write',
  type: 'observation.log.became',
  body: observationInner['observation.log.became'],
  subject: () => ({}),
  read: async (ground, { body }) => {
    const rows = await ground.rows()
    const [observation] = await observationsByIds(rows, [body.observation])
    return { line: await opsLogByRid(rows, body.of), observation }
  },
  decide: ({ line, observation }, { author }) => {
    if (line === undefined || line.office !== author.office) return refuse('REC_REF', 'draft', { rel: 'of' })
    if (observation === undefined) return refuse('REC_REF', 'draft', { rel: 'observation' })
    return line.became === null
      ? accept(undefined)
      : refuse('LIFE_NOT_ALLOWED', 'nothing', { state: 'became', event: 'become', allowed: [] })
  },
})
