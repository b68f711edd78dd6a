/** One number that was measured: of what, what it is, and what is wanted of it. */
export type Figure = { readonly what: string; readonly is: string; readonly wanted: string }

/** Measures what its file is named for. */
export type Measure = () => Promise<readonly Figure[]>

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** Milliseconds as seconds with one decimal. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
