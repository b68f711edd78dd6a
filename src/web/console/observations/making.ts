import { dayRule, reportingDayOf, resolveToponym, type GazetteerEntry, type Sector } from '#domain/measure'
import type { StandingWatch } from '#domain/observation'
import type { Reader } from '#web/controls'
import type { Desk } from '#web/desk'
import type { ObservationRow, WatchRow } from '#wire/observation'

/** What a draft is read with: who signs, where and when, the ground, the watches, and what the form is about. */
export type Making = {
  readonly office: string
  readonly zone: string
  readonly now: string
  readonly sectors: readonly Sector[]
  readonly places: readonly GazetteerEntry[]
  readonly watches: readonly WatchRow[]
  /** Rows the form is about; of a group, all of them, in the order they were received. */
  readonly rows: readonly ObservationRow[]
  /** The watch, the grouping or the entry of the ops log that the form is about. */
  readonly about: string
  readonly members: readonly string[]
}

/** The making of a form that is open at a desk. */
export function makingOf(
  { mechanism, session, live }: Desk,
  reader: Reader,
  about: Pick<Making, 'watches' | 'rows' | 'about' | 'members'>,
): Making {
  return {
    office: session.office ?? '',
    zone: mechanism.zone,
    now: live.now(),
    sectors: mechanism.sectors,
    places: [...reader.places.values()],
    ...about,
  }
}

/** A watch as the rules of effort take it. */
export function standingOf(row: WatchRow): StandingWatch {
  return { id: row.id, watch: row.watch, state: row.state, from: row.watch.from, to: row.to }
}

/** The watch a form begins with: this office's own that is open, else any that is, else its last one that was. */
export function watchToBegin(watches: readonly WatchRow[], office: string): WatchRow | undefined {
  const own = watches.filter((row) => row.office === office)
  const newest = own.toSorted((a, b) => (a.to < b.to ? 1 : -1))
  const isOpen = (row: WatchRow): boolean => row.state === 'open'
  return own.find(isOpen) ?? watches.find(isOpen) ?? newest[0]
}

/** A place as it is named, against the gazetteer. */
export function placeOf(text: string, { places }: Pick<Making, 'places'>): ReturnType<typeof resolveToponym> {
  return resolveToponym(text.trim(), places)
}

/** The reporting day an instant lies in; empty where the founding's hour cannot be read. */
export function dayOf(utc: string, founding: { readonly zone: string; readonly dayClose: string }): string {
  const rule = dayRule(founding)
  return rule.ok ? reportingDayOf(utc, rule.value).day : ''
}
