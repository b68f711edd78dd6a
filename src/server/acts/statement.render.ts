import { mayRender } from '#domain/claim'
import { accept, firstRefusal, refuse, type Answer } from '#domain/life'
import type { StatementRow } from '#server/projections'
import { claimBodies } from '#wire/claim'

import { actOf, type Act } from './act.ts'
import { readStatement, standingStatement } from './standing.ts'

/** Another publisher's form of a statement is put beside the others. */
export const statementRender: Act = actOf({
  name: 'statement.render',
  type: 'statement.rendered',
  body: claimBodies['statement.rendered'],
  must: ['renders'],
  subject: () => ({}),
  read: (ground, deed) => readStatement(ground, deed, 'renders'),
  decide: (statement, { body }) => {
    if (!statement.ok) return statement
    return (
      firstRefusal<string>(hasRoom(statement.value)) ??
      mayRender(body.rendering, standingStatement(statement.value))
    )
  },
})

/** Most renderings that a statement may have: the bound of its schema, so that every version can be read back. */
const RENDERINGS_MAX = 32

/** Whether a statement can take one rendering more. */
export function hasRoom(row: StatementRow): Answer<undefined, 'REC_BODY'> {
  return row.body.renderings.length < RENDERINGS_MAX
    ? accept(undefined)
    : refuse('REC_BODY', 'draft', { field: 'rendering', max: RENDERINGS_MAX })
}
