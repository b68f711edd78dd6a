import { latenessS, type CounterClaim } from '#domain/claim'
import type { Side } from '#domain/measure'
import type { Reader } from '#server/storage'
import { claimBodies, counterClaim } from '#wire/claim'

import { byType, refOf } from './by-type.ts'
import { claimById, type ClaimsOwn } from './claims.ts'
import type { Projection } from './projection.ts'

/** A side's answer to a claim of the other. */
export type ClaimAnswersTable = {
  readonly rid: string
  readonly claim: string
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly side: Side
  readonly late_s: number
  readonly source_file: string | null
  readonly source_row: number | null
  readonly source_id: string | null
  readonly body: unknown
}

/** An answer's row with its body read. */
export type ClaimAnswerRow = ClaimAnswersTable & { readonly body: CounterClaim }

type Own = { readonly claim_answers: ClaimAnswersTable }

/** Counter-claims, each with how late it came (R-CLM-8). */
export const claimAnswers: Projection = byType({
  table: 'claim_answers',
  key: ['rid'],
  changes: {
    'claim.answered': async (tx, fact) => {
      const { answer, importedFrom } = claimBodies['claim.answered'].parse(fact.body)
      const claim = refOf(fact, 'answers')
      const answered = await claimById(tx.withTables<ClaimsOwn>(), claim)
      if (answered === undefined) return
      await tx
        .withTables<Own>()
        .insertInto('claim_answers')
        .values({
          rid: fact.rid,
          claim,
          idx: fact.index,
          at: fact.at,
          office: fact.author.office,
          side: answer.by,
          late_s: latenessS(answered.first_at, fact.at),
          source_file: importedFrom?.file ?? null,
          source_row: importedFrom?.row ?? null,
          source_id: importedFrom?.id ?? null,
          body: answer,
        })
        .onConflict((conflict) => conflict.column('rid').doNothing())
        .execute()
    },
  },
})

/** Answers to some claims, in the order they came. */
export async function answersTo(
  rows: Reader<Own>,
  claimIds: readonly string[],
): Promise<readonly ClaimAnswerRow[]> {
  if (claimIds.length === 0) return []
  const found = await rows
    .selectFrom('claim_answers')
    .selectAll()
    .where('claim', 'in', claimIds)
    .orderBy('idx')
    .execute()
  return found.map(withBody)
}

function withBody(row: ClaimAnswersTable): ClaimAnswerRow {
  return { ...row, body: counterClaim.parse(row.body) }
}
