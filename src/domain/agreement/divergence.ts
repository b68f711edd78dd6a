import type { AgreementText, TermInText, TermValue } from './agreement.ts'

/** In what a text's term differs from the first published text of it. */
export type Difference = 'words' | 'value' | 'wordings'

/** What one text says of a term beside what the first published one says. */
export type ComparedText = TermInText & {
  readonly kind: AgreementText['kind']
  readonly languages: readonly string[]
  readonly differs: readonly Difference[]
}

/** What each text says of a term, published ones first, each with its differences from the first of them. */
export function comparedTexts(
  inTexts: readonly TermInText[],
  texts: readonly AgreementText[],
): readonly ComparedText[] {
  const placed = texts.flatMap(({ id, kind, languages }) => {
    const said = inTexts.find((each) => each.text === id)
    return said === undefined ? [] : [{ ...said, kind, languages }]
  })
  const ordered = [...placed.filter(isPublished), ...placed.filter((each) => !isPublished(each))]
  const [first] = ordered
  return first === undefined ? [] : ordered.map((each) => besideFirst(first, each))
}

type Placed = Omit<ComparedText, 'differs'>

function besideFirst(first: Placed, each: Placed): ComparedText {
  return { ...each, differs: differencesOf(first, each) }
}

/**
 * Whether published texts of a term yield different typed values: then its version is disputed, of kind
 * `languageDivergence`, and no language stands above another. A leaked text is nobody's version. Source: R-AGR-5.
 */
export function isDivergent(inTexts: readonly TermInText[], texts: readonly AgreementText[]): boolean {
  const values = comparedTexts(inTexts, texts).flatMap((each) =>
    isPublished(each) && each.value.kind === 'known' ? [meaningOf(each.value.value)] : [],
  )
  return new Set(values).size > 1
}

function isPublished({ kind }: Pick<ComparedText, 'kind'>): boolean {
  return kind === 'published'
}

function differencesOf(first: TermInText, other: TermInText): readonly Difference[] {
  const value = (said: TermInText) =>
    said.value.kind === 'known' ? meaningOf(said.value.value) : said.value.kind
  return [
    ...(first.words === other.words ? [] : ['words' as const]),
    ...(value(first) === value(other) ? [] : ['value' as const]),
    ...(wordingsOf(first) === wordingsOf(other) ? [] : ['wordings' as const]),
  ]
}

/** The wordings of a term with the words its value was read from: "before 20 November" is not "by 20 November". */
function wordingsOf({ wordings, value }: TermInText): string {
  const read = value.kind === 'known' && 'text' in value.value ? [value.value.text] : []
  return [...wordings, ...read].join('\n')
}

/** What a value means, without the words it was read from: two that mean one instant are one. */
function meaningOf(value: TermValue): string {
  switch (value.kind) {
    case 'moment':
      return `moment ${value.utc}`
    case 'day':
      return `day ${value.day}`
    case 'quantities':
      return value.quantities.map(({ what, n, unit, bound }) => `${what} ${bound} ${n} ${unit}`).join('; ')
    case 'choice':
      return `choice ${value.choice} ${value.zone.kind === 'known' ? value.zone.value : ''}`
    case 'boolean':
      return `boolean ${value.yes}`
    case 'ground':
      return `ground ${value.id}`
  }
}
