import type { Key } from '#words'

/** Every field of this screen's forms. A draft is these texts and nothing else, so that it can be kept at each key stroke. */
const FIELD_NAMES = [
  'class',
  'sub',
  'means',
  'count',
  'from',
  'place',
  'sector',
  'day',
  'time',
  'note',
  'weapon',
  'weaponType',
  'weaponBasis',
  'confidence',
  'liveFire',
  'watch',
  'relayedTeam',
  'relayedWords',
  'observer',
  'position',
  'reason',
  'why',
  'counted',
  'team',
  'callSign',
  'watchSector',
  'watchMeans',
  'visibility',
  'toDay',
  'toTime',
  'words',
] as const

/** Name of a field; also the id of its control. */
export type FieldName = (typeof FIELD_NAMES)[number]

/** A draft: each field's text, empty where nothing was typed. */
export type Fields = Readonly<Record<FieldName, string>>

/** What is wrong with one field: the sentence's key. */
export type Fault = { readonly field: FieldName; readonly key: Key }

/** What was read of a draft, or every fault that keeps it from being read. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** A draft with nothing in it. */
export const NO_FIELDS: Fields = {
  class: '',
  sub: '',
  means: '',
  count: '',
  from: '',
  place: '',
  sector: '',
  day: '',
  time: '',
  note: '',
  weapon: '',
  weaponType: '',
  weaponBasis: '',
  confidence: '',
  liveFire: 'no',
  watch: '',
  relayedTeam: '',
  relayedWords: '',
  observer: '',
  position: '',
  reason: '',
  why: '',
  counted: '',
  team: '',
  callSign: '',
  watchSector: '',
  watchMeans: 'saw,heard',
  visibility: '',
  toDay: '',
  toTime: '',
  words: '',
}

/** A draft out of its text; what is missing or of another shape stays as it begins. */
export function fieldsOf(text: string, begin: Fields): Fields {
  const kept = new Map(Object.entries(parsed(text)))
  const known = FIELD_NAMES.flatMap((name) => {
    const value: unknown = kept.get(name)
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return { ...begin, ...Object.fromEntries(known) }
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {} // a draft that cannot be read begins as the form does
  }
}

/** The members of a list that a field names, each once and in the order of the list. */
export function chosenOf<T extends string>(allowed: readonly T[], text: string): readonly T[] {
  const named = text.split(',')
  return allowed.filter((each) => named.includes(each))
}
