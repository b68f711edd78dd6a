import type { Views } from '#client'
import { accept, refuse, type Answer } from '#domain/life'
import type { Observation, StandingWatch } from '#domain/observation'
import { canonicalJson } from '#domain/record'

import type { DayStep } from './day.ts'
import { allPages, jsonOf } from './desk.ts'

/** What the record holds of an exercise, by the ids of its plan. */
export type DayStanding = {
  /** Deeds that are in the record. */
  readonly done: ReadonlySet<string>
  readonly watches: Map<string, StandingWatch>
  /** The first observation of each deed that submitted some, and the record of its newest version. */
  readonly observations: Map<string, string>
  readonly newest: Map<string, string>
  /** Sectors that adjoin each, as agreed. */
  readonly adjoins: ReadonlyMap<string, readonly string[]>
}

type DayViews = Pick<Views, 'mechanism' | 'observation' | 'observations' | 'opsLog' | 'watches'>

/**
 * Learns what is in the record of a plan: a watch by its sector, team and beginning; an observation by what it first said;
 * a version, a group, a line of the log and a change of how far one can see by what stands now.
 */
export async function standingOf(
  views: DayViews,
  steps: readonly DayStep[],
): Promise<Answer<DayStanding, string>> {
  const mechanism = await views.mechanism()
  if (!mechanism.ok) return refuse(mechanism.problem.code, 'nothing')
  const watches = await watchesOf(views, steps)
  if (!watches.ok) return watches
  const observed = await observedOf(views, steps)
  if (!observed.ok) return observed
  const log = await logOf(views)
  if (!log.ok) return log
  const done = steps.filter((step) =>
    isDone(step, { watches: watches.value, ...observed.value, log: log.value }),
  )
  return accept({
    done: new Set(done.map(({ id }) => id)),
    watches: new Map([...watches.value].map(([id, { standing }]) => [id, standing])),
    observations: new Map([...observed.value.seen].map(([id, { first }]) => [id, first])),
    newest: new Map([...observed.value.seen].map(([id, { newest }]) => [id, newest])),
    adjoins: new Map(mechanism.value.sectors.map(({ id, adjoins }) => [id, adjoins])),
  })
}

type SeenWatch = { readonly standing: StandingWatch; readonly stretches: number }
type Seen = {
  readonly first: string
  readonly newest: string
  readonly revision: number
  readonly isGrouped: boolean
}
type Known = {
  readonly watches: ReadonlyMap<string, SeenWatch>
  readonly seen: ReadonlyMap<string, Seen>
  readonly log: ReadonlySet<string>
}

/** Whether a deed is in the record; one on a watch or an observation that is not there is still to be done. */
function isDone({ id, deed }: DayStep, { watches, seen, log }: Known): boolean {
  switch (deed.kind) {
    case 'open':
      return watches.has(id)
    case 'close':
      return watches.get(deed.watch)?.standing.state === 'closed'
    case 'visibility':
      return (watches.get(deed.watch)?.stretches ?? 0) > 1
    case 'submit':
      return seen.has(id)
    case 'revise':
      return (seen.get(deed.of)?.revision ?? 1) > 1
    case 'group':
      return deed.members.some((member) => seen.get(member)?.isGrouped === true)
    case 'log':
      return log.has(deed.entry.words)
  }
}

async function watchesOf(
  views: DayViews,
  steps: readonly DayStep[],
): Promise<Answer<ReadonlyMap<string, SeenWatch>, string>> {
  const planned = new Map(
    steps.flatMap(({ id, deed }) => (deed.kind === 'open' ? [[watchKey(deed.watch), id] as const] : [])),
  )
  const found = await allPages(
    (after) => views.watches({ limit: 200, ...(after === undefined ? {} : { after }) }),
    ({ watches, next }) => ({ items: watches, next }),
  )
  if (!found.ok) return found
  return accept(
    new Map(
      found.value.flatMap(({ id: rid, watch, state, to, stretches }) => {
        const id = planned.get(watchKey(watch))
        const standing: StandingWatch = { id: rid, watch, state, from: watch.from, to }
        return id === undefined ? [] : [[id, { standing, stretches: stretches.length }] as const]
      }),
    ),
  )
}

function watchKey({ sector, callSign, from }: StandingWatch['watch']): string {
  return `${sector} ${callSign} ${from}`
}

async function observedOf(
  views: DayViews,
  steps: readonly DayStep[],
): Promise<Answer<{ readonly seen: ReadonlyMap<string, Seen> }, string>> {
  const planned = new Map(
    steps.flatMap(({ id, deed }) => {
      const [first] = deed.kind === 'submit' ? deed.observations : []
      return first === undefined ? [] : [[keyOf(first.observation), id] as const]
    }),
  )
  const rows = await allPages(
    (after) => views.observations({ limit: 500, ...(after === undefined ? {} : { after }) }),
    ({ rows: page, next }) => ({ items: page, next }),
  )
  if (!rows.ok) return rows
  const seen = new Map<string, Seen>()
  for (const { id: first, rid, revision, observation, group } of rows.value) {
    const said = revision > 1 ? await firstSaid(views, first) : accept(observation)
    if (!said.ok) return said
    const id = planned.get(keyOf(said.value))
    if (id !== undefined) seen.set(id, { first, newest: rid, revision, isGrouped: group !== undefined })
  }
  return accept({ seen })
}

/** What an observation said before anybody revised it. */
async function firstSaid(views: DayViews, id: string): Promise<Answer<Observation, string>> {
  const told = await views.observation(id)
  if (!told.ok) return refuse(told.problem.code, 'nothing')
  const first = told.value.versions.at(-1)
  return first === undefined ? refuse('REC_REF', 'nothing', { text: id }) : accept(first.observation)
}

/** What was observed, without what its author states of the effort, which depends on when it was entered. */
function keyOf(observation: Observation): string {
  const { outsideEffort: _outside, ...said } = observation
  return canonicalJson(jsonOf(said))
}

async function logOf(views: DayViews): Promise<Answer<ReadonlySet<string>, string>> {
  const found = await allPages(
    (after) => views.opsLog(after === undefined ? {} : { after }),
    ({ entries, next }) => ({ items: entries.map(({ entry }) => entry.words), next }),
  )
  return found.ok ? accept(new Set(found.value)) : found
}
