import { accept, refuse, type Answer } from '#domain/life'
import { known, notStated, type GazetteerEntry, type Place, type Text } from '#domain/measure'

import type { Claim, ClaimOwn, Rendering, Statement, StatementMission, WithheldRendering } from './account.ts'
import { foldedWords, hasName } from './whole-word.ts'

/** A statement as it is recorded: its clear body, and its sealed part of class M. */
export type StatementParts = { readonly statement: Statement; readonly mission: StatementMission }

/** Whether an account's words are withheld, as those of a statement that names an alleged origin of fire are. */
export function isWithheld({ what }: { readonly what: Text }): boolean {
  return what.length === 0
}

/**
 * Whether a text names one of the places that fire is said to have come from: as it was written, or by any name, in any
 * language, of the entry it stands for. Whole words only, with the case endings of the four languages. Source: R-DNH-1.
 */
export function namesOrigin(
  text: string,
  origins: readonly string[],
  places: readonly GazetteerEntry[],
): boolean {
  return namesAny(text, originNames(origins, places, new Set()))
}

/**
 * Moves the words of a statement with alleged origins out of its clear body into its sealed part, whole: a word of them
 * may point to the place in a form that no list holds. Of a source only publisher, date and language stay, and title and
 * address where they do not name the place. What else is clear and names it is refused. Source: R-DNH-1.
 */
export function withholdOrigins(
  { statement, mission }: StatementParts,
  places: readonly GazetteerEntry[],
): Answer<StatementParts, 'CLM_ORIGIN_IN_CLEAR'> {
  if (mission.originsAlleged.length === 0) return accept({ statement, mission })
  const names = namesBeside(statement.place, mission.originsAlleged, places)
  const isNamed = (text: string): boolean => namesAny(text, names)
  const field = clearWords(statement).find(([, text]) => isNamed(text))?.[0]
  if (field !== undefined) return refuse('CLM_ORIGIN_IN_CLEAR', 'draft', { field })
  const { what, renderings, note } = statement
  const withheld = { what, renderings: renderings.map((each) => withheldOf(each, isNamed)), note }
  return accept({
    statement: {
      ...statement,
      what: [],
      renderings: renderings.map((each) => clearOf(each, isNamed)),
      note: notStated,
    },
    mission: { ...mission, withheld: known(withheld) },
  })
}

/**
 * Refuses a claim whose clear words name a place that its own side marked as an alleged origin of fire. Its words are not
 * withheld: the other side is told at once what happened (R-CLM-2), and the side that lodges can word it without the
 * place. Source: R-DNH-1.
 */
export function claimHidesOrigins(
  claim: Claim,
  { originsAlleged }: Pick<ClaimOwn, 'originsAlleged'>,
  places: readonly GazetteerEntry[],
): Answer<undefined, 'CLM_ORIGIN_IN_CLEAR'> {
  if (originsAlleged.length === 0) return accept(undefined)
  const names = namesBeside(claim.place, originsAlleged, places)
  const { what, place, at, publicRef } = claim
  const words: readonly Words[] = [
    ...what.map(({ text }) => ['what', text] as const),
    ...[place, ...place.parts].map(({ asWritten }) => ['place', asWritten] as const),
    ['at', at.text],
    ...(publicRef === undefined ? [] : [['publicRef', addressWords(publicRef)] as const]),
  ]
  const field = words.find(([, text]) => namesAny(text, names))?.[0]
  return field === undefined ? accept(undefined) : refuse('CLM_ORIGIN_IN_CLEAR', 'draft', { field })
}

/** A field and the words that stand in it. */
type Words = readonly [string, string]

/** Words that stay in the clear body whatever is withheld, by the field they stand in. */
function clearWords(statement: Statement): readonly Words[] {
  const { speaker, place, at, saidAt, asWritten, renderings } = statement
  const { channel } = speaker
  return [
    ['speaker.office', speaker.office],
    ...(channel.kind === 'known' ? [['speaker.channel', channel.value] as const] : []),
    ['place', place.asWritten],
    ...place.parts.map((part) => ['place', part.asWritten] as const),
    ['at', at.text],
    ['saidAt', saidAt.text],
    ...(asWritten.kind === 'known' ? [['asWritten', asWritten.value] as const] : []),
    ...renderings.map(({ publisher }) => ['publisher', publisher] as const),
  ]
}

function clearOf(rendering: Rendering, isNamed: (text: string) => boolean): Rendering {
  const { text: _text, note: _note, title, url, ...rest } = rendering
  return {
    ...rest,
    ...(title === undefined || isNamed(title) ? {} : { title }),
    ...(url === undefined || isNamed(addressWords(url)) ? {} : { url }),
  }
}

function withheldOf(rendering: Rendering, isNamed: (text: string) => boolean): WithheldRendering {
  const { text = '', title, url, note } = rendering
  return {
    text,
    ...(title !== undefined && isNamed(title) ? { title } : {}),
    ...(url !== undefined && isNamed(addressWords(url)) ? { url } : {}),
    ...(note === undefined ? {} : { note }),
  }
}

/** An address as the words in it: what a browser would write as %D0%91 is read as its letter. */
function addressWords(url: string): string {
  try {
    return decodeURIComponent(url).replaceAll('_', ' ')
  } catch {
    return url.replaceAll('_', ' ')
  }
}

function namesAny(text: string, names: readonly string[]): boolean {
  const folded = foldedWords(text)
  return names.some((name) => hasName(folded, name))
}

/** Names of the origins that are not also names of a place the account tells of: what one place is called may be an old name of another. */
function namesBeside(
  place: Place,
  origins: readonly string[],
  places: readonly GazetteerEntry[],
): readonly string[] {
  const told = new Set([place, ...place.parts].flatMap(({ candidates }) => candidates))
  const toldNames = places.filter(({ id }) => told.has(id)).flatMap((entry) => namesOf(entry))
  const others = places.filter(({ id }) => !told.has(id))
  return originNames(origins, others, new Set(toldNames))
}

function originNames(
  origins: readonly string[],
  places: readonly GazetteerEntry[],
  but: ReadonlySet<string>,
): readonly string[] {
  const written = origins.map(foldedWords).filter((text) => text !== '')
  const own = (entry: GazetteerEntry): readonly string[] => namesOf(entry).filter((name) => !but.has(name))
  const entries = places.filter(
    (entry) =>
      origins.includes(entry.id) || own(entry).some((name) => written.some((text) => hasName(text, name))),
  )
  return [...new Set([...written.filter((text) => !but.has(text)), ...entries.flatMap(own)])]
}

const kept = new WeakMap<GazetteerEntry, readonly string[]>()

/** Every name of an entry, folded once. */
function namesOf(entry: GazetteerEntry): readonly string[] {
  const before = kept.get(entry)
  if (before !== undefined) return before
  const forms = entry.forms.flatMap(({ names }) => names.map(({ text }) => text))
  const names = [...new Set([...forms, ...entry.alsoKnownAs].map(foldedWords))].filter((name) => name !== '')
  kept.set(entry, names)
  return names
}
