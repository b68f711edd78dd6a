import type { Side } from '#domain/measure'
import type { Column } from '#web/controls'

import type { Colours } from './colours.ts'
import type { MapMark } from './content.ts'
import { markOffset } from './layer-marks.ts'
import { FACE } from './layer.ts'

/** Drawn at twice the page's points, sharp on dense screens. */
export const IMAGE_RATIO = 2

const MARK_PX = 18
const PLATE_PX = MARK_PX + 2
const NUMBER_PX = 14
const NUMBER_Y = -6
const HATCH_PX = 6
const RING_R = 6.5
const HALF_TURN = Math.PI / 2

/** Which half of the disc is a side's: the left or the right. */
const HALF: Readonly<Record<Side, -1 | 1>> = { A: -1, B: 1 }

/** The hatching of what nobody could see, as one tile. */
export function hatch(colours: Colours): ImageData {
  return drawn(HATCH_PX, HATCH_PX, (pen) => {
    pen.strokeStyle = colours.unseen
    pen.globalAlpha = 0.5
    pen.lineWidth = 0.9
    pen.beginPath()
    for (const shift of [-HATCH_PX, 0, HATCH_PX]) {
      pen.moveTo(shift, HATCH_PX)
      pen.lineTo(shift + HATCH_PX, 0)
    }
    pen.stroke()
  })
}

/** A column's mark on its white plate; the number of accounts beside it where they are several. */
export function markImage(mark: MapMark, colours: Colours): ImageData {
  const hasNumber = mark.n > 1
  // As wide to the left as the number is to the right, so that the mark stays in the middle.
  const width = hasNumber ? PLATE_PX + 2 * NUMBER_PX : PLATE_PX + 4
  const height = PLATE_PX + 8
  const ink = inkOf(mark.column, colours)
  return drawn(width, height, (pen) => {
    pen.translate(width / 2, height / 2)
    plate(pen, mark.chosen, colours)
    pen.strokeStyle = ink
    pen.fillStyle = ink
    pen.lineWidth = 1.6
    if (mark.column === 'third') diamond(pen)
    else halfDisc(pen, HALF[mark.column], mark.standing)
    if (hasNumber) number(pen, mark, { ink, plateOf: colours.raised })
  })
}

/** A thin line from a place to where its mark stands. */
export function leaderImage(mark: MapMark, colours: Colours): ImageData {
  const [x, y] = markOffset(mark)
  const side = 2 * Math.max(Math.abs(x), Math.abs(y)) + 2
  return drawn(side, side, (pen) => {
    pen.translate(side / 2, side / 2)
    pen.strokeStyle = colours['text-3']
    pen.lineWidth = 1
    pen.beginPath()
    pen.moveTo(0, 0)
    pen.lineTo(x, y)
    pen.stroke()
  })
}

const INK: Readonly<Record<Column, keyof Colours>> = { A: 'side-a', B: 'side-b', third: 'text-2' }

function inkOf(column: Column, colours: Colours): string {
  return colours[INK[column]]
}

function plate(pen: Pen, isChosen: boolean, colours: Colours): void {
  pen.fillStyle = colours.raised
  pen.strokeStyle = isChosen ? colours.accent : colours['line-strong']
  pen.lineWidth = isChosen ? 2.4 : 0.6
  pen.beginPath()
  pen.arc(0, 0, MARK_PX / 2 + (isChosen ? 1 : 0), 0, 2 * Math.PI)
  pen.fill()
  pen.stroke()
}

/** Left half for A, right half for B; filled what was lodged, ruled what was said publicly. The same four lines as on the page. */
function halfDisc(pen: Pen, half: -1 | 1, standing: MapMark['standing']): void {
  pen.beginPath()
  pen.arc(0, 0, RING_R, 0, 2 * Math.PI)
  pen.stroke()
  pen.beginPath()
  if (standing === 'filled') {
    pen.arc(0, 0, RING_R, -HALF_TURN, HALF_TURN, half < 0)
    pen.fill()
    return
  }
  pen.lineWidth = 1.2
  pen.moveTo(0, -RING_R)
  pen.lineTo(0, RING_R)
  for (const y of RULES) {
    pen.moveTo(0, y)
    pen.lineTo(half * Math.sqrt(RING_R * RING_R - y * y), y)
  }
  pen.stroke()
}

const RULES = [-3.8, -1.2, 1.3, 3.9] as const

function diamond(pen: Pen): void {
  pen.beginPath()
  pen.moveTo(0, -RING_R)
  pen.lineTo(RING_R, 0)
  pen.lineTo(0, RING_R)
  pen.lineTo(-RING_R, 0)
  pen.closePath()
  pen.stroke()
}

/** How many, on a small plate at the outer upper edge of the mark: on no neighbour and no name. */
function number(
  pen: Pen,
  { n, slot }: MapMark,
  { ink, plateOf }: { readonly ink: string; readonly plateOf: string },
): void {
  const text = String(n)
  pen.font = `650 10.5px "${FACE}", sans-serif`
  const wide = Math.max(NUMBER_PX, pen.measureText(text).width + 7)
  const x = (slot === 0 ? -1 : 1) * (MARK_PX / 2 + wide / 2 - 3)
  pen.fillStyle = plateOf
  pen.strokeStyle = ink
  pen.lineWidth = 0.8
  pen.beginPath()
  pen.roundRect(x - wide / 2, NUMBER_Y - NUMBER_PX / 2, wide, NUMBER_PX, NUMBER_PX / 2)
  pen.fill()
  pen.stroke()
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillStyle = ink
  pen.fillText(text, x, NUMBER_Y + 0.5)
}

type Pen = OffscreenCanvasRenderingContext2D

function drawn(width: number, height: number, draw: (pen: Pen) => void): ImageData {
  const wide = Math.ceil(width * IMAGE_RATIO)
  const high = Math.ceil(height * IMAGE_RATIO)
  const pen = new OffscreenCanvas(wide, high).getContext('2d')
  if (pen === null) throw new Error('this browser draws no images')
  pen.scale(IMAGE_RATIO, IMAGE_RATIO)
  draw(pen)
  return pen.getImageData(0, 0, wide, high)
}
