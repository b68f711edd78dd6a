import type { Maybe } from './maybe.ts'
import type { Side } from './side.ts'
import type { Text } from './text.ts'

/** A point of an agreed outline: longitude, latitude, WGS 84, in whole hundred-thousandths of a degree (about a metre). */
export type LonLat = readonly [lonE5: number, latE5: number]

/** A closed ring: its first point is its last. */
export type Ring = readonly LonLat[]

/** An agreed sector. `area` is its outline; empty where the sides agreed a name and no line. */
export type Sector = {
  readonly id: string
  readonly name: Text
  readonly adjoins: readonly string[]
  readonly side: Side | 'between' | 'none'
  readonly securityZone: boolean
  readonly disengagementArea: Maybe<string>
  readonly area: readonly Ring[]
}

/** A line of the ground. One that the sides draw differently is stored as two, each with who holds it (R-AGR-9). */
export type GroundLine = {
  readonly id: string
  readonly kind: 'contactLine' | 'withdrawalLine'
  readonly heldBy: readonly Side[]
  readonly name: Text
  readonly parts: readonly (readonly LonLat[])[]
}

/** The ground as agreed from some moment on (R-AGR-9). */
export type Geography = {
  readonly version: string
  readonly sectors: readonly Sector[]
  readonly lines: readonly GroundLine[]
}
