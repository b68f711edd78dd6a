import type { GroundLine, Sector, Side, Text, Utc } from '#domain/measure'

/** A speaker or an owner of offices that the founding names: of a side, or a third State or organisation (R-PTY-7). */
export type Entity = {
  readonly code: string
  readonly kind: 'side' | 'thirdState' | 'organisation'
  /** Only with kind `side`. */
  readonly side?: Side
  readonly name: Text
}

/** Data known to be incomplete: inside it an empty cell reads `notInThisData` (R-MEA-17). Half-open `[from, to)`. */
export type DataGap = {
  readonly context: string
  readonly from: Utc
  readonly to: Utc
  readonly source: Text
}

/**
 * What the founding says of the mechanism: fact type `party.mechanism`, class J (domain.md section 2).
 * `clock` is there only in a demo: it starts at `start` and people may set it; a real mechanism has no such field.
 */
export type Mechanism = {
  readonly name: Text
  /** IANA name or ±hh:mm, in which days close and times are shown. */
  readonly zone: string
  /** hh:mm at which the reporting day closes (R-MEA-4). */
  readonly dayClose: string
  /** First reporting day, YYYY-MM-DD: day 0 of R-PTY-8. */
  readonly firstDay: string
  readonly preset: 'lineOnly' | 'smallMission' | 'full'
  readonly languages: readonly string[]
  readonly sides: readonly {
    readonly side: Side
    readonly name: Text
    readonly ownLanguages: readonly string[]
  }[]
  readonly entities: readonly Entity[]
  readonly dataGaps: readonly DataGap[]
  /** The ground as the sides signed it with the founding; a later version follows by `agreement.geography.sign`. */
  readonly geographyVersion: string
  readonly sectors: readonly Sector[]
  readonly lines: readonly GroundLine[]
  /** Stretches of time whose content is made up for an exercise: marked on every item and screen (R-UI-8). */
  readonly exercises: readonly { readonly from: Utc; readonly to: Utc; readonly name: Text }[]
  readonly settings: Settings
  readonly clock?: { readonly start: Utc }
}

/** What the founding sets where the sides have agreed nothing else; printed as "setting, not agreed" (R-AGR-17). */
export type Settings = {
  /** Effort a sector needs on a day for the day to be judged, in whole hours (R-AGR-14). */
  readonly minEffortH: number
  /** Live fire outside the zone: counted and shown apart, or left out of the total (R-OBS-8). */
  readonly liveFireOutside: 'countedApart' | 'leftOut'
  /** A report whose translation is missing is held, or goes out in English with a notice (R-REP-10). */
  readonly missingLanguage: 'hold' | 'notice'
}
