/** What a check of others' bytes answers: what they say, or the code of what is wrong with them. Nothing here throws. */
export type Checked<T, C extends string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: C }

/** The bytes are good and say this. */
export function good<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** The bytes are not good, for this reason. */
export function bad<C extends string>(code: C): { readonly ok: false; readonly code: C } {
  return { ok: false, code }
}
