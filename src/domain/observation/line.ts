import type { Bearing, Count, Maybe, Range, Utc } from '#domain/measure'

import type {
  Means,
  Observation,
  ObservationMission,
  ObservedClass,
  ObservedTime,
  OpsLogEntry,
  SubClass,
} from './observation.ts'

/** A team that can be named in a line: by its call sign or its duty name. `watch` is the one it holds open. */
export type LineTeam = {
  readonly callSign: string
  readonly team: string
  readonly watch?: string
  readonly sector: string
}

/** What a line is read against. Nothing of it is looked up: who types, when, and what the desk knows by name. */
export type LineAsked = {
  readonly now: Utc
  /** The mechanism's zone. */
  readonly zone: string
  readonly sectors: readonly { readonly id: string; readonly names: readonly string[] }[]
  readonly teams: readonly LineTeam[]
  /** The writer's own team, for a line that names nobody. */
  readonly own?: LineTeam
  /** How far magnetic north lies east of true north here, in hundredths of a degree. */
  readonly declinationCentiDeg?: number
  /** How finely the instrument points, in hundredths of a degree. */
  readonly halfWidthCentiDeg?: number
  /** The instant a person chose of those offered for the time. */
  readonly chosen?: Utc
}

/** Where in the line something stands, in UTF-16 units, and its letters. */
export type LineSpan = { readonly from: number; readonly to: number; readonly text: string }

/** A part of the line that was understood, and what it became. `unknown` where the part is told but cannot stand. */
export type LineToken = LineSpan &
  (
    | { readonly kind: 'time'; readonly at: Maybe<ObservedTime> }
    | { readonly kind: 'who'; readonly team: LineTeam }
    | { readonly kind: 'means'; readonly means: readonly Means[] }
    | { readonly kind: 'count'; readonly count: Count }
    | { readonly kind: 'class'; readonly class: ObservedClass; readonly sub: SubClass }
    | { readonly kind: 'bearing'; readonly bearing: Maybe<Bearing> }
    | { readonly kind: 'range'; readonly range: Maybe<Range> }
    | { readonly kind: 'sector'; readonly sector: string }
    | { readonly kind: 'zero' }
  )

/** A piece of the line: a token, or what stays words. All pieces one after the other are the line, letter for letter. */
export type LinePiece = LineSpan & { readonly kind: LineToken['kind'] | 'rest' | 'note' | 'space' }

/** Why a part that was told cannot stand yet; with instants to choose from where there are some. */
export type LineProblem = LineSpan &
  (
    | { readonly kind: 'notYet'; readonly candidates: readonly Utc[] }
    | { readonly kind: 'ambiguous'; readonly candidates: readonly Utc[] }
    | { readonly kind: 'notExisting'; readonly candidates: readonly Utc[] }
    | { readonly kind: 'impossible' }
    | { readonly kind: 'declination' }
    | { readonly kind: 'outOfRange' }
    | { readonly kind: 'noTeam' }
  )

/** What a line still needs before it can be signed; `sight`: nobody tells this by ear alone (R-OBS-4). */
export type LineMissing = 'means' | 'time' | 'watch' | 'sight'

/** An observation as far as a line tells it; the desk adds what it knows itself. */
export type LineDraft = Pick<Observation, 'class' | 'sub' | 'means' | 'count' | 'sector'> & {
  /** Whether the sector was written, or is that of the team's watch. */
  readonly sectorIs: 'told' | 'ofWatch' | 'unknown'
  readonly at: Maybe<ObservedTime>
  readonly bearing: Maybe<Bearing>
  readonly range: Maybe<Range>
  readonly relayedFrom: ObservationMission['relayedFrom']
  readonly note: Maybe<string>
  readonly watch: Maybe<string>
}

/** What every line keeps, whatever it became. `text` is what was typed, byte for byte. */
export type LineRead = {
  readonly text: string
  readonly pieces: readonly LinePiece[]
  readonly understood: readonly LineToken[]
  /** Words nobody understood, as they will stand in the note. */
  readonly rest: string
  readonly problems: readonly LineProblem[]
}

/** What a line is: an observation, nothing at all over a time (five zeros), or an entry of the ops log. Source: R-UI-78. */
export type Line =
  | (LineRead & {
      readonly kind: 'observation'
      readonly draft: LineDraft
      readonly missing: readonly LineMissing[]
    })
  | (LineRead & {
      readonly kind: 'nothing'
      readonly draft: Omit<LineDraft, 'class' | 'sub' | 'count'>
      readonly missing: readonly LineMissing[]
    })
  | (LineRead & {
      readonly kind: 'log'
      readonly entry: OpsLogEntry
      /** Why it is no observation: no class, a token told twice, a zero that says more, or a word that turns it round. */
      readonly why: 'noClass' | 'twice' | 'zeroAndMore' | 'negated'
    })
