import { z } from 'zod'

import { hex32, side, text, words } from './measure.ts'

const source = z.strictObject({
  title: words(400),
  publisher: words(200),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  url: words(1_000).exactOptional(),
})

const recordKind = z.enum([
  'statement',
  'truce',
  'agreement',
  'parameter',
  'mediation',
  'place',
  'hotline',
  'casualties',
])
export type ArticleRecordKind = z.infer<typeof recordKind>

/** Key of the term that a `parameter` is; absent for every other kind. */
const key = words(80).exactOptional()

const itemShape = {
  id: words(20),
  /** Paragraph of the article, as the file counts them. */
  paragraph: words(20),
  /** In our own words; the article's sentences are not kept. */
  text,
  /** Elements of the article that it touches, `S1` to `S15` of the domain. */
  rows: z
    .array(z.string().regex(/^S\d{1,2}$/))
    .max(15)
    .readonly(),
  /** Why there can be no record; absent where there is one or could be. */
  noRecordPossible: text.exactOptional(),
  note: text.exactOptional(),
}

/** A published article taken apart, as a demo is given it: each item with the ids, in the data, of the records that hold it. */
export const article = z.strictObject({
  source,
  items: z
    .array(
      z.strictObject({
        ...itemShape,
        records: z
          .array(z.strictObject({ id: words(80), kind: recordKind, key }))
          .max(64)
          .readonly(),
      }),
    )
    .max(500)
    .readonly(),
})
export type Article = z.infer<typeof article>

const itemRecord = z.strictObject({
  /** Its id in the data. */
  id: words(80),
  kind: recordKind,
  key,
  /** What to open: rid of the record's first entry. Absent while it is not in the record, or its part is not built. */
  rid: hex32.exactOptional(),
  /** Its words, where it has any and this reader may read them. */
  name: text.exactOptional(),
  column: z.union([side, z.literal('third')]).exactOptional(),
  /** Not in this record yet (a replay has not come so far), or no part of this mechanism keeps such records yet. */
  missing: z.enum(['notRecordedYet', 'notYet']).exactOptional(),
})

/** View `article`: what the record holds of one published article (console.md 5.17). */
export const articleAnswer = z.strictObject({
  source,
  items: z.array(z.strictObject({ ...itemShape, records: z.array(itemRecord).readonly() })).readonly(),
})
export type ArticleAnswer = z.infer<typeof articleAnswer>
