import { mayTranscribe } from '#domain/claim'
import { firstRefusal } from '#domain/life'
import { claimBodies } from '#wire/claim'

import { actOf, type Act } from './act.ts'
import { importStands, readImport } from './imported.ts'
import { askedOf, readNameable } from './standing.ts'
import { saidInPublic } from './venue.ts'

/** A person of the mission or the mediator transcribes what was said in public, with its source (R-CLM-13). */
export const statementTranscribe: Act = actOf({
  name: 'statement.transcribe',
  type: 'statement.transcribed',
  body: claimBodies['statement.transcribed'],
  must: [],
  sealing: () => ({ kind: 'mission' }),
  subject: () => ({}),
  read: async (ground, deed) => ({
    nameable: await readNameable(ground, deed.body.statement.place),
    imported: await readImport(ground, deed),
  }),
  decide: ({ nameable, imported }, deed) => {
    const { statement } = deed.body
    return (
      firstRefusal<string>(saidInPublic(statement), importStands(imported, deed)) ??
      mayTranscribe(statement, askedOf(deed, nameable))
    )
  },
})
