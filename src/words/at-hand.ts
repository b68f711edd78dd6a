import * as az from './az.ts'
import * as en from './en.ts'
import * as hy from './hy.ts'
import type { Texts } from './keys.ts'
import type { Lang } from './languages.ts'
import * as ru from './ru.ts'

/**
 * Texts that are there from the start: in Node all of them. The console's build puts none in their place, and fetches
 * the reader's language alone (R-UI-60).
 */
export const atHand: Readonly<Record<Lang, Texts>> = { az, en, hy, ru }
