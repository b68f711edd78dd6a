import { sql, trouble, type Reader, type Tx } from '#server/storage'
import { emptyRoot, hex } from '#tlog'

import type { LogTables } from './tables.ts'
import { sha256 } from './tiles.ts'

type Columns = Pick<LogTables, 'record.log_state'>
type StateRow = LogTables['record.log_state']

/** The head of the log as it was last committed: what may leave the process. `checkpoint` is empty while the log is. */
export type LogHead = {
  readonly epoch: number
  readonly size: number
  /** Hex. */
  readonly root: string
  /** Time of the last entry; empty while there is none. */
  readonly at: string
  /** The signed note. */
  readonly checkpoint: string
}

/** Epoch of a log that was never succeeded (record.md section 12). */
const FIRST_EPOCH = 1

/** Takes the state's row for this transaction; nobody else can sequence until it ends (S2). */
export async function lockState(tx: Tx): Promise<StateRow | undefined> {
  return tx.withTables<Columns>().selectFrom('record.log_state').selectAll().forUpdate().executeTakeFirst()
}

/** Makes the state's row for a mechanism if there is none, and puts a new writer's token in it. Refuses another mechanism's. */
export async function takeState(tx: Tx, mech: string, token: string): Promise<StateRow> {
  await sql`
    insert into record.log_state (mech, epoch, size, root, at, checkpoint, writer_token)
    values (${mech}, ${FIRST_EPOCH}, 0, ${Buffer.from(emptyRoot(sha256))}, '', '', ${token})
    on conflict do nothing`.execute(tx)
  const state = await lockState(tx)
  if (state?.mech !== mech)
    throw trouble('DATABASE_START', {
      reason: `the database holds the mechanism ${state?.mech}, not ${mech}`,
    })
  await tx.withTables<Columns>().updateTable('record.log_state').set({ writer_token: token }).execute()
  return state
}

/** Moves the log's head (S5). */
export async function moveState(tx: Tx, head: LogHead): Promise<void> {
  const { epoch, size, at, checkpoint } = head
  const root = Buffer.from(head.root, 'hex')
  await tx
    .withTables<Columns>()
    .updateTable('record.log_state')
    .set({ epoch, size, root, at, checkpoint })
    .execute()
}

/** The head in a state's row. */
export function headIn(state: StateRow): LogHead {
  const { epoch, size, at, checkpoint } = state
  return { epoch, size, root: hex(state.root), at, checkpoint }
}

/** The committed head and the mechanism whose log it is; `undefined` before the log was first opened. */
export async function headOf(
  rows: Reader<Columns>,
): Promise<(LogHead & { readonly mech: string }) | undefined> {
  const state = await rows.selectFrom('record.log_state').selectAll().executeTakeFirst()
  return state && { ...headIn(state), mech: state.mech }
}
