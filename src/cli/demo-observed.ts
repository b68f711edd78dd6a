import { z } from 'zod'

import { accept, refuse, type Answer } from '#domain/life'
import type { Utc } from '#domain/measure'
import type { DayDeed, DayStep } from '#simulation'
import { maybe, utc, words } from '#wire/measure'
import { observation, observationMission, observedClass } from '#wire/observation'

const visibility = z.enum(['good', 'limited', 'poor'])
const by = z.enum(['patrol', 'duty'])
const id = z.string().regex(/^[A-Z]{2}-[A-Z0-9-]{1,12}$/)
const instant = z
  .string()
  .transform((text): Utc => text.replace(/(?<!\.\d{3})Z$/, '.000Z'))
  .pipe(utc)

const whole = z.strictObject({ observation, mission: observationMission })

const deed = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('submit'),
    watch: id,
    observations: z.array(whole).min(1).max(100).readonly(),
  }),
  z.strictObject({ kind: z.literal('revise'), of: id, watch: id, version: whole, reason: words(1_000) }),
  z.strictObject({
    kind: z.literal('group'),
    members: z.array(id).min(2).readonly(),
    counted: z
      .array(z.strictObject({ class: observedClass, id }))
      .min(1)
      .readonly(),
    why: words(1_000),
  }),
  z.strictObject({ kind: z.literal('visibility'), watch: id, visibility }),
  z.strictObject({
    kind: z.literal('log'),
    entry: z.strictObject({ at: utc, zone: words(64), words: words(1_000), team: maybe(words(40)) }),
  }),
])

/** The exercise: `fixtures/mechanisms/nk2020/observations-constructed.json`. */
const plan = z.strictObject({
  constructed: z.literal(true),
  what: words(1_000),
  licence: words(200),
  teams: z.array(z.strictObject({ watch: id, team: words(40), callSign: words(12), by })).readonly(),
  steps: z.array(z.strictObject({ id, at: utc, by, deed })).readonly(),
})

/** Its watches: `fixtures/effort/effort-constructed.json`. Patrols and what is expected of both are not read here. */
const effort = z.looseObject({
  constructed: z.literal(true),
  watches: z
    .array(
      z.looseObject({
        id,
        constructed: z.literal(true),
        sector: words(40),
        from: instant,
        to: instant,
        means: z
          .array(z.enum(['saw', 'heard', 'recorded']))
          .min(1)
          .readonly(),
        visibility,
      }),
    )
    .readonly(),
})

/**
 * The deeds of the demo's exercise: each watch is opened when it begins and closed when it ends, by the team the plan names
 * for it, and between them stand the plan's own deeds. Refuses files that are not marked as made up.
 */
export function exerciseSteps(
  planFile: unknown,
  effortFile: unknown,
): Answer<readonly DayStep[], 'IMP_SHAPE'> {
  const [read, watched] = [plan.safeParse(planFile), effort.safeParse(effortFile)]
  if (!read.success) return misshapen(read.error)
  if (!watched.success) return misshapen(watched.error)
  const teams = new Map(read.data.teams.map((team) => [team.watch, team]))
  const steps: DayStep[] = read.data.steps.map(({ id: name, at, by: whose, deed: what }) => ({
    id: name,
    at,
    by: whose,
    deed: what,
  }))
  for (const { id: watch, sector, from, to, means, visibility: seen } of watched.data.watches) {
    const team = teams.get(watch)
    if (team === undefined) return refuse('IMP_SHAPE', 'nothing', { field: 'teams', id: watch })
    const { team: name, callSign, by: whose } = team
    const open: DayDeed = {
      kind: 'open',
      watch: { sector, from, to, means, visibility: seen, team: name, callSign },
    }
    steps.push({ id: watch, at: from, by: whose, deed: open })
    steps.push({ id: `${watch}-END`, at: to, by: whose, deed: { kind: 'close', watch } })
  }
  return accept(steps.toSorted((a, b) => order(a, b)))
}

/** At one instant a watch ends before another begins, and begins before anything is told under it. */
const RANK: Readonly<Record<DayDeed['kind'], number>> = {
  close: 0,
  open: 1,
  visibility: 2,
  submit: 3,
  revise: 4,
  group: 5,
  log: 6,
}

function order(a: DayStep, b: DayStep): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return RANK[a.deed.kind] - RANK[b.deed.kind]
}

function misshapen({ issues }: z.ZodError): Answer<never, 'IMP_SHAPE'> {
  return refuse('IMP_SHAPE', 'nothing', { field: (issues[0]?.path.join('.') ?? '').slice(0, 120) })
}
