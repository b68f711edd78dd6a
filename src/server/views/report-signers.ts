import type { Who } from '#domain/access'
import { isSide } from '#domain/measure'
import type { Role } from '#domain/party'
import { holderOf, keysKnown, officesKnown } from '#server/projections'

import type { Rows } from './view.ts'

/** Kinds of office whose persons sign on reports. */
const SIGNING: readonly Role[] = ['DO', 'HM', 'IN', 'PO', 'ME']

/** Who signed with each of some keys, as the directory has them. */
export async function signersOf(rows: Rows, keys: readonly string[]): Promise<ReadonlyMap<string, Who>> {
  const known = await keysKnown(rows, [...new Set(keys)])
  const offices = await officesKnown(rows, [...new Set(known.map(({ office }) => office))])
  const byCode = new Map(offices.map((row) => [row.office, row]))
  return new Map(
    known.flatMap(({ key, office, person }): readonly (readonly [string, Who])[] => {
      const role = SIGNING.find((each) => each === byCode.get(office)?.role)
      const holder = holderOf(office)
      if (role === undefined) return []
      const side = isSide(holder) ? holder : 'none'
      return [[key, { role, side, office, ...(person === null ? {} : { person }) }]]
    }),
  )
}

/** A signature as a reader sees it. */
export type SignerShown = {
  readonly rid: string
  readonly at: string
  readonly office: string
  readonly person?: string
}

/** A signature with its person, where the directory names one. */
export function signerShown(
  row: { readonly rid: string; readonly at: string; readonly office: string; readonly key: string },
  signers: ReadonlyMap<string, Who>,
): SignerShown {
  const { rid, at, office, key } = row
  const person = signers.get(key)?.person
  return { rid, at, office, ...(person === undefined ? {} : { person }) }
}
