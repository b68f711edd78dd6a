import { accept, refuse, type Answer } from '#domain/life'
import type { Text } from '#domain/measure'

/** Kinds of record that an article's item may lead to, by the file of the data that holds them. */
export type ArticleRecordKind =
  | 'statement'
  | 'truce'
  | 'agreement'
  | 'parameter'
  | 'mediation'
  | 'place'
  | 'hotline'
  | 'casualties'

/** One item of the article, restated, with the ids that hold it. */
export type ArticleItem = {
  readonly id: string
  readonly paragraph: string
  readonly text: Text
  readonly rows: readonly string[]
  /** `key` is that of the term which a `parameter` is. */
  readonly records: readonly {
    readonly id: string
    readonly kind: ArticleRecordKind
    readonly key?: string
  }[]
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

/** What stands beside the file: the translations of its items, and the file of positions that its ids lead into. */
export type ArticleBeside = { readonly translations: unknown; readonly positions: unknown }

/**
 * Reads a file of the shape `truceline-data/article@1`, with the translations of its items where there are any:
 * `{"items": {"<id>": {"text": {"<lang>": …}, "note": {…}, "noRecordPossible": {…}}}}`; of a note or a reason its `en` stands
 * in place of the file’s. Of the positions, the terms that are
 * parameters are told by their keys; what is no term there is a matter of mediation. Shape: data/README.md.
 */
export function readArticle(
  file: unknown,
  { translations, positions }: ArticleBeside,
): Answer<ArticleFile, 'IMP_SHAPE'> {
  const whole = namedOf(file)
  const source = namedOf(whole?.['source'])
  const items: unknown = whole?.['items']
  const patterns = patternsOf(whole?.['idsIn'])
  const [title, publisher, date] = ['title', 'publisher', 'date'].map((name) => textOf(source?.[name]))
  if (title === undefined || publisher === undefined || date === undefined || !Array.isArray(items))
    return refuse('IMP_SHAPE', 'nothing', { field: 'source' })
  const told = namedOf(namedOf(translations)?.['items'])
  const keys = keysOf(positions)
  const read: ArticleItem[] = []
  for (const [at, item] of items.entries()) {
    const one = itemOf(namedOf(item), { patterns, told, keys })
    if (one === undefined) return refuse('IMP_SHAPE', 'nothing', { field: `items[${at}]` })
    read.push(one)
  }
  return accept({ source: { title: title.replace(FILE_NAME, ''), publisher, date }, items: read })
}

/** The name of the file that an article was read from, which some data print behind its title. */
const FILE_NAME = /\s*\(\S+\.txt\)$/

type Named = Readonly<Record<string, unknown>>
type Pattern = { readonly fits: (id: string) => boolean; readonly kind: ArticleRecordKind }
type Around = {
  readonly patterns: readonly Pattern[]
  readonly told: Named | undefined
  readonly keys: ReadonlyMap<string, string>
}

function itemOf(item: Named | undefined, { patterns, told, keys }: Around): ArticleItem | undefined {
  const [id, paragraph, text] = ['id', 'paragraph', 'text'].map((name) => textOf(item?.[name]))
  const rows = textsOf(item?.['rows'])
  const ids = textsOf(item?.['ids'])
  if (id === undefined || paragraph === undefined || text === undefined) return undefined
  if (rows === undefined || ids === undefined) return undefined
  const records = ids.map((each) => recordOf(each, patterns, keys))
  const translated = namedOf(told?.[id])
  const why = textOf(item?.['noRecordPossible'])
  const note = textOf(item?.['note'])
  return {
    id,
    paragraph,
    text: inLanguages(text, translated?.['text']),
    rows,
    records,
    ...(why === undefined ? {} : { noRecordPossible: reworded(why, translated?.['noRecordPossible']) }),
    ...(note === undefined ? {} : { note: reworded(note, translated?.['note']) }),
  }
}

/** What the file says to its own keepers, in the plainer words that stand beside it where there are any. */
function reworded(original: string, words: unknown): Text {
  return inLanguages(textOf(namedOf(words)?.['en']) ?? original, words)
}

function inLanguages(original: string, translated: unknown): Text {
  const others = Object.entries(namedOf(translated) ?? {}).flatMap(([lang, value]) => {
    const text = textOf(value)
    return text === undefined || lang === 'en' ? [] : [{ lang, text, original: false }]
  })
  return [{ lang: 'en', text: original, original: true }, ...others]
}

function recordOf(
  id: string,
  patterns: readonly Pattern[],
  keys: ReadonlyMap<string, string>,
): ArticleItem['records'][number] {
  const kind = patterns.find(({ fits }) => fits(id))?.kind ?? 'place'
  if (kind !== 'parameter') return { id, kind }
  const key = keys.get(id)
  return key === undefined ? { id, kind: 'mediation' } : { id, kind, key }
}

/** Keys of the terms in a file of positions, by the ids of the data. */
function keysOf(positions: unknown): ReadonlyMap<string, string> {
  const terms: unknown = namedOf(positions)?.['parameters']
  if (!Array.isArray(terms)) return new Map()
  return new Map(
    terms.flatMap((each: unknown) => {
      const [id, key] = [textOf(namedOf(each)?.['id']), textOf(namedOf(each)?.['key'])]
      return id === undefined || key === undefined ? [] : [[id, key] as const]
    }),
  )
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
