import { accept, firstRefusal, refuse, stateAfter, type Answer } from '#domain/life'
import { intervalOfCount, type Count } from '#domain/measure'

import { observationLife, type ObservationState } from './observation-life.ts'
import type { EventGroup, Means, ObservationId, ObservedClass } from './observation.ts'

/** An observation as far as a group needs it; `group` is the standing group it is in. */
export type GroupMember = {
  readonly id: ObservationId
  readonly class: ObservedClass
  readonly state: ObservationState
  readonly group?: string
}

/** A grouping in the record: of whom, and whether it still stands. */
export type StandingGroup = {
  readonly members: readonly ObservationId[]
  readonly state: 'standing' | 'undone'
}

/** What decides which member of a group counts. */
export type Countable = {
  readonly id: ObservationId
  readonly class: ObservedClass
  readonly means: readonly Means[]
  readonly count: Count
}

/** Why observations may not be grouped. */
export type GroupCode = 'OBS_GROUP' | 'REC_REF' | 'LIFE_NOT_ALLOWED'

/**
 * Whether observations may be grouped as one event: two or more, each once, each in the record, standing and in no other
 * group; and one of each class counts, which is a member of that class. `found` holds the members the record knows.
 * Source: R-OBS-10, and R-OBS-11 for why none is in two.
 */
export function mayGroup(group: EventGroup, found: readonly GroupMember[]): Answer<undefined, GroupCode> {
  const members = new Map(found.map((member) => [member.id, member]))
  const strange = group.members.filter((id) => !members.has(id))
  return (
    firstRefusal<GroupCode>(
      membersStand(group),
      strange.length > 0 ? refuse('REC_REF', 'draft', { ids: strange }) : accept(undefined),
      ...group.members.flatMap((id) => membershipStands(members.get(id))),
      countedStands(group, members),
    ) ?? accept(undefined)
  )
}

/** Whether a grouping may be undone: while it stands, and naming the members it had. Source: R-OBS-11. */
export function mayUngroup(
  standing: StandingGroup,
  members: readonly ObservationId[],
): Answer<undefined, 'OBS_GROUP' | 'LIFE_NOT_ALLOWED'> {
  if (standing.state === 'undone')
    return refuse('LIFE_NOT_ALLOWED', 'draft', { state: 'undone', event: 'ungroup', allowed: [] })
  const isSame = sorted(members).join() === sorted(standing.members).join()
  return isSame ? accept(undefined) : refuse('OBS_GROUP', 'draft', { why: 'members', ids: standing.members })
}

/**
 * Which member counts for each class where no person chose: seen, recorded or in imagery over heard; then the higher low
 * bound; then the earlier received. Members stand in the order they were received. Source: R-OBS-10.
 */
export function defaultCounted(
  members: readonly Countable[],
): readonly { readonly class: ObservedClass; readonly id: ObservationId }[] {
  const best = new Map<ObservedClass, Countable>()
  for (const member of members) {
    const held = best.get(member.class)
    if (held === undefined || isBetter(member, held)) best.set(member.class, member)
  }
  return [...best.values()].map(({ class: told, id }) => ({ class: told, id }))
}

function isBetter(later: Countable, held: Countable): boolean {
  const bySight = Number(isBySight(later)) - Number(isBySight(held))
  if (bySight !== 0) return bySight > 0
  return intervalOfCount(later.count).low > intervalOfCount(held.count).low
}

function isBySight({ means }: Countable): boolean {
  return means.some((each) => each !== 'heard')
}

function membersStand({ members }: EventGroup): Answer<undefined, 'OBS_GROUP'> {
  const distinct = new Set(members).size
  if (distinct >= 2 && distinct === members.length) return accept(undefined)
  return refuse('OBS_GROUP', 'draft', { why: 'fewerThanTwo', found: distinct })
}

function membershipStands(
  member: GroupMember | undefined,
): readonly Answer<unknown, 'OBS_GROUP' | 'LIFE_NOT_ALLOWED'>[] {
  if (member === undefined) return []
  const life = stateAfter(observationLife, member.state, 'group')
  if (member.group === undefined) return [life]
  return [life, refuse('OBS_GROUP', 'draft', { why: 'alreadyGrouped', ids: [member.id] })]
}

/** Each class of the members counts once, by a member of that class, and no class counts that has no member. */
function countedStands(
  group: EventGroup,
  members: ReadonlyMap<ObservationId, GroupMember>,
): Answer<undefined, 'OBS_GROUP'> {
  const wrong = group.counted.filter(
    (each) => !group.members.includes(each.id) || members.get(each.id)?.class !== each.class,
  )
  if (wrong.length > 0)
    return refuse('OBS_GROUP', 'draft', { why: 'countedNotOfClass', ids: wrong.map(({ id }) => id) })
  const classes = new Set(group.members.flatMap((id) => members.get(id)?.class ?? []))
  const countedClasses = new Set(group.counted.map((each) => each.class))
  if (classes.size === countedClasses.size && group.counted.length === classes.size) return accept(undefined)
  return refuse('OBS_GROUP', 'draft', {
    why: 'oneOfEachClass',
    classes: [...classes].toSorted(),
    counted: group.counted.length,
  })
}

function sorted(ids: readonly ObservationId[]): readonly ObservationId[] {
  return ids.toSorted()
}
