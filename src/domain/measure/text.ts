/** What was written, in each language it exists in; exactly one is the original and is stored as written (R-CLM-10). */
export type Text = readonly {
  readonly lang: string
  readonly text: string
  readonly original: boolean
}[]

/** Controls that no text of people has: all but tab and line feed, the C1 ones and DEL among them (record.md 2.2). */
const CONTROL = new RegExp(String.raw`[\u0000-\u0008\u000b-\u001f\u007f-\u009f]`)

/** Nothing that can be seen: spaces, and characters that only join, part, mark or turn others. */
const BLANK = /^[\s\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u

/** Whether a text says something and holds no control. Direction marks stay: they are part of what was written. */
export function isText(text: string): boolean {
  return !CONTROL.test(text) && !BLANK.test(text)
}
