import type { AllegedActor, Speaker } from '#domain/claim'
import {
  intervalOfCount,
  type Count,
  type Maybe,
  type Place,
  type StatedTime,
  type Text,
} from '#domain/measure'

import type { ExportCell, ExportTable } from './export-csv.ts'
import { maybeText } from './export-observations.ts'

/** An account as its reader may read it: said publicly or lodged, each by itself (R-CLM-1). */
export type ExportedAccount = {
  readonly id: string
  readonly standing: string
  readonly state: string
  readonly column: string
  readonly entity: string
  readonly sourceId?: string
  readonly kind: string
  readonly at: StatedTime
  readonly said: StatedTime
  readonly place: Place
  readonly class: Maybe<string>
  readonly count: Maybe<Count>
  readonly allegedActor: AllegedActor
  readonly what: Text
  readonly speaker?: Speaker
  readonly renderings: readonly { readonly publisher: string; readonly date: string }[]
  readonly index: number
  readonly grade: string
}

/** An account with the matter it stands in. */
export type AccountRow = { readonly matter: string; readonly account: ExportedAccount }

type Column = { readonly name: string; readonly cell: (row: AccountRow) => ExportCell }

const COLUMNS: readonly Column[] = [
  { name: 'matter', cell: ({ matter }) => matter },
  { name: 'id', cell: ({ account }) => account.id },
  { name: 'entry', cell: ({ account }) => account.index },
  { name: 'standing', cell: ({ account }) => account.standing },
  { name: 'state', cell: ({ account }) => account.state },
  { name: 'side', cell: ({ account }) => account.column },
  { name: 'entity', cell: ({ account }) => account.entity },
  { name: 'source_id', cell: ({ account }) => account.sourceId ?? '' },
  { name: 'said_from', cell: ({ account }) => maybeText(account.said.from) },
  { name: 'said_to_exclusive', cell: ({ account }) => maybeText(account.said.to) },
  { name: 'said_as_told', cell: ({ account }) => account.said.text },
  { name: 'event_from', cell: ({ account }) => maybeText(account.at.from) },
  { name: 'event_to_exclusive', cell: ({ account }) => maybeText(account.at.to) },
  { name: 'event_as_told', cell: ({ account }) => account.at.text },
  { name: 'place_as_written', cell: ({ account }) => account.place.asWritten },
  { name: 'place_ids', cell: ({ account }) => account.place.candidates.join(' ') },
  { name: 'place_status', cell: ({ account }) => account.place.status },
  { name: 'sector', cell: ({ account }) => maybeText(account.place.sector) },
  { name: 'kind', cell: ({ account }) => account.kind },
  { name: 'alleged_actor', cell: ({ account }) => account.allegedActor },
  { name: 'class', cell: ({ account }) => maybeText(account.class) },
  { name: 'count_low', cell: ({ account }) => boundOf(account.count, 'low') },
  { name: 'count_high', cell: ({ account }) => boundOf(account.count, 'high') },
  { name: 'qualifier', cell: ({ account }) => maybeText(account.count, ({ kind }) => kind) },
  { name: 'what_lang', cell: ({ account }) => originalOf(account.what)?.lang ?? '' },
  { name: 'what', cell: ({ account }) => originalOf(account.what)?.text ?? '' },
  {
    name: 'sources',
    cell: ({ account }) =>
      account.renderings.map(({ publisher, date }) => `${publisher}, ${date}`).join('; '),
  },
  { name: 'grade', cell: ({ account }) => account.grade },
]

/** Accounts as a table, one row each, in the order of their matters. */
export function accountsTable(rows: readonly AccountRow[]): ExportTable {
  return {
    columns: COLUMNS.map(({ name }) => name),
    rows: rows.map((row) => COLUMNS.map(({ cell }) => cell(row))),
  }
}

function boundOf(count: Maybe<Count>, end: 'low' | 'high'): ExportCell {
  return count.kind === 'known' ? intervalOfCount(count.value)[end] : maybeText(count, () => '')
}

function originalOf(text: Text): Text[number] | undefined {
  return text.find(({ original }) => original)
}
