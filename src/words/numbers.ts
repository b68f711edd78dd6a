import type { Lang } from './languages.ts'

/** How one language writes figures. Ours, not the host's: browsers ship different data for hy and az (R-UI-58). */
type Figures = { readonly group: string; readonly decimal: string }

const NO_BREAK = '\u00A0'
const MINUS = '\u2212'

const FIGURES: Readonly<Record<Lang, Figures>> = {
  en: { group: ',', decimal: '.' },
  hy: { group: NO_BREAK, decimal: ',' },
  az: { group: '.', decimal: ',' },
  ru: { group: NO_BREAK, decimal: ',' },
}

/**
 * A number as the language writes it, rounded to `decimals` places: 1204 is `1,204`, `1.204` or `1 204`.
 * What is no number reads `–`, never zero.
 */
export function numberText(lang: Lang, value: number, decimals: number = 0): string {
  if (!Number.isFinite(value)) return '–'
  const plain = Math.abs(value).toFixed(decimals)
  const [whole = '0', part] = plain.split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, FIGURES[lang].group)
  const isZero = !/[1-9]/.test(plain)
  const sign = value < 0 && !isZero ? MINUS : ''
  return sign + grouped + (part === undefined ? '' : FIGURES[lang].decimal + part)
}

/** Which of a language's plural forms a number takes, after CLDR's cardinal rules. */
export type PluralForm = 'one' | 'few' | 'many' | 'other'

const PLURALS: Readonly<Record<Lang, (n: number) => PluralForm>> = {
  en: (n) => (n === 1 ? 'one' : 'other'),
  az: (n) => (n === 1 ? 'one' : 'other'),
  hy: (n) => (n < 2 ? 'one' : 'other'),
  ru: russianForm,
}

/** The plural form of a number; the sign does not matter. */
export function pluralForm(lang: Lang, value: number): PluralForm {
  return PLURALS[lang](Math.abs(value))
}

function russianForm(n: number): PluralForm {
  if (!Number.isInteger(n)) return 'other'
  const ten = n % 10
  const hundred = n % 100
  if (ten === 1 && hundred !== 11) return 'one'
  if (ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14)) return 'few'
  return 'many'
}
