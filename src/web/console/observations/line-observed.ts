import { notStated, type Bearing, type Maybe, type Range } from '#domain/measure'
import { CONFIDENCE_UNSAID, type Line, type LineAsked, type LineTeam } from '#domain/observation'
import type { ToSign } from '#web/desk'
import type { WatchRow } from '#wire/observation'
import type { MechanismAnswer } from '#wire/party'

import { isOutside, nothingAt, type Observed } from './made-observation.ts'
import { observed, submitted } from './made.ts'
import { placeOf, watchToBegin, type Making } from './making.ts'
import { eventGround } from './where.ts'

/** A line that may be signed, or what it still lacks: its first problem, or the first thing that is missing. */
export type LineReady =
  | { readonly kind: 'ready'; readonly act: ToSign; readonly observed: Observed | undefined }
  | { readonly kind: 'lacks' }

/** What a line is read against at a desk: its clock, its ground, the teams that watch, and the writer's own. */
export function lineAsked(
  making: Making,
  { sectors }: Pick<MechanismAnswer, 'sectors'>,
  chosen: string | undefined,
): LineAsked {
  const open = making.watches.filter(({ state }) => state === 'open')
  const own = watchToBegin(making.watches, making.office)
  return {
    now: making.now,
    zone: making.zone,
    sectors: sectors.map(({ id, name }) => ({ id, names: name.map(({ text }) => text) })),
    teams: open.map(teamOf),
    ...(own === undefined ? {} : { own: teamOf(own) }),
    ...(chosen === undefined ? {} : { chosen }),
  }
}

function teamOf({ id, watch }: WatchRow): LineTeam {
  return { callSign: watch.callSign, team: watch.team, watch: id, sector: watch.sector }
}

/** What a line signs as it stands: one observation, five zeros, or an entry of the ops log. */
export function lineReady(line: Line, making: Making): LineReady {
  if (line.kind === 'log')
    return line.text.trim() === '' ? LACKS : { kind: 'ready', act: logged(line, making), observed: undefined }
  if (line.missing.length > 0 || line.problems.length > 0) return LACKS
  const read = line.kind === 'nothing' ? zeros(line, making) : seen(line, making)
  return read === undefined ? LACKS : { kind: 'ready', act: submitted(read, making), observed: read }
}

const LACKS: LineReady = { kind: 'lacks' }

function logged({ entry }: Extract<Line, { readonly kind: 'log' }>, making: Making): ToSign {
  return {
    act: 'observation.log.write',
    type: 'record.sealed',
    body: undefined,
    ref: [],
    sealed: { body: { class: 'M', type: 'observation.log.written', entry }, to: observed(making) },
  }
}

type Seen = Extract<Line, { readonly kind: 'observation' }>

function seen({ draft }: Seen, making: Making): Observed | undefined {
  const row = watchOf(draft.watch, making)
  if (row === undefined || draft.at.kind !== 'known') return undefined
  const sector = draft.sector.kind === 'known' ? draft.sector.value : ''
  const ground = eventGround({ from: '', position: '', sector }, making)
  const told = { at: draft.at.value, sector: ground.sector, means: draft.means }
  return {
    observations: [
      {
        ...told,
        class: draft.class,
        sub: draft.sub,
        assessed: false,
        count: draft.count,
        weapon: { kind: 'unknown' },
        zone: ground.zone,
        liveFire: 'no',
        confidence: CONFIDENCE_UNSAID,
        outsideEffort: isOutside(told, row, making),
      },
    ],
    mission: [
      {
        observer: { place: placeOf(row.watch.sector, making), position: notStated },
        event: { bearings: listOf(draft.bearing), range: draft.range, place: notStated },
        weaponType: notStated,
        relayedFrom: draft.relayedFrom,
        note: draft.note,
      },
    ],
    watch: draft.watch,
  }
}

function listOf(bearing: Maybe<Bearing>): readonly Bearing[] {
  return bearing.kind === 'known' ? [bearing.value] : []
}

type Nothing = Extract<Line, { readonly kind: 'nothing' }>

function zeros({ draft }: Nothing, making: Making): Observed | undefined {
  const row = watchOf(draft.watch, making)
  if (row === undefined || draft.at.kind !== 'known') return undefined
  return nothingAt(row, draft.at.value, {
    making,
    words: { weaponType: notStated, relayedFrom: draft.relayedFrom, note: draft.note },
  })
}

function watchOf(watch: Maybe<string>, { watches }: Making): WatchRow | undefined {
  return watch.kind === 'known' ? watches.find(({ id }) => id === watch.value) : undefined
}

/** Where from, as a line tells it. */
export function lineFrom(draft: { readonly bearing: Maybe<Bearing>; readonly range: Maybe<Range> }): {
  readonly bearings: readonly Bearing[]
  readonly range: Maybe<Range>
} {
  return { bearings: listOf(draft.bearing), range: draft.range }
}
