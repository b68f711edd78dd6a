import type { Key } from './keys.ts'
import type { Lang } from './languages.ts'
import { dateTimeText } from './moments.ts'
import { placeholders, say, type Values } from './say.ts'
import { isKey } from './texts.ts'

/** A refusal as it comes from a rule or from a door: its code, what became of the work, and what its sentence needs. */
export type RefusalGiven = {
  readonly code: string
  readonly kept: 'draft' | 'quarantine' | 'nothing'
  readonly detail: Readonly<Record<string, string | number | readonly string[]>>
}

/** What a person is told of a refusal, in whole sentences: what happened, what was kept, what to do next. */
export type RefusalTold = { readonly what: string; readonly kept: string; readonly next: string }

/**
 * Tells a refusal in a language. With a `row` in the detail, as from an import, `what` begins with row and field.
 * A code without a sentence is shown as it is, and the work is said to be kept or not all the same (R-UI-45).
 */
export function refusal(lang: Lang, given: RefusalGiven): RefusalTold {
  const { row, field, ...rest } = given.detail
  const detail = row === undefined ? given.detail : rest
  const known = isKey(`refusals.${given.code}`) && isKey(`refusals.${given.code}.next`)
  const [whatKey, nextKey] = known ? [given.code, `${given.code}.next`] : ['unknown.what', 'unknown.next']
  const asked = { lang, detail: { code: given.code, ...detail } }
  const what = sentence(asked, `refusals.${whatKey}`)
  return {
    what: row === undefined ? what : placed(lang, what, { row, field }),
    kept: say(lang, `refusals.kept.${given.kept}`),
    next: sentence(asked, `refusals.${nextKey}`),
  }
}

/** Whether a code has its own sentences. */
export function isRefusalCode(code: string): boolean {
  return /^[A-Z]+_[A-Z0-9_]+$/.test(code) && isKey(`refusals.${code}`)
}

type Detail = RefusalGiven['detail']
type Asked = { readonly lang: Lang; readonly detail: Detail }

/** What a text chooses by when a refusal does not say a value: `{office, select, none {…} other {…}}`. */
const NOT_SAID = 'none'

function sentence({ lang, detail }: Asked, key: string): string {
  if (!isKey(key)) return ''
  const { all } = placeholders(lang, key)
  return say(lang, key, Object.fromEntries(all.map((name) => [name, told({ lang, detail }, name)])))
}

function placed(lang: Lang, what: string, where: Partial<Detail>): string {
  const key: Key = where['field'] === undefined ? 'refusals.where.row' : 'refusals.where.rowField'
  const values: Values = {
    row: told({ lang, detail: { row: where['row'] ?? '' } }, 'row'),
    field: told({ lang, detail: { field: where['field'] ?? '' } }, 'field'),
    what,
  }
  return say(lang, key, values)
}

/** A value of the detail as text of the language: words of ours translated, lists joined, what is outside made harmless. */
function told({ lang, detail }: Asked, name: string): string | number {
  const value = valueOf(detail, name)
  if (value === undefined || value === '') return NOT_SAID
  if (typeof value === 'number') return name === 'pid' || name === 'port' ? String(value) : value
  const texts = typeof value === 'string' ? [value] : value.slice(0, LIST_MAX)
  const words = texts.map((text) =>
    INSTANT.test(text) ? dateTimeText(lang, text, 'UTC') : wordFor(lang, name, text),
  )
  return words.length === 0 ? NOT_SAID : harmless(words.join(', '))
}

/** The value a sentence asks for, under the name the refusing rule gave it. */
function valueOf(detail: Detail, name: string): Detail[string] | undefined {
  const said = [name, ...(OTHER_NAMES[name] ?? [])].find((each) => Object.hasOwn(detail, each))
  return said === undefined ? undefined : detail[said]
}

/** Names by which rules give what several sentences ask for: what was found, the choices, the bound. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  text: ['found', 'given', 'from'],
  choices: ['candidates', 'nearest'],
  limit: ['max', 'maxBytes', 'maxDepth', 'maxRows', 'maxColumns', 'maxChars'],
  size: ['sizeBytes'],
  at: ['atByte'],
  guess: ['looksLike'],
  field: ['path'],
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Longest list and longest value that a sentence shows (style.md, "Errors, secrets, speed"). */
const LIST_MAX = 32
const VALUE_MAX = 200

/** Which details name a thing that has its word in each language. */
const VOCABULARY: Readonly<Record<string, string>> = {
  event: 'event',
  allowed: 'event',
  state: 'state',
  role: 'role',
  roles: 'role',
}

function wordFor(lang: Lang, name: string, text: string): string {
  const key = `refusals.${VOCABULARY[name] ?? ''}.${text}`
  return isKey(key) ? say(lang, key) : text
}

/** Outside text shown as text: one line, no control or direction-changing characters, at most 200 characters. */
export function harmless(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim()
  const characters = Array.from(line)
  return characters.length <= VALUE_MAX ? line : `${characters.slice(0, VALUE_MAX).join('')}…`
}
