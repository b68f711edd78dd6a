import squareCode from 'qrcode-generator'

import { figure, svg, type Svg } from '#charts'

/** Clear room around a square code, in modules. Source: ISO/IEC 18004, quiet zone (4; the box around it gives the rest). */
const QUIET = 2

/** A text as a square code, drawn as one path: smallest version that holds it, error correction M. */
export function qrFigure(text: string): Svg {
  const code = squareCode(0, 'M')
  code.addData(text)
  code.make()
  const size = code.getModuleCount()
  const rows = Array.from({ length: size }, (_, y) => rowPath(size, y, (x) => code.isDark(y, x)))
  const side = size + 2 * QUIET
  return figure({ width: side, height: side }, [svg('path', { d: rows.join(''), fill: '#161e1d' })])
}

/** Dark modules of a row, neighbours drawn together. */
function rowPath(size: number, y: number, isDark: (x: number) => boolean): string {
  const columns = Array.from({ length: size }, (_, x) => x)
  const starts = columns.filter((x) => isDark(x) && (x === 0 || !isDark(x - 1)))
  return starts
    .map((x) => {
      const end = columns.slice(x).find((each) => !isDark(each)) ?? size
      return `M${x + QUIET} ${y + QUIET}h${end - x}v1h-${end - x}z`
    })
    .join('')
}
