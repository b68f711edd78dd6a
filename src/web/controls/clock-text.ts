/** An instant on the clock of a zone. */
export type LocalTime = {
  /** YYYY-MM-DD. */
  readonly date: string
  /** hh:mm. */
  readonly time: string
  readonly seconds: string
  /** +04, or +02:30 where the zone is not of whole hours. */
  readonly offset: string
}

const FORMATS = new Map<string, Intl.DateTimeFormat>()

/** An instant as the clocks of a zone show it. `zone` is an IANA name or ±hh:mm. */
export function localTime(utc: string, zone: string): LocalTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(new Date(utc))
      .map((part) => [part.type, part.value]),
  )
  const get = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  return {
    date: `${get('year')}-${get('month')}-${get('day')}`,
    time: `${get('hour')}:${get('minute')}`,
    seconds: get('second'),
    offset: shortOffset(get('timeZoneName')),
  }
}

/** hh:mm of an instant in UTC, without its Z. */
export function utcTime(utc: string): string {
  return utc.slice(11, 16)
}

/** hh:mm:ss of a machine instant on this device's own clock, for when a draft was kept. */
export function timeShort(at: string): string {
  return localTime(at, Intl.DateTimeFormat().resolvedOptions().timeZone).time + at.slice(16, 19)
}

/** The instant at which a wall clock of the zone shows date and time; the earlier one where it does so twice. */
export function instantOf(date: string, time: string, zone: string): string {
  const asUtc = Date.parse(`${date}T${time}:00.000Z`)
  for (const guess of [
    asUtc - offsetMs(asUtc, zone),
    asUtc - offsetMs(asUtc - offsetMs(asUtc, zone), zone),
  ]) {
    const seen = localTime(new Date(guess).toISOString(), zone)
    if (seen.date === date && seen.time === time) return new Date(guess).toISOString()
  }
  return new Date(asUtc - offsetMs(asUtc, zone)).toISOString()
}

/** The instant so many seconds after another. */
export function secondsAfter(utc: string, seconds: number): string {
  return new Date(Date.parse(utc) + seconds * 1000).toISOString()
}

/** The calendar day so many days after another, YYYY-MM-DD. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function offsetMs(at: number, zone: string): number {
  const seen = localTime(new Date(at).toISOString(), zone)
  return Date.parse(`${seen.date}T${seen.time}:${seen.seconds}.000Z`) - Math.floor(at / 1000) * 1000
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const kept = FORMATS.get(zone)
  if (kept !== undefined) return kept
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  })
  FORMATS.set(zone, made)
  return made
}

function shortOffset(name: string): string {
  const text = name.replace('GMT', '')
  if (text === '') return '+00'
  return text.endsWith(':00') ? text.slice(0, -3) : text
}
