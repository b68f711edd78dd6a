import type { Views } from '#client'
import { accept, refuse, type Answer } from '#domain/life'
import type { Utc } from '#domain/measure'
import {
  isOutsideEffort,
  type ObservationWhole,
  type ObservedClass,
  type OpsLogEntry,
  type StandingWatch,
  type Visibility,
  type Watch,
} from '#domain/observation'

import { standingOf, type DayStanding } from './day-standing.ts'
import { jsonOf, type Desk } from './desk.ts'
import type { Replay } from './replay.ts'

/** What an office of an exercise does; watches and observations are named by the ids of the plan. */
export type DayDeed =
  | { readonly kind: 'open'; readonly watch: Watch }
  | { readonly kind: 'visibility'; readonly watch: string; readonly visibility: Visibility }
  | { readonly kind: 'close'; readonly watch: string }
  | { readonly kind: 'submit'; readonly watch: string; readonly observations: readonly ObservationWhole[] }
  | {
      readonly kind: 'revise'
      readonly of: string
      readonly watch: string
      readonly version: ObservationWhole
      readonly reason: string
    }
  | {
      readonly kind: 'group'
      readonly members: readonly string[]
      readonly counted: readonly { readonly class: ObservedClass; readonly id: string }[]
      readonly why: string
    }
  | { readonly kind: 'log'; readonly entry: OpsLogEntry }

/** One deed of an exercise: its id in the plan, when it falls due, and whose it is. All of it is made up. */
export type DayStep = {
  readonly id: string
  readonly at: Utc
  readonly by: 'patrol' | 'duty'
  readonly deed: DayDeed
}

/** What an exercise runs with: the desks of the two offices that observe, what the duty officer can read, and the plan. */
export type DayParts = {
  readonly desks: Readonly<Record<DayStep['by'], { readonly office: string; readonly desk: Desk }>>
  readonly views: Pick<Views, 'mechanism' | 'observation' | 'observations' | 'opsLog' | 'watches'>
  readonly steps: readonly DayStep[]
  /** Told after each deed, for whoever shows progress. */
  readonly tell?: (done: number, of: number) => void
}

/**
 * Begins an exercise, or takes it up after a restart: what the record holds of it is not done again. A deed that somebody's
 * own made impossible meanwhile is left out, with those that build on it; the exercise goes on.
 */
export async function beginDay(parts: DayParts): Promise<Answer<Replay, string>> {
  const standing = await standingOf(parts.views, parts.steps)
  if (!standing.ok) return standing
  const open = parts.steps
    .filter(({ id }) => !standing.value.done.has(id))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) // stable: at one instant the plan's order
  const of = open.length
  const walkTo: Replay['walkTo'] = async (until, moveClock) => {
    let count = 0
    for (let step = open[0]; step !== undefined && step.at <= until; step = open[0]) {
      const moved = await moveClock(step.at)
      if (!moved.ok && moved.code !== 'NET_CLOCK_BACK') return moved // it is later already: a deed taken up again
      const done = await doStep(parts, step, standing.value)
      if (!done.ok && !LEFT_OUT.test(done.code)) return done
      open.shift()
      count += 1
      parts.tell?.(of - open.length, of)
    }
    return accept(count)
  }
  return accept({
    nextAt: () => open[0]?.at,
    catchUp: (now) => walkTo(now, () => Promise.resolve(accept(undefined))),
    walkTo,
  })
}

/** Refusals of a deed for what else is in the record: a visitor's own watch, a lapse, a group that somebody made first. */
const LEFT_OUT = /^(?:OBS|LIFE|MEA)_|^REC_REF$/

async function doStep(
  parts: DayParts,
  step: DayStep,
  standing: DayStanding,
): Promise<Answer<unknown, string>> {
  const { desk, office } = parts.desks[step.by]
  const { deed } = step
  switch (deed.kind) {
    case 'open':
      return opened(parts, { ...step, deed }, standing)
    case 'visibility':
      return ofWatch(standing, deed.watch, ({ id }) =>
        enterWhole(parts, step, {
          type: 'observation.watch.visibility',
          fields: { of: id, at: step.at, visibility: deed.visibility },
        }),
      )
    case 'close':
      return ofWatch(standing, deed.watch, (watch) => closed(parts, { ...step, deed }, { standing, watch }))
    case 'submit':
      return ofWatch(standing, deed.watch, (watch) =>
        submitted({ desk, office }, { ...step, deed }, { standing, watch }),
      )
    case 'revise':
      return ofWatch(standing, deed.watch, (watch) =>
        revised({ desk, office }, { ...step, deed }, { standing, watch }),
      )
    case 'group':
      return grouped({ desk, office }, deed, standing)
    case 'log':
      return enterWhole(parts, step, { type: 'observation.log.written', fields: { entry: deed.entry } })
  }
}

async function opened(
  parts: DayParts,
  step: Of<'open'>,
  standing: DayStanding,
): Promise<Answer<unknown, string>> {
  const { watch } = step.deed
  const entered = await enterWhole(parts, step, { type: 'observation.watch.opened', fields: { watch } })
  if (entered.ok)
    standing.watches.set(step.id, {
      id: entered.value.rid,
      watch,
      state: 'open',
      from: watch.from,
      to: watch.to,
    })
  return entered
}

