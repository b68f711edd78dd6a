import type { ObservationsAnswer } from '#wire/observation'

import type { Look } from './look.ts'

/** What the parts of the list need: the answer, the look, and how to change it. */
export type ListProps = {
  readonly answer: ObservationsAnswer
  readonly look: Look
  readonly setLook: (change: Partial<Look>) => void
  readonly today: string
}
