/** Id of a term: the rid of the record it first stood in, and its key. */
export function idOf(rid: string, key: string): string {
  return `${rid}.${key}`
}
