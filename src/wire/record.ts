import { z } from 'zod'

import { hex32, utc, words } from './measure.ts'

const base64 = z.base64()

/**
 * What every act's door takes: the submission exactly as signed (its JCS text), and with a sealed part the age file of
 * the content and of the wrap, base64. Bounds: entry 65,535 bytes, content 256 KiB, wrap 64 KiB (record.md 2.2).
 */
export const actInput = z.strictObject({
  submission: z.string().min(2).max(65_535),
  content: base64.max(349_528).exactOptional(),
  wrap: base64.max(87_384).exactOptional(),
})
export type ActInput = z.infer<typeof actInput>

/** 201 of every act: record.md section 8. `checkpoint` is the note's text with the log's signature line. */
export const receipt = z.strictObject({
  at: utc,
  epoch: z.int(),
  grade: z.enum(['recorded', 'witnessed', 'joint']),
  index: z.int(),
  leaf: hex32,
  rid: hex32,
  size: z.int(),
  checkpoint: words(131_072),
})
export type Receipt = z.infer<typeof receipt>

/** Every refusal that leaves a door, `application/problem+json` (RFC 9457) with the catalogue's code. */
export const problem = z.strictObject({
  type: words(200),
  title: words(400),
  status: z.int(),
  code: words(60),
  kept: z.enum(['draft', 'quarantine', 'nothing']),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly()])),
})
export type Problem = z.infer<typeof problem>

/** View `head`: the newest committed checkpoint. */
export const headAnswer = z.strictObject({
  epoch: z.int(),
  size: z.int(),
  root: hex32,
  at: utc,
  checkpoint: words(131_072),
  /** Log vkey of the epoch, and the pin: rid of the genesis. */
  vkey: words(200),
  genesis: hex32,
  /** The best grade the present seats can give, and the grade of this head. */
  bestGrade: z.enum(['recorded', 'witnessed', 'joint']),
  grade: z.enum(['recorded', 'witnessed', 'joint']),
  /** Holders without which a better grade is not possible, by code; empty when `joint` is. */
  missing: z.array(words(8)).readonly(),
})
export type HeadAnswer = z.infer<typeof headAnswer>

/** One entry in a list. `C` entries show no more than record.md 10.3 leaves visible. */
const entryRow = z.strictObject({
  index: z.int(),
  rid: hex32,
  at: utc,
  type: words(60),
  vis: z.enum(['P', 'J', 'C']),
  office: words(40),
  grade: z.enum(['recorded', 'witnessed', 'joint']),
})
export type EntryRow = z.infer<typeof entryRow>

/** View `entries`: newest first, paged by index. */
export const entriesQuestion = z.strictObject({
  before: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const entriesAnswer = z.strictObject({
  entries: z.array(entryRow).readonly(),
  size: z.int(),
  /** Index to ask `before`; absent on the last page. */
  next: z.int().exactOptional(),
})
export type EntriesAnswer = z.infer<typeof entriesAnswer>

/** View `entry`: the signed bytes and what proves them. Asked by rid or by index. */
export const entryQuestion = z.strictObject({ id: z.union([hex32, z.string().regex(/^\d{1,15}$/)]) })
export const entryAnswer = z.strictObject({
  row: entryRow,
  /** The entry's bytes as text: it is JCS, so text and bytes are the same thing. */
  entry: words(65_535),
  leaf: hex32,
  proof: z.array(hex32).readonly(),
  size: z.int(),
  root: hex32,
  checkpoint: words(131_072),
  vkey: words(200),
  /** rid of the record that enrolled each signing key, to follow by hand; roots stand in the genesis. */
  enrolledBy: z.array(z.strictObject({ key: words(43), rid: hex32, office: words(40) })).readonly(),
})
export type EntryAnswer = z.infer<typeof entryAnswer>

/** View `raw`: entries in order with their bytes, for an audit from nothing; 256 a page. Roles that read the record in full or joint form. */
export const rawQuestion = z.strictObject({ from: z.coerce.number().int().min(0).default(0) })
export const rawAnswer = z.strictObject({
  from: z.int(),
  size: z.int(),
  entries: z.array(words(65_535)).readonly(),
})
export type RawAnswer = z.infer<typeof rawAnswer>

/** View `sealed`: ciphertext and wrap of one record, for an office it is sealed to; anyone else: as absent. */
export const sealedQuestion = z.strictObject({ rid: hex32 })
export const sealedAnswer = z.strictObject({
  rid: hex32,
  content: base64,
  wrap: base64,
  commitRoot: hex32,
  n: z.int(),
})
export type SealedAnswer = z.infer<typeof sealedAnswer>

/** View `author`: where this session's key stands in its own stream, and the head to name in `after`. */
export const authorAnswer = z.strictObject({
  key: words(43),
  office: words(40),
  /** seq of its newest record, 0 if none; `prev` is that record's rid, or the enrolling record's for 0. */
  seq: z.int(),
  prev: hex32,
  after: z.strictObject({ epoch: z.int(), size: z.int(), root: hex32 }),
  now: utc,
})
export type AuthorAnswer = z.infer<typeof authorAnswer>

/** View `recipients`: seal keys of offices, so that a desk can seal to them. */
export const recipientsAnswer = z.strictObject({
  offices: z
    .array(
      z.strictObject({
        office: words(40),
        role: words(4),
        holder: words(8),
        seal: words(4_000),
        /** Its key is on the node: "readable by the operator of this node" (record.md 10.5). */
        held: z.literal('node').exactOptional(),
      }),
    )
    .readonly(),
})
export type RecipientsAnswer = z.infer<typeof recipientsAnswer>

/** View `imports`: named jobs, newest first. `done` of `taken` rows are in the record; complete only when equal. */
export const importsAnswer = z.strictObject({
  imports: z
    .array(
      z.strictObject({
        rid: hex32,
        file: hex32,
        name: words(200),
        what: z.enum(['statements', 'claims', 'places', 'observations', 'agreements']),
        by: words(40),
        at: utc,
        rows: z.int(),
        taken: z.int(),
        done: z.int(),
        complete: z.boolean(),
      }),
    )
    .readonly(),
  next: words(100).exactOptional(),
})
export type ImportsAnswer = z.infer<typeof importsAnswer>

/** Body of the fact `record.import`: which rows of which file its office takes, and why the others were left. */
export const importBody = z.strictObject({
  file: hex32,
  name: words(200),
  what: z.enum(['statements', 'claims', 'places', 'observations', 'agreements']),
  rows: z.int().min(1).max(100_000),
  taken: z.int().min(0).max(100_000),
  refused: z
    .array(
      z.strictObject({ row: z.int(), id: z.string().max(80), code: words(60), field: z.string().max(120) }),
    )
    .max(200)
    .readonly(),
})
export type ImportBody = z.infer<typeof importBody>

/** One event of the feed. `topics` are reading rows' first words: `claim`, `statement`, `record`, `measure`, `party`. */
export const feedEvent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('change'),
    size: z.int(),
    at: utc,
    topics: z.array(words(40)).readonly(),
  }),
  z.strictObject({
    kind: z.literal('clock'),
    clock: z.strictObject({ now: utc, speed: z.number(), settable: z.boolean() }),
  }),
])
export type FeedEvent = z.infer<typeof feedEvent>
