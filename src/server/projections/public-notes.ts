import type { Text } from '#domain/measure'
import type { Reader } from '#server/storage'
import { text } from '#wire/measure'
import { reportBodies } from '#wire/report'

import { byType } from './by-type.ts'
import type { Projection } from './projection.ts'

/** One signature of a public note. */
export type PublicNotesTable = {
  readonly rid: string
  readonly note: string
  readonly seconds: string | null
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly key: string
  readonly texts: unknown
}

/** Columns of the table that these reads touch. */
export type PublicNotesOwn = { readonly public_notes: PublicNotesTable }

/** A signature of a note with its texts read. */
export type PublicNoteRow = PublicNotesTable & { readonly texts: Text }

/** Public notes, a row a signature: the first begins the note, each later one seconds the one before it (R-REP-14). */
export const publicNotes: Projection = byType<PublicNotesTable>({
  table: 'public_notes',
  key: ['rid'],
  changes: {
    'report.note-issued': async (tx, { rid, index, at, author, ref, body }) => {
      const { texts } = reportBodies['report.note-issued'].parse(body)
      const seconds = ref.find((each) => each.rel === 'seconds')?.rid
      const rows = tx.withTables<PublicNotesOwn>()
      const before = seconds === undefined ? undefined : await publicNoteSignature(rows, seconds)
      const whose = { idx: index, at, office: author.office, key: author.key, texts: JSON.stringify(texts) }
      await rows
        .insertInto('public_notes')
        .values({ rid, note: before?.note ?? rid, seconds: seconds ?? null, ...whose })
        .onConflict((same) => same.column('rid').doNothing())
        .execute()
    },
  },
})

/** One signature of a note, by its record. */
export async function publicNoteSignature(
  rows: Reader<PublicNotesOwn>,
  rid: string,
): Promise<PublicNoteRow | undefined> {
  const row = await rows.selectFrom('public_notes').selectAll().where('rid', '=', rid).executeTakeFirst()
  return row && noteRead(row)
}

/** Every signature of the notes that are newest, at most so many, in the record's order. */
export async function newestPublicNotes(
  rows: Reader<PublicNotesOwn>,
  limit: number,
): Promise<readonly PublicNoteRow[]> {
  const begun = await rows
    .selectFrom('public_notes')
    .select('note')
    .where('seconds', 'is', null)
    .orderBy('idx', 'desc')
    .limit(limit)
    .execute()
  return publicNotesOf(
    rows,
    begun.map(({ note }) => note),
  )
}

/** Every signature of some notes, in the record's order. */
export async function publicNotesOf(
  rows: Reader<PublicNotesOwn>,
  notes: readonly string[],
): Promise<readonly PublicNoteRow[]> {
  if (notes.length === 0) return []
  const found = await rows
    .selectFrom('public_notes')
    .selectAll()
    .where('note', 'in', notes)
    .orderBy('idx')
    .execute()
  return found.map(noteRead)
}

/** How many notes were begun up to one, itself included: its number in the mechanism. */
export async function publicNotesUpTo(rows: Reader<PublicNotesOwn>, idx: number): Promise<number> {
  const { n } = await rows
    .selectFrom('public_notes')
    .select((is) => is.fn.countAll<number>().as('n'))
    .where('seconds', 'is', null)
    .where('idx', '<=', idx)
    .executeTakeFirstOrThrow()
  return n
}

function noteRead(row: PublicNotesTable): PublicNoteRow {
  return { ...row, texts: text.parse(row.texts) }
}
