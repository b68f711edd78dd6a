/** A machine's clock a second later each time it is read: whoever enters by it is never too fast. */
export function unhurried(): () => number {
  let ms = 0
  return () => (ms += 1_000)
}
