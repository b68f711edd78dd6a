export { authorHeads, authorHeadOf } from './authors.ts'
export { answersTo } from './claim-answers.ts'
export { claimVersionsOf } from './claim-versions.ts'
export { claimById, claimsByIds, type ClaimRow } from './claims.ts'
export { nextDeadlines, type DeadlineKind, type DeadlinesTable } from './deadlines.ts'
export {
  contentsOf,
  importedContent,
  isRowTaken,
  rowsTakenAfter,
  type ImportedContent,
} from './import-rows.ts'
export { importsBefore, jobsOfRow, type ImportsTable } from './imports.ts'
export { keysKnown, keyStateOf, newestSealKeys, type KeysTable } from './keys.ts'
export { linksOf, type LinksTable } from './links.ts'
export { accountsOfMatters, matterOf } from './matters.ts'
export { mechanismInForce } from './mechanisms.ts'
export {
  holderOf,
  officeByCode,
  officesKnown,
  officeStateOf,
  openOffices,
  type OfficesTable,
} from './offices.ts'
export { knownPlaces, placesAfter } from './places.ts'
export { learnsFrom, type Fact, type Projection } from './projection.ts'
export { statementVersionsOf } from './statement-versions.ts'
export { statementById, statementsByIds, type StatementRow } from './statements.ts'
export { projections, type ProjectionTables } from './tables.ts'
