import type { ArticleAnswer } from '#wire/article'

type ItemRecord = ArticleAnswer['items'][number]['records'][number]

/** Where a record that an item leads to is read; `undefined` where there is none to open. */
export function recordAddress({ rid, kind, key }: ItemRecord): string | undefined {
  if (rid === undefined) return undefined
  switch (kind) {
    case 'statement':
      return `/accounts/${rid}?day=all`
    case 'agreement':
    case 'truce':
      return `/agreement/${rid}`
    case 'parameter':
      return `/agreement/${rid}?${new URLSearchParams({ term: key ?? '' }).toString()}`
    case 'place':
    case 'hotline':
    case 'mediation':
    case 'casualties':
      return `/record/${rid}`
  }
}
