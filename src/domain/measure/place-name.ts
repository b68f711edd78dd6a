import type { GazetteerEntry } from './place.ts'
import { SIDES, type Side } from './side.ts'

/** Which languages each side calls its own, as the founding record says. */
export type OwnLanguages = readonly { readonly side: Side; readonly ownLanguages: readonly string[] }[]

/** The language whose spelling orders two joined forms, in every language (R-MEA-13). */
const ORDER_LANG = 'en'

/**
 * A place's name for a reader of `lang`. In a language that one side alone calls its own, that side's form. In any other,
 * and in one that both share, both forms joined by "/" where the agreed gazetteer says contested, else the one form.
 * Order is by Latin spelling and carries no meaning. What the gazetteer lacks falls back to the other side's form in that
 * language, then to the Latin forms, then to every form there is, then to the id; never to one side's by preference.
 * Source: R-MEA-13.
 */
export function placeName(entry: GazetteerEntry, lang: string, own: OwnLanguages): string {
  const owners = SIDES.filter((side) =>
    own.some((each) => each.side === side && each.ownLanguages.includes(lang)),
  )
  const [owner, second] = owners
  const ownForm = owner !== undefined && second === undefined ? formOf(entry, owner, lang) : undefined
  return ownForm ?? (joined(entry, lang) || joined(entry, ORDER_LANG) || everyForm(entry) || entry.id)
}

/** Both sides' forms in a language, one where they are the same; empty where there is none. */
function joined(entry: GazetteerEntry, lang: string): string {
  const forms = SIDES.map((side) => ({
    text: formOf(entry, side, lang) ?? '',
    key: formOf(entry, side, ORDER_LANG) ?? '',
  })).filter(({ text }) => text !== '')
  return slashed(forms.toSorted(byLatin).map(({ text }) => text))
}

function everyForm(entry: GazetteerEntry): string {
  return slashed(entry.forms.flatMap(({ names }) => names.map(({ text }) => text)).toSorted())
}

function slashed(texts: readonly string[]): string {
  return [...new Set(texts)].join('/')
}

function formOf(entry: GazetteerEntry, side: Side, lang: string): string | undefined {
  return entry.forms.find((form) => form.side === side)?.names.find((name) => name.lang === lang)?.text
}

type Form = { readonly text: string; readonly key: string }

/** By the spelling of the two Latin forms, then by the forms themselves: nothing of it depends on the side. */
function byLatin(a: Form, b: Form): number {
  return compared(a.key.toLowerCase(), b.key.toLowerCase()) || compared(a.text, b.text)
}

function compared(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
