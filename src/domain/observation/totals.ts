import { accept, refuse, type Answer } from '#domain/life'
import {
  OBSERVATION_CLASSES,
  sumOfCounts,
  type Count,
  type CountSum,
  type ObservationClass,
} from '#domain/measure'

import { defaultCounted } from './group.ts'
import type { ObservationState } from './observation-life.ts'
import type {
  EventGroup,
  Means,
  Observation,
  ObservationId,
  ObservedClass,
  SubClass,
  ZoneFlag,
} from './observation.ts'

/** An observation as far as a total needs it: its newest version, where it stands, and whether a device told it. */
export type CountedItem = {
  readonly id: ObservationId
  readonly class: ObservedClass
  readonly sub: SubClass
  readonly count: Count
  readonly means: readonly Means[]
  readonly zone: ZoneFlag
  readonly liveFire: Observation['liveFire']
  readonly state: ObservationState
  readonly outsideEffort: boolean
  /** Told by a device; apart from what people told until one of them accepts it (R-OBS-14). */
  readonly automatic: boolean
}

/** What a total depends on beside its items: the mechanism's settings. */
export type TotalSettings = {
  readonly liveFireOutside: 'countedApart' | 'leftOut'
  /** How far "about" reaches, in per cent. */
  readonly aboutSharePct?: number
}

/** A sum, and of how many items: zero items is no zero (R-REP-4). */
export type Tally = { readonly sum: CountSum; readonly items: number }

/** Sums by class, and of the five. */
export type ClassTallies = {
  readonly byClass: Readonly<Record<ObservationClass, Tally>>
  readonly total: Tally
}

/** The totals of a set of items: what people told, with its sub-classes, and apart from it what devices told. */
export type Totals = ClassTallies & {
  readonly explosionSubs: Readonly<Record<'impact' | 'airburst' | 'outgoing' | 'undetermined', Tally>>
  readonly burstShotSubs: Readonly<Record<'burst' | 'shot', Tally>>
  readonly automatic: ClassTallies
  /** Fire of an exercise outside the zone: part of the totals, or beside them where the setting leaves it out (R-OBS-8). */
  readonly liveFireOutside: ClassTallies
}

/** What became of an item in a total. Each item has one fate (section 16, law 4). */
export type Fate = 'counted' | 'liveFireApart' | 'groupedAway' | 'withdrawn' | 'leftOut' | 'notReceived'

/** States in which an observation is in the record and counts. */
const COUNTING: ReadonlySet<ObservationState> = new Set<ObservationState>([
  'received',
  'questioned',
  'accepted',
])

/**
 * The items that count: received and neither withdrawn nor in quarantine, and of each standing group one a class. Where
 * the chosen one was withdrawn since, the rest of its class is counted as if nobody had chosen. Items stand in the order
 * they were received. Source: R-OBS-10.
 */
export function countedItems<I extends CountedItem>(
  items: readonly I[],
  groups: readonly EventGroup[],
): readonly I[] {
  const standing = items.filter(({ state }) => COUNTING.has(state))
  const away = new Set(groups.flatMap((group) => groupedAway(group, standing)))
  return standing.filter(({ id }) => !away.has(id))
}

/** The totals of items that count: groups are already resolved. Source: R-OBS-1, R-OBS-2, R-OBS-8, R-OBS-14. */
export function totalsOf(items: readonly CountedItem[], settings: TotalSettings): Totals {
  const inTotal = items.filter(
    (each) => settings.liveFireOutside === 'countedApart' || !isExerciseOutside(each),
  )
  const told = inTotal.filter((each) => !isAutomatic(each))
  const tally = (some: readonly CountedItem[]): Tally => tallyOf(some, settings)
  // Zero of a class has no sub-class: it is zero of each of them.
  const sub = (ofClass: ObservationClass, one: SubClass): Tally =>
    tally(told.filter((each) => each.class === ofClass && (each.sub === one || each.sub === 'none')))
  return {
    ...classTallies(told, settings),
    explosionSubs: {
      impact: sub('explosion', 'impact'),
      airburst: sub('explosion', 'airburst'),
      outgoing: sub('explosion', 'outgoing'),
      undetermined: sub('explosion', 'undetermined'),
    },
    burstShotSubs: { burst: sub('burstShot', 'burst'), shot: sub('burstShot', 'shot') },
    automatic: classTallies(inTotal.filter(isAutomatic), settings),
    liveFireOutside: classTallies(
      items.filter((each) => isExerciseOutside(each) && !isAutomatic(each)),
      settings,
    ),
  }
}

