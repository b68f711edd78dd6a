import type { Toponym } from '#domain/measure'
import type { Observation, ObservationMission, ObservationState } from '#domain/observation'
import { sql, type Reader, type Tx } from '#server/storage'
import { observation as observationSchema, observationMission } from '#wire/observation'

import { byType } from './by-type.ts'
import { eventsIn, stateBehind } from './observation-events.ts'
import { begunIn, revisionIn, type ObservationTold } from './observation-facts.ts'
import type { Fact, Projection } from './projection.ts'

/** An observation as its newest version has it. `mission`, `watch`, `places` and `words` are of class M. */
export type ObservationsTable = {
  readonly id: string
  readonly number: string
  readonly first_idx: number
  readonly first_at: string
  readonly office: string
  /** The office that wrote the newest version. */
  readonly wrote: string
  readonly rid: string
  readonly idx: number
  readonly at: string
  readonly revision: number
  readonly state: ObservationState
  readonly changed: number
  readonly from_at: string
  readonly to_at: string
  readonly sector: string | null
  readonly class: string
  readonly sub: string
  readonly means: readonly string[]
  readonly zone: string
  readonly body: unknown
  readonly mission: unknown
  readonly watch: string | null
  readonly places: readonly string[]
  readonly words: string
}

/** Columns of the table that these reads touch. */
export type ObservationsOwn = { readonly observations: ObservationsTable }

/** An observation's row with its parts read; `mission` is there where this node opened the sealed part. */
export type ObservationRow = Omit<ObservationsTable, 'body' | 'mission'> & {
  readonly body: Observation
  readonly mission?: ObservationMission
}

/** Records that move observations through their lives. */
const MOVING = [
  'observation.revised',
  'observation.withdrawn',
  'observation.accepted',
  'observation.questioned',
]

/** Observations, as their newest versions have them, and where each stands in its life. */
export const observations: Projection = byType<ObservationsTable>({
  table: 'observations',
  key: ['id'],
  adds: { 'observation.submitted': begun, 'observation.imported': begun },
  atOnce: { types: MOVING, apply: moveAll },
  changes: {
    'observation.revised': async (tx, fact) => {
      const told = revisionIn(fact)
      await tx
        .withTables<ObservationsOwn>()
        .updateTable('observations')
        .set((value) => ({ ...versionColumns(fact, told), revision: value('revision', '+', 1) }))
        .where('id', '=', told.id)
        .where('idx', '<', fact.index)
        .execute()
    },
  },
})

/** Observations as their newest versions have them, in the order they entered the record. */
export async function observationsByIds(
  rows: Reader<ObservationsOwn>,
  ids: readonly string[],
): Promise<readonly ObservationRow[]> {
  if (ids.length === 0) return []
  const found = await rows
    .selectFrom('observations')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('first_idx')
    .orderBy('id')
    .execute()
  return found.map(observationRead)
}

/** A row with its parts read. */
export function observationRead({ body, mission, ...row }: ObservationsTable): ObservationRow {
  return {
    ...row,
    body: observationSchema.parse(body),
    ...(mission === null ? {} : { mission: observationMission.parse(mission) }),
  }
}

function begun(fact: Fact): readonly ObservationsTable[] {
  return begunIn(fact).map((told) => begunAs(fact, told))
}

function begunAs(fact: Fact, told: ObservationTold & { readonly number: string }): ObservationsTable {
  return {
    id: told.id,
    number: told.number,
    first_idx: fact.index,
    first_at: fact.at,
    office: fact.author.office,
    revision: 1,
    state: stateBehind('submitted', 'receive'),
    changed: fact.index,
    ...versionColumns(fact, told),
  }
}

/** Moves each observation through all that happened to it, in order: read once, written once. */
async function moveAll(tx: Tx, facts: readonly Fact[]): Promise<void> {
  const events = facts.flatMap(eventsIn)
  const rows = tx.withTables<ObservationsOwn>()
  const found = await rows
    .selectFrom('observations')
    .select(['id', 'state', 'changed'])
    .where(sql<boolean>`id = any(${[...new Set(events.map(({ observation }) => observation))]}::text[])`)
    .execute()
  const standing = new Map(found.map((row) => [row.id, row]))
  const moved = new Map<string, Pick<ObservationsTable, 'id' | 'state' | 'changed'>>()
  for (const { observation: id, event, idx } of events) {
    const stands = moved.get(id) ?? standing.get(id)
    if (stands === undefined || stands.changed >= idx) continue
    moved.set(id, { id, state: stateBehind(stands.state, event), changed: idx })
  }
  const behind = [...moved.values()]
  await sql`
    update observations each set state = moved.state, changed = moved.changed
    from unnest(
      ${behind.map(({ id }) => id)}::text[],
      ${behind.map(({ state }) => state)}::text[],
      ${behind.map(({ changed }) => changed)}::int8[]
    ) as moved(id, state, changed)
    where each.id = moved.id`.execute(tx)
}

function versionColumns(fact: Fact, { observed, mission, watch }: ObservationTold) {
  const { at, sector } = observed
  return {
    wrote: fact.author.office,
    rid: fact.rid,
    idx: fact.index,
    at: fact.at,
    from_at: at.from,
    to_at: at.to,
    sector: sector.kind === 'known' ? sector.value : null,
    class: observed.class,
    sub: observed.sub,
    means: [...observed.means],
    zone: observed.zone,
    body: observed,
    mission: mission ?? null,
    watch: watch ?? null,
    places: [...new Set(toponymsOf(mission).flatMap(({ candidates }) => candidates))],
    words: wordsOf(mission),
  }
}

function toponymsOf(mission: ObservationMission | undefined): readonly Toponym[] {
  if (mission === undefined) return []
  const { place } = mission.event
  return [mission.observer.place, ...(place.kind === 'known' ? [place.value] : [])]
}

/** Everything that its observer wrote or said, as a search looks in it: in small letters, whatever the server's locale. */
function wordsOf(mission: ObservationMission | undefined): string {
  if (mission === undefined) return ''
  const { note, relayedFrom, weaponType } = mission
  return [
    ...(note.kind === 'known' ? [note.value] : []),
    ...(relayedFrom.kind === 'known' ? [relayedFrom.value.team, relayedFrom.value.words] : []),
    ...(weaponType.kind === 'known' ? [weaponType.value.text] : []),
    ...toponymsOf(mission).map(({ asWritten }) => asWritten),
  ]
    .join('\n')
    .toLowerCase()
}
