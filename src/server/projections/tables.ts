import { authors, type AuthorsTable } from './authors.ts'
import { claimAnswers, type ClaimAnswersTable } from './claim-answers.ts'
import { claimVersions, type ClaimVersionsTable } from './claim-versions.ts'
import { claims, type ClaimsTable } from './claims.ts'
import { deadlines, type DeadlinesTable } from './deadlines.ts'
import { importRows, type ImportRowsTable } from './import-rows.ts'
import { imports, type ImportsTable } from './imports.ts'
import { keys, type KeysTable } from './keys.ts'
import { links, type LinksTable } from './links.ts'
import { matters, type MattersTable } from './matters.ts'
import { mechanisms, type MechanismsTable } from './mechanisms.ts'
import { offices, type OfficesTable } from './offices.ts'
import { places, type PlacesTable } from './places.ts'
import type { Projection } from './projection.ts'
import { statementVersions, type StatementVersionsTable } from './statement-versions.ts'
import { statements, type StatementsTable } from './statements.ts'

/** Every projected table by name. A new table adds a line here and one to the list below. */
export type ProjectionTables = {
  readonly authors: AuthorsTable
  readonly claim_answers: ClaimAnswersTable
  readonly claim_versions: ClaimVersionsTable
  readonly claims: ClaimsTable
  readonly deadlines: DeadlinesTable
  readonly import_rows: ImportRowsTable
  readonly imports: ImportsTable
  readonly keys: KeysTable
  readonly links: LinksTable
  readonly matters: MattersTable
  readonly mechanisms: MechanismsTable
  readonly offices: OfficesTable
  readonly places: PlacesTable
  readonly statement_versions: StatementVersionsTable
  readonly statements: StatementsTable
}

/** Every projection, in the order they learn of a fact: what others read comes first. */
export const projections: readonly Projection[] = [
  offices,
  keys,
  authors,
  mechanisms,
  places,
  statements,
  statementVersions,
  claims,
  claimVersions,
  claimAnswers,
  links,
  matters,
  deadlines,
  importRows,
  imports,
]
