import type { Count } from '#domain/measure'
import type { Observation, ObservationMission } from '#domain/observation'
import { localTime, secondsAfter } from '#web/controls'
import type { ObservationRow, WatchRow } from '#wire/observation'

import { NO_FIELDS, type Fields } from './fields.ts'
import type { FormName } from './look.ts'
import { watchAbout } from './made-watch.ts'
import { watchToBegin, type Making } from './making.ts'

const MINUTE_S = 60
const WATCH_S = 4 * 3600 // a watch is planned for four hours until a person says otherwise

/** What a form begins with: all that the system knows already (R-UI-46). */
export function beginOf(form: FormName, making: Making, latest: readonly ObservationRow[]): Fields {
  const { date } = localTime(making.now, making.zone)
  const plain: Fields = { ...NO_FIELDS, day: date, toDay: date }
  switch (form) {
    case 'enter':
    case 'nothing': {
      const watch = watchToBegin(making.watches, making.office)
      const begun = {
        ...plain,
        watch: watch?.id ?? '',
        sector: watch?.watch.sector ?? '',
        ...observerOf(watch, latest),
      }
      return form === 'nothing' ? { ...begun, time: sinceText(watch, latest, making) } : begun
    }
    case 'revise': {
      const [row] = making.rows
      return row === undefined ? plain : { ...plain, ...fieldsOfRow(row, making) }
    }
    case 'watchOpen':
      return { ...plain, ...lastTeam(making), ...endOf(secondsAfter(making.now, WATCH_S), making) }
    case 'watchCorrect': {
      const row = watchAbout(making)
      return row === undefined ? plain : { ...plain, ...fieldsOfWatch(row, making) }
    }
    case 'withdraw':
    case 'question':
    case 'accept':
    case 'group':
    case 'ungroup':
    case 'watchSee':
    case 'watchClose':
    case 'log':
    case 'import':
      return plain
  }
}

/**
 * What was watched so far today and nothing was told of: since the watch began, or since its newest observation, until the
 * last whole minute. That there was nothing is never proposed over something that was seen.
 */
function sinceText(
  row: WatchRow | undefined,
  latest: readonly ObservationRow[],
  { now, zone }: Making,
): string {
  const today = localTime(now, zone)
  const last = localTime(secondsAfter(now, -MINUTE_S), zone)
  if (row === undefined || row.state !== 'open' || last.date !== today.date) return ''
  const told = latest.filter(({ watch }) => watch === row.id).map(({ observation }) => observation.at.to)
  const from = localTime([row.watch.from, ...told].toSorted().at(-1) ?? row.watch.from, zone)
  const since = from.date === today.date ? from.time : '00:00'
  return since < last.time ? `${since}-${last.time}` : ''
}

/** Where the observer of a watch stood last: asked once, filled from then on. */
function observerOf(
  watch: WatchRow | undefined,
  latest: readonly ObservationRow[],
): Pick<Fields, 'observer' | 'position'> {
  const last = latest.find((row) => watch !== undefined && row.watch === watch.id)?.mission?.observer
  return {
    observer: last?.place.asWritten ?? '',
    position: last === undefined ? '' : positionText(last.position),
  }
}

function lastTeam({
  watches,
  office,
}: Making): Pick<Fields, 'team' | 'callSign' | 'watchSector' | 'visibility'> {
  const last = watchToBegin(watches, office)?.watch
  return {
    team: last?.team ?? '',
    callSign: last?.callSign ?? '',
    watchSector: last?.sector ?? '',
    visibility: '',
  }
}

function endOf(utc: string, { zone }: Making): Pick<Fields, 'toDay' | 'toTime'> {
  const { date, time } = localTime(utc, zone)
  return { toDay: date, toTime: time }
}

function fieldsOfWatch({ watch, to }: WatchRow, making: Making): Partial<Fields> {
  const from = localTime(watch.from, making.zone)
  return {
    watchSector: watch.sector,
    team: watch.team,
    callSign: watch.callSign,
    watchMeans: watch.means.join(','),
    visibility: watch.visibility,
    day: from.date,
    time: from.time,
    ...endOf(to, making),
  }
}

/** An observation as its form holds it, for a revision. */
export function fieldsOfRow(
  { observation, mission, watch }: ObservationRow,
  making: Pick<Making, 'zone'>,
): Partial<Fields> {
  return {
    class: observation.class,
    sub: observation.sub,
    means: observation.means.join(','),
    count: countTextOf(observation.count),
    sector: observation.sector.kind === 'known' ? observation.sector.value : '',
    weapon: observation.weapon.kind === 'known' ? observation.weapon.value : '',
    liveFire: observation.liveFire,
    confidence: observation.confidence,
    watch: watch ?? '',
    ...timeOf(observation, making),
    ...(mission === undefined ? {} : fieldsOfMission(mission)),
  }
}

function timeOf({ at }: Observation, { zone }: Pick<Making, 'zone'>): Pick<Fields, 'day' | 'time'> {
  const [from, to] = [localTime(at.from, zone), localTime(secondsAfter(at.to, -MINUTE_S), zone)]
  return { day: from.date, time: from.time < to.time ? `${from.time}-${to.time}` : from.time }
}

function fieldsOfMission({
  event,
  observer,
  weaponType,
  relayedFrom,
  note,
}: ObservationMission): Partial<Fields> {
  const bearing = event.bearings[0]?.given ?? ''
  const { range } = event
  const far = range.kind === 'known' ? `${range.value.lowM}-${range.value.highM}m` : ''
  return {
    from: [bearing, far].filter(Boolean).join(' '),
    place: event.place.kind === 'known' ? event.place.value.asWritten : '',
    observer: observer.place.asWritten,
    position: positionText(observer.position),
    weaponType: weaponType.kind === 'known' ? weaponType.value.text : '',
    weaponBasis: weaponType.kind === 'known' ? weaponType.value.basis : '',
    relayedTeam: relayedFrom.kind === 'known' ? relayedFrom.value.team : '',
    relayedWords: relayedFrom.kind === 'known' ? relayedFrom.value.words : '',
    note: note.kind === 'known' ? note.value : '',
  }
}

function positionText(position: ObservationMission['observer']['position']): string {
  if (position.kind !== 'known') return ''
  const { latDeg, lonDeg, radiusM } = position.value
  return `${latDeg}, ${lonDeg}, ${radiusM}`
}

/** A count as it is typed. */
function countTextOf(count: Count): string {
  switch (count.kind) {
    case 'exact':
      return String(count.n)
    case 'about':
      return `~${count.n}`
    case 'atLeast':
      return `>=${count.n}`
    case 'atMost':
      return `<=${count.n}`
    case 'between':
      return `${count.low}-${count.high}`
    case 'unknown':
      return '?'
  }
}
