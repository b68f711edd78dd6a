import type { Agreement, RecordedTruce } from '#domain/agreement'
import { accept, refuse, type Answer } from '#domain/life'
import { known } from '#domain/measure'

import { proposalsIn, type ProposalCode } from './agreements-proposal.ts'
import { languageIn } from './agreements-shapes.ts'
import { agreementOf, type AgreementRowCode } from './agreements-text.ts'
import { trucesIn, type TruceRowCode } from './agreements-truce.ts'
import { readFile, type FileCode } from './file.ts'
import { member, numbered, readRows, type Asked, type Row, type RowCode } from './rows.ts'

/** What a row of an agreements file can be refused with. */
export type AgreementCode = RowCode | AgreementRowCode | ProposalCode | TruceRowCode

/** A row of one of several files: which of them, by its place in the list. */
export type AgreementFileRow = Row<Agreement, AgreementCode> & { readonly file: number }

/** Files read together: what can be recorded of them, and how many rows each has. */
export type AgreementsRead = { readonly rows: readonly AgreementFileRow[]; readonly sizes: readonly number[] }

/** One file as read: what its rows are, and how many it has. */
type OneFile = {
  readonly size: number
  readonly rows: readonly AgreementFileRow[]
  readonly truces: readonly AgreementTruce[]
}

type AgreementTruce = Row<
  { readonly agreement: string; readonly truce: RecordedTruce; readonly own: Agreement },
  AgreementCode
>

/**
 * Reads agreements from one or several files, together: `agreements`, the `truces` they announce, and `parameters` that
 * somebody proposed for a clause. A truce stands in its agreement; one whose agreement no file has is an agreement of its
 * own, as far as the truce tells of it. What is not used is passed over, what is used is read strictly. Shapes:
 * `fixtures/mechanisms/nk2020/parameters.json`, `positions.json`, `truces.json`.
 */
export function readAgreements(files: readonly Uint8Array[], asked: Asked): Answer<AgreementsRead, FileCode> {
  const read: OneFile[] = []
  for (const [file, bytes] of files.entries()) {
    const one = oneFile(bytes, file, asked)
    if (!one.ok) return one
    read.push(one.value)
  }
  const truces = read.flatMap((one, file) => one.truces.map((row) => inFile(row, file)))
  const rows = read.flatMap((one) => one.rows)
  const ids = new Set(rows.flatMap(({ draft }) => (draft.ok ? [draft.value.id] : [])))
  return accept({
    rows: [...rows.map((row) => withTruces(row, truces)), ...truces.flatMap((row) => ownOrRefused(row, ids))],
    sizes: read.map(({ size }) => size),
  })
}

function oneFile(bytes: Uint8Array, file: number, asked: Asked): Answer<OneFile, FileCode> {
  const read = readFile(bytes, asked.zone, ['agreements', 'parameters', 'truces'])
  if (!read.ok) return read
  const { lists } = read.value
  const [agreements = [], parameters = [], truces = []] = lists
  const context = { asked, language: languageIn(read.value.file) }
  const first = agreements.length + 1
  const proposals = proposalsIn(read.value.file, parameters, { ...context, first })
  const names = new Map(
    truces.flatMap((truce) => {
      const [id, purpose] = [member(truce, 'id'), member(truce, 'purpose')]
      return typeof id === 'string' && typeof purpose === 'string' ? [[id, purpose] as const] : []
    }),
  )
  return accept({
    size: agreements.length + parameters.length + truces.length,
    rows: [...readRows(numbered(agreements), (value) => agreementOf(value, context)), ...proposals].map(
      (row) => inFile(row, file),
    ),
    truces: readRows(numbered(truces, first + parameters.length), (value) =>
      trucesIn(value, { ...context, purposes: names }),
    ),
  })
}

function inFile<T>(
  row: Row<T, AgreementCode>,
  file: number,
): Row<T, AgreementCode> & { readonly file: number } {
  return { ...row, file }
}

type FileTruce = AgreementTruce & { readonly file: number }

/** An agreement with the truces of any file that name it, each with the key of the term that carries its moment. */
function withTruces(row: AgreementFileRow, truces: readonly FileTruce[]): AgreementFileRow {
  if (!row.draft.ok) return row
  const agreement = row.draft.value
  const own = truces.flatMap(({ draft }) =>
    draft.ok && draft.value.agreement === agreement.id ? [carriedBy(agreement, draft.value.truce)] : [],
  )
  return own.length === 0 ? row : { ...row, draft: accept({ ...agreement, truces: own }) }
}

/** The term that carries a truce is the one whose value is its moment. */
function carriedBy({ terms }: Agreement, truce: RecordedTruce): RecordedTruce {
  const { utc } = truce.effective
  const carrier = terms.find(
    ({ value }) =>
      value.kind === 'known' &&
      value.value.kind === 'moment' &&
      utc.kind === 'known' &&
      value.value.utc === utc.value,
  )
  return carrier === undefined ? truce : { ...truce, term: known(carrier.key) }
}

/** A truce in an agreement is no row of its own; of one that no file has, what the truce tells is recorded. */
function ownOrRefused(row: FileTruce, agreements: ReadonlySet<string>): readonly AgreementFileRow[] {
  const { draft, ...at } = row
  if (!draft.ok) return [{ ...at, draft }]
  if (agreements.has(draft.value.agreement)) return []
  const { own, truce } = draft.value
  const whole = carriedBy(own, truce)
  return own.sources.length === 0
    ? [{ ...at, draft: refuse('IMP_SHAPE', 'nothing', { field: 'statedTimes', row: at.row, id: at.id }) }]
    : [{ ...at, draft: accept({ ...own, truces: [whole] }) }]
}
