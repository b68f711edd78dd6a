/**
 * A direction, clockwise from true north, in whole hundredths of a degree (the record holds integers only):
 * `centiDeg` 0 to 35,999, `halfWidthCentiDeg` 0 to 18,000, `given` as it was written. NNE is 2,250 ± 1,125 (R-MEA-8).
 */
export type Bearing = {
  readonly centiDeg: number
  readonly halfWidthCentiDeg: number
  readonly given: string
}

/** How far, in metres: 0 ≤ `lowM` ≤ `highM` ≤ 50,000. */
export type Range = { readonly lowM: number; readonly highM: number }
