import { accept, refuse, type Answer } from '#domain/life'
import { SIDES, type Geography, type Interval, type Sector, type Side, type Utc } from '#domain/measure'

import type { Placed } from './term-facts.ts'

/** A side's signature under a version of the ground. */
export type GroundSigned = Placed & { readonly by: Side; readonly geography: Geography }

/** A version of the ground, and from when both sides' signatures stand under it; the founding's from the first, without one. */
export type GroundVersion = {
  readonly geography: Geography
  readonly from?: Utc
  /** The two records behind it. */
  readonly rids: readonly string[]
}

/**
 * The versions of the ground in the order in which they came into force: the founding's, then each that both sides signed
 * with the same outlines, from the later of the two signatures. Source: R-AGR-9.
 */
export function groundVersions(
  founding: Geography,
  signed: readonly GroundSigned[],
): readonly GroundVersion[] {
  const versions: GroundVersion[] = [{ geography: founding, rids: [] }]
  const newest = new Map<string, GroundSigned>()
  for (const one of signed.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.index - b.index))) {
    newest.set(`${one.by} ${one.geography.version}`, one)
    const both = SIDES.flatMap((side) => newest.get(`${side} ${one.geography.version}`) ?? [])
    const isTaken = versions.some(({ geography }) => geography.version === one.geography.version)
    if (
      isTaken ||
      both.length < SIDES.length ||
      !both.every((each) => isSameGround(each.geography, one.geography))
    )
      continue
    versions.push({ geography: one.geography, from: one.at, rids: both.map(({ rid }) => rid) })
  }
  return versions
}

/** The ground in force at an instant: a place is judged by the version of its time, never by a later one. Source: R-AGR-9. */
export function groundAt(versions: readonly GroundVersion[], utc: Utc): GroundVersion | undefined {
  return versions.findLast(({ from }) => from === undefined || from <= utc)
}

/**
 * The sectors of every version that was in force in some part of a span: each as the newest of them draws it, beside all
 * that it adjoins in any. A sector that was given up within the span is still one of it. Source: R-AGR-9.
 */
export function sectorsWithin(versions: readonly GroundVersion[], { from, to }: Interval): readonly Sector[] {
  const inForce = versions.filter((version, at) => {
    const begun = version.from === undefined || version.from < to || version.from <= from
    const next = versions[at + 1]?.from
    return begun && (next === undefined || next > from)
  })
  const byId = new Map<string, Sector>()
  for (const sector of inForce.flatMap(({ geography }) => geography.sectors)) {
    const adjoins = [...(byId.get(sector.id)?.adjoins ?? []), ...sector.adjoins]
    byId.set(sector.id, { ...sector, adjoins: [...new Set(adjoins)] })
  }
  return [...byId.values()]
}

/** Whether a side may sign a version: its name is not that of one in force, and nobody signs for an empty seat. */
export function maySignGround(
  { geography }: Pick<GroundSigned, 'geography'>,
  standing: { readonly versions: readonly GroundVersion[]; readonly vacant: readonly Side[] },
): Answer<undefined, 'AGR_TAKEN' | 'PTY_SEAT_VACANT'> {
  const { version } = geography
  if (standing.versions.some((each) => each.geography.version === version))
    return refuse('AGR_TAKEN', 'draft', { id: version })
  const [empty] = standing.vacant
  return empty === undefined ? accept(undefined) : refuse('PTY_SEAT_VACANT', 'draft', { side: empty })
}

/**
 * Whose ground a place is by the lines that the sides hold: one that both put on one side is there; what they put on
 * different sides is `between`, and assigned to nobody. Source: R-AGR-9.
 */
export function sideOfPlace(byLines: readonly (Side | 'cannotSay')[]): Side | 'between' | 'cannotSay' {
  if (byLines.length === 0 || byLines.includes('cannotSay')) return 'cannotSay'
  const [first] = byLines
  if (first === undefined || first === 'cannotSay') return 'cannotSay'
  return byLines.every((side) => side === first) ? first : 'between'
}

/** A distance from a line, known to within so many metres either way. */
export type Distance = { readonly m: number; readonly uncertaintyM: number }

/**
 * Where a weapon stands to the distance its category has to keep from the line in force: within it, beyond it, or nobody
 * can say, as the position is not known well enough or the terms name no distance for it. Source: R-AGR-10.
 */
export function withdrawalOf(
  category: string,
  limits: readonly { readonly category: string; readonly limitM: number }[],
  distance: Distance,
): 'within' | 'beyond' | 'cannotSay' {
  const limitM = limits.find((limit) => limit.category === category)?.limitM
  if (limitM === undefined) return 'cannotSay'
  if (distance.m + distance.uncertaintyM < limitM) return 'within'
  return distance.m - distance.uncertaintyM >= limitM ? 'beyond' : 'cannotSay'
}

/** Whether two versions are the same ground, whatever the order of the names in them. */
function isSameGround(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const [own, other] = [new Map(Object.entries(a)), new Map(Object.entries(b))]
  return own.size === other.size && [...own].every(([name, value]) => isSameGround(value, other.get(name)))
}
