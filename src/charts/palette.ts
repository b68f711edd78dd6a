import { svg, type Svg } from './svg.ts'

/** The inks of a figure: CSS variables on a screen, plain colours on paper. Nothing in a figure bears a side's colour. */
export type Palette = {
  readonly ink: string
  readonly quiet: string
  readonly line: string
  /** Fill of what was observed. */
  readonly seen: string
  /** Hatching of what nobody could see. */
  readonly unseen: string
  readonly ground: string
}

/** Inks by the variable names of web/tokens, which the public page's own style sets too. */
export const PAGE_INKS: Palette = {
  ink: 'var(--text)',
  quiet: 'var(--text-2)',
  line: 'var(--line-strong)',
  seen: 'var(--seen, var(--press))',
  unseen: 'var(--unseen)',
  ground: 'var(--map-land)',
}

/** Inks of paper: they differ in greyscale. */
export const PAPER_INKS: Palette = {
  ink: '#161e1d',
  quiet: '#45504e',
  line: '#808b89',
  seen: '#cfd8d6',
  unseen: '#76817f',
  ground: '#f4f7f6',
}

/** Names of the hatchings of one figure: `full` where nobody watched at all, `part` where nobody watched for a part. */
export type Hatching = { readonly defs: Svg; readonly full: string; readonly part: string }

/** Hatching of a figure. `id` tells the figures of one page apart. */
export function hatching(id: string, inks: Palette): Hatching {
  return {
    defs: svg('defs', {}, lines(`${id}-full`, 3.4, inks), lines(`${id}-part`, 7, inks)),
    full: `url(#${id}-full)`,
    part: `url(#${id}-part)`,
  }
}

function lines(id: string, gap: number, inks: Palette): Svg {
  return svg(
    'pattern',
    { id, width: gap, height: gap, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg('path', { d: `M0 0V${gap}`, stroke: inks.unseen, 'stroke-width': 1.1 }),
  )
}