/** What became of each item. Source: section 16, law 4. */
export function fatesOf(
  items: readonly CountedItem[],
  groups: readonly EventGroup[],
  settings: TotalSettings,
): ReadonlyMap<ObservationId, Fate> {
  const counted = new Set(countedItems(items, groups).map(({ id }) => id))
  return new Map(items.map((each) => [each.id, fateOf(each, counted, settings)]))
}

/** Refuses a stated total that is not the sum of its parts, and says by how much it is off. Source: R-OBS-1, R-OBS-2. */
export function sumsStand(stated: number, parts: readonly number[]): Answer<number, 'OBS_SUM_MISMATCH'> {
  const computed = parts.reduce((sum, part) => sum + part, 0)
  if (stated === computed) return accept(stated)
  return refuse('OBS_SUM_MISMATCH', 'draft', { stated, computed, difference: stated - computed })
}

/** Fire of an exercise, notified or judged so, outside the security zone. One that nobody can place is not. */
function isExerciseOutside({ liveFire, zone }: CountedItem): boolean {
  return liveFire !== 'no' && zone === 'outside'
}

function isAutomatic({ automatic, state }: CountedItem): boolean {
  return automatic && state !== 'accepted'
}

/** Members of a group that are not the one of their class that counts. */
function groupedAway(group: EventGroup, standing: readonly CountedItem[]): readonly ObservationId[] {
  const members = standing.filter(({ id }) => group.members.includes(id))
  const usual = defaultCounted(members)
  const countedIn = new Set(
    usual.map((each) => {
      const chosen = group.counted.find((one) => one.class === each.class)?.id
      return members.some(({ id }) => id === chosen) && chosen !== undefined ? chosen : each.id
    }),
  )
  return members.map(({ id }) => id).filter((id) => !countedIn.has(id))
}

function fateOf(item: CountedItem, counted: ReadonlySet<ObservationId>, settings: TotalSettings): Fate {
  if (item.state === 'withdrawn') return 'withdrawn'
  if (!COUNTING.has(item.state)) return 'notReceived'
  if (!counted.has(item.id)) return 'groupedAway'
  if (!isExerciseOutside(item)) return 'counted'
  return settings.liveFireOutside === 'leftOut' ? 'leftOut' : 'liveFireApart'
}

function classTallies(items: readonly CountedItem[], settings: TotalSettings): ClassTallies {
  const of = (ofClass: ObservationClass): Tally =>
    tallyOf(
      items.filter((each) => each.class === ofClass),
      settings,
    )
  const five: readonly ObservedClass[] = OBSERVATION_CLASSES
  return {
    byClass: {
      explosion: of('explosion'),
      projectile: of('projectile'),
      muzzleFlash: of('muzzleFlash'),
      illuminationFlare: of('illuminationFlare'),
      burstShot: of('burstShot'),
    },
    total: tallyOf(
      items.filter((each) => five.includes(each.class)),
      settings,
    ),
  }
}

function tallyOf(items: readonly CountedItem[], { aboutSharePct }: TotalSettings): Tally {
  return {
    sum: sumOfCounts(
      items.map(({ count }) => count),
      aboutSharePct,
    ),
    items: items.length,
  }
}
