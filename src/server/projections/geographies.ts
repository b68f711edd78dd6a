import { groundAt, groundVersions, type GroundSigned, type GroundVersion } from '#domain/agreement'
import { isSide, type Geography, type Utc } from '#domain/measure'
import type { Reader } from '#server/storage'
import { agreementBodies, geography as geographySchema } from '#wire/agreement'

import { byType } from './by-type.ts'
import { mechanismInForce, type MechanismsOwn } from './mechanisms.ts'
import type { Projection } from './projection.ts'

/** A side's signature under a version of the ground. */
export type GeographiesTable = {
  readonly rid: string
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly side: string
  readonly version: string
  readonly body: unknown
}

/** Columns of the table that these reads touch. */
export type GeographiesOwn = { readonly geographies: GeographiesTable }

/** Versions of the ground as each side signed them. */
export const geographies: Projection = byType<GeographiesTable>({
  table: 'geographies',
  key: ['rid'],
  adds: {
    'agreement.geography-signed': ({ rid, index, at, author, body }) => {
      const { by, geography } = agreementBodies['agreement.geography-signed'].parse(body)
      const { version } = geography
      return [{ rid, idx: index, at, office: author.office, side: by, version, body: geography }]
    },
  },
})

/**
 * The versions of the ground in the order in which they came into force, below a size of the log: the founding's, then
 * each that both sides signed. Empty before the mechanism is founded (R-AGR-9).
 */
export async function groundVersionsAsOf(
  rows: Reader<GeographiesOwn & MechanismsOwn>,
  size: number,
): Promise<readonly GroundVersion[]> {
  const settings = await mechanismInForce(rows)
  if (settings === undefined) return []
  const { geographyVersion: version, sectors, lines } = settings
  const founding: Geography = { version, sectors, lines }
  const found = await rows
    .selectFrom('geographies')
    .selectAll()
    .where('idx', '<', size)
    .orderBy('idx')
    .execute()
  return groundVersions(founding, found.flatMap(signedOf))
}

/** The ground in force at an instant, below a size of the log: what lay in it then is judged by this version (R-AGR-9). */
export async function geographyInForce(
  rows: Reader<GeographiesOwn & MechanismsOwn>,
  { size, at }: { readonly size: number; readonly at: Utc },
): Promise<GroundVersion | undefined> {
  return groundAt(await groundVersionsAsOf(rows, size), at)
}

function signedOf({ rid, idx, at, office, side, body }: GeographiesTable): readonly GroundSigned[] {
  const geography = geographySchema.parse(body)
  return isSide(side) ? [{ rid, index: idx, at, office, by: side, geography }] : []
}