async function closed(
  parts: DayParts,
  step: Of<'close'>,
  { standing, watch }: Under,
): Promise<Answer<unknown, string>> {
  const fields = { of: watch.id, at: step.at }
  const entered = await enterWhole(parts, step, { type: 'observation.watch.closed', fields })
  if (entered.ok) standing.watches.set(step.deed.watch, { ...watch, state: 'closed', to: step.at })
  return entered
}

function ofWatch<T>(
  { watches }: DayStanding,
  id: string,
  then: (watch: StandingWatch) => Promise<Answer<T, string>>,
): Promise<Answer<T, string>> {
  const watch = watches.get(id)
  return watch === undefined
    ? Promise.resolve(refuse('REC_REF', 'nothing', { rel: 'watch', text: id }))
    : then(watch)
}

/** Acts by the types of what they record, where the whole of it is sealed. */
const WHOLE_ACTS = {
  'observation.watch.opened': 'observation.watch.open',
  'observation.watch.visibility': 'observation.watch.visibility',
  'observation.watch.closed': 'observation.watch.close',
  'observation.log.written': 'observation.log.write',
} as const

type Whole = { readonly type: keyof typeof WHOLE_ACTS; readonly fields: object }

/** Enters a fact of class M, of which nothing stands in clear. */
function enterWhole(
  { desks }: DayParts,
  { by }: DayStep,
  { type, fields }: Whole,
): Promise<Answer<{ readonly rid: string }, string>> {
  const { desk, office } = desks[by]
  return desk.enter({
    act: WHOLE_ACTS[type],
    type: 'record.sealed',
    body: undefined,
    sealed: { body: jsonOf({ class: 'M', type, ...fields }), sealing: { kind: 'observed', by: office } },
  })
}

type At = { readonly desk: Desk; readonly office: string }
type Of<K extends DayDeed['kind']> = DayStep & { readonly deed: Extract<DayDeed, { readonly kind: K }> }
type Under = { readonly standing: DayStanding; readonly watch: StandingWatch }

async function submitted(
  { desk, office }: At,
  { id, deed }: Of<'submit'>,
  { standing, watch }: Under,
): Promise<Answer<unknown, string>> {
  const observations = deed.observations.map((each) => flagged(each, { standing, watch }))
  const entered = await desk.enter({
    act: 'observation.submit',
    type: 'observation.submitted',
    body: jsonOf({ observations: observations.map(({ observation }) => observation) }),
    sealed: sealedFor(office, watch, observations),
  })
  if (entered.ok) standing.observations.set(id, `${entered.value.rid}.0`)
  if (entered.ok) standing.newest.set(id, entered.value.rid)
  return entered
}

async function revised(
  { desk, office }: At,
  { deed }: Of<'revise'>,
  { standing, watch }: Under,
): Promise<Answer<unknown, string>> {
  const [of, newest] = [standing.observations.get(deed.of), standing.newest.get(deed.of)]
  if (of === undefined || newest === undefined)
    return refuse('REC_REF', 'nothing', { rel: 'revises', text: deed.of })
  const version = flagged(deed.version, { standing, watch })
  const entered = await desk.enter({
    act: 'observation.revise',
    type: 'observation.revised',
    ref: [{ rel: 'revises', rid: newest }],
    body: jsonOf({ of, observation: version.observation, reason: deed.reason }),
    sealed: sealedFor(office, watch, [version]),
  })
  if (entered.ok) standing.newest.set(deed.of, entered.value.rid)
  return entered
}

/** What its author states of an observation: whether it lies outside the effort of its watch (R-OBS-16). */
function flagged({ observation, mission }: ObservationWhole, { standing, watch }: Under): ObservationWhole {
  const adjoins = standing.adjoins.get(watch.watch.sector) ?? []
  return {
    observation: { ...observation, outsideEffort: isOutsideEffort(observation, watch, adjoins) },
    mission,
  }
}

function sealedFor(
  office: string,
  watch: StandingWatch,
  observations: readonly ObservationWhole[],
): NonNullable<Parameters<Desk['enter']>[0]['sealed']> {
  return {
    body: jsonOf({
      watch: { kind: 'known', value: watch.id },
      observations: observations.map(({ mission }) => mission),
    }),
    sealing: { kind: 'observed', by: office },
  }
}

async function grouped(
  { desk, office }: At,
  { members, counted, why }: Extract<DayDeed, { readonly kind: 'group' }>,
  { observations }: DayStanding,
): Promise<Answer<unknown, string>> {
  const ids = members.map((id) => observations.get(id) ?? '')
  if (ids.includes('')) return refuse('REC_REF', 'nothing', { rel: 'members', ids: members })
  const group = {
    members: ids,
    counted: counted.map((each) => ({ class: each.class, id: observations.get(each.id) ?? '' })),
  }
  return desk.enter({
    act: 'observation.group',
    type: 'observation.grouped',
    body: jsonOf({ group }),
    sealed: { body: jsonOf({ why }), sealing: { kind: 'observed', by: office } },
  })
}
