import { refuse, type Detail, type Kept, type Refused } from '#domain/life'
import type { Problem } from '#wire/record'
import { refusal } from '#words'

/**
 * Every code that may leave a door of the node, with its HTTP status: the one catalogue. A code that is not here is our
 * fault and leaves as `NET_FAULT`. Statuses of `REC_*` are those of record.md section 14.
 */
export const statuses = {
  REC_SIZE: 413,
  REC_JSON: 400,
  REC_CANON: 400,
  REC_SHAPE: 400,
  REC_NUMBER: 400,
  REC_STRING: 400,
  REC_VERSION: 400,
  REC_MECH: 400,
  REC_TYPE: 400,
  REC_BODY: 400,
  REC_SIG: 400,
  REC_SIGNER: 400,
  REC_KEY_WEAK: 400,
  REC_KEY_UNKNOWN: 403,
  REC_KEY_USE: 403,
  REC_ENROL: 403,
  REC_GENESIS: 403,
  REC_DENIED: 403,
  REC_AUTH: 401,
  REC_AUTHOR_FORK: 409,
  REC_SEQ_GAP: 409,
  REC_PREV: 409,
  REC_AFTER_AHEAD: 409,
  REC_AFTER_BACK: 409,
  REC_FORK: 409,
  REC_REF: 409,
  REC_BLOB_MISSING: 409,
  REC_BLOB_SIZE: 413,
  REC_BLOB_HASH: 400,
  REC_PATH: 404,
  REC_RATE: 429,
  REC_BUSY: 503,
  REC_INTERNAL: 500,
  PTY_KEY_REVOKED: 403,
  PTY_NOT_APPOINTED: 403,
  PTY_NOT_A_SIDE: 403,
  PTY_SAME_PERSON: 403,
  PTY_ENTITY_UNKNOWN: 422,
  LIFE_NOT_ALLOWED: 409,
  LIFE_STALE: 409,
  ACC_ABSENT: 404,
  ACC_DENIED: 403,
  ACC_SESSION_ENDED: 401,
  ACC_TWO_NEEDED: 403,
  NET_FOREIGN_HOST: 421,
  NET_FOREIGN_ORIGIN: 403,
  NET_QUESTION: 400,
  NET_BODY: 400,
  NET_SIZE: 413,
  NET_MEDIA: 415,
  NET_ENROLMENT_LATE: 409,
  NET_CLOCK_BACK: 409,
  NET_FAULT: 500,
} as const satisfies Readonly<Record<string, number>>

/** A code of the catalogue. */
export type ProblemCode = keyof typeof statuses

/** Contexts whose rules refuse an act for what it says: all their codes not named above leave as 422. */
const CONTEXT_CODE = /^(CLM|MEA|PTY|LIFE|IMP)_[A-Z][A-Z0-9_]{1,40}$/
const RULE_REFUSED = 422 // RFC 9110 section 15.5.21: understood, and cannot be done as it stands

/** The status of a code; `undefined` for one that no door may give. */
export function statusOf(code: string): number | undefined {
  if (isProblemCode(code)) return statuses[code]
  return CONTEXT_CODE.test(code) ? RULE_REFUSED : undefined
}

/** Whether a text is a code that the catalogue names one by one. */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(statuses, code)
}

/** A refusal as it leaves: RFC 9457 with our code, what was kept, and what the reader's own sentence needs. */
export function problemOf(refused: Refused<string>): Problem {
  const status = statusOf(refused.code)
  if (status === undefined) return problemOf(refuse('NET_FAULT', refused.kept))
  const { code, kept, detail } = refused
  return { type: `urn:truceline:refusal:${code}`, title: titleOf(code, kept, detail), status, code, kept, detail }
}

/** The one answer for what does not exist and for what the reader may not know of (R-ACC-2, R-ACC-6). */
export const absent: Refused<'ACC_ABSENT'> = refuse('ACC_ABSENT', 'nothing')

const TITLE_MAX = 400 // wire/record `problem`

function titleOf(code: string, kept: Kept, detail: Detail): string {
  const { what } = refusal('en', { code, kept, detail })
  return (what === '' ? code : what).slice(0, TITLE_MAX)
}
