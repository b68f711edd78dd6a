import { defaultCounted, type EventGroup, type ObservedClass } from '#domain/observation'
import type { ObservationRow } from '#wire/observation'

import type { Fields, Read } from './fields.ts'
import type { Making } from './making.ts'

/** The classes of a group's members, each with the members of that class and the one that is suggested to count (R-OBS-10). */
export type ClassOfGroup = {
  readonly class: ObservedClass
  readonly members: readonly ObservationRow[]
  readonly suggested: string
}

/** What a person chooses between in a group: per class, which of its members counts. */
export function classesOf({ rows }: Pick<Making, 'rows'>): readonly ClassOfGroup[] {
  const counted = defaultCounted(
    rows.map(({ id, observation }) => ({
      id,
      class: observation.class,
      means: observation.means,
      count: observation.count,
    })),
  )
  return counted.map(({ class: of, id }) => ({
    class: of,
    members: rows.filter(({ observation }) => observation.class === of),
    suggested: id,
  }))
}

/** Which members a draft says count, as `class:id` parted by commas; what it does not say is as suggested. */
export function countedOf(fields: Fields, making: Pick<Making, 'rows'>): EventGroup['counted'] {
  const chosen = new Map(
    fields.counted
      .split(',')
      .map((each): [string, string] => [each.split(':')[0] ?? '', each.split(':')[1] ?? '']),
  )
  return classesOf(making).map(({ class: of, members, suggested }) => {
    const own = members.find(({ id }) => id === chosen.get(of))
    return { class: of, id: own?.id ?? suggested }
  })
}

/** A draft's choice with another member counting for a class. */
export function countedWith(counted: EventGroup['counted'], of: ObservedClass, id: string): string {
  return counted.map((each) => `${each.class}:${each.class === of ? id : each.id}`).join(',')
}

const APART_MS = 3_600_000 // members further apart than an hour are seldom one event

/** What speaks against members being one event: more than an hour between them, or more than one sector. */
export function apartOf({ rows }: Pick<Making, 'rows'>): 'none' | 'time' | 'sector' | 'both' {
  const begins = rows.map(({ observation }) => Date.parse(observation.at.from))
  const isLong = Math.max(...begins) - Math.min(...begins) > APART_MS
  const sectors = new Set(
    rows.flatMap(({ observation: { sector } }) => (sector.kind === 'known' ? [sector.value] : [])),
  )
  if (isLong) return sectors.size > 1 ? 'both' : 'time'
  return sectors.size > 1 ? 'sector' : 'none'
}

/** Reads a grouping: two members or more, and one that counts per class. */
export function grouped(fields: Fields, making: Making): Read<EventGroup> {
  if (making.rows.length < 2)
    return { ok: false, faults: [{ field: 'counted', key: 'observations.errGroup' }] }
  return {
    ok: true,
    value: { members: making.rows.map(({ id }) => id), counted: countedOf(fields, making) },
  }
}

/** The members of the grouping that is undone. */
export function ungrouped({ members }: Making): Read<readonly string[]> {
  return members.length === 0
    ? { ok: false, faults: [{ field: 'why', key: 'observations.errGroupGone' }] }
    : { ok: true, value: members }
}
