import {
  dayNumber,
  isInGap,
  OBSERVATION_CLASSES,
  straddlingPart,
  type ObservationClass,
  type Utc,
} from '#domain/measure'
import {
  countedItems,
  totalsOf,
  type CountedItem,
  type Tally,
  type Totals,
  type ZoneFlag,
} from '#domain/observation'
import { sidesInOrder } from '#domain/party'
import { coverageMark, type EffortItem } from '#domain/patrol'

import { accountTable } from './account-lines.ts'
import { annexOf, lateOfEarlier } from './annex.ts'
import { comparedOf, type SeriesDay } from './compared.ts'
import { correctionsBetween, leadingOf } from './corrections.ts'
import { coverageOf, effortFor, sectorTimes } from './coverage.ts'
import type { Compared, Daily, DailyHead, Figure, SectorRow, ZoneRow } from './daily.ts'
import { dailyNumber, dayNamed, daysBack, type Day } from './days.ts'
import { notYet } from './figure.ts'
import type { DailyInputs, ReportedObservation } from './inputs.ts'

/** An item that a total takes, with what a report tells it apart by. */
type Item = CountedItem & { readonly sector: string | undefined; readonly from: Utc; readonly to: Utc }

/** What a daily is worked out from: its inputs, and its days back from it. */
type Ground = {
  readonly inputs: DailyInputs
  readonly days: readonly DayGround[]
  readonly counted: readonly Item[]
}

/** One day of it: what was counted, in all and by sector, and who watched. Worked out once: a figure asks for each again. */
type DayGround = {
  readonly day: Day
  readonly inGap: boolean
  readonly effort: readonly EffortItem[]
  readonly items: readonly Item[]
  readonly whole: Counted
  readonly bySector: ReadonlyMap<string, Counted>
}

/** Totals of some items, and of those among them that a rate takes. */
type Counted = { readonly all: Totals; readonly rated: Totals }

/** [R-REP-1] The daily of a reporting day, whole, in the mission's form: a pure function of the record and the settings. */
export function dailyOf(inputs: DailyInputs): Daily {
  const ground = groundOf(inputs)
  const { mechanism, accounts } = inputs
  const day = dayNamed(inputs.day, mechanism)
  const told = { day, gaps: mechanism.dataGaps, vacantSeats: inputs.vacantSeats }
  const isCounted = new Set(ground.counted.map(({ id }) => id))
  const annex = annexOf(inputs.observations, day, isCounted)
  const daily: Daily = {
    head: headOf(inputs, day),
    remarks: inputs.remarks,
    truce: inputs.truce,
    coverage: coverageOf(inputs.effort, day, mechanism),
    observed: observedOf(ground),
    sectors: sectorsOf(ground, day),
    sectorsFrom: { kind: 'absent' },
    lodged: accountTable(accounts, 'lodged', told),
    saidPublicly: accountTable(accounts, 'saidPublicly', told),
    terms: inputs.terms,
    late: annex.filter(({ late }) => late).map(({ number }) => number),
    lateOfEarlier: lateOfEarlier(inputs, day, isCounted),
    corrections: [],
    leading: leadingOf(inputs.corrected ?? []),
    annex,
    others: NOT_YET,
  }
  return inputs.before === undefined
    ? daily
    : { ...daily, corrections: correctionsBetween(inputs.before, daily) }
}

/** Sections of which no part exists: each says so, and none vanishes. */
const NOT_YET: Daily['others'] = {
  disengagement: 'notYet',
  weapons: 'notYet',
  incidents: 'notYet',
  civilians: 'notYet',
  windows: 'notYet',
  patrols: 'notYet',
  devices: 'notYet',
  hotline: 'notYet',
  contingents: 'notYet',
}

function headOf({ mechanism, day: named, asOf, revision, vacantSeats }: DailyInputs, day: Day): DailyHead {
  const exercise = mechanism.exercises.find(({ from, to }) => from < day.to && day.from < to)
  return {
    n: dailyNumber(named, mechanism),
    year: Number(named.slice(0, 4)),
    day: day.day,
    from: day.from,
    to: day.to,
    asOf,
    revision,
    sides: sidesInOrder(dayNumber(named, mechanism.firstDay)),
    vacantSeats,
    exercise: exercise === undefined ? { kind: 'absent' } : { kind: 'known', value: exercise.name },
  }
}

function groundOf(inputs: DailyInputs): Ground {
  const { mechanism, day: named } = inputs
  const spans = daysBack(named, mechanism)
  const counted = countedItems(inputs.observations.map(itemOf), inputs.groups).filter(isFire)
  const byDay = spans.map((): Item[] => [])
  for (const item of counted)
    byDay[spans.findIndex(({ from, to }) => from <= item.from && item.from < to)]?.push(item)
  return { inputs, counted, days: spans.map((day, at) => dayGround(inputs, day, byDay[at] ?? [])) }
}

function dayGround({ mechanism, effort }: DailyInputs, day: Day, items: readonly Item[]): DayGround {
  const { settings, sectors, dataGaps } = mechanism
  const counted = (some: readonly Item[]): Counted => ({
    all: totalsOf(some, settings),
    rated: totalsOf(some.filter(isRated), settings),
  })
  const bySector = Map.groupBy(items, ({ sector }) => sector)
  return {
    day,
    inGap: isInGap(dataGaps, 'observation', day.from),
    effort: effort.filter(({ from, to }) => from < day.to && day.from < to),
    items,
    whole: counted(items),
    bySector: new Map(sectors.map(({ id }) => [id, counted(bySector.get(id) ?? [])])),
  }
}

