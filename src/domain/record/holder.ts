import type { HolderKind } from '#domain/party'

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

/** Name of the key of a log in an epoch (record.md section 3). */
export function logName(of: {
  readonly domain: string
  readonly mech: string
  readonly epoch: number
}): string {
  return `${of.domain}/log/${of.mech}/e${of.epoch}`
}

/** Whether a text may be the domain under which a mechanism's keys are named. */
export function isDomain(text: string): boolean {
  return DOMAIN.test(text)
}
