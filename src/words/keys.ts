import type * as en from './en.ts'

/** Texts of one language, by file; English sets which keys there are, and a key one language lacks does not compile. */
export type Texts = {
  readonly [File in keyof typeof en]: Readonly<Record<keyof (typeof en)[File], string>>
}

/** Name of a text: `<file>.<name>`. One that no file has does not compile. */
export type Key = { [File in keyof Texts]: `${File}.${keyof Texts[File] & string}` }[keyof Texts]
