import { svg, type Svg } from '#charts'

import type { SideMark } from './daily-layout.ts'

const XMLNS = 'http://www.w3.org/2000/svg'

const HALF: Readonly<Record<SideMark['column'], string>> = {
  A: 'M8 1.5a6.5 6.5 0 0 0 0 13z',
  B: 'M8 1.5a6.5 6.5 0 0 1 0 13z',
  third: 'M8 5.2L10.8 8 8 10.8 5.2 8z',
}

const RULED: Readonly<Record<SideMark['column'], string>> = {
  A: 'M8 1.5v13M4.6 4.2H8M2.6 6.8H8M2.6 9.3H8M4.6 11.9H8',
  B: 'M8 1.5v13M11.4 4.2H8M13.4 6.8H8M13.4 9.3H8M11.4 11.9H8',
  third: 'M5 6.6h6M5 9.4h6',
}

/** The mark of who speaks, as on every screen: half a disc, left or right, filled if lodged and ruled if said publicly. */
export function sideMarkFigure({ column, standing }: SideMark, ink: string): Svg {
  const line = { fill: 'none', stroke: ink, 'stroke-width': 1.4 }
  const ring =
    column === 'third'
      ? svg('path', { d: 'M8 1.3L14.7 8 8 14.7 1.3 8z', ...line })
      : svg('circle', { cx: 8, cy: 8, r: 6.5, ...line })
  const half =
    standing === 'lodged'
      ? svg('path', { d: HALF[column], fill: ink })
      : svg('path', { d: RULED[column], ...line })
  return svg('svg', { xmlns: XMLNS, viewBox: '0 0 16 16' }, ring, half)
}

/** The program's own mark: two halves with a gap between. */
export function brandFigure(ink: string): Svg {
  return svg(
    'svg',
    { xmlns: XMLNS, viewBox: '0 0 22 22' },
    svg('path', { d: 'M10 1.5a9.5 9.5 0 0 0 0 19z', fill: ink }),
    svg('path', { d: 'M12 1.5a9.5 9.5 0 0 1 0 19z', fill: ink }),
  )
}
