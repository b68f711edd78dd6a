import { IntlMessageFormat, type Formatters } from 'intl-messageformat'

import type { Key } from './keys.ts'
import type { Lang } from './languages.ts'
import { numberText, pluralForm } from './numbers.ts'
import { textOf } from './texts.ts'

/** What a text's placeholders stand for. A number is written as the language writes it; all else as it is. */
export type Values = Readonly<Record<string, string | number>>

type Compiled = { readonly message: IntlMessageFormat; readonly counted: ReadonlySet<string> }

const compiled = new Map<string, Compiled>()

/**
 * A whole sentence in a language, with its named placeholders filled (R-UI-59). Plurals and figures follow our own
 * tables, so that every host says the same. A text is compiled once and kept.
 */
export function say(lang: Lang, key: Key, values: Values = {}): string {
  const { message, counted } = compile(lang, key)
  const filled = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' && !counted.has(name) ? numberText(lang, value) : value,
  ])
  return [message.format<string>(Object.fromEntries(filled))].flat().join('')
}

/** The names of a text's placeholders, and those among them that a plural counts. */
export function placeholders(
  lang: Lang,
  key: Key,
): { readonly all: readonly string[]; readonly counted: ReadonlySet<string> } {
  const { message, counted } = compile(lang, key)
  return { all: [...new Set(elementsOf(message.getAst()).flatMap(nameOf))].toSorted(), counted }
}

function compile(lang: Lang, key: Key): Compiled {
  const id = `${lang} ${key}`
  const kept = compiled.get(id)
  if (kept !== undefined) return kept
  const message = new IntlMessageFormat(textOf(lang, key) ?? key, lang, undefined, {
    formatters: formattersOf(lang),
    ignoreTag: true,
  })
  const counted = elementsOf(message.getAst()).flatMap((element) =>
    'pluralType' in element ? nameOf(element) : [],
  )
  const made = { message, counted: new Set(counted) }
  compiled.set(id, made)
  return made
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** An element and all that stand inside its choices. */
function elementsOf(elements: readonly Element[]): readonly Element[] {
  return elements.flatMap((element) => [
    element,
    ...('options' in element
      ? Object.values(element.options).flatMap((choice) => elementsOf(choice.value))
      : []),
  ])
}

/** Types of elements that are plain text (`TYPE.literal` of the parser). */
const PLAIN: ReadonlySet<number> = new Set([0])

function nameOf(element: Element): readonly string[] {
  return 'value' in element && !PLAIN.has(element.type) ? [element.value] : []
}

const formatters = new Map<Lang, Formatters>()

/** The host's formatters with figures and plural forms replaced by ours; dates never come through messages. */
function formattersOf(lang: Lang): Formatters {
  const kept = formatters.get(lang)
  if (kept !== undefined) return kept
  const figures = Object.defineProperty(new Intl.NumberFormat('en'), 'format', {
    value: (value: number) => numberText(lang, value),
  })
  const plurals = Object.defineProperty(new Intl.PluralRules('en'), 'select', {
    value: (value: number) => pluralForm(lang, value),
  })
  const made: Formatters = {
    getNumberFormat: () => figures,
    getDateTimeFormat: (...asked) => new Intl.DateTimeFormat(...asked),
    getPluralRules: () => plurals,
  }
  formatters.set(lang, made)
  return made
}
