import type { GazetteerEntry, LonLat, Place, PlaceId, Side, Toponym } from '#domain/measure'
import type { Column } from '#web/controls'
import type { MapArea, MapMark } from '#web/map'
import type { AccountAnswer, MatterAnswer } from '#wire/claim'

/** One account with where it is drawn; nowhere when its place is open, the whole line, or an area without a town. */
export type PlacedAccount = {
  readonly matter: string
  readonly account: AccountAnswer
  readonly spots: readonly Spot[]
}

/** A town, or towns that the account names one after another and that lie together. */
type Spot = { readonly ids: readonly PlaceId[]; readonly points: readonly LonLat[] }

type Gazetteer = ReadonlyMap<PlaceId, GazetteerEntry>

const E5_PER_MILLI = 100

/** Where a town of the gazetteer lies. */
export function pointOf(entry: GazetteerEntry | undefined): LonLat | undefined {
  if (entry?.at.kind !== 'known') return undefined
  return [entry.at.value.lonMilliDeg * E5_PER_MILLI, entry.at.value.latMilliDeg * E5_PER_MILLI]
}

/** Every account of the matters with where it is drawn. What is only possible is never placed (R-MEA-12, R-UI-6). */
export function placedAccounts(
  matters: readonly MatterAnswer[],
  gazetteer: Gazetteer,
): readonly PlacedAccount[] {
  return matters.flatMap(({ id, accounts }) =>
    accounts.map((account) => ({ matter: id, account, spots: spotsOf(account.place, gazetteer) })),
  )
}

/**
 * Spots of a place: names one after another that lie nearer than a district is wide are one area, since the text tells a
 * direction or a stretch between them. A place of which one name is open or unknown is not drawn: half a place misleads.
 */
function spotsOf(place: Place, gazetteer: Gazetteer): readonly Spot[] {
  const named = namesOf(place)
  if (named === undefined) return []
  const points = named.map((id) => ({ id, at: pointOf(gazetteer.get(id)) }))
  if (points.some(({ at }) => at === undefined)) return []
  const spots: Spot[] = []
  for (const { id, at } of points) {
    if (at === undefined) continue
    const before = spots.at(-1)
    const last = before?.points.at(-1)
    if (before !== undefined && last !== undefined && distanceM(last, at) <= TOGETHER_M)
      spots[spots.length - 1] = { ids: [...before.ids, id], points: [...before.points, at] }
    else spots.push({ ids: [id], points: [at] })
  }
  return spots
}

/** About a district's width: towns named together within it are told as one stretch of ground. */
const TOGETHER_M = 35_000

function namesOf(place: Place): readonly PlaceId[] | undefined {
  const told: readonly Toponym[] = place.parts.length > 0 ? place.parts : [place]
  const isOpen = told.some(({ status }) => status !== 'resolved' && status !== 'several')
  const ids = told.flatMap(({ candidates }) => candidates)
  return isOpen || ids.length === 0 ? undefined : ids
}

/** Metres of one hundred-thousandth of a degree of latitude. */
const M_PER_E5 = 1.11195

function distanceM([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const squeeze = Math.cos((((latA + latB) / 2 / 100_000) * Math.PI) / 180)
  return Math.hypot((lonA - lonB) * squeeze, latA - latB) * M_PER_E5
}

/** What is drawn of placed accounts: one mark for each spot, column and kind, with how many; areas where names lie together. */
export function drawnOf(
  placed: readonly PlacedAccount[],
  { order, pick }: { readonly order: readonly Side[]; readonly pick: string },
): { readonly marks: readonly MapMark[]; readonly areas: readonly MapArea[] } {
  const marks = new Map<string, MapMark>()
  const areas: MapArea[] = []
  for (const { matter, account, spots } of placed)
    for (const { ids, points } of spots) {
      const { column, standing: told } = account
      const standing = told === 'lodged' ? 'filled' : 'ruled'
      const chosen = matter === pick
      const key = `${ids.join('+')} ${column} ${standing}`
      const before = marks.get(key)
      const at = middleOf(points)
      const [slot, row] = [slotOf(column, order), standing === 'filled' ? 1 : 0]
      marks.set(key, {
        matter: before === undefined || chosen ? matter : before.matter,
        column,
        standing,
        n: (before?.n ?? 0) + 1,
        at,
        slot,
        row,
        chosen: chosen || before?.chosen === true,
      })
      if (points.length > 1) areas.push({ matter, column, points, chosen })
    }
  return { marks: [...marks.values()], areas }
}

/** The middle of a stretch: where the leader of its mark ends, inside the area that is drawn. */
function middleOf(points: readonly LonLat[]): LonLat {
  const [first = [0, 0], ...rest] = points
  const last = rest.at(-1) ?? first
  return [Math.round((first[0] + last[0]) / 2), Math.round((first[1] + last[1]) / 2)]
}

function slotOf(column: Column, order: readonly Side[]): number {
  const slot = order.findIndex((side) => side === column)
  return slot < 0 ? order.length : slot
}
