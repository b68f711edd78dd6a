/** What keeps a node from starting, beside what its database says of itself: a closed list. */
type NodeTroubleCode =
  | 'HOME_NONE'
  | 'HOME_UNFOUNDED'
  | 'REC_GENESIS'
  | 'HOME_IN_USE'
  | 'HOME_KEYS'
  | 'NET_PORT'

/** An error to throw where a node cannot start: its code, and what the sentence about it needs (S-10). */
export function nodeTrouble(
  code: NodeTroubleCode,
  detail: Readonly<Record<string, string | number>>,
): Error & { readonly code: NodeTroubleCode; readonly detail: Readonly<Record<string, string | number>> } {
  const said = Object.entries(detail).map(([name, value]) => `${name}=${value}`)
  return Object.assign(new Error([code, ...said].join(' ')), { code, detail })
}
