import type { Key, Lang, RefusalGiven } from '#words'

import type { Shell } from './shell.ts'

/** How a verb ended: done (exit 0), refused by a rule or by the machine (1), or called in a way it does not have (2). */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly refused: RefusalGiven }
  | { readonly kind: 'misuse'; readonly refused: RefusalGiven }
  /** Exit 1, and the verb has already said what is the matter, item by item. */
  | { readonly kind: 'said' }

/** One call of a verb. */
export type Call = {
  /** Words after the verb. */
  readonly words: readonly string[]
  /** Options given: a text for those that take one, `true` for the rest. */
  readonly options: ReadonlyMap<string, string | true>
  readonly lang: Lang
  readonly shell: Shell
}

/** What a verb is: how it is called, and what it does. */
export type Verb = {
  /** How it is written, as usage shows it. */
  readonly usage: string
  /** One sentence of what it is for. */
  readonly about: Key
  /** Its options; `--lang` and `--help` go with every verb. */
  readonly options: Readonly<Record<string, 'text' | 'flag'>>
  /** Fewest and most words after the verb. */
  readonly words: readonly [number, number]
  readonly run: (call: Call) => Promise<Outcome>
}

/** The verb did what it was called for. */
export const done: Outcome = { kind: 'done' }

/** The verb could not do it, for this reason. */
export function refused(code: string, detail: RefusalGiven['detail'] = {}): Outcome {
  return { kind: 'refused', refused: { code, kept: 'nothing', detail } }
}

/** The verb was called with a word or a value it does not take. */
export function misuse(code: string, detail: RefusalGiven['detail']): Outcome {
  return { kind: 'misuse', refused: { code, kept: 'nothing', detail } }
}

/** The text given with an option, if it was given. */
export function textOption(call: Call, name: string): string | undefined {
  const given = call.options.get(name)
  return typeof given === 'string' ? given : undefined
}
