import type { Point } from './ground.ts'

/** A label of a map: where it stands and from which edge it is set. `strong` for sectors, plain for towns. */
export type Label = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly kind: 'sector' | 'town'
}

const STEP = 1.5
const CLEAR = 10
const STEPS_MAX = 80

/** Letters of a label are about this wide and this high, in units of the map. */
const LETTER = 5
const TALL = 9

/** A label beside a sector: from its middle across the row of its neighbours, away from the middle of them all. */
export function besideSector(
  sector: {
    readonly middle: Point
    readonly before: Point
    readonly after: Point
    readonly centre: Point
    readonly text: string
  },
  isInside: (point: Point) => boolean,
): Label {
  const { middle, before, after, centre } = sector
  const along = { x: after.x - before.x, y: after.y - before.y }
  const length = Math.hypot(along.x, along.y)
  const across = length === 0 ? { x: 0, y: -1 } : { x: along.y / length, y: -along.x / length }
  const outwards = across.x * (middle.x - centre.x) + across.y * (middle.y - centre.y)
  const sign = outwards < 0 ? -1 : 1
  const at = (step: number): Point => ({
    x: middle.x + sign * across.x * step,
    y: middle.y + sign * across.y * step,
  })
  const steps = Array.from({ length: STEPS_MAX }, (_, i) => i * STEP)
  const out = (steps.find((step) => !isInside(at(step))) ?? 0) + CLEAR
  const { x, y } = at(out)
  return { text: sector.text, x, y: y + 3, anchor: anchorOf(sign * across.x), kind: 'sector' }
}

function anchorOf(outward: number): Label['anchor'] {
  if (outward > 0.5) return 'start'
  return outward < -0.5 ? 'end' : 'middle'
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** A town's dot and its name. */
export type TownLabel = { readonly dot: Point; readonly label: Label }

/**
 * Names of towns that find room: to the right of the dot or to its left, clear of every label before, of the sectors and
 * of the edges.
 */
export function townLabels(
  towns: readonly { readonly name: string; readonly at: Point }[],
  room: {
    readonly taken: readonly Label[]
    readonly size: { readonly width: number; readonly height: number }
    readonly isBlocked: (point: Point) => boolean
  },
): readonly TownLabel[] {
  const placed: TownLabel[] = []
  const taken: Box[] = room.taken.map(boxOf)
  for (const { name, at } of towns) {
    const found = sidesOf(name, at).find((label) => {
      const box = boxOf(label)
      return isOn(box, room.size) && !taken.some((other) => isTouching(box, other)) && isFree(box, room)
    })
    if (found === undefined) continue
    placed.push({ dot: at, label: found })
    taken.push(boxOf(found), { left: at.x - 3, right: at.x + 3, top: at.y - 3, bottom: at.y + 3 })
  }
  return placed
}

function sidesOf(text: string, { x, y }: Point): readonly Label[] {
  return [
    { text, x: x + 4, y: y + 2.6, anchor: 'start', kind: 'town' },
    { text, x: x - 4, y: y + 2.6, anchor: 'end', kind: 'town' },
  ]
}

function boxOf({ text, x, y, anchor }: Label): Box {
  const width = text.length * LETTER
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor]
  return { left: left - 1, right: left + width + 1, top: y - TALL, bottom: y + 1 }
}

function isOn(box: Box, size: { readonly width: number; readonly height: number }): boolean {
  return box.left >= 2 && box.right <= size.width - 2 && box.top >= 2 && box.bottom <= size.height - 14
}

function isTouching(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/** Whether no part of a box lies in a sector: looked at along its middle. */
function isFree(box: Box, room: { readonly isBlocked: (point: Point) => boolean }): boolean {
  const y = (box.top + box.bottom) / 2
  const looks = Array.from({ length: 9 }, (_, i) => ({ x: box.left + ((box.right - box.left) * i) / 8, y }))
  return !looks.some(room.isBlocked)
}
