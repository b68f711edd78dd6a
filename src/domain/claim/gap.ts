import { isInGap, type Gap, type StatedTime } from '#domain/measure'

/** Whether an account stands in a gap of the data. Contexts are the founding's: `statement` for what was said, `claim` for what was lodged. */
export function standsInGap(
  account: {
    readonly standing: 'saidPublicly' | 'saidElsewhere' | 'lodged'
    readonly at: StatedTime
    readonly said: StatedTime
  },
  gaps: readonly Gap[],
): boolean {
  const context = account.standing === 'lodged' ? 'claim' : 'statement'
  const instants = [account.said.from, account.said.to, account.at.from, account.at.to].flatMap((end) =>
    end.kind === 'known' ? [end.value] : [],
  )
  // With no instant to place it by, it cannot be said to stand outside one.
  if (instants.length === 0) return gaps.some((gap) => gap.context === context)
  return instants.some((instant) => isInGap(gaps, context, instant))
}
