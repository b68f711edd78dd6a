import { refuse, type Detail, type Kept, type Refused } from '#domain/life'
import { recordCodes, type RecordCode } from '#domain/record'
import type { Problem } from '#wire/record'
import { refusal } from '#words'

/** A code that this room's part of the catalogue names. */
type ProblemCode =
  | 'PTY_NOT_A_SIDE'
  | 'PTY_SAME_PERSON'
  | 'PTY_ENTITY_UNKNOWN'
  | 'LIFE_NOT_ALLOWED'
  | 'LIFE_STALE'
  | 'ACC_ABSENT'
  | 'ACC_DENIED'
  | 'ACC_SESSION_ENDED'
  | 'ACC_TWO_NEEDED'
  | 'ACC_DELAYED'
  | 'NET_FOREIGN_HOST'
  | 'NET_FOREIGN_ORIGIN'
  | 'NET_QUESTION'
  | 'NET_BODY'
  | 'NET_SIZE'
  | 'NET_MEDIA'
  | 'NET_ENROLMENT_LATE'
  | 'NET_CLOCK_BACK'
  | 'NET_CLOCK_END'
  | 'NET_BUSY'
  | 'NET_FAULT'

/**
 * Codes that a door may give beside those of the record, whose statuses are `recordCodes` (record.md section 14), with
 * their HTTP status: together the one catalogue. A code in neither is our fault and leaves as `NET_FAULT`.
 */
export const statuses: Readonly<Record<ProblemCode, number>> = {
  PTY_NOT_A_SIDE: 403,
  PTY_SAME_PERSON: 403,
  PTY_ENTITY_UNKNOWN: 422,
  LIFE_NOT_ALLOWED: 409,
  LIFE_STALE: 409,
  ACC_ABSENT: 404,
  ACC_DENIED: 403,
  ACC_SESSION_ENDED: 401,
  ACC_TWO_NEEDED: 403,
  ACC_DELAYED: 403,
  NET_FOREIGN_HOST: 421,
  NET_FOREIGN_ORIGIN: 403,
  NET_QUESTION: 400,
  NET_BODY: 400,
  NET_SIZE: 413,
  NET_MEDIA: 415,
  NET_ENROLMENT_LATE: 409,
  NET_CLOCK_BACK: 409,
  NET_CLOCK_END: 409,
  NET_BUSY: 503,
  NET_FAULT: 500,
}

/** Contexts whose rules refuse an act for what it says: all their codes not named above leave as 422. */
const CONTEXT_CODE = /^(AGR|CLM|MEA|OBS|PTY|LIFE|IMP|REP)_[A-Z][A-Z0-9_]{1,40}$/
const RULE_REFUSED = 422 // RFC 9110 section 15.5.21: understood, and cannot be done as it stands

/** The status of a code; `undefined` for one that no door may give. */
export function statusOf(code: string): number | undefined {
  if (isProblemCode(code)) return statuses[code]
  const ofRecord = isRecordCode(code) ? recordCodes[code] : 'none'
  if (ofRecord !== 'none') return ofRecord
  return CONTEXT_CODE.test(code) ? RULE_REFUSED : undefined
}

/** Whether a text is a code that this room's part of the catalogue names. */
function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(statuses, code)
}

function isRecordCode(code: string): code is RecordCode {
  return Object.hasOwn(recordCodes, code)
}

/** A refusal as it leaves: RFC 9457 with our code, what was kept, and what the reader's own sentence needs. */
export function problemOf(refused: Refused<string>): Problem {
  const status = statusOf(refused.code)
  if (status === undefined) return problemOf(refuse('NET_FAULT', refused.kept))
  const { code, kept, detail } = refused
  return {
    type: `urn:truceline:refusal:${code}`,
    title: titleOf(code, kept, detail),
    status,
    code,
    kept,
    detail,
  }
}

/** The one answer for what does not exist and for what the reader may not know of (R-ACC-2, R-ACC-6). */
export const absent: Refused<'ACC_ABSENT'> = refuse('ACC_ABSENT', 'nothing')

const TITLE_MAX = 400 // wire/record `problem`

function titleOf(code: string, kept: Kept, detail: Detail): string {
  const { what } = refusal('en', { code, kept, detail })
  return (what === '' ? code : what).slice(0, TITLE_MAX)
}
