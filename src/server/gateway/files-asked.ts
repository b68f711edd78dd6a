import type { z } from 'zod'

import { accept, refuse, type Answer } from '#domain/life'
import type { GazetteerEntry } from '#domain/measure'
import type { Sessions } from '#server/sessions'
import { views, type Asking } from '#server/views'
import { placesAnswer } from '#wire/claim'
import { mechanismAnswer, type MechanismAnswer } from '#wire/party'

/** What the doors of files stand on: they read by views alone, so that the gate holds here as everywhere. */
export type FilesDoor = {
  readonly sessions: Sessions
  readonly asking: () => Omit<Asking, 'asker' | 'question'>
}

/** A reader at a node. */
export type Reading = Omit<Asking, 'question'>

/** A view's answer to this reader, by the view's name; what it may not read is absent, as at the view's own door. */
export async function viewFor<T>(
  reading: Reading,
  {
    name,
    question,
    answer,
  }: { readonly name: string; readonly question: unknown; readonly answer: z.ZodType<T> },
): Promise<Answer<T, string>> {
  const view = views.find((each) => each.name === name)
  if (view === undefined) return refuse('ACC_ABSENT', 'nothing')
  const told = await view.ask({ ...reading, question })
  return told.ok ? accept(answer.parse(told.value)) : told
}

/** What this reader may know of the mechanism. */
export function mechanismFor(reading: Reading): Promise<Answer<MechanismAnswer, string>> {
  return viewFor(reading, { name: 'mechanism', question: {}, answer: mechanismAnswer })
}

/** Most rows of an exported list, as of an imported one. */
const EXPORT_ROWS_MAX = 100_000

/** A page of a view: its rows, and the key of the next. */
type Page<T> = { readonly rows: readonly T[]; readonly next?: string | undefined }

/** Every page of a view, one after the other; more rows than a file may have are refused with the bound. */
export async function everyPage<T>(
  ask: (after: string | undefined) => Promise<Answer<Page<T>, string>>,
): Promise<Answer<readonly T[], string>> {
  const all: T[] = []
  let after: string | undefined
  do {
    const page = await ask(after)
    if (!page.ok) return page
    all.push(...page.value.rows)
    if (all.length > EXPORT_ROWS_MAX)
      return refuse('IMP_SIZE', 'nothing', { rows: all.length, maxRows: EXPORT_ROWS_MAX })
    after = page.value.next
  } while (after !== undefined)
  return accept(all)
}

/** The whole gazetteer. */
export function allPlacesFor(reading: Reading): Promise<Answer<readonly GazetteerEntry[], string>> {
  return everyPage(async (after) => {
    const question = { limit: 500, ...(after === undefined ? {} : { after }) }
    const page = await viewFor(reading, { name: 'places', question, answer: placesAnswer })
    return page.ok ? accept({ rows: page.value.places, next: page.value.next }) : page
  })
}
