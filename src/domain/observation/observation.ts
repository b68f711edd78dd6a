import {
  OBSERVATION_CLASSES,
  type Bearing,
  type Count,
  type Maybe,
  type ObservationClass,
  type Position,
  type Range,
  type Toponym,
  type Utc,
} from '#domain/measure'

/** How things are perceived. */
export const OBSERVED_MEANS = ['saw', 'heard', 'recorded', 'imagery'] as const
/** How it was perceived. */
export type Means = (typeof OBSERVED_MEANS)[number]

/** Facts that are no part of the total. */
const OTHER_CLASSES = [
  'weaponPresence',
  'movement',
  'fortification',
  'mine',
  'aircraft',
  'damage',
  'persons',
] as const
/** What was perceived: one of the five classes, or another fact. */
export type ObservedClass = ObservationClass | (typeof OTHER_CLASSES)[number]
/** All of them, the five first. */
export const OBSERVED_CLASSES: readonly ObservedClass[] = [...OBSERVATION_CLASSES, ...OTHER_CLASSES]

/** Sub-class: the first four of explosions, the next two of bursts and shots; all others have none (R-OBS-3). */
export type SubClass = 'impact' | 'airburst' | 'outgoing' | 'undetermined' | 'burst' | 'shot' | 'none'

/** An interval with what was written of it: half-open `[from, to)`, a time to the minute lasts 60 s (R-MEA-3). */
export type ObservedTime = {
  readonly from: Utc
  readonly to: Utc
  readonly text: string
  readonly zone: string
}

/** Whether the event's area lies in the security zone or a disengagement area, in force at that time (R-OBS-7). */
export type ZoneFlag = 'inside' | 'outside' | 'cannotSay'

/** The joint part of an observation: the clear body of the record. No position, bearing, distance or name (R-OBS-15). */
export type Observation = {
  /** Agreed sector of the event; `unknown` where its area lies in none or in several. */
  readonly sector: Maybe<string>
  /** One to four, each once. */
  readonly means: readonly Means[]
  readonly class: ObservedClass
  readonly sub: SubClass
  /** A sub-class told by ear and assessed: needs a note in the mission's part (R-OBS-4). */
  readonly assessed: boolean
  readonly count: Count
  /** The agreement's category of the weapon; `unknown` is N/K (R-OBS-5). */
  readonly weapon: Maybe<string>
  readonly at: ObservedTime
  readonly zone: ZoneFlag
  readonly liveFire: 'no' | 'assessed' | 'declared'
  readonly confidence: 'certain' | 'probable' | 'possible'
  /** Outside its watch's sector or interval: kept, never counted as effort (R-OBS-16). The author's desk states it. */
  readonly outsideEffort: boolean
}

/** How sure an observation is that nobody said it of: neither vouched for nor doubted. A person may always say more, or less. */
export const CONFIDENCE_UNSAID: Observation['confidence'] = 'probable'

/** The mission's part of an observation (class M): sealed. */
export type ObservationMission = {
  readonly observer: { readonly place: Toponym; readonly position: Maybe<Position> }
  /** Where from the observer: several bearings where the row names several winds; the place where it was named instead. */
  readonly event: {
    readonly bearings: readonly Bearing[]
    readonly range: Maybe<Range>
    readonly place: Maybe<Toponym>
  }
  readonly weaponType: Maybe<{
    readonly text: string
    readonly basis: 'sound' | 'fragments' | 'sight' | 'notStated'
  }>
  /** By radio: who, the words, when heard (R-OBS-19). */
  readonly relayedFrom: Maybe<{ readonly team: string; readonly words: string; readonly heardAt: Utc }>
  readonly note: Maybe<string>
}

/** `<rid>.<n>`: the n-th observation, from 0, of the record it was first submitted in. */
export type ObservationId = string

/** A stretch of time in which somebody watched a sector (class M). `to` is the planned end; closing records the real one. */
export type Watch = {
  readonly sector: string
  readonly from: Utc
  readonly to: Utc
  readonly means: readonly ('saw' | 'heard' | 'recorded')[]
  readonly visibility: Visibility
  /** Duty name of the team, e.g. "Patrol 4", and its call sign, e.g. "P4". No person's name (R-PTY-6). */
  readonly team: string
  readonly callSign: string
}

/** How far one could see. */
export type Visibility = 'good' | 'limited' | 'poor'

/** A line of the ops log: as typed, never counted (class M). */
export type OpsLogEntry = {
  readonly at: Utc
  readonly zone: string
  readonly words: string
  readonly team: Maybe<string>
}

/** Members of one event, one counted per class; undone without loss (R-OBS-10, R-OBS-11). The reason is sealed. */
export type EventGroup = {
  readonly members: readonly ObservationId[]
  readonly counted: readonly { readonly class: ObservedClass; readonly id: ObservationId }[]
}
