/** What was written, in each language it exists in; exactly one is the original and is stored as written (R-CLM-10). */
export type Text = readonly {
  readonly lang: string
  readonly text: string
  readonly original: boolean
}[]
