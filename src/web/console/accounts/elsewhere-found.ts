import type { Reply } from '#client'
import { isSealedTo } from '#domain/access'
import type { JsonObject } from '#domain/record'
import { openHere, type Desk } from '#web/desk'
import type { EntryRow } from '#wire/record'

/** Address of the page in the place of a matter's id. */
export const ELSEWHERE = 'elsewhere'

/** A record that was sealed whole and that this office can open. */
export type Opened = { readonly row: EntryRow; readonly body: JsonObject }

/** What one stretch of the log gave: what was opened, how much is for others, how much is not what was recorded. */
export type Found = {
  readonly opened: readonly Opened[]
  readonly others: number
  readonly bad: number
  readonly newest: number
  readonly oldest: number
  /** Index to look before; absent at the log's beginning. */
  readonly next: number | undefined
}

const STRETCH = 200 // the most entries the node gives in one answer

/** Whether this reader's office may hold anything that was said elsewhere. */
export function readsElsewhere({ session }: Desk): boolean {
  const { office, role } = session
  return office !== undefined && isSealedTo({ office, role }, { kind: 'elsewhere' })
}

/** Looks through one stretch of the log, newest first, and opens on this device what its office's key opens. */
export async function lookBack(desk: Desk, before: number | undefined): Promise<Reply<Found>> {
  const page = await desk.client.views.entries({
    limit: STRETCH,
    ...(before === undefined ? {} : { before }),
  })
  if (!page.ok) return page
  const { entries, next } = page.value
  const opened: Opened[] = []
  const closed = { others: 0, bad: 0 }
  for (const row of entries) {
    if (row.type !== 'record.sealed') continue
    const opening = await openHere(desk, row.rid)
    if (opening.kind === 'opened' && isObserved(opening.body)) continue
    if (opening.kind === 'opened') opened.push({ row, body: opening.body })
    else closed[opening.why === 'states.sealedFailed' ? 'bad' : 'others']++
  }
  const [newest, oldest] = [entries[0]?.index ?? 0, entries.at(-1)?.index ?? 0]
  return { ok: true, value: { opened, ...closed, newest, oldest, next } }
}

/** Watches and lines of the ops log are sealed whole as well, and have screens of their own. */
function isObserved({ type }: JsonObject): boolean {
  return typeof type === 'string' && type.startsWith('observation.')
}

/** Two stretches as one, the newer first. */
export function joined(newer: Found | undefined, older: Found): Found {
  if (newer === undefined) return older
  return {
    opened: [...newer.opened, ...older.opened],
    others: newer.others + older.others,
    bad: newer.bad + older.bad,
    newest: newer.newest,
    oldest: older.oldest,
    next: older.next,
  }
}
