import { acts, type Who } from '#domain/access'
import { noteState } from '#domain/report'
import { newestPublicNotes, publicNotesUpTo, type PublicNoteRow } from '#server/projections'
import type { ReportsAnswer } from '#wire/report'

import { isAllowed, type MayAsked } from './report-may.ts'
import { signersOf, signerShown } from './report-signers.ts'
import type { Asked, Rows } from './view.ts'

/** A public note as readers see it. */
export type NoteShown = ReportsAnswer['notes'][number]

/** The newest public notes, newest first. One that is not out is the mission's own, and the mediator's, who may second it. */
export async function notesShown(
  rows: Rows,
  asked: Pick<Asked<unknown>, 'asker' | 'now' | 'mayRead'> & { readonly limit: number },
): Promise<readonly NoteShown[]> {
  const found = await newestPublicNotes(rows, asked.limit)
  const signers = await signersOf(
    rows,
    found.map(({ key }) => key),
  )
  const may: MayAsked = { who: asked.asker.who, now: asked.now, signers }
  const seesProposed =
    asked.mayRead({ row: 'report', class: 'M' }) ||
    isAllowed('report.publicNote.issue', { isFirst: true }, may)
  const begun = found.filter(({ seconds }) => seconds === null).toReversed()
  const notes: NoteShown[] = []
  for (const first of begun) {
    const own = found.filter(({ note }) => note === first.rid)
    const note = { ...noteShown(own, may), n: await publicNotesUpTo(rows, first.idx) }
    if (note.state === 'issued' || seesProposed) notes.push(note)
  }
  return notes
}

function noteShown(own: readonly PublicNoteRow[], may: MayAsked): Omit<NoteShown, 'n'> {
  const [first, last] = [own[0], own.at(-1)]
  if (first === undefined || last === undefined) throw new Error('a note without a signature')
  const releasers = own.filter(({ key }) => mayRelease(may.signers.get(key)))
  const state = noteState({ isIssued: releasers.length >= 2, lastAt: last.at }, may.now)
  return {
    rid: last.rid,
    at: last.at,
    texts: first.texts,
    signers: own.map((row) => signerShown(row, may.signers)),
    state,
    may: state === 'proposed' && maySecond(last, may) ? ['report.publicNote.issue'] : [],
  }
}

/** Whether an office may be one of the two that issue a note; the duty officer proposes only. */
function mayRelease(who: Who | undefined): boolean {
  return Object.entries(acts['report.publicNote.issue'].cells).some(
    ([role, cell]) => role === who?.role && cell === '2o',
  )
}

function maySecond(last: PublicNoteRow, may: MayAsked): boolean {
  const who = may.signers.get(last.key)
  if (!mayRelease(may.who) || who === undefined) return false
  const subject = mayRelease(who) ? { second: { who, at: last.at } } : { isFirst: true }
  return isAllowed('report.publicNote.issue', subject, may)
}
