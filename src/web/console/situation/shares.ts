import { localTime, type Reader } from '#web/controls'

import type { Range } from './range.ts'

/** A share of a width as style sheets write it. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`
}

/** The local day that a range's middle lies in: the one its times need not name. */
export function dayOfRange({ zone }: Reader, { from, to }: Range): string {
  const middle = new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString()
  return localTime(middle, zone).date
}
