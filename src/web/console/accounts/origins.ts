import type { Fault, FieldName } from './fields.ts'
import type { Telling } from './told.ts'

const ORIGINS_MAX = 32 // the wire's bound of a sealed part
const WRITTEN_MAX = 200

/** Places a draft marks as those fire is said to have come from: as written, and the ids they stand for (R-DNH-1). */
export function originsIn(text: string, find: Telling['find']): readonly string[] {
  const written = text.split(';').flatMap((name) => name.trim().slice(0, WRITTEN_MAX) || [])
  const ids = written.flatMap((name) => find(name))
  return [...new Set([...written, ...ids])].slice(0, ORIGINS_MAX)
}

/** The same telling with a gazetteer in which those places are no candidates of where the fire fell. */
export function besideOrigins<T extends Telling>(telling: T, origins: readonly string[]): T {
  return { ...telling, find: (name: string) => telling.find(name).filter((id) => !origins.includes(id)) }
}

const FIELD_OF: Readonly<Record<string, FieldName>> = {
  'speaker.office': 'office',
  'speaker.channel': 'channel',
  place: 'where',
  at: 'clock',
  saidAt: 'saidClock',
  publisher: 'publisher',
  publicRef: 'publicRef',
  what: 'what',
}

/** The fault of a field whose words would name an origin in the clear. */
export function originFault(field: unknown): Fault {
  const named = typeof field === 'string' ? FIELD_OF[field] : undefined
  return { field: named ?? 'origins', key: 'forms.errOrigin' }
}
