/**
 * On which side the neighbour stands at each step from a leaf to the root of a tree of `size` leaves. A level at which
 * the node is the last one and has no neighbour has no step. Source: RFC 9162 section 2.1.3.2.
 */
export function neighbourSides(index: number, size: number): readonly ('left' | 'right')[] {
  const sides: ('left' | 'right')[] = []
  let node = index
  let last = size - 1
  while (last > 0) {
    if (node % 2 === 1) sides.push('left')
    else if (node < last) sides.push('right')
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  return sides
}
