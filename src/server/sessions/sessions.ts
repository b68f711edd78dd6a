import type { Tx, Reader } from '#server/storage'

/** A row of `sessions`: this room's one table. Times are the machine's, POSIX ms. */
export type SessionsTable = {
  readonly token_hash: string
  readonly key: string
  readonly office: string
  readonly opened_ms: number
  readonly used_ms: number
}

/** The tables of this room. */
export type SessionTables = { readonly sessions: SessionsTable }

/** Locked after so long without a request (R-ACC-10); the feed alone keeps nothing open. */
export const IDLE_MS: number = 15 * 60_000
/** A shift and its handover; then the key signs in anew, however busy the desk was. */
export const LONGEST_MS: number = 24 * 3_600_000
/** A session's last use is written this often at most, so that reading costs no write each time. */
export const TOUCH_MS: number = 30_000

/** The session of a token's hash, if it is neither idle nor too old. `usedMs` is when it was last used, as far as the table may not know yet. */
export async function sessionOf(
  rows: Reader<SessionTables>,
  tokenHash: string,
  { nowMs, usedMs }: { readonly nowMs: number; readonly usedMs: number },
): Promise<SessionsTable | undefined> {
  const session = await rows
    .selectFrom('sessions')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('opened_ms', '>', nowMs - LONGEST_MS)
    .executeTakeFirst()
  const isIdle = Math.max(session?.used_ms ?? 0, usedMs) <= nowMs - IDLE_MS
  return isIdle ? undefined : session
}

/** Opens a session, and drops those that nobody can use any more. */
export async function addSession(tx: Tx, session: SessionsTable): Promise<void> {
  const rows = tx.withTables<SessionTables>()
  await rows
    .deleteFrom('sessions')
    .where((row) =>
      row.or([
        row('used_ms', '<=', session.used_ms - IDLE_MS),
        row('opened_ms', '<=', session.used_ms - LONGEST_MS),
      ]),
    )
    .execute()
  await rows.insertInto('sessions').values(session).execute()
}

/** Notes that a session was used. */
export async function touchSession(tx: Tx, tokenHash: string, usedMs: number): Promise<void> {
  await tx
    .withTables<SessionTables>()
    .updateTable('sessions')
    .set({ used_ms: usedMs })
    .where('token_hash', '=', tokenHash)
    .execute()
}

/** Ends a session. Ending one that is not there changes nothing. */
export async function endSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.withTables<SessionTables>().deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}
