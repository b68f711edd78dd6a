import { PAGE_INKS, PAPER_INKS, type Palette } from '#charts'
import type { GazetteerEntry, GroundLine, Maybe, Sector, Side, Text, Utc } from '#domain/measure'
import type { Entity } from '#domain/party'
import type { Daily, DailyForm, MissionRow, ReportState } from '#domain/report'

/** What a paper needs of the mechanism: its names, its clock and its ground. `mech` is the id of its record. */
export type PaperMechanism = {
  readonly mech: string
  readonly name: Text
  /** IANA name or ±hh:mm. */
  readonly zone: string
  /** hh:mm at which the reporting day closes (R-MEA-4). */
  readonly dayClose: string
  readonly sides: readonly {
    readonly side: Side
    readonly name: Text
    readonly ownLanguages: readonly string[]
  }[]
  readonly entities: readonly Entity[]
  readonly languages: readonly string[]
  readonly sectors: readonly Sector[]
  readonly lines: readonly GroundLine[]
}

/**
 * A daily with all that its outward forms need: papers, tables and the public page are pure functions of it and of the
 * language (R-REP-1). Two nodes that hold the same paper write the same bytes.
 */
export type DailyPaper = {
  readonly daily: Daily
  readonly form: DailyForm
  readonly status: ReportState
  /** When the second approval issued it; not known while it is a draft. */
  readonly issuedAt: Maybe<Utc>
  /** When the public may read it: from the public form's day on (R-ACC-23). */
  readonly publicAt: Utc
  readonly mechanism: PaperMechanism
  readonly places: readonly GazetteerEntry[]
  /** Id of the record that assembled this version; not known for a paper of what one would sign. */
  readonly rid: Maybe<string>
  /** Revision of the version that replaces this one: the old paper stays and says so (R-REP-3). */
  readonly supersededBy?: number
  /** Why this version was made, in the words of its assembler: only of a correction, never in the public form. */
  readonly reason?: string
  /** What the mission's own form adds to annex A: in form `mission` alone (R-OBS-15). */
  readonly annexMission?: readonly MissionRow[]
}

/** One file of a release, by the name it has beside the others. */
export type PaperFile = { readonly name: string; readonly bytes: Uint8Array }

/** First part of the name of every file of a daily: its day and version, e.g. `2030-04-02.r1`. */
export function paperStem(paper: DailyPaper): string {
  const { day, revision } = paper.daily.head
  return `${day}.r${revision}`
}

/** In what a daily is laid out: the inks of its figures, and how many rows of a list it prints. */
export type Medium = { readonly inks: Palette; readonly most: number }

/** Paper: beyond so many rows of a list nobody reads, and setting them takes longer than a day may. */
export const ON_PAPER: Medium = { inks: PAPER_INKS, most: 300 }

/** The public page: it stays within 60 kB. */
export const ON_PAGE: Medium = { inks: PAGE_INKS, most: 40 }

/** Number for people, e.g. `D-24/2030`. */
export function paperNumber(paper: DailyPaper): string {
  const { n, year } = paper.daily.head
  return `D-${n}/${year}`
}
