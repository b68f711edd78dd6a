import type { Statement } from '#domain/claim'
import { accept, refuse, type Answer } from '#domain/life'

/** What was said elsewhere than in public is of class M as a whole: it never stands in a joint body (record.md section 10). */
export function saidInPublic(statement: Statement): Answer<undefined, 'REC_BODY'> {
  return statement.venue === 'public'
    ? accept(undefined)
    : refuse('REC_BODY', 'draft', { field: 'statement.venue' })
}
