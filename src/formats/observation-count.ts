import { accept, refuse, type Answer } from '#domain/life'
import { countInRange, type Count } from '#domain/measure'

import { COUNT_WORDS, isNotKnown, wordKey } from './observation-words.ts'

/** What a cell of numbers can be refused with: it holds words that are no number, or a number that is no count. */
export type CountCode = 'COUNT_NOT_A_NUMBER' | 'MEA_COUNT_RANGE'

const NUMBER = String.raw`[-−]?\d{1,3}(?:[\u00a0\u202f' ]\d{3})+|[-−]?\d+(?:[.,]\d+)?`
const ONE = new RegExp(`^(?:${NUMBER})$`, 'u')
/** A mark before three figures: a thousand in one country and one and no thousandths in the next. */
const EITHER = /^[-−]?\d+[.,]\d{3}$/u
const TWO = new RegExp(
  String.raw`^(?:between|від|между|от|с|з)?\s*(?<low>\d[\d\u00a0\u202f' ]*)\s*(?:-|–|—|\.\.|to|and|до|по|и|і|–ից|և|ilə)\s*(?<high>\d[\d\u00a0\u202f' ]*)$`,
  'iu',
)

/**
 * The count of a cell: a number, a number with its qualifier, two numbers with something between, or N/K. A word such as
 * "some" is no number, and none is made of it; a fraction or less than nothing is a number but no count (R-MEA-6).
 */
export function countFromText(text: string, qualifier = ''): Answer<Count, CountCode> {
  const given = text.trim()
  if (isNotKnown(given)) return accept({ kind: 'unknown' })
  const two = TWO.exec(given)?.groups
  if (two !== undefined)
    return ranged({ kind: 'between', low: figure(two['low']), high: figure(two['high']) }, text)
  const told = toldNumber(given)
  if (told === undefined) return refuse('COUNT_NOT_A_NUMBER', 'draft', { text: given.slice(0, 80) })
  const kind = qualifier.trim() === '' ? told.kind : qualifierOf(qualifier)
  if (kind === undefined)
    return refuse('COUNT_NOT_A_NUMBER', 'draft', { text: qualifier.trim().slice(0, 80) })
  return ranged({ kind, n: told.n }, text)
}

function ranged(count: Count, text: string): Answer<Count, 'MEA_COUNT_RANGE'> {
  const stands = countInRange(count)
  return stands.ok ? stands : { ...stands, detail: { text: text.trim().slice(0, 80), ...stands.detail } }
}

type Kind = 'exact' | 'about' | 'atLeast' | 'atMost'

function toldNumber(text: string): { readonly kind: Kind; readonly n: number } | undefined {
  if (ONE.test(text)) return { kind: 'exact', n: figure(text) }
  const more = /^(?<n>\d+)\s*\+$/.exec(text)?.groups?.['n']
  if (more !== undefined) return { kind: 'atLeast', n: figure(more) }
  const above = /^>\s*(?<n>\d+)$/.exec(text)?.groups?.['n']
  if (above !== undefined) return { kind: 'atLeast', n: figure(above) + 1 }
  for (const kind of ['about', 'atLeast', 'atMost'] as const) {
    const word = COUNT_WORDS[kind].find((each) => text.toLowerCase().startsWith(each))
    const rest = word === undefined ? '' : text.slice(word.length).trim()
    if (ONE.test(rest)) return { kind, n: figure(rest) }
  }
  return undefined
}

/**
 * A number with its thousands apart by spaces; a comma is a decimal one, so that what it makes is no whole number. Of
 * `1,000`, which may be a thousand or one, no number is made.
 */
function figure(text: string | undefined): number {
  if (EITHER.test(text ?? '')) return Number.NaN
  return Number(
    (text ?? '')
      .replaceAll(/[\u00a0\u202f' ]/g, '')
      .replace(',', '.')
      .replace('−', '-'),
  )
}

function qualifierOf(text: string): Kind | undefined {
  const key = wordKey(text)
  if (key === 'exact' || key === 'точно' || key === 'ճշգրիտ' || key === 'dəqiq') return 'exact'
  if (key === 'atleast') return 'atLeast'
  if (key === 'atmost') return 'atMost'
  return (['about', 'atLeast', 'atMost'] as const).find((kind) =>
    COUNT_WORDS[kind].some((word) => wordKey(word) === key),
  )
}
