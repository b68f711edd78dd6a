import type { Utc } from '#domain/measure'

/** Every view of the terms, in the order of their buttons. */
export const SHOWN = ['terms', 'versions', 'texts'] as const

/** What of an agreement is shown: its terms as they stand, the versions of each, or its texts side by side. */
export type Shown = (typeof SHOWN)[number]

/** How an agreement is looked at; all of it stands in the address (R-UI-14). */
export type Look = {
  readonly show: Shown
  /** As of which instant; absent: now. */
  readonly at?: Utc
}

/** Reads the look from the address. */
export function lookOf(query: URLSearchParams): Look {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.exec(query.get('at') ?? '')?.[0]
  const show = SHOWN.find((each) => each === query.get('show')) ?? 'terms'
  return { show, ...(at === undefined ? {} : { at }) }
}

/** The address of an agreement in a look. */
export function addressOf(id: string, { show, at }: Look): string {
  const query = new URLSearchParams([
    ...(show === 'terms' ? [] : [['show', show]]),
    ...(at === undefined ? [] : [['at', at]]),
  ]).toString()
  return `/agreement/${id}${query === '' ? '' : `?${query}`}`
}
