import { accept, refuse, type Answer } from '#domain/life'
import type { Text } from '#domain/measure'

/** Kinds of record that an article's item may lead to, by the file of the data that holds them. */
export type ArticleRecordKind =
  | 'statement'
  | 'truce'
  | 'agreement'
  | 'parameter'
  | 'place'
  | 'hotline'
  | 'casualties'

/** One item of the article, restated, with the ids that hold it. */
export type ArticleItem = {
  readonly id: string
  readonly paragraph: string
  readonly text: Text
  readonly rows: readonly string[]
  readonly records: readonly { readonly id: string; readonly kind: ArticleRecordKind }[]
  readonly noRecordPossible?: Text
  readonly note?: Text
}

/** An article taken apart. Its own sentences are not in it. */
export type ArticleFile = {
  readonly source: { readonly title: string; readonly publisher: string; readonly date: string }
  readonly items: readonly ArticleItem[]
}

const KINDS: Readonly<Record<string, ArticleRecordKind>> = {
  'nk2020/statements.json': 'statement',
  'nk2020/truces.json': 'truce',
  'nk2020/hotline.json': 'hotline',
  'nk2020/casualties.json': 'casualties',
  'agreements/parameters.json': 'agreement',
  'agreements/positions.json': 'parameter',
  'geo/places.json': 'place',
}

/** What the file says of ids that no pattern of its own names. */
const PLACES = 'place ids'

/**
 * Reads a file of the shape `truceline-data/article@1`, with the translations of its items where there are any:
 * `{"items": {"<id>": {"text": {"<lang>": …}, "note": {…}, "noRecordPossible": {…}}}}`. Shape: data/README.md.
 */
export function readArticle(file: unknown, translations: unknown): Answer<ArticleFile, 'IMP_SHAPE'> {
  const whole = namedOf(file)
  const source = namedOf(whole?.['source'])
  const items: unknown = whole?.['items']
  const patterns = patternsOf(whole?.['idsIn'])
  const [title, publisher, date] = ['title', 'publisher', 'date'].map((name) => textOf(source?.[name]))
  if (title === undefined || publisher === undefined || date === undefined || !Array.isArray(items))
    return refuse('IMP_SHAPE', 'nothing', { field: 'source' })
  const told = namedOf(namedOf(translations)?.['items'])
  const read: ArticleItem[] = []
  for (const [at, item] of items.entries()) {
    const one = itemOf(namedOf(item), { patterns, told })
    if (one === undefined) return refuse('IMP_SHAPE', 'nothing', { field: `items[${at}]` })
    read.push(one)
  }
  return accept({ source: { title, publisher, date }, items: read })
}

type Named = Readonly<Record<string, unknown>>
type Pattern = { readonly fits: (id: string) => boolean; readonly kind: ArticleRecordKind }
type Around = { readonly patterns: readonly Pattern[]; readonly told: Named | undefined }

function itemOf(item: Named | undefined, { patterns, told }: Around): ArticleItem | undefined {
  const [id, paragraph, text] = ['id', 'paragraph', 'text'].map((name) => textOf(item?.[name]))
  const rows = textsOf(item?.['rows'])
  const ids = textsOf(item?.['ids'])
  if (id === undefined || paragraph === undefined || text === undefined) return undefined
  if (rows === undefined || ids === undefined) return undefined
  const records = ids.map((each) => ({ id: each, kind: kindOf(each, patterns) }))
  const translated = namedOf(told?.[id])
  const why = textOf(item?.['noRecordPossible'])
  const note = textOf(item?.['note'])
  return {
    id,
    paragraph,
    text: inLanguages(text, translated?.['text']),
    rows,
    records,
    ...(why === undefined ? {} : { noRecordPossible: inLanguages(why, translated?.['noRecordPossible']) }),
    ...(note === undefined ? {} : { note: inLanguages(note, translated?.['note']) }),
  }
}

function inLanguages(original: string, translated: unknown): Text {
  const others = Object.entries(namedOf(translated) ?? {}).flatMap(([lang, value]) => {
    const text = textOf(value)
    return text === undefined ? [] : [{ lang, text, original: false }]
  })
  return [{ lang: 'en', text: original, original: true }, ...others]
}

function kindOf(id: string, patterns: readonly Pattern[]): ArticleRecordKind {
  return patterns.find(({ fits }) => fits(id))?.kind ?? 'place'
}

/** The file's own key of its ids: `S-C..` begins with, `T1..T3` from one to another of one letter, a list by commas. */
function patternsOf(idsIn: unknown): readonly Pattern[] {
  return Object.entries(namedOf(idsIn) ?? {}).flatMap(([names, file]) => {
    const kind = KINDS[String(file)]
    if (kind === undefined || names === PLACES) return []
    return names.split(', ').map((pattern) => ({ fits: fitting(pattern), kind }))
  })
}

function fitting(pattern: string): Pattern['fits'] {
  const [from = '', to = ''] = pattern.split('..')
  if (to === '') return (id) => id.startsWith(from)
  return (id) => id.length === from.length && id >= from && id <= to
}

function namedOf(value: unknown): Named | undefined {
  return isNamed(value) ? value : undefined
}

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function textsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined
  const texts = value.flatMap((each: unknown) => (typeof each === 'string' ? [each] : []))
  return texts.length === value.length ? texts : undefined
}
