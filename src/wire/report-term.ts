import { z } from 'zod'

import { text, words } from './measure.ts'

/** A parameter of the terms in a daily, in its state; `signedBy`: how many sides have signed a position on it here. */
export const termLine = z.strictObject({
  key: words(120),
  text,
  state: words(40),
  asPublished: z.boolean(),
  signedBy: z.int().min(1).max(2).exactOptional(),
})
