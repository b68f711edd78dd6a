import { z } from 'zod'

import type { Rendering } from '#domain/claim'

import { foreignTime, lang, printedDay, rowId, words, type ForeignTime, type Given } from './shapes.ts'

/** One publisher's form in the file: without a text of its own it carries the statement's. */
export type ForeignSource = {
  readonly title: string
  readonly publisher: string
  readonly date: string
  readonly url?: Given<string>
  readonly note?: Given<string>
  readonly lang?: Given<string>
  readonly text?: Given<string>
  readonly kind?: Given<Rendering['kind']>
}

/** One id or several, as files write their links. */
export type Ids = Given<string | readonly string[]>

/** A row of a statements file: what is used of it. What is read further on, with codes of its own, is unknown here. */
export type StatementRow = {
  readonly id: string
  readonly venue: 'public' | 'elsewhere'
  readonly speaker: {
    readonly side?: unknown
    readonly entity: string
    readonly kind?: unknown
    readonly office: string
    readonly name?: Given<string>
    readonly channel?: Given<string>
  }
  readonly source: readonly ForeignSource[]
  readonly reportedAt: ForeignTime
  readonly eventTime?: Given<ForeignTime>
  readonly kind?: Given<string>
  readonly asWritten?: Given<string>
  readonly lang?: Given<string>
  readonly about?: Given<readonly string[]>
  readonly note?: Given<string>
  readonly answers?: Ids
  readonly supersedes?: Ids
  readonly differsFrom?: Ids
  readonly repeats?: Ids
  readonly constructed?: Given<boolean>
  readonly truce?: Given<string>
  readonly minutesAfterEffective?: Given<number>
  readonly place?: unknown
  readonly what?: unknown
  readonly text?: unknown
  readonly class?: unknown
  readonly count?: unknown
  readonly weapon?: unknown
  readonly allegedActor?: unknown
}

const source: z.ZodType<ForeignSource> = z.looseObject({
  title: words(400),
  publisher: words(200),
  date: printedDay,
  url: words(1_000)
    .refine((text) => /^https?:\/\/\S+$/i.test(text))
    .nullish(),
  note: words(1_000).nullish(),
  lang: lang.nullish(),
  text: words(8_000).nullish(),
  kind: z.enum(['original', 'quote', 'paraphrase', 'translation']).nullish(),
})

const ids: z.ZodType<Ids> = z.union([rowId, z.array(rowId).max(32)]).nullish()

/** The shape of a row. Names it does not know are kept aside, so that a file may say more than is used. */
export const statementRow: z.ZodType<StatementRow> = z.looseObject({
  id: rowId,
  venue: z.enum(['public', 'elsewhere']),
  speaker: z.looseObject({
    entity: words(40),
    office: words(200),
    name: words(200).nullish(),
    channel: words(200).nullish(),
  }),
  source: z.array(source).min(1).max(32),
  reportedAt: foreignTime,
  eventTime: foreignTime.nullish(),
  kind: words(80).nullish(),
  asWritten: words(80).nullish(),
  lang: lang.nullish(),
  about: z.array(rowId).max(32).nullish(),
  note: words(2_000).nullish(),
  answers: ids,
  supersedes: ids,
  differsFrom: ids,
  repeats: ids,
  constructed: z.boolean().nullish(),
  truce: words(80).nullish(),
  minutesAfterEffective: z.int().nullish(),
})
