/** One of the two parties, mirror images of one another (R-PTY-1). Which is which is a setting of the founding record. */
export type Side = 'A' | 'B'

/** Both sides. The order carries no meaning; which is shown first is R-PTY-8. */
export const SIDES: readonly [Side, Side] = ['A', 'B']

const OTHER: Readonly<Record<Side, Side>> = { A: 'B', B: 'A' }

/** The other one of the two. */
export function otherSide(side: Side): Side {
  return OTHER[side]
}

/** Whether a text names a side. */
export function isSide(text: string): text is Side {
  return text === 'A' || text === 'B'
}
