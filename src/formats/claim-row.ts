import { z } from 'zod'

import type { Stance } from '#domain/claim'

import { foreignTime, rowId, words, type ForeignTime, type Given } from './shapes.ts'

/** What both kinds of row in a claims file say. What is read further on, with codes of its own, is unknown here. */
export type LodgedRow = {
  readonly id: string
  readonly by: unknown
  readonly entity: string
  readonly dutyName: string
  readonly statedAt: ForeignTime
  readonly kind?: Given<string>
  readonly what?: unknown
  readonly text?: unknown
  readonly lang?: Given<string>
  readonly at?: Given<ForeignTime>
  readonly place?: unknown
  readonly count?: unknown
  readonly class?: unknown
  readonly weapon?: unknown
  readonly position?: unknown
  readonly allegedActor?: unknown
  readonly evidence?: Given<readonly { readonly sha256: string; readonly note: string }[]>
  readonly publicRef?: Given<string>
  readonly adopts?: Given<string>
}

/** A row that answers a claim: which, and where its side stands on each field. */
export type AnswerRow = LodgedRow & {
  readonly answers: string
  readonly stance: {
    readonly time: Stance
    readonly place: Stance
    readonly class: Stance
    readonly count: Stance
    readonly allegedActor: Stance
  }
}

const shape = {
  id: rowId,
  by: z.unknown(),
  entity: words(40),
  dutyName: words(40),
  statedAt: foreignTime,
  kind: words(80).nullish(),
  lang: words(10).nullish(),
  at: foreignTime.nullish(),
  evidence: z
    .array(z.looseObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), note: words(400) }))
    .max(32)
    .nullish(),
  publicRef: words(400).nullish(),
  adopts: rowId.nullish(),
}

const stance: z.ZodType<Stance> = z.enum(['agrees', 'denies', 'differs', 'silent'])

/** The shape of a claim's row. */
export const claimRow: z.ZodType<LodgedRow> = z.looseObject(shape)

/** The shape of a counter-claim's row. */
export const answerRow: z.ZodType<AnswerRow> = z.looseObject({
  ...shape,
  answers: rowId,
  stance: z.looseObject({ time: stance, place: stance, class: stance, count: stance, allegedActor: stance }),
})
