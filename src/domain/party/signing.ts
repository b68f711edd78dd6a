import { accept, refuse, type Answer } from '#domain/life'

import type { OfficeCode } from './office.ts'

/** Who signed: a person's key, acting for one office (R-PTY-2). */
export type Signer = { readonly person: string; readonly key: string; readonly office: OfficeCode }

/** Those who sign one act together, and those who wrote what is approved or released. A finding's signers are its authors. */
export type Signing = { readonly signers: readonly Signer[]; readonly authors: readonly Signer[] }

/**
 * Two people with two keys, none of whom wrote what they approve or release. Fewer than two is the act's own refusal
 * (`ACC_TWO_NEEDED`), not this one's. Source: R-PTY-3.
 */
export function byTwoPersons(signing: Signing): Answer<undefined, 'PTY_SAME_PERSON'> {
  const { signers, authors } = signing
  const again = signers.find((signer, at) =>
    [...authors, ...signers.slice(0, at)].some((other) => isSamePerson(signer, other)),
  )
  return again ? refuse('PTY_SAME_PERSON', 'nothing', { office: again.office }) : accept(undefined)
}

/** Two offices, where a rule says so. Source: R-PTY-3. */
export function byTwoOffices(signers: readonly Signer[]): Answer<undefined, 'PTY_SAME_OFFICE'> {
  const offices = signers.map(({ office }) => office)
  const again = offices.find((office, at) => offices.indexOf(office) < at)
  return again === undefined ? accept(undefined) : refuse('PTY_SAME_OFFICE', 'nothing', { office: again })
}

function isSamePerson(a: Signer, b: Signer): boolean {
  return a.person === b.person || a.key === b.key
}
