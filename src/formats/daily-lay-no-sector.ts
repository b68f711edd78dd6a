import type { Figure, NoSector } from '#domain/report'
import { say, type Lang } from '#words'

import type { Cell, Row } from './daily-layout.ts'
import { figureCell } from './daily-said.ts'

const NONE: Cell = { text: '–', look: 'quiet' }
/** Watched, mark, rate, change: nobody's watch is behind this row. */
const CELLS_OF_WATCH = 4

/** Fire of no known sector: it stands under the sectors, so that the rows add up to the total. */
export function noSectorRow({ now, prior, byClass }: NoSector, classes: readonly string[], lang: Lang): Row {
  const cell = (figure: Figure | undefined): Cell => (figure === undefined ? NONE : figureCell(lang, figure))
  const own = cell(now)
  return {
    look: 'plain',
    cells: [
      { text: say(lang, 'report.sectorNotKnown'), look: 'strong' },
      ...classes.map((each) => cell(byClass.find((row) => row.class === each)?.figure)),
      own.look === 'plain' ? { ...own, look: 'strong' } : own,
      cell(prior),
      ...Array.from({ length: CELLS_OF_WATCH }, () => NONE),
    ],
  }
}
