import { createContext, use, type JSX, type ReactNode } from 'react'

import type { GazetteerEntry, OwnLanguages, PlaceId, Side, Text } from '#domain/measure'
import type { Key } from '#words'

/** Values a sentence is filled with. */
export type Values = Readonly<Record<string, string | number>>

/** Who reads, and what every part needs to speak to them: language, zone, names. One for the whole page. */
export type Reader = {
  readonly lang: string
  /** A sentence of the catalogue by its key. */
  readonly t: (key: Key, values?: Values) => string
  /** Zone of the mechanism, in which times are shown. */
  readonly zone: string
  readonly places: ReadonlyMap<PlaceId, GazetteerEntry>
  /** Languages that one side alone calls its own, for R-MEA-13. */
  readonly ownLanguages: OwnLanguages
  readonly sideNames: Readonly<Record<Side, Text>>
  readonly entityNames: ReadonlyMap<string, Text>
}

const ReaderContext = createContext<Reader | undefined>(undefined)

/** Gives the page its reader. */
export function ReaderProvider({
  reader,
  children,
}: {
  readonly reader: Reader
  readonly children: ReactNode
}): JSX.Element {
  return <ReaderContext value={reader}>{children}</ReaderContext>
}

/** The page's reader. A part outside of `ReaderProvider` is a mistake of ours, so it throws. */
export function useReader(): Reader {
  const reader = use(ReaderContext)
  if (reader === undefined) throw new Error('no ReaderProvider above this part')
  return reader
}

/** The form of a text this reader gets: their own language, else the original. */
export function textFor(
  text: Text,
  lang: string,
): { readonly lang: string; readonly text: string; readonly original: boolean } {
  const own = text.find((each) => each.lang === lang) ?? text.find((each) => each.original) ?? text[0]
  return own ?? { lang, text: '', original: true }
}

/** Name of a side in the reader's language. */
export function sideName(reader: Reader, side: Side): string {
  return textFor(reader.sideNames[side], reader.lang).text
}

/** Name of an entity in the reader's language, its code when the founding does not name it. */
export function entityName(reader: Reader, code: string): string {
  const name = reader.entityNames.get(code)
  return name === undefined ? code : textFor(name, reader.lang).text
}
