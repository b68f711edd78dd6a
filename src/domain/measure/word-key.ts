/**
 * A word as a table of words has it: without difference of case, of Unicode composition, of the two i of Turkic
 * alphabets, of `ё` and `е`, or of how Armenian writes `և`. For finding a word, never for showing one.
 */
export function wordKey(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('İ', 'i')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ё', 'е')
    .replaceAll('եւ', 'և')
}
