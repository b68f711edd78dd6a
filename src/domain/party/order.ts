import { otherSide, type Side } from '#domain/measure'

/**
 * The two sides in the order they are shown: A first on even reporting days, counted from the mechanism's first day, and
 * a side's own desk always its own first, both desks alike. The order carries no meaning. Source: R-PTY-8, R-UI-2.
 */
export function sidesInOrder(dayNumber: number, own?: Side): readonly [Side, Side] {
  const first = own ?? FIRST_BY_PARITY[dayNumber % 2 === 0 ? 'even' : 'odd']
  return [first, otherSide(first)]
}

const FIRST_BY_PARITY: Readonly<Record<'even' | 'odd', Side>> = { even: 'A', odd: 'B' }
