import { useState } from 'react'

import type { Reply } from '#client'
import { useAsked, useDesk, type Desk } from '#web/desk'
import type { ObservationsAnswer } from '#wire/observation'
import type { Problem } from '#wire/record'

import { oneOf, VALUES, type Look } from './look.ts'

/** The observations of a look: the answer, what changed since and waits, and how to get more or try again. */
export type ObservationsKnown = {
  readonly answer: ObservationsAnswer | undefined
  readonly problem: Problem | undefined
  /** How many rows are new or changed behind "show". */
  readonly waiting: number
  readonly show: () => void
  readonly again: () => void
  readonly more: (() => void) | undefined
}

const PAGE = 200 // console.md 5.3: rows by keyset page of 200

type Question = Parameters<Desk['client']['views']['observations']>[0]

/** Asks for the observations of the look, page after page as the reader wants more of them. */
export function useObservations(look: Look, today: string): ObservationsKnown {
  const { client } = useDesk()
  const question = questionOf(look, today)
  const key = JSON.stringify(question)
  const [paged, setPaged] = useState({ key, pages: 1 })
  const pages = paged.key === key ? paged.pages : 1
  const asked = useAsked<ObservationsAnswer>({
    key: `${key} ${pages}`,
    ask: () => allPages(client, question, pages),
    topics: ['observation', 'report'],
    hold: true,
  })
  const { value, waiting } = asked
  return {
    answer: value,
    problem: asked.problem,
    waiting: value === undefined || waiting === undefined ? 0 : changed(value, waiting),
    show: asked.show,
    again: asked.again,
    more: value?.next === undefined ? undefined : () => setPaged({ key, pages: pages + 1 }),
  }
}

/** What the node is asked for a look: the day's rows, or all, with every filter. */
export function questionOf(look: Look, today: string): Question {
  const [ofClass, means] = [oneOf(VALUES.class, look.class), oneOf(VALUES.means, look.means)]
  const [zone, state] = [oneOf(VALUES.zone, look.zone), oneOf(VALUES.state, look.state)]
  const text = look.find.trim()
  return {
    ...(look.day === 'all' ? {} : { day: look.day === '' ? today : look.day }),
    ...(look.sector === '' ? {} : { sector: look.sector }),
    ...(ofClass === '' ? {} : { class: ofClass }),
    ...(means === '' ? {} : { means }),
    ...(zone === '' ? {} : { zone }),
    ...(state === '' ? {} : { state }),
    ...(look.place === '' ? {} : { place: look.place }),
    ...(text === '' ? {} : { text }),
  }
}

async function allPages(
  client: Desk['client'],
  question: Question,
  pages: number,
): Promise<Reply<ObservationsAnswer>> {
  const first = await client.views.observations({ ...question, limit: PAGE })
  if (!first.ok) return first
  let all = first.value
  for (let page = 1; page < pages && all.next !== undefined; page++) {
    const next = await client.views.observations({ ...question, limit: PAGE, after: all.next })
    if (!next.ok) return next
    const seen = new Set(all.rows.map((row) => row.id))
    all = { ...next.value, rows: [...all.rows, ...next.value.rows.filter((row) => !seen.has(row.id))] }
  }
  return { ok: true, value: all }
}

/** How many rows a newer answer adds or changes; at least one, since something changed. */
function changed(before: ObservationsAnswer, after: ObservationsAnswer): number {
  const known = new Map(before.rows.map((row) => [row.id, JSON.stringify(row)]))
  return Math.max(1, after.rows.filter((row) => known.get(row.id) !== JSON.stringify(row)).length)
}
