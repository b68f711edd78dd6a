import type { LifeTable } from '#domain/life'

/** Where a watch stands; `none` before it is opened. */
export type WatchState = 'none' | 'open' | 'closed'

/** What can happen to a watch. */
export type WatchEvent = 'open' | 'visibility' | 'observe' | 'close' | 'lapse12h' | 'correct'

/** A watch's life: domain.md section 11, cell by cell. What is observed of a closed watch comes late and is taken. */
export const watchLife: LifeTable<WatchState, WatchEvent> = {
  none: { open: 'open', visibility: null, observe: null, close: null, lapse12h: null, correct: null },
  open: {
    open: null,
    visibility: 'open',
    observe: 'open',
    close: 'closed',
    lapse12h: 'closed',
    correct: null,
  },
  closed: {
    open: null,
    visibility: null,
    observe: 'closed',
    close: null,
    lapse12h: null,
    correct: 'closed',
  },
}
