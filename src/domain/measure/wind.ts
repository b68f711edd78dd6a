import { wordKey } from './word-key.ts'

/**
 * The 16 winds as they are written in each language: letters of the four main ones, from which the twelve between are
 * put together as everywhere (N, NNE, NE, ENE …), and their words. Point k is k · 22.5° (R-MEA-8).
 */
type Main = 'N' | 'E' | 'S' | 'W'
type Forms = Readonly<Record<Main, readonly string[]>>

/** Each of the 16 as the main winds it is put together of, clockwise from north. */
const POINTS: readonly (readonly Main[])[] = [
  ['N'],
  ['N', 'N', 'E'],
  ['N', 'E'],
  ['E', 'N', 'E'],
  ['E'],
  ['E', 'S', 'E'],
  ['S', 'E'],
  ['S', 'S', 'E'],
  ['S'],
  ['S', 'S', 'W'],
  ['S', 'W'],
  ['W', 'S', 'W'],
  ['W'],
  ['W', 'N', 'W'],
  ['N', 'W'],
  ['N', 'N', 'W'],
]

/** Letters by language. In Armenian and Azerbaijani one letter begins two winds, so the second is written where it is needed. */
const LETTERS: readonly Forms[] = [
  { N: ['N'], E: ['E'], S: ['S'], W: ['W'] },
  { N: ['С'], E: ['В'], S: ['Ю'], W: ['З'] },
  { N: ['Հս'], E: ['Արլ', 'Ալ'], S: ['Հվ'], W: ['Արմ', 'Ամ'] },
  { N: ['Şm'], E: ['Şq', 'Ş'], S: ['C', 'Cn'], W: ['Q', 'Qb'] },
]

/** Words by language: as it ends a wind, and as it begins one. */
const WORDS: readonly { readonly last: Forms; readonly first: Forms }[] = [
  sameThroughout({ N: ['north'], E: ['east'], S: ['south'], W: ['west'] }),
  {
    last: { N: ['север'], E: ['восток'], S: ['юг'], W: ['запад'] },
    first: { N: ['северо'], E: ['востоко'], S: ['юго'], W: ['западо'] },
  },
  sameThroughout({ N: ['հյուսիս'], E: ['արևելք'], S: ['հարավ'], W: ['արևմուտք'] }),
  sameThroughout({ N: ['şimal'], E: ['şərq'], S: ['cənub'], W: ['qərb'] }),
]

/** What is written in use and put together otherwise. */
const ALSO: Readonly<Record<string, number>> = { ՀՀԱ: 1 }

/** The point, 0 to 15 clockwise from north, by the key of each written form. */
export const WINDS: ReadonlyMap<string, number> = new Map([
  ...POINTS.flatMap((mains, point) => formsOf(mains).map((form): [string, number] => [windKey(form), point])),
  ...Object.entries(ALSO).map(([form, point]): [string, number] => [windKey(form), point]),
])

/**
 * A written wind as the table has it: without difference of case or hyphens. One letter stays as it was written, since
 * small letters are words of their own (`s` for saw, Russian `с` and `в`).
 */
export function windKey(text: string): string {
  const given = text.normalize('NFC')
  return given.length === 1 ? given : wordKey(given).replaceAll(/[-‐–]/g, '')
}

function formsOf(mains: readonly Main[]): readonly string[] {
  return [
    ...LETTERS.flatMap((letters) => joined(mains.map((main) => letters[main]))),
    ...WORDS.flatMap(({ first, last }) =>
      joined(mains.map((main, at) => (at < mains.length - 1 ? first : last)[main])),
    ),
  ]
}

/** Every way to write one after the other. */
function joined(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.reduce<readonly string[]>(
    (begun, forms) => begun.flatMap((start) => forms.map((form) => `${start}${form}`)),
    [''],
  )
}

function sameThroughout(forms: Forms): { readonly last: Forms; readonly first: Forms } {
  return { last: forms, first: forms }
}
