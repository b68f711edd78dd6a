export { authorHeads, authorHeadOf, type AuthorsTable } from './authors.ts'
export { answersTo, type ClaimAnswersTable } from './claim-answers.ts'
export { claimVersionsOf, type ClaimVersionsTable } from './claim-versions.ts'
export { claimById, claimsByIds, type ClaimRow, type ClaimsTable } from './claims.ts'
export { nextDeadlines, type DeadlineKind, type DeadlinesTable } from './deadlines.ts'
export {
  contentsOf,
  importedContent,
  isRowTaken,
  rowsTakenAfter,
  type ImportedContent,
  type ImportRowsTable,
} from './import-rows.ts'
export { importsBefore, jobsOfFile, type ImportsTable } from './imports.ts'
export { keysKnown, keyStateOf, newestSealKeys, type KeysTable } from './keys.ts'
export { linksOf, type LinksTable } from './links.ts'
export { accountsOfMatters, matterOf, type MattersTable } from './matters.ts'
export { mechanismInForce, type MechanismsTable } from './mechanisms.ts'
export {
  holderOf,
  officeByCode,
  officesKnown,
  officeStateOf,
  openOffices,
  type OfficesTable,
} from './offices.ts'
export { knownPlaces, placesAfter, type PlacesTable } from './places.ts'
export { learnsFrom, type Fact, type Projection } from './projection.ts'
export { statementVersionsOf, type StatementVersionsTable } from './statement-versions.ts'
export { statementById, statementsByIds, type StatementRow, type StatementsTable } from './statements.ts'
export { projections, type ProjectionTables } from './tables.ts'
export type { Teller, ToldTimes } from './told-columns.ts'
