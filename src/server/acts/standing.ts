import { isWithheld, type StandingClaim, type StandingStatement } from '#domain/claim'
import { accept, refuse, type Answer } from '#domain/life'
import type { Place, PlaceId, Side, Utc } from '#domain/measure'
import type { Entity } from '#domain/party'
import { claimById, statementById, type ClaimRow, type StatementRow } from '#server/projections'

import type { Deed, Ground } from './act.ts'

/** What an account may name: entities of the founding, sectors of every ground so far agreed, places of the gazetteer. */
export type Nameable = {
  readonly entities: readonly Entity[]
  readonly isPlace: (id: PlaceId) => boolean
  readonly sectors: readonly string[]
}

/** Reads what an account may name, as far as it names places. */
export async function readNameable({ agreed }: Ground, place: Place | undefined): Promise<Nameable> {
  const mechanism = await agreed.mechanism()
  const named = place === undefined ? [] : [place, ...place.parts].flatMap(({ candidates }) => candidates)
  const places = await agreed.places(named)
  const sectors = (await agreed.ground()).flatMap(({ geography }) => geography.sectors)
  return {
    entities: mechanism?.entities ?? [],
    isPlace: (id) => places.has(id),
    sectors: [...new Set(sectors.map(({ id }) => id))],
  }
}

/** Who asks, when, and what may be named, as the rules of accounts ask it. */
export function askedOf(
  deed: Deed<unknown>,
  nameable: Nameable,
): Nameable & { readonly actor: { readonly side: Side | 'none' }; readonly now: Utc } {
  return { ...nameable, actor: { side: deed.author.side }, now: deed.now }
}

/** The claim that a deed names by its first record. A rid that is no claim's is refused as one that is not there. */
export async function readClaim(
  ground: Ground,
  deed: Deed<unknown>,
  rel: string,
): Promise<Answer<ClaimRow, 'REC_REF'>> {
  const claim = await claimById(await ground.rows(), deed.names(rel))
  return claim ? accept(claim) : refuse('REC_REF', 'draft', { rel })
}

/** The statement that a deed names by its first record. */
export async function readStatement(
  ground: Ground,
  deed: Deed<unknown>,
  rel: string,
): Promise<Answer<StatementRow, 'REC_REF'>> {
  const statement = await statementById(await ground.rows(), deed.names(rel))
  return statement ? accept(statement) : refuse('REC_REF', 'draft', { rel })
}

/** A claim as the rules of its life ask for it. */
export function standingClaim(row: ClaimRow): StandingClaim {
  return { by: row.side, state: row.state, lodgedAt: row.first_at, newest: row.rid }
}

/** A statement as the rules of its life ask for it. */
export function standingStatement(row: StatementRow): StandingStatement {
  return { state: row.state, newest: row.rid, isWithheld: isWithheld(row.body) }
}
