import type { DailyPaper, PaperFile } from '#formats/daily-paper'
import { publicPages } from '#formats/public-html'
import type { PublicList } from '#server/views'

/**
 * The public pages of what is out now: each release's paper with the state that it has today, newest day first and its
 * newest version before older ones, which stay to be read and say what replaced them (R-REP-3).
 */
export function pagesOf(
  { releases, notes, mechanism }: Omit<PublicList, 'nextAt'>,
  papers: ReadonlyMap<string, DailyPaper>,
): readonly PaperFile[] {
  const shown = releases
    .toSorted((a, b) => (a.day === b.day ? b.revision - a.revision : a.day < b.day ? 1 : -1))
    .flatMap(({ rid, state: status, supersededBy }) => {
      const paper = papers.get(rid)
      if (paper === undefined) return []
      return [{ ...paper, status, ...(supersededBy === undefined ? {} : { supersededBy }) }]
    })
  return publicPages({ mechanism, papers: shown, notes })
}
