import { accept, refuse, type Answer, type Refused } from '#domain/life'
import type { Utc } from '#domain/measure'

import { GENESIS_TYPE } from './envelope-form.ts'
import type { Envelope } from './envelope.ts'
import { isHolder, isKey, textIf } from './form.ts'
import { isList, isObject } from './json.ts'
import type { KeyState } from './key-state.ts'
import type { RecordRows } from './rows.ts'
import type { ReadSubmission } from './submission.ts'

/** Who stands behind a record: its author's key, and every signer's that was known before it. */
export type Signers = { readonly author: KeyState; readonly all: readonly KeyState[] }

/** Codes of check 9 of record.md 2.6. */
export type AuthorRefusal =
  | 'REC_KEY_UNKNOWN'
  | 'PTY_NOT_APPOINTED'
  | 'PTY_KEY_REVOKED'
  | 'PTY_CAPTURE_TOO_OLD'

/**
 * [R-REC-1] Judges who signed (check 9): every signer known, the author's office the one its key is enrolled for, every
 * key live at this point of the log. A key that the record brings in counts as known.
 */
export function judgeAuthor(read: ReadSubmission, rows: RecordRows): Answer<Signers, AuthorRefusal> {
  const founders = foundersOf(read)
  const coming = enrolledBy(read.env)
  const all: KeyState[] = []
  for (const { key } of read.sigs) {
    if (key === coming) continue
    const state = founders.get(key) ?? rows.keyOf(key)
    if (state === undefined || !maySign(state)) return refuse('REC_KEY_UNKNOWN', 'draft', { key })
    all.push(state)
  }
  const author = all.find((state) => state.key === read.env.author.key)
  if (author === undefined) return refuse('REC_KEY_UNKNOWN', 'draft', { key: read.env.author.key })
  if (author.office !== read.env.author.office)
    return refuse('PTY_NOT_APPOINTED', 'draft', { office: read.env.author.office })
  for (const state of all) {
    const ended = endOf(state, read.env.made.t, rows.at)
    if (ended) return ended
  }
  return accept({ author, all })
}

function maySign({ use }: KeyState): boolean {
  return use === 'root' || use === 'sign'
}

// R-PTY-4, R-PTY-5, R-REC-85: what a key made before it ended for no fault is set aside, not thrown away.
function endOf(
  { key, until, life }: KeyState,
  made: Utc,
  at: Utc,
): Refused<'PTY_NOT_APPOINTED' | 'PTY_KEY_REVOKED' | 'PTY_CAPTURE_TOO_OLD'> | undefined {
  if (life.kind === 'ended') {
    const blameless = life.why === 'left' || life.why === 'replaced'
    return blameless && made < life.at
      ? refuse('PTY_CAPTURE_TOO_OLD', 'quarantine', { key })
      : refuse('PTY_KEY_REVOKED', 'quarantine', { key })
  }
  return until.kind === 'known' && until.value <= at
    ? refuse('PTY_NOT_APPOINTED', 'draft', { key, until: until.value })
    : undefined
}

// The key that an enrolment brings in, before the enrolment itself is judged (check 12).
function enrolledBy({ type, body }: Envelope): string | undefined {
  return type === 'record.key' && body?.['op'] === 'enrol' ? textIf(body['key'], isKey) : undefined
}

// Roots as a founding names them, before the founding itself is judged (check 12).
function foundersOf({ env, rid }: ReadSubmission): ReadonlyMap<string, KeyState> {
  const founders = new Map<string, KeyState>()
  const holders = env.type === GENESIS_TYPE ? env.body?.['holders'] : undefined
  for (const holder of isList(holders) ? holders : []) {
    const code = isObject(holder) ? textIf(holder['code'], isHolder) : undefined
    const root = isObject(holder) ? textIf(holder['root'], isKey) : undefined
    if (code !== undefined && root !== undefined) founders.set(root, rootOf(code, root, rid))
  }
  return founders
}

/** A root's state from its founding on. A root has no term. */
export function rootOf(code: string, root: string, rid: string): KeyState {
  return {
    key: root,
    use: 'root',
    holder: code,
    office: `${code}.root`,
    person: { kind: 'absent' },
    enrolledBy: rid,
    fromIndex: 0,
    until: { kind: 'absent' },
    life: { kind: 'live' },
  }
}
