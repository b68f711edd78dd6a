import { accept, refuse, type Answer } from '#domain/life'
import type { Utc } from '#domain/measure'
import type { Role } from '#domain/party'

import { actNames, acts, type ActCell, type ActName } from './acts.ts'
import { classReaders, elsewhereReaders, type ClassCell, type ContentClass } from './classes.ts'
import { denied, isNamed, withinLimit, withSecond, type AccessCode, type Subject } from './conditions.ts'
import { reading, readingRows, type ReadingCell, type ReadingRow } from './reading.ts'
import { columnsOf, holderOf, type Who } from './who.ts'

/** What is asked of the gate: to read under a row of section 3, or to act under a row of section 4. */
export type Action =
  | { readonly kind: 'read'; readonly row: ReadingRow }
  | { readonly kind: 'act'; readonly act: ActName }

/** The form a reader reads in: in full, jointly, by sector and day, totals alone, as the public does (access.md section 3). */
export type ReadForm = 'full' | 'joint' | 'sector' | 'totals' | 'public'

/** What a yes allows: reading in a form, never a finer one (R-ACC-4), or acting. */
export type Leave = { readonly kind: 'read'; readonly form: ReadForm | 'exists' } | { readonly kind: 'act' }

/**
 * The one gate: whether `who` may do `action` on `subject` at `now`. What stands in no table is refused. `now` comes in.
 * Source: access.md, R-ACC-1.
 */
// oxlint-disable-next-line max-params -- the four things access.md names
export function allow(who: Who, action: Action, subject: Subject, now: Utc): Answer<Leave, AccessCode> {
  switch (action.kind) {
    case 'read':
      return mayRead(who, action.row, { subject, now })
    case 'act':
      return mayAct(who, action.act, { subject, now })
  }
}

/** Rows of which a reader may read anything: which screens stand in its rail. Says nothing of any item. */
export function rowsFor(who: Who): readonly ReadingRow[] {
  return readingRows.filter((row) => readingCell(row, who) !== '-')
}

/** Acts that a reader's role may do on some subject: what its screens offer. */
export function actsFor(who: Who, demoHome: boolean): readonly ActName[] {
  return actNames.filter(
    (act) => actCell(act, who) !== undefined && (acts[act].limit !== 'demoHome' || demoHome),
  )
}

type On = { readonly subject: Subject; readonly now: Utc }

function mayRead(who: Who, row: ReadingRow, { subject, now }: On): Answer<Leave, AccessCode> {
  const cell = readingCell(row, who)
  if (cell === '-' || subject.class === undefined) return denied()
  const why = classCell(subject.class, who, subject)
  if (why === undefined || !classOpen(why, who, { subject, now })) return denied()
  if (why === 'exists') return accept({ kind: 'read', form: 'exists' })
  return accept({ kind: 'read', form: formOf(cell, who, subject) })
}

function formOf(cell: Exclude<ReadingCell, '-'>, who: Who, subject: Subject): ReadForm {
  switch (cell) {
    case 'f':
      return 'full'
    case 'j':
      return 'joint'
    case 'o':
      return who.side !== 'none' && who.side === subject.side ? 'full' : 'joint'
    case 's':
      return 'sector'
    case 't':
      return 'totals'
    case 'c':
      return 'public'
  }
}

function classOpen(why: ClassCell, who: Who, { subject, now }: On): boolean {
  switch (why) {
    case 'yes':
    case 'exists':
      return true
    case 'publicTime':
      return subject.publicFrom === undefined ? subject.class === 'P' : subject.publicFrom <= now
    case 'ownSide':
      return who.side !== 'none' && who.side === subject.side
    case 'named':
      return isNamed(who, subject, now)
    case 'ownPlans':
      return who.office !== undefined && (subject.offices?.includes(who.office) ?? false)
  }
}

function mayAct(who: Who, act: ActName, { subject, now }: On): Answer<Leave, AccessCode> {
  const { limit } = acts[act]
  if (who.role === 'root') return rootMayAct(who, act, subject)
  const within = withinLimit(limit, who, subject)
  const cell = actCell(act, who)
  if (cell === undefined) return within.ok || within.code !== 'PTY_NOT_A_SIDE' ? denied() : within
  if (!within.ok) return within
  switch (cell) {
    case 'a':
    case 'node':
      return accept({ kind: 'act' })
    case 'p':
      return subject.isFirst === true ? accept({ kind: 'act' }) : denied()
    case '2':
    case '2o': {
      if (subject.isFirst === true) return accept({ kind: 'act' })
      const maySign = (other: Who) => actCell(act, other) === cell && withinLimit(limit, other, subject).ok
      const ofOffices = cell === '2o' ? ofTwoOffices(who, subject.second?.who) : undefined
      if (ofOffices?.ok === false) return ofOffices
      const both = withSecond(who, subject.second, { maySign, now })
      return both.ok ? accept({ kind: 'act' }) : both
    }
  }
}

/** Two offices, one of them the head of mission's: its second is of another (access.md section 4, note on `2o`). */
function ofTwoOffices(
  who: Who,
  other: Who | undefined,
): Answer<undefined, 'PTY_SAME_OFFICE' | 'ACC_TWO_NEEDED'> {
  if (other === undefined) return accept(undefined)
  if (other.office === who.office || other.role === who.role) return refuse('PTY_SAME_OFFICE', 'nothing')
  return who.role === 'HM' || other.role === 'HM' ? accept(undefined) : refuse('ACC_TWO_NEEDED', 'draft')
}

/** A holder's root opens its holder's offices and enrols its keys alone (record.md 2.7, 11.1), and does nothing else. */
function rootMayAct(who: Who, act: ActName, subject: Subject): Answer<Leave, AccessCode> {
  if (acts[act].limit !== 'ownHolder') return denied()
  return subject.holder === holderOf(who) && subject.holder !== undefined
    ? accept({ kind: 'act' })
    : refuse('ACC_DENIED', 'nothing')
}

function readingCell(row: ReadingRow, who: Who): ReadingCell {
  if (who.role === 'node' || who.role === 'root') return '-'
  return reading[row][who.role]
}

/** An office never acts by a cell of its node, nor a node by a cell of an office. */
function actCell(act: ActName, who: Who): ActCell | undefined {
  const cells = columnsOf(who).flatMap((role) => acts[act].cells[role] ?? [])
  return cells.find((cell) => (cell === 'node') === (who.role === 'node'))
}

function classCell(content: ContentClass, who: Who, subject: Subject): ClassCell | undefined {
  const role: Role | undefined = columnsOf(who)[0]
  if (role === undefined) return undefined
  if (content === 'M' && subject.elsewhere) return elsewhereReaders.includes(role) ? 'yes' : undefined
  return classReaders[content][role]
}
