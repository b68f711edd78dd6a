import { msOfUtc, type Utc } from '#domain/measure'
import type { Reader } from '#server/storage'

import type { WatchesOwn } from './watches.ts'

/** A watch as far as its effort needs it. */
type HeldWatch = {
  readonly sector: string
  readonly office: string
  readonly fromMs: number
  /** Its real end; the planned one while it is open. */
  readonly toMs: number
  readonly isOpen: boolean
}

/** Watches in memory, as their table has them. */
export class HeldWatches {
  readonly #watches = new Map<string, HeldWatch>()
  /** Greatest index of a record that moved one, as far as this was read. */
  #seen = -1

  /** Reads what changed since. */
  async catchUp(rows: Reader<WatchesOwn>): Promise<void> {
    const changed = await rows
      .selectFrom('watches')
      .select(['id', 'sector', 'office', 'state', 'from_at', 'to_at', 'changed'])
      .where('changed', '>', this.#seen)
      .orderBy('changed')
      .execute()
    for (const { id, sector, office, state, from_at: from, to_at: to } of changed)
      this.#watches.set(id, {
        sector,
        office,
        fromMs: msOfUtc(from),
        toMs: msOfUtc(to),
        isOpen: state === 'open',
      })
    this.#seen = changed.at(-1)?.changed ?? this.#seen
  }

  /** When watches lasted, by an instant: of an open one what is still to come was not watched. */
  lasted({
    now,
    sector,
    office,
  }: {
    readonly now: Utc
    readonly sector?: string | undefined
    readonly office?: string | undefined
  }): readonly LastedWatch[] {
    const nowMs = msOfUtc(now)
    return [...this.#watches.values()]
      .filter(
        (watch) => (sector ?? watch.sector) === watch.sector && (office ?? watch.office) === watch.office,
      )
      .map(({ toMs, isOpen, ...watch }) => ({
        sector: watch.sector,
        fromMs: watch.fromMs,
        toMs: isOpen ? Math.min(toMs, nowMs) : toMs,
      }))
  }
}

/** When somebody watched a sector. */
export type LastedWatch = { readonly sector: string; readonly fromMs: number; readonly toMs: number }
