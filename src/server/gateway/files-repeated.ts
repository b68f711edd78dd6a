import { accept, type Answer } from '#domain/life'
import { contentOf } from '#formats/observation-content'
import type { TableRow } from '#formats/observation-table'
import { observationsAnswer } from '#wire/observation'

import { everyPage, viewFor, type Reading } from './files-asked.ts'

/**
 * Rows with a note on each that says what the record holds already: the same table saved anew is another file, and two are
 * counted where one was observed, so that a person is asked (R-OBS-12).
 */
export async function withRepeated(
  rows: readonly TableRow[],
  reading: Reading,
): Promise<Answer<readonly TableRow[], string>> {
  const recorded = await recordedLike(rows, reading)
  if (!recorded.ok) return recorded
  return accept(rows.map((row) => noted(row, recorded.value)))
}

function noted(row: TableRow, recorded: ReadonlyMap<string, string>): TableRow {
  const { draft, own, asks, notes } = row
  const record = draft && recorded.get(contentOf(draft.observation))
  if (record === undefined || own.revises !== undefined || asks.includes('duplicate')) return row
  const note = { code: 'ROW_DUPLICATE', field: 'row', detail: { record } }
  return { ...row, verdict: 'warning', notes: [...notes, note], asks: [...asks, 'duplicate'] }
}

/** Numbers for people of the observations of the rows' time that stand, by what they say. */
async function recordedLike(
  rows: readonly TableRow[],
  reading: Reading,
): Promise<Answer<ReadonlyMap<string, string>, string>> {
  const times = rows.flatMap(({ draft }) => draft?.observation.at ?? [])
  const from = times.map((at) => at.from).toSorted()[0]
  const to = times
    .map((at) => at.to)
    .toSorted()
    .at(-1)
  if (from === undefined || to === undefined) return accept(new Map())
  const found = await everyPage(async (after) => {
    const question = { from, to, limit: 500, ...(after === undefined ? {} : { after }) }
    const page = await viewFor(reading, { name: 'observations', question, answer: observationsAnswer })
    return page.ok ? accept({ rows: page.value.rows, next: page.value.next }) : page
  })
  if (!found.ok) return found
  const stand = found.value.filter(({ state }) => state !== 'withdrawn')
  return accept(new Map(stand.map(({ observation, number }) => [contentOf(observation), number])))
}
