import { accept, type Answer, type Kept } from '#domain/life'
import type { Utc } from '#domain/measure'
import { entryText, type JsonObject } from '#domain/record'
import type { Fact, Projection } from '#server/projections'
import type { Database, Tx } from '#server/storage'
import { appendLeaves, hex, leafHash, utf8, type Tile } from '#tlog'

import { agreedFor, type AgreedKept } from './agreed.ts'
import type { Arrival } from './arrival.ts'
import { keepCheckpoint } from './checkpoints.ts'
import { insertEntries } from './entries.ts'
import { factOf, type Placed } from './fact.ts'
import { judgeArrival, type Laws } from './judge.ts'
import { keepAsEvidence, keepInQuarantine } from './kept.ts'
import { knownFor } from './known.ts'
import { factsMadeIn } from './made.ts'
import type { Logged } from './receipt.ts'
import { keepSealed, type SealedParts } from './sealed.ts'
import { signerFor, type Signer } from './signer.ts'
import { lockState, moveState, type LogHead } from './state.ts'
import type { EntryColumns } from './tables.ts'
import { keepTiles, sha256 } from './tiles.ts'

/** What a batch works with. */
export type BatchParts = Laws & {
  readonly database: Database
  readonly projections: readonly Projection[]
  readonly clock: { readonly now: () => Utc }
}

/** Where the log stands, in memory: right as long as this process is its one writer. */
export type Memory = {
  readonly head: LogHead
  readonly edge: readonly Tile[]
  readonly signer: Signer | undefined
  readonly token: string
  /** What was agreed at this head, as far as it was read; absent where nothing was yet. */
  readonly agreed?: AgreedKept
}

/** What a batch came to, once committed: an outcome for each arrival in order, and where the log stands now. */
export type Batch = {
  readonly outcomes: readonly Answer<Logged, string>[]
  readonly memory: Memory
}

/** The database does not stand where memory says: another process writes it, or a commit went through unseen. */
export class WriterMoved extends Error {}

type Accepted = {
  readonly row: EntryColumns
  readonly sealed: SealedParts | undefined
  readonly body: JsonObject | undefined
}

/** Judges arrivals in order and logs those accepted: entries, tiles, projections, checkpoint in one transaction (S2 to S6). */
export function runBatch(parts: BatchParts, memory: Memory, arrivals: readonly Arrival[]): Promise<Batch> {
  return parts.database.transaction(async (tx) => {
    await checkState(tx, memory)
    const made = factsMadeIn(tx, parts.projections)
    const agreed = agreedFor(made.rows, parts.projections, memory.agreed ?? {})
    const known = await knownFor(made.rows, memory.head, arrivals)
    const accepted: Accepted[] = []
    const outcomes: Answer<Logged, string>[] = []
    let at = memory.head.at
    for (const arrival of arrivals) {
      const replayed = known.loggedAs(arrival.read.rid)
      if (replayed !== undefined) {
        outcomes.push(accept(replayed))
        continue
      }
      at = later(parts.clock.now(), at)
      const index = memory.head.size + accepted.length
      const judged = await judgeArrival(arrival, { rows: made.rows, agreed, known, laws: parts, index, at })
      if (!judged.ok) {
        await keepRefused(tx, arrival, { code: judged.code, kept: judged.kept, at })
        outcomes.push(judged)
        continue
      }
      const row = rowOf(arrival, index, at)
      made.add(factFor(arrival, { ...row, index, epoch: memory.head.epoch }))
      agreed.learn(row.type)
      await known.learn(arrival, { ...row, index })
      accepted.push({
        row,
        sealed: arrival.sealed.ok ? arrival.sealed.value : undefined,
        body: arrival.read.env.body,
      })
      outcomes.push(accept({ ...row, index }))
    }
    await made.rows()
    const appended = await append(tx, parts, { memory, accepted })
    return { outcomes, memory: { ...appended, agreed: agreed.kept() } }
  })
}

async function checkState(tx: Tx, { head, token }: Memory): Promise<void> {
  const state = await lockState(tx)
  if (state?.writer_token !== token || state.size !== head.size || hex(state.root) !== head.root)
    throw new WriterMoved('the log is not where this process left it')
}

/** The greater of two instants: all have one length, so text order is time order. */
function later(now: Utc, last: Utc): Utc {
  return now > last ? now : last
}

function rowOf({ read }: Arrival, idx: number, at: Utc): EntryColumns {
  const { env, rid, text } = read
  const bytes = utf8(entryText(at, text))
  const { author, seq, type, vis } = env
  const whose = { author_key: author.key, seq, office: author.office }
  return { idx, rid, ...whose, at, type, vis, leaf: leafHash(sha256, bytes), bytes }
}

function factFor({ read, opened }: Arrival, placed: Placed): Fact {
  return factOf(read.env, placed, opened.ok ? opened.value : undefined)
}

/** Refusals that prove a fork of the log or of an author's stream (R-REC-20, R-REC-25). */
const PROOFS = new Set(['REC_AUTHOR_FORK', 'REC_FORK'])

async function keepRefused(
  tx: Tx,
  { bytes }: Arrival,
  { code, kept, at }: { readonly code: string; readonly kept: Kept; readonly at: Utc },
): Promise<void> {
  if (PROOFS.has(code)) await keepAsEvidence(tx, { bytes, code, at })
  else if (kept === 'quarantine') await keepInQuarantine(tx, { bytes, code, at })
}

// S4 and S5. The signature exists only in memory until the commit.
async function append(
  tx: Tx,
  parts: BatchParts,
  { memory, accepted }: { readonly memory: Memory; readonly accepted: readonly Accepted[] },
): Promise<Memory> {
  const last = accepted.at(-1)
  if (last === undefined) return memory
  const leaves = accepted.map(({ row }) => row.leaf)
  const grown = appendLeaves(sha256, { size: memory.head.size, edge: memory.edge, leaves })
  const signer = memory.signer ?? foundedSigner(accepted, parts)
  if (!grown.ok || signer === undefined) throw new Error('the log has no edge or no key to go on with')
  const { size, root, tiles, edge } = grown.value
  const signed = signer.sign(size, root)
  const head = { epoch: memory.head.epoch, size, root: hex(root), at: last.row.at, checkpoint: signed.text }
  await insertEntries(
    tx,
    accepted.map(({ row }) => row),
  )
  await keepSealed(
    tx,
    accepted.flatMap(({ sealed }) => (sealed === undefined ? [] : [sealed])),
    head.at,
  )
  await keepTiles(tx, tiles)
  await moveState(tx, head)
  await keepCheckpoint(tx, { size, text: signed.text, log_line: signed.line })
  return { ...memory, head, edge, signer }
}

// The batch that founds the log has its genesis first; check 12 lets nothing else stand at index 0.
function foundedSigner([first]: readonly Accepted[], { logKey }: BatchParts): Signer | undefined {
  const founded = first && signerFor(first.body, logKey)
  return founded?.ok ? founded.value : undefined
}
