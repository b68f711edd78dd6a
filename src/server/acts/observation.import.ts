import { accept, firstRefusal, refuse, type Answer } from '#domain/life'
import { mayImport } from '#domain/observation'
import { holderOf, jobsOfFile, rowsTakenOf, type ImportsTable } from '#server/projections'
import { observationBodies, observationSealed } from '#wire/observation'

import { actOf, type Act, type Deed } from './act.ts'
import type { ImportCode } from './imported.ts'
import { inSectorsOfTheirTime, ownWatch, readHeld, wholesOf } from './observed.ts'

const what = 'observations'

/** An office brings in rows of a file that it named; each row of it enters the record once. */
export const observationImport: Act = actOf({
  name: 'observation.import',
  type: 'observation.imported',
  body: observationBodies['observation.imported'],
  must: [],
  sealing: (_, { office: by }) => ({ kind: 'observed', by }),
  sealed: observationSealed,
  subject: () => ({}),
  read: async (ground, deed) => {
    const { file, rows: numbers } = deed.body.from
    const rows = await ground.rows()
    return {
      held: await readHeld(ground, deed),
      jobs: await jobsOfFile(rows, { file, what }),
      taken: await rowsTakenOf(rows, { file, what }, numbers),
    }
  },
  decide: ({ held, jobs, taken }, deed) => {
    const { observations, from } = deed.body
    const wholes = wholesOf(observations, deed)
    if (!wholes.ok) return wholes
    const [first] = taken
    return (
      firstRefusal<string>(
        first === undefined ? accept(undefined) : refuse('IMP_ROW_TAKEN', 'nothing', { row: first }),
        rowsStand(from.rows, observations.length),
        ofOwnJob(Math.max(...from.rows), jobs, deed),
        ownWatch(held.watch, deed),
        mayImport(wholes.value, { ...held, now: deed.now }),
        inSectorsOfTheirTime(observations, held),
      ) ?? accept(undefined)
    )
  },
})

/** One row for each observation, each once. */
function rowsStand(rows: readonly number[], observations: number): Answer<undefined, ImportCode> {
  const isOneEach = rows.length === observations && new Set(rows).size === rows.length
  return isOneEach ? accept(undefined) : refuse('IMP_SHAPE', 'draft', { field: 'from.rows' })
}

function ofOwnJob(
  highest: number,
  jobs: readonly ImportsTable[],
  { author }: Deed<unknown>,
): Answer<undefined, ImportCode> {
  const own = jobs.some(({ office, rows }) => holderOf(office) === author.holder && highest <= rows)
  return own ? accept(undefined) : refuse('IMP_SHAPE', 'draft', { field: 'from.file', row: highest })
}
