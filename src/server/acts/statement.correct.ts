import { mayCorrectStatement } from '#domain/claim'
import { firstRefusal } from '#domain/life'
import { claimBodies } from '#wire/claim'

import { actOf, type Act } from './act.ts'
import { askedOf, readNameable, readStatement, standingStatement } from './standing.ts'
import { saidInPublic } from './venue.ts'

/** A transcription is corrected by a new version; the old stays readable. */
export const statementCorrect: Act = actOf({
  name: 'statement.correct',
  type: 'statement.corrected',
  body: claimBodies['statement.corrected'],
  must: ['corrects', 'follows'],
  sealing: () => ({ kind: 'mission' }),
  subject: () => ({}),
  read: async (ground, deed) => ({
    standing: await readStatement(ground, deed, 'corrects'),
    nameable: await readNameable(ground, deed.body.statement.place),
  }),
  decide: ({ standing, nameable }, deed) => {
    const { statement } = deed.body
    const refused = firstRefusal<string>(saidInPublic(statement), standing)
    if (refused || !standing.ok) return refused ?? standing
    const asked = { ...askedOf(deed, nameable), follows: deed.names('follows') }
    return mayCorrectStatement(statement, standingStatement(standing.value), asked)
  },
})
