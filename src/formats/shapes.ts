import { z } from 'zod'

import { isText } from '#domain/measure'

/** Text of people, bounded as the record's bodies are, without controls and without half of a surrogate pair; never blank. */
export function words(max: number): z.ZodType<string> {
  return z
    .string()
    .min(1)
    .max(max)
    .refine((text) => text.isWellFormed() && isText(text))
}

/** Id of a row in its own file. */
export const rowId: z.ZodType<string> = words(80)

/** Language tag. */
export const lang: z.ZodType<string> = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/)

/** A calendar day as printed; whether the calendar has it is asked later, with its own code. */
export const printedDay: z.ZodType<string> = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** A value a foreign file may leave out or write as null: both are "not given" there, and neither reaches the record. */
export type Given<T> = T | null | undefined

/** A foreign time: instants where it has them, a wall reading, the words, the zone and how fine. */
export type ForeignTime = {
  readonly text?: Given<string>
  readonly utc?: Given<string>
  readonly utcFrom?: Given<string>
  readonly utcTo?: Given<string>
  readonly from?: Given<string>
  readonly to?: Given<string>
  readonly local?: Given<string>
  readonly zone?: Given<string>
  readonly precision?: Given<string>
  readonly resolutionS?: Given<number>
}
export const foreignTime: z.ZodType<ForeignTime> = z.looseObject({
  text: words(400).nullish(),
  utc: words(40).nullish(),
  utcFrom: words(40).nullish(),
  utcTo: words(40).nullish(),
  from: words(40).nullish(),
  to: words(40).nullish(),
  local: words(40).nullish(),
  zone: words(64).nullish(),
  precision: words(40).nullish(),
  resolutionS: z.int().min(1).max(31_622_400).nullish(), // a leap year, the longest cell of a Moment
})

/** One name of a foreign place: the words, its candidates, how far it is resolved, and who chose and why. */
export type ForeignPart = {
  readonly text?: Given<string>
  readonly asWritten?: Given<string>
  readonly candidates?: Given<readonly string[]>
  readonly resolution?: Given<string>
  readonly status?: Given<string>
  readonly role?: Given<string>
  readonly chosen?: Given<string>
  readonly reason?: Given<string>
}

/** A foreign place: a name, its parts, and which candidates fire is said to have come from. */
export type ForeignPlace = ForeignPart & {
  readonly parts?: Given<readonly ForeignPart[]>
  readonly roles?: Given<Readonly<Record<string, string>>>
  readonly sector?: unknown
}

const partShape = {
  text: words(400).nullish(),
  asWritten: words(400).nullish(),
  candidates: z.array(words(64)).max(64).nullish(),
  resolution: words(40).nullish(),
  status: words(40).nullish(),
  role: words(40).nullish(),
  chosen: words(64).nullish(),
  reason: words(1_000).nullish(),
}
export const foreignPlace: z.ZodType<ForeignPlace> = z.looseObject({
  ...partShape,
  parts: z.array(z.looseObject(partShape)).max(32).nullish(),
  roles: z.record(z.string(), words(40)).nullish(),
  sector: z.unknown().optional(),
})

type OneText = { readonly lang: string; readonly text: string; readonly original?: Given<boolean> }

/** A bare string, one text with its language, or several of which one is the original. */
export type ForeignText = string | OneText | readonly OneText[]
const oneText: z.ZodType<OneText> = z.looseObject({
  lang,
  text: words(8_000),
  original: z.boolean().nullish(),
})
export const foreignText: z.ZodType<ForeignText> = z.union([
  words(8_000),
  oneText,
  z.array(oneText).min(1).max(8),
])
