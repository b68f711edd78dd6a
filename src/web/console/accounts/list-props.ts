import type { AccountsAnswer, MatterAnswer } from '#wire/claim'

import type { Look } from './look.ts'

/** What the list needs: the answer, what of it is shown, the look, and ways to change it. */
export type ListProps = {
  readonly answer: AccountsAnswer
  readonly shown: readonly MatterAnswer[]
  readonly look: Look
  readonly setLook: (change: Partial<Look>) => void
  readonly chosen: string | undefined
  readonly today: string
  readonly waiting: number
  readonly showWaiting: () => void
  readonly more: (() => void) | undefined
}
