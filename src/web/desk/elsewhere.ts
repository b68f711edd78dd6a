import type { Statement, StatementMission } from '#domain/claim'
import type { JsonObject } from '#domain/record'
import { statement, statementMission } from '#wire/claim'

/** A statement said elsewhere, as it was sealed: all of it, and what a public one has in its sealed part. */
export type SaidElsewhere = { readonly statement: Statement; readonly mission: StatementMission | undefined }

/** Reads a statement said elsewhere out of what was sealed whole; `undefined` when something else was. */
export function saidElsewhere(body: JsonObject): SaidElsewhere | undefined {
  const { class: _, type, statement: said, ...rest } = body
  const read = type === 'statement.transcribed' ? statement.safeParse(said) : undefined
  if (read?.success !== true) return undefined
  const mission = statementMission.safeParse(rest)
  return { statement: read.data, mission: mission.success ? mission.data : undefined }
}
