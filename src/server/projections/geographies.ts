import {
  groundAt,
  groundVersions,
  sectorsWithin,
  type GroundSigned,
  type GroundVersion,
} from '#domain/agreement'
import { isSide, type Geography, type Utc } from '#domain/measure'
import type { Mechanism } from '#domain/party'
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
 * The versions of the ground in the order in which they came into force, below a size of the log or by all of it: the
 * founding's, then each that both sides signed. Empty before the mechanism is founded (R-AGR-9).
 */
export async function groundVersionsAsOf(
  rows: Reader<GeographiesOwn & MechanismsOwn>,
  size: number = Number.MAX_SAFE_INTEGER,
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

/** A span of the mechanism's time, by the record below a size or by all of it; without `from`, from the first. */
export type GroundSpan = { readonly size?: number; readonly from?: Utc; readonly to: Utc }

/**
 * The settings with the ground of a span in place of the founding's: every sector that was in force in some part of it, and
 * the lines of its end (R-AGR-9). `undefined` before the mechanism is founded.
 */
export async function mechanismOver(
  rows: Reader<GeographiesOwn & MechanismsOwn>,
  { size, from = '', to }: GroundSpan,
): Promise<Mechanism | undefined> {
  const settings = await mechanismInForce(rows)
  if (settings === undefined) return undefined
  const versions = await groundVersionsAsOf(rows, size)
  const { geographyVersion, lines } = settings
  const { geography } = groundAt(versions, to) ?? { geography: { version: geographyVersion, lines } }
  return {
    ...settings,
    geographyVersion: geography.version,
    lines: geography.lines,
    sectors: sectorsWithin(versions, { from, to }),
  }
}

function signedOf({ rid, idx, at, office, side, body }: GeographiesTable): readonly GroundSigned[] {
  const geography = geographySchema.parse(body)
  return isSide(side) ? [{ rid, index: idx, at, office, by: side, geography }] : []
}
