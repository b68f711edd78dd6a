import { hatching, type Palette } from './palette.ts'
import { figure, svg, type Svg } from './svg.ts'

/** One day of a row of bars: a count with the fewest and the most it can mean; not observed; or nothing published. */
export type DayBar = {
  readonly day: string
  readonly value:
    | { readonly kind: 'count'; readonly n: number; readonly low: number; readonly high: number }
    | { readonly kind: 'notObserved' }
    | { readonly kind: 'none' }
}

const HEIGHT = 96
const TOP = 12

/**
 * Bars of counts by day from zero, in ink; hatched to the full height where nobody observed; a dot where nothing is
 * published. A thin line spans the fewest and the most that the count can mean.
 */
export function dayBars(
  days: readonly DayBar[],
  asked: { readonly width: number; readonly inks: Palette; readonly id: string },
): Svg {
  const { inks, width } = asked
  const hatch = hatching(asked.id, inks)
  const most = Math.max(1, ...days.map(({ value }) => (value.kind === 'count' ? value.high : 0)))
  const step = width / Math.max(1, days.length)
  const up = (n: number): number => ((HEIGHT - TOP) * n) / most
  const parts = days.flatMap((bar, i) => oneBar(bar, { x: i * step, step, up, inks, unseen: hatch.full }))
  return figure({ width, height: HEIGHT + 2 }, [
    hatch.defs,
    ...parts,
    svg('path', { d: `M0 ${HEIGHT + 0.5}H${width}`, stroke: inks.ink, 'stroke-width': 1 }),
  ])
}

type Place = {
  readonly x: number
  readonly step: number
  readonly up: (n: number) => number
  readonly inks: Palette
  readonly unseen: string
}

function oneBar(bar: DayBar, { x, step, up, inks, unseen }: Place): readonly Svg[] {
  const frame = { x: x + step * 0.14, width: step * 0.72 }
  const middle = x + step / 2
  switch (bar.value.kind) {
    case 'count': {
      const height = Math.max(bar.value.n > 0 ? 1 : 0, up(bar.value.n))
      const band = `M${middle} ${HEIGHT - up(bar.value.low)}V${HEIGHT - up(bar.value.high)}`
      return [
        svg('rect', { ...frame, y: HEIGHT - height, height, fill: inks.ink }, svg('title', {}, bar.day)),
        ...(bar.value.low === bar.value.high
          ? []
          : [svg('path', { d: band, stroke: inks.line, 'stroke-width': 2 })]),
      ]
    }
    case 'notObserved':
      return [
        svg('rect', { ...frame, y: TOP, height: HEIGHT - TOP, fill: unseen }, svg('title', {}, bar.day)),
      ]
    case 'none':
      return [svg('circle', { cx: middle, cy: HEIGHT - 4, r: 1.3, fill: inks.line })]
  }
}
