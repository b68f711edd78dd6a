import { msOfUtc, SIDES, type Side, type Utc } from '#domain/measure'

import type { ReadingNote, RecordedTruce } from './agreement.ts'
import type { TruceNow } from './truce.ts'

/** The first of its kind since a truce took effect: found, told without a clock time, or why there is none. */
export type First =
  | { readonly kind: 'found'; readonly at: Utc; readonly id: string; readonly text: string }
  | { readonly kind: 'untimed'; readonly id: string; readonly text: string }
  | { readonly kind: 'missing'; readonly missing: 'notInThisData' | 'notObserved' | 'notYet' | 'none' }

/** Firsts since the moment of effect: what each side said publicly and lodged, what was observed, what was found. */
export type Firsts = {
  readonly statement: Readonly<Record<Side, First>>
  readonly claim: Readonly<Record<Side, First>>
  readonly observation: First
  readonly finding: First
}

/** One line of a truce's history. `minutes` from the moment of effect, negative before it. */
export type HistoryLine = {
  readonly event:
    | 'announced'
    | 'agreed'
    | 'effective'
    | 'note'
    | 'firstStatement'
    | 'firstClaim'
    | 'firstObservation'
    | 'firstFinding'
    | 'broken'
    | 'ended'
  readonly side?: Side
  readonly at?: Utc
  readonly text: string
  readonly minutes?: number
  readonly missing?: 'notInThisData' | 'notObserved' | 'notYet' | 'notStated' | 'none'
  readonly id?: string
}

/** What a history is printed from. `sides` in the order of R-PTY-8. */
export type HistoryParts = {
  readonly recorded: RecordedTruce
  readonly truce: TruceNow
  /** Day of the agreement, and when both sides' acceptance was complete, if it ever was. */
  readonly agreed: { readonly day?: string; readonly at?: Utc; readonly isPublished: boolean }
  readonly notes: readonly ReadingNote[]
  readonly firsts: Firsts
  readonly sides: readonly Side[]
}

/**
 * A truce's history: announced, agreed, effective by each held reading or as published, notes below, then the firsts of
 * each side and of the mission, and how it ended; each with minutes from the moment of effect. Source: R-AGR-16.
 */
export function truceHistory(parts: HistoryParts): readonly HistoryLine[] {
  const { recorded, truce, notes, firsts, sides } = parts
  const from = truce.window?.first
  const lines: readonly HistoryLine[] = [
    { event: 'announced', text: recorded.announced.text, ...atOrMissing(recorded.announced.utc) },
    agreedLine(parts.agreed),
    ...effectiveLines(parts),
    ...notes.map(noteLine),
    ...sides.map((side) => firstLine('firstStatement', firsts.statement[side], side)),
    ...sides.map((side) => firstLine('firstClaim', firsts.claim[side], side)),
    firstLine('firstObservation', firsts.observation),
    firstLine('firstFinding', firsts.finding),
    endLine('broken', truce),
    endLine('ended', truce),
  ]
  return lines.map((line) => withMinutes(line, from))
}

function noteLine({ text, utc }: ReadingNote): HistoryLine {
  return { event: 'note', text, ...atOrMissing(utc) }
}

function agreedLine({ day, at, isPublished }: HistoryParts['agreed']): HistoryLine {
  if (at !== undefined) return { event: 'agreed', at, text: '' }
  return {
    event: 'agreed',
    text: isPublished ? (day ?? '') : '',
    missing: isPublished ? 'notStated' : 'notYet',
  }
}

/** Each held reading; while nobody holds one, the moment as published. */
function effectiveLines({ recorded, truce, sides }: HistoryParts): readonly HistoryLine[] {
  const held = sides.flatMap((side) => truce.held[side] ?? [])
  if (held.length > 0)
    return held.map(({ by, utc, text, rid }) => ({ event: 'effective', side: by, at: utc, text, id: rid }))
  return [{ event: 'effective', text: recorded.effective.text, ...atOrMissing(recorded.effective.utc) }]
}

function firstLine(event: HistoryLine['event'], first: First, side?: Side): HistoryLine {
  const line = { event, ...(side === undefined ? {} : { side }) }
  switch (first.kind) {
    case 'found':
      return { ...line, at: first.at, id: first.id, text: first.text }
    case 'untimed':
      return { ...line, id: first.id, text: first.text, missing: 'notStated' }
    case 'missing':
      return { ...line, text: '', missing: first.missing }
  }
}

function endLine(event: 'broken' | 'ended', { steps }: TruceNow): HistoryLine {
  const step = steps.findLast(({ state }) => state === event)
  if (step === undefined) return { event, text: '', missing: 'none' }
  const side = step.fact !== undefined && 'by' in step.fact ? { side: step.fact.by } : {}
  return { event, at: step.at, text: '', ...side, ...(step.fact === undefined ? {} : { id: step.fact.rid }) }
}

function atOrMissing(utc: ReadingNote['utc']): { readonly at: Utc } | { readonly missing: 'notStated' } {
  return utc.kind === 'known' ? { at: utc.value } : { missing: 'notStated' }
}

const MINUTE_MS = 60_000

function withMinutes(line: HistoryLine, from: Utc | undefined): HistoryLine {
  if (from === undefined || line.at === undefined) return line
  return { ...line, minutes: Math.floor((msOfUtc(line.at) - msOfUtc(from)) / MINUTE_MS) }
}

/** One reading of a truce's moment as every screen shows it: held by sides, as published, or a note. */
export type ShownReading = {
  readonly utc?: Utc
  readonly text: string
  readonly zone?: string
  readonly basis: 'held' | 'published' | 'note'
  readonly heldBy: readonly Side[]
  readonly source?: string
}

/** The readings of a moment: what sides hold, one line where both hold one instant; what was published; notes below. */
export function shownReadings(
  recorded: RecordedTruce,
  { held }: Pick<TruceNow, 'held'>,
  notes: readonly ReadingNote[],
): readonly ShownReading[] {
  const own = SIDES.flatMap((side) => held[side] ?? [])
  const instants = [...new Set(own.map(({ utc }) => utc))].toSorted()
  const { utc, text, zone } = recorded.effective
  return [
    ...instants.flatMap((instant): readonly ShownReading[] => {
      const holders = own.filter((each) => each.utc === instant)
      const [first] = holders
      return first === undefined
        ? []
        : [
            {
              utc: instant,
              text: first.text,
              zone: first.zone,
              basis: 'held',
              heldBy: holders.map(({ by }) => by),
            },
          ]
    }),
    {
      ...(utc.kind === 'known' ? { utc: utc.value } : {}),
      text,
      ...(zone.kind === 'known' ? { zone: zone.value } : {}),
      basis: 'published',
      heldBy: [],
    },
    ...notes.map((note): ShownReading => ({
      ...(note.utc.kind === 'known' ? { utc: note.utc.value } : {}),
      text: note.text,
      basis: 'note',
      heldBy: [],
      source: note.source,
    })),
  ]
}
