import { agreementFirsts, type AgreementFirstsTable } from './agreement-firsts.ts'
import { agreementTexts, type AgreementTextsTable } from './agreement-texts.ts'
import { agreements, type AgreementsTable } from './agreements.ts'
import { authors, type AuthorsTable } from './authors.ts'
import { claimAnswers, type ClaimAnswersTable } from './claim-answers.ts'
import { claimVersions, type ClaimVersionsTable } from './claim-versions.ts'
import { claims, type ClaimsTable } from './claims.ts'
import { deadlines, type DeadlinesTable } from './deadlines.ts'
import { eventGroups, type EventGroupsTable } from './event-groups.ts'
import { geographies, type GeographiesTable } from './geographies.ts'
import { importRows, type ImportRowsTable } from './import-rows.ts'
import { imports, type ImportsTable } from './imports.ts'
import { keys, type KeysTable } from './keys.ts'
import { links, type LinksTable } from './links.ts'
import { matters, type MattersTable } from './matters.ts'
import { mechanisms, type MechanismsTable } from './mechanisms.ts'
import { observationEvents, type ObservationEventsTable } from './observation-events.ts'
import { observationVersions, type ObservationVersionsTable } from './observation-versions.ts'
import { observations, type ObservationsTable } from './observations.ts'
import { offices, type OfficesTable } from './offices.ts'
import { opsLog, type OpsLogTable } from './ops-log.ts'
import { parameterEvents, type ParameterEventsTable } from './parameter-events.ts'
import { parameterVersions, type ParameterVersionsTable } from './parameter-versions.ts'
import { parameters, type ParametersTable } from './parameters.ts'
import { places, type PlacesTable } from './places.ts'
import type { Projection } from './projection.ts'
import { publicNotes, type PublicNotesTable } from './public-notes.ts'
import { remarks, type RemarksTable } from './remarks.ts'
import { reportClaimEnds, type ReportClaimEndsTable } from './report-claim-ends.ts'
import { reportSignatures, type ReportSignaturesTable } from './report-signatures.ts'
import { reportVersions, type ReportVersionsTable } from './report-versions.ts'
import { statementVersions, type StatementVersionsTable } from './statement-versions.ts'
import { statements, type StatementsTable } from './statements.ts'
import { truceEvents, type TruceEventsTable } from './truce-events.ts'
import { truces, type TrucesTable } from './truces.ts'
import { watchEvents, type WatchEventsTable } from './watch-events.ts'
import { watches, type WatchesTable } from './watches.ts'

/** Every projected table by name. A new table adds a line here and one to the list below. */
export type ProjectionTables = {
  readonly agreement_firsts: AgreementFirstsTable
  readonly agreement_texts: AgreementTextsTable
  readonly agreements: AgreementsTable
  readonly geographies: GeographiesTable
  readonly parameter_events: ParameterEventsTable
  readonly parameter_versions: ParameterVersionsTable
  readonly parameters: ParametersTable
  readonly truce_events: TruceEventsTable
  readonly truces: TrucesTable
  readonly authors: AuthorsTable
  readonly claim_answers: ClaimAnswersTable
  readonly claim_versions: ClaimVersionsTable
  readonly claims: ClaimsTable
  readonly deadlines: DeadlinesTable
  readonly event_groups: EventGroupsTable
  readonly import_rows: ImportRowsTable
  readonly imports: ImportsTable
  readonly keys: KeysTable
  readonly links: LinksTable
  readonly matters: MattersTable
  readonly mechanisms: MechanismsTable
  readonly observation_events: ObservationEventsTable
  readonly observation_versions: ObservationVersionsTable
  readonly observations: ObservationsTable
  readonly offices: OfficesTable
  readonly ops_log: OpsLogTable
  readonly places: PlacesTable
  readonly public_notes: PublicNotesTable
  readonly remarks: RemarksTable
  readonly report_claim_ends: ReportClaimEndsTable
  readonly report_signatures: ReportSignaturesTable
  readonly report_versions: ReportVersionsTable
  readonly statement_versions: StatementVersionsTable
  readonly statements: StatementsTable
  readonly watch_events: WatchEventsTable
  readonly watches: WatchesTable
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
  watches,
  watchEvents,
  observations,
  observationVersions,
  observationEvents,
  eventGroups,
  opsLog,
  deadlines,
  agreements,
  parameters,
  parameterVersions,
  agreementFirsts,
  agreementTexts,
  parameterEvents,
  truces,
  truceEvents,
  geographies,
  importRows,
  imports,
  remarks,
  reportVersions,
  reportSignatures,
  reportClaimEnds,
  publicNotes,
]