function itemOf({ id, state, observation }: ReportedObservation): Item {
  const { class: observed, sub, count, means, zone, liveFire, outsideEffort, sector, at } = observation
  return {
    id,
    class: observed,
    sub,
    count,
    means,
    zone,
    liveFire,
    state,
    outsideEffort,
    automatic: false, // no device tells anything here yet
    sector: sector.kind === 'known' ? sector.value : undefined,
    from: at.from,
    to: at.to,
  }
}

function isFire(item: Item): boolean {
  return OBSERVATION_CLASSES.some((each) => each === item.class)
}

function observedOf(ground: Ground): Daily['observed'] {
  const { inputs, days } = ground
  const [today] = days
  const figure = (tally: Tally | undefined) => figureOfTally(tally, today?.inGap ?? false)
  return {
    byClass: OBSERVATION_CLASSES.map((observed) => ({
      class: observed,
      ...comparedIn(ground, { observed }),
    })),
    total: comparedIn(ground, {}),
    sinceTruce: sinceTruceOf(ground),
    explosionSubs: Object.entries(today?.whole.all.explosionSubs ?? {}).map(([sub, tally]) => ({
      sub,
      figure: figure(tally),
    })),
    automatic: notYet,
    liveFireOutside: figure(today?.whole.all.liveFireOutside.total),
    liveFireOutsideIs: inputs.mechanism.settings.liveFireOutside,
    zones: zonesOf(ground),
  }
}

const ZONES: readonly ZoneFlag[] = ['inside', 'outside', 'cannotSay']

/** [R-OBS-7, R-OBS-8, R-MEA-16] What stands on each side of the zone's edge, and apart what nobody can place. */
function zonesOf({ inputs: { mechanism }, days: [today] }: Ground): readonly ZoneRow[] {
  const { settings } = mechanism
  const items = today?.items ?? []
  const figure = (some: readonly Item[]): Figure =>
    figureOfTally(totalsOf(some, settings).total, today?.inGap ?? false)
  const unplaced = items.filter(({ zone }) => zone === 'cannotSay').map(partly)
  return ZONES.map((zone) => {
    const own = items.filter((item) => item.zone === zone)
    const exercise = own.filter(({ liveFire }) => liveFire !== 'no')
    const liveFire = totalsOf(exercise, { ...settings, liveFireOutside: 'countedApart' }).total
    return {
      zone,
      figure: figure(own),
      possible: figure(zone === 'cannotSay' ? own : [...own, ...unplaced]),
      liveFire: figureOfTally(liveFire, today?.inGap ?? false),
    }
  })
}

/** An item of which a part lies on the side that is asked for: from none of it to all (R-MEA-16). */
function partly(item: Item): Item {
  return { ...item, count: straddlingPart(item.count) }
}

/**
 * What was counted since the truce's moment, this day included; no truce, no such figure (R-REP-6). An item that had begun
 * by then and lasted over it is since the truce from none of it to all (R-MEA-16).
 */
function sinceTruceOf({ inputs, counted, days }: Ground): Figure {
  const { truce, mechanism } = inputs
  if (truce.kind !== 'known') return notYet
  const { effective } = truce.value
  const since = counted.flatMap((item) => {
    if (effective <= item.from) return [item]
    return effective < item.to ? [partly(item)] : []
  })
  return figureOfTally(totalsOf(since, mechanism.settings).total, days[0]?.inGap ?? false)
}

/** Which part of the ground and which class a series is of; what is left out is all of it. */
type Cell = { readonly sector?: string; readonly observed?: ObservationClass }

function comparedIn({ days }: Ground, cell: Cell): Compared {
  return comparedOf(days.map((day) => seriesDay(day, cell)))
}

function seriesDay({ day, inGap, effort, whole, bySector }: DayGround, cell: Cell): SeriesDay {
  const { sector, observed } = cell
  const counted = sector === undefined ? whole : bySector.get(sector)
  const tally = (totals: Totals | undefined) =>
    observed === undefined ? totals?.total : totals?.byClass[observed]
  return {
    figure: figureOfTally(tally(counted?.all), inGap),
    rated: figureOfTally(tally(counted?.rated), inGap),
    effortMin: effortFor(effort, day, cell),
  }
}

/** [R-OBS-8, R-OBS-16] What a rate takes: no item outside its effort, and no live fire outside the zone. */
export function isRated({
  outsideEffort,
  liveFire,
  zone,
}: Pick<CountedItem, 'outsideEffort' | 'liveFire' | 'zone'>): boolean {
  return !outsideEffort && !(liveFire !== 'no' && zone === 'outside')
}

/** [R-REP-4] Zero is a sum of reports that said zero; without a report nothing was observed. */
function figureOfTally(tally: Tally | undefined, inGap: boolean): Figure {
  if (tally !== undefined && tally.items > 0) return { kind: 'count', ...tally }
  return inGap ? { kind: 'notInThisData' } : { kind: 'notObserved' }
}

function sectorsOf(ground: Ground, day: Day): readonly SectorRow[] {
  const { inputs, days } = ground
  const [today] = days
  return sectorTimes(inputs.effort, day, inputs.mechanism).map(({ sector, plannedMin, doneMin }) => {
    const byClass = today?.bySector.get(sector)?.all.byClass
    return {
      sector,
      plannedMin,
      doneMin,
      byClass: OBSERVATION_CLASSES.map((observed) => ({
        class: observed,
        figure: figureOfTally(byClass?.[observed], today?.inGap ?? false),
      })),
      total: comparedIn(ground, { sector }),
      mark: coverageMark(doneMin, plannedMin),
    }
  })
}
