export { agreementFirst, type AgreementFirstsTable } from './agreement-firsts.ts'
export { termsAsOf, trucesAsOf, type AsOf, type TermAsOf, type TruceAsOf } from './agreement-standing.ts'
export { agreementTextsBelow, type AgreementTextRow } from './agreement-texts.ts'
export { agreementById, agreementsBelow, agreementsBySource, type AgreementRow } from './agreements.ts'
export { geographyInForce, groundVersionsAsOf, mechanismOver } from './geographies.ts'
export { parameterOf, type ParameterVersionRow } from './parameter-versions.ts'
export { trucesKnown } from './truces.ts'
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
  rowsTakenOf,
  type ImportedContent,
} from './import-rows.ts'
export { importsBefore, jobsOfFile, jobsOfRow, type ImportsTable } from './imports.ts'
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
export { groupByRid, groupsOf, type GroupRow } from './event-groups.ts'
export { observationEventsOf, type ObservationEventsTable } from './observation-events.ts'
export { observationVersionsOf, type ObservationVersion } from './observation-versions.ts'
export { countsIn, groupOfEach, observationsAsOf, type ObservationAsOf } from './observations-as-of.ts'
export {
  nothingAmong,
  pageAmong,
  rowsBetween,
  spanAmong,
  sumsAmong,
  type ListPlace,
  type Sort,
} from './held-figures.ts'
export { walk, type Sought, type Walked } from './held-scan.ts'
export { type HeldColumns } from './held-columns.ts'
export { observationsByKeys, observationsOfWatches } from './observations-found.ts'
export { observationsHeld, type Held, type ObservationsHeld } from './observations-held.ts'
export { observationsByIds, type ObservationRow } from './observations.ts'
export { opsLogBefore, opsLogByRid, type OpsLogRow } from './ops-log.ts'
export { effortOf } from './watch-effort.ts'
export { watchesAsOf, type WatchAsOf } from './watch-events.ts'
export type { WatchSeen } from './watch-steps.ts'
export { watchById, watchesOfTeam } from './watches.ts'
export { firstWatchFrom, watchesFound } from './watches-found.ts'
export { kindOf, learnsFrom, type Fact, type InnerFact, type Projection } from './projection.ts'
export {
  newestPublicNotes,
  publicNoteSignature,
  publicNotesOf,
  publicNotesUpTo,
  type PublicNoteRow,
} from './public-notes.ts'
export { remarksAsOf } from './remarks.ts'
export { reportedAccountsAsOf } from './report-accounts.ts'
export { chainAsOf } from './report-chain.ts'
export {
  dailyAsOf,
  dailyOfVersion,
  hashOfDaily,
  missionRowsOf,
  headOfVersion,
  reportVersionFacts,
  type SignatureFacts,
  type VersionFacts,
} from './report-daily.ts'
export { earlierReleases, fineNamesKnown } from './report-release.ts'
export {
  releaseSigned,
  reportSignatureByRid,
  type ReleaseSigned,
  type ReportSignaturesTable,
} from './report-signatures.ts'
export { reportVersionByRid, type ReportVersionsTable } from './report-versions.ts'
export { statementVersionsOf } from './statement-versions.ts'
export { statementById, statementsByIds, type StatementRow } from './statements.ts'
export { projections, type ProjectionTables } from './tables.ts'
