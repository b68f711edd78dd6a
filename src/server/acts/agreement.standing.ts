import { accept, refuse, type Answer } from '#domain/life'
import { isSide, SIDES, type Side } from '#domain/measure'
import {
  agreementById,
  parameterOf,
  termsAsOf,
  trucesAsOf,
  type AgreementRow,
  type TermAsOf,
  type TruceAsOf,
} from '#server/projections'

import type { Deed, Ground } from './act.ts'

/** All that is below a record: an act is judged by every record before it. */
const ALL = Number.MAX_SAFE_INTEGER

/** A term as it stands when a deed on it is judged, and the sides whose seat is empty. */
export type FoundTerm = { readonly standing: TermAsOf; readonly vacant: readonly Side[] }

/** The term whose version a deed names in a relation, by its key. A record that made no such version is as one that is not there. */
export async function readTerm(
  ground: Ground,
  deed: Deed<unknown>,
  named: { readonly rel: string; readonly key: string },
): Promise<Answer<FoundTerm, 'REC_REF'>> {
  const rows = await ground.rows()
  const id = await parameterOf(rows, deed.names(named.rel), named.key)
  const terms = id === undefined ? [] : await termsAsOf(rows, { size: ALL, at: deed.now })
  const standing = terms.find(({ term }) => term.id === id)
  return standing === undefined
    ? refuse('REC_REF', 'draft', { rel: named.rel })
    : accept({ standing, vacant: await vacantSides(ground) })
}

/** Every term of an agreement as it stands. */
export async function readTerms(ground: Ground, deed: Deed<unknown>): Promise<readonly TermAsOf[]> {
  const terms = await termsAsOf(await ground.rows(), { size: ALL, at: deed.now })
  return terms.filter(({ term }) => term.agreement === deed.names('of'))
}

/** A truce of the agreement that a deed names. */
export async function readTruce(
  ground: Ground,
  deed: Deed<unknown>,
  id: string,
): Promise<Answer<TruceAsOf, 'REC_REF'>> {
  const truces = await trucesAsOf(await ground.rows(), { size: ALL, at: deed.now })
  const found = truces.find(({ truce }) => truce.id === id && truce.agreement === deed.names('of'))
  return found === undefined ? refuse('REC_REF', 'draft', { rel: 'of' }) : accept(found)
}

/** The agreement that a deed names. */
export async function readAgreement(
  ground: Ground,
  deed: Deed<unknown>,
): Promise<Answer<AgreementRow, 'REC_REF'>> {
  const found = await agreementById(await ground.rows(), deed.names('of'))
  return found === undefined ? refuse('REC_REF', 'draft', { rel: 'of' }) : accept(found)
}

/** Sides whose seat is empty: the founding names no root for them (R-PTY-11). */
export async function vacantSides(ground: Ground): Promise<readonly Side[]> {
  const rows = await ground.rows()
  const roots = await rows.selectFrom('keys').select('holder').where('use', '=', 'root').execute()
  const held = new Set(roots.flatMap(({ holder }) => (isSide(holder) ? [holder] : [])))
  return SIDES.filter((side) => !held.has(side))
}
