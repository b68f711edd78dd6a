import { accept, refuse, type Answer } from '#domain/life'
import type { Side } from '#domain/measure'
import type { Role } from '#domain/party'
import {
  judgeAuthor,
  judgeOrder,
  judgeRecordType,
  type JsonObject,
  type KeyState,
  type ReadSubmission,
} from '#domain/record'

import type { Agreed } from './agreed.ts'
import type { Arrival } from './arrival.ts'
import type { Known } from './known.ts'
import type { LogKey } from './log-key.ts'
import type { Rows } from './made.ts'
import { signerFor } from './signer.ts'
import { sha256 } from './tiles.ts'

/**
 * Who wrote a record, by the record itself. `role` is its office's first function; `root` for a root; `PU`, which may do
 * nothing, for an office that the record never opened.
 */
export type JudgedAuthor = {
  readonly key: string
  readonly office: string
  readonly holder: string
  readonly role: Role | 'node' | 'root'
  readonly side: Side | 'none'
  readonly person?: string
}

/** What a judge goes by: the rows of the log below the record, and the record. */
export type Judged = {
  /** The rows that the records below this one make. */
  readonly rows: () => Promise<Rows>
  readonly agreed: Agreed
  readonly submission: ReadSubmission
  readonly body: JsonObject | undefined
  /** The sealed content, where an office whose key this node holds opens it (record.md 10.5). */
  readonly opened: JsonObject | undefined
  readonly author: JudgedAuthor
  readonly at: string
  readonly index: number
}

/** Check 14 of one type: the gate, then the domain's rule, inside the transaction that logs the record. */
export type Judge = (judged: Judged) => Promise<Answer<undefined, string>>

/** Check 13 of one type: a schema of its clear body, such as zod's. */
export type BodySchema = {
  safeParse(body: unknown): {
    readonly success: boolean
    readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] } | undefined
  }
}

/** What every check of a log goes by. */
export type Laws = {
  readonly judges: Readonly<Record<string, Judge>>
  readonly bodies: Readonly<Record<string, BodySchema>>
  readonly logKey: LogKey
}

/** Where and when a record would be logged, and all that is known of the log below. */
export type Bench = {
  readonly rows: () => Promise<Rows>
  readonly agreed: Agreed
  readonly known: Known
  readonly laws: Laws
  readonly index: number
  readonly at: string
}

/** What an office can be opened with (access.md section 1). */
const FUNCTIONS: readonly (Role | 'node')[] = [
  ...(['L', 'R', 'PL', 'DO', 'IN', 'HM', 'CC', 'ME', 'HU', 'PO', 'GU', 'AU', 'OP'] as const),
  'node',
]

/** Types that check 12 judges whole: who may found, open offices and enrol keys is the record's own rule. */
const OWN_TYPES = new Set(['record.genesis', 'record.key', 'record.office', 'record.sealed'])

const PATH_CHARS_MAX = 200

/** [R-REC-1] Checks 9 to 14 of record.md 2.6, in their order; 8, the replay, is asked before. */
export async function judgeArrival(
  { read, sealed, opened }: Arrival,
  bench: Bench,
): Promise<Answer<undefined, string>> {
  const rows = bench.known.rowsFor(bench.index, bench.at)
  const signers = judgeAuthor(read, rows)
  if (!signers.ok) return signers
  const author = judgeOffice(signers.value.author, bench.known)
  if (!author.ok) return author
  const order = judgeOrder(read, rows, signers.value.author)
  if (!order.ok) return order
  const type = judgeRecordType(read, { rows, signers: signers.value, sha: sha256 })
  if (!type.ok) return type
  const body = judgeBody(read, bench.laws)
  if (!body.ok) return body
  if (!sealed.ok) return sealed
  if (!opened.ok) return opened
  return judgeByDomain({ read, opened: opened.value }, author.value, bench)
}

function judgeOffice(key: KeyState, known: Known): Answer<JudgedAuthor, 'PTY_NOT_APPOINTED'> {
  const row = known.officeRow(key.office)
  if (row !== undefined && !row.open) return refuse('PTY_NOT_APPOINTED', 'draft', { office: key.office })
  return accept({
    key: key.key,
    office: key.office,
    holder: key.holder,
    role: key.use === 'root' ? 'root' : roleOf(row?.role),
    side: row?.side ?? 'none',
    ...(key.person.kind === 'known' ? { person: key.person.value } : {}),
  })
}

function roleOf(function_: string | undefined): Role | 'node' {
  return FUNCTIONS.find((known) => known === function_) ?? 'PU'
}

function judgeBody({ env }: ReadSubmission, laws: Laws): Answer<undefined, 'REC_BODY' | 'REC_GENESIS'> {
  if (env.vis === 'C') return accept(undefined)
  const read = laws.bodies[env.type]?.safeParse(env.body)
  if (read?.success !== true) {
    const path = read?.error?.issues[0]?.path.join('.') ?? ''
    return refuse('REC_BODY', 'draft', { field: `env.body.${path}`.slice(0, PATH_CHARS_MAX) })
  }
  if (env.type !== 'record.genesis') return accept(undefined)
  const signer = signerFor(env.body, laws.logKey)
  return signer.ok ? accept(undefined) : signer
}

async function judgeByDomain(
  { read, opened }: { readonly read: ReadSubmission; readonly opened: JsonObject | undefined },
  author: JudgedAuthor,
  { rows, agreed, laws, at, index }: Bench,
): Promise<Answer<undefined, string>> {
  const judge = laws.judges[read.env.type]
  if (judge !== undefined)
    return judge({ rows, agreed, submission: read, body: read.env.body, opened, author, at, index })
  return OWN_TYPES.has(read.env.type) ? accept(undefined) : refuse('REC_DENIED', 'draft')
}
