import { acts, type Subject } from '#domain/access'
import { accept, firstRefusal, refuse, type Answer } from '#domain/life'
import { addS, type Text } from '#domain/measure'
import { canonicalJson } from '#domain/record'
import { noteStands, noteState, type NoteGround, type ReportedAccount } from '#domain/report'
import {
  fineNamesKnown,
  publicNoteSignature,
  publicNotesOf,
  reportedAccountsAsOf,
  type PublicNoteRow,
} from '#server/projections'
import { reportBodies } from '#wire/report'

import { actOf, type Act, type Deed, type Ground, type Rows } from './act.ts'
import { sameHash, SECONDS, signerOf } from './report-version.ts'

/** How far back the sides' words are looked at: a note is about what happened just now. */
const WORDS_OF_S = 7 * 86_400

/** Two offices put a public note out at once; the duty officer may propose one, which neither of the two is (R-REP-14). */
export const reportPublicNoteIssue: Act = actOf({
  name: 'report.publicNote.issue',
  type: 'report.note-issued',
  body: reportBodies['report.note-issued'],
  must: [],
  may: [SECONDS],
  subject: noteSubject,
  read: async (ground, deed) => {
    const rows = await ground.rows()
    const seconded = await publicNoteSignature(rows, deed.names(SECONDS))
    const before = seconded === undefined ? [] : await publicNotesOf(rows, [seconded.note])
    return {
      against: await noteGround(ground, deed),
      seconded,
      before,
      isIssued: await isIssued(rows, before),
    }
  },
  decide: ({ against, seconded, before, isIssued: issued }, deed) =>
    firstRefusal<string>(
      follows(deed, { seconded, before, issued }),
      sameHash(canonicalJson(deed.body.texts), canonicalJson(seconded?.texts ?? deed.body.texts)),
      noteStands(deed.body.texts, against),
    ) ?? accept(undefined),
})

/** A signature that seconds a releaser's is the second; one that takes up a proposal is the first of two. */
async function noteSubject(deed: Deed<unknown>, ground: Ground): Promise<Subject> {
  if (deed.names(SECONDS) === '') return { isFirst: true }
  const rows = await ground.rows()
  const seconded = await publicNoteSignature(rows, deed.names(SECONDS))
  const who = seconded && (await signerOf(rows, seconded.key))
  if (seconded === undefined || who === undefined) return {}
  return releases(who.role) ? { second: { who, at: seconded.at } } : { isFirst: true }
}

function releases(role: string): boolean {
  return Object.entries(acts['report.publicNote.issue'].cells).some(
    ([each, cell]) => each === role && cell === '2o',
  )
}

/** Whether two who may release have signed a note: then it is out. */
async function isIssued(rows: Rows, signatures: readonly PublicNoteRow[]): Promise<boolean> {
  const signers = await Promise.all(signatures.map(({ key }) => signerOf(rows, key)))
  return signers.filter((who) => who !== undefined && releases(who.role)).length >= 2
}

type Before = {
  readonly seconded: PublicNoteRow | undefined
  readonly before: readonly PublicNoteRow[]
  readonly issued: boolean
}

/** It names the newest signature of a note that is still proposed. */
function follows(
  deed: Deed<unknown>,
  { seconded, before, issued }: Before,
): Answer<undefined, 'REC_REF' | 'LIFE_NOT_ALLOWED' | 'LIFE_STALE'> {
  const named = deed.names(SECONDS)
  if (named === '') return accept(undefined)
  const newest = before.at(-1)
  if (seconded === undefined || newest === undefined) return refuse('REC_REF', 'draft', { rel: SECONDS })
  const state = noteState({ isIssued: issued, lastAt: newest.at }, deed.now)
  if (state !== 'proposed') return refuse('LIFE_NOT_ALLOWED', 'draft', { state, event: SECONDS, allowed: [] })
  return newest.rid === named
    ? accept(undefined)
    : refuse('LIFE_STALE', 'draft', { yours: named, current: newest.rid })
}

async function noteGround(ground: Ground, deed: Deed<unknown>): Promise<NoteGround> {
  const rows = await ground.rows()
  const span = { size: Number.MAX_SAFE_INTEGER, from: addS(deed.now, -WORDS_OF_S), to: addS(deed.now, 1) }
  const accounts = await reportedAccountsAsOf(rows, span)
  return {
    names: await fineNamesKnown(rows),
    saidBySides: accounts.flatMap(wordsOf),
  }
}

function wordsOf(reported: ReportedAccount): readonly string[] {
  const told: Text = reported.account.what
  const rendered =
    reported.standing === 'lodged' ? [] : reported.account.renderings.flatMap(({ text = '' }) => [text])
  return [...told.map(({ text }) => text), ...rendered].filter((text) => text !== '')
}
