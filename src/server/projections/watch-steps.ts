import { stateAfter } from '#domain/life'
import type { Utc } from '#domain/measure'
import { watchLife, type StandingWatch, type Visibility, type Watch } from '#domain/observation'
import { observationInner } from '#wire/observation'

/** A watch as what was recorded of it so far makes it. */
export type WatchSeen = StandingWatch & {
  /** Index and time of the record that opened it. */
  readonly idx: number
  readonly receivedAt: Utc
  readonly office: string
  /** How far one could see, each from when. */
  readonly stretches: readonly Stretch[]
  readonly revision: number
  /** Its last sign of life: opened, visibility told, something observed under it. */
  readonly signAt: Utc
}

/** A stretch of a watch: it lasts until the next begins, or the watch ends. */
export type Stretch = { readonly from: Utc; readonly visibility: Visibility }

/** What is recorded of a watch after it was opened. */
export type WatchStep =
  | { readonly kind: 'visibility'; readonly at: Utc; readonly visibility: Visibility }
  | { readonly kind: 'closed'; readonly at: Utc }
  | { readonly kind: 'lapsed'; readonly at: Utc }
  | { readonly kind: 'corrected'; readonly watch: Watch }

/** Inner types that are a step of a watch. */
export type WatchStepType =
  | 'observation.watch.visibility'
  | 'observation.watch.closed'
  | 'observation.watch.corrected'
  | 'observation.watch.lapsed'

/** The step that an inner fact tells, and the watch that it is of. */
export function stepIn(
  type: WatchStepType,
  body: unknown,
): { readonly of: string; readonly step: WatchStep } {
  switch (type) {
    case 'observation.watch.visibility': {
      const { of, at, visibility } = observationInner[type].parse(body)
      return { of, step: { kind: 'visibility', at, visibility } }
    }
    case 'observation.watch.closed': {
      const { of, at } = observationInner[type].parse(body)
      return { of, step: { kind: 'closed', at } }
    }
    case 'observation.watch.lapsed': {
      const { of, at } = observationInner[type].parse(body)
      return { of, step: { kind: 'lapsed', at } }
    }
    case 'observation.watch.corrected': {
      const { of, watch } = observationInner[type].parse(body)
      return { of, step: { kind: 'corrected', watch } }
    }
  }
}

/** A watch as it was opened. One opened for later shows its first sign of life when it begins. */
export function watchOpened(
  opened: Pick<WatchSeen, 'id' | 'idx' | 'receivedAt' | 'office' | 'watch'>,
): WatchSeen {
  const { watch, receivedAt } = opened
  const { from, to, visibility } = watch
  return {
    ...opened,
    state: 'open',
    from,
    to,
    stretches: [{ from, visibility }],
    revision: 1,
    signAt: receivedAt > from ? receivedAt : from,
  }
}

/** A watch after a step recorded at an instant; one that its life does not allow changes nothing. */
export function watchAfter(seen: WatchSeen, step: WatchStep, recordedAt: Utc): WatchSeen {
  const next = stateAfter(watchLife, seen.state, EVENT_OF[step.kind])
  if (!next.ok) return seen
  const state = next.value
  switch (step.kind) {
    case 'visibility': {
      const { at: from, visibility } = step
      const before = seen.stretches.filter((each) => each.from < from)
      const signAt = recordedAt > seen.signAt ? recordedAt : seen.signAt
      return { ...seen, state, stretches: [...before, { from, visibility }], signAt }
    }
    case 'closed':
      return { ...seen, state, to: step.at }
    case 'lapsed':
      // A sign of life behind the planned end is one of a desk: nobody said that the watch went on (R-OBS-17).
      return { ...seen, state, to: step.at < seen.to ? step.at : seen.to }
    case 'corrected': {
      const { from, to, visibility } = step.watch
      const later = seen.stretches.slice(1).filter((each) => from < each.from && each.from < to)
      const stretches = [{ from, visibility }, ...later]
      return { ...seen, state, watch: step.watch, from, to, stretches, revision: seen.revision + 1 }
    }
  }
}

const EVENT_OF = {
  visibility: 'visibility',
  closed: 'close',
  lapsed: 'lapse12h',
  corrected: 'correct',
} as const satisfies Readonly<Record<WatchStep['kind'], string>>
