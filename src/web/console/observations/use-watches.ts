import { reportingDay, dayRule } from '#domain/measure'
import { useAsked, useDesk } from '#web/desk'
import type { WatchesAnswer } from '#wire/observation'
import type { Problem } from '#wire/record'

import type { Look } from './look.ts'

/** The watches of the look's day, and those open now. */
export type WatchesKnown = {
  readonly answer: WatchesAnswer | undefined
  readonly problem: Problem | undefined
  readonly again: () => void
}

const MOST = 200 // the most the node gives in one answer

/** Asks for the watches of the day shown and those that are open; of all days, for those that are open. */
export function useWatches(look: Look, today: string): WatchesKnown {
  const { client, mechanism } = useDesk()
  const range = rangeOf(look.day === '' ? today : look.day, mechanism)
  const asked = useAsked<WatchesAnswer>({
    key: `watches ${JSON.stringify(range)}`,
    ask: async () => {
      const open = await client.views.watches({ open: 'true', limit: MOST })
      if (!open.ok || range === undefined) return open
      const ofDay = await client.views.watches({ ...range, limit: MOST })
      if (!ofDay.ok) return ofDay
      const seen = new Set(open.value.watches.map(({ id }) => id))
      const rest = ofDay.value.watches.filter(({ id, state }) => state === 'closed' && !seen.has(id))
      return { ok: true, value: { ...ofDay.value, watches: [...open.value.watches, ...rest] } }
    },
    topics: ['observation', 'record'],
  })
  return { answer: asked.value, problem: asked.problem, again: asked.again }
}

/** Since when somebody has watched what is shown, where a watch of it is open now. */
export function watchedSince(
  answer: WatchesAnswer | undefined,
  { look, today }: { readonly look: Pick<Look, 'day' | 'sector'>; readonly today: string },
): string | undefined {
  if (answer === undefined || (look.day !== '' && look.day !== today)) return undefined
  const open = answer.watches.filter(
    ({ state, watch }) =>
      state === 'open' && watch.from <= answer.now && (look.sector === '' || look.sector === watch.sector),
  )
  return open.map(({ watch }) => watch.from).toSorted()[0]
}

function rangeOf(
  day: string,
  founding: { readonly zone: string; readonly dayClose: string },
): { readonly from: string; readonly to: string } | undefined {
  const rule = dayRule(founding)
  if (day === 'all' || !rule.ok) return undefined
  const { from, to } = reportingDay(day, rule.value)
  return { from, to }
}
