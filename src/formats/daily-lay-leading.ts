import { dayText, say, type Lang } from '#words'

import { correctionsTable } from './daily-lay-rest.ts'
import type { Section } from './daily-layout.ts'
import type { DailyPaper } from './daily-paper.ts'

/** Corrections of earlier days that changed a total by more than 5 %: before all else of the day itself (R-RPT-24). */
export function leadingSection({ daily }: DailyPaper, lang: Lang): Section | undefined {
  if (daily.leading.length === 0) return undefined
  return {
    key: 'leading',
    number: '',
    title: say(lang, 'report.leadingTitle'),
    blocks: daily.leading.flatMap(({ n, year, day, revision, items }) => [
      {
        kind: 'text',
        look: 'strong',
        text: say(lang, 'report.leadingTop', {
          number: `D-${n}/${year}`,
          day: dayText(lang, day),
          n: revision,
        }),
      } as const,
      correctionsTable(items, lang),
    ]),
  }
}
