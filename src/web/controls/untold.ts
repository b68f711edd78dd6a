/** What stands for words where none were told, as in the files' own format; it is never shown (R-UI-3). */
export const UNTOLD = '—'
