/** Place of the first item that is so, of a list whose items are so from some place on; its length where none is. */
export function firstWhere<T>(items: ArrayLike<T>, isSo: (item: T) => boolean): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = items[middle]
    if (item !== undefined && isSo(item)) high = middle
    else low = middle + 1
  }
  return low
}
