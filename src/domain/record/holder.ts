/** What kind of owner of keys a holder is. */
export type HolderKind = 'mission' | 'party' | 'guarantor' | 'neutral'

const DOMAIN = /^(?=.{1,253}$)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*$/

const KIND_OF: readonly { readonly code: RegExp; readonly kinds: readonly HolderKind[] }[] = [
  { code: /^M$/, kinds: ['mission'] },
  { code: /^[AB]$/, kinds: ['party'] },
  { code: /^G[1-9]$/, kinds: ['guarantor', 'neutral'] },
]

/** The kind that a text says, where a holder of this code can be of it. */
export function kindOfHolder(code: string | undefined, said: unknown): HolderKind | undefined {
  return KIND_OF.find((each) => each.code.test(code ?? ''))?.kinds.find((each) => each === said)
}

/** Whether a text may be the domain under which a mechanism's keys are named. */
export function isDomain(text: string): boolean {
  return DOMAIN.test(text)
}
