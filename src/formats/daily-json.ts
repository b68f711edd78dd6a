import { countedHash, formHash } from './daily-hash.ts'
import { CHECK_COMMAND } from './daily-lay-check.ts'
import { paperNumber, type DailyPaper } from './daily-paper.ts'

/** What a daily's JSON says of itself, for whoever finds the file alone. */
const SCHEMA = 'truceline/daily@1'

/** A daily for programs: all that the papers say, with number, status, record head and how to check; names in order. */
export function dailyJson(paper: DailyPaper): Uint8Array {
  const { daily, form, status, issuedAt, publicAt, mechanism, rid } = paper
  const { mech, name, zone, dayClose, sides, languages } = mechanism
  const file = {
    schema: SCHEMA,
    kind: 'daily',
    number: paperNumber(paper),
    form,
    status,
    day: daily.head.day,
    revision: daily.head.revision,
    issuedAt: form === 'public' ? dayOf(issuedAt) : issuedAt,
    publicAt: form === 'public' ? publicAt.slice(0, 10) : publicAt,
    mechanism: { mech, name, zone, dayClose, sides, languages },
    record: { ...daily.head.asOf, assembledAs: rid },
    check: CHECK_COMMAND,
    ...(paper.supersededBy === undefined ? {} : { supersededBy: paper.supersededBy }),
    ...(form === 'public' ? {} : { hashes: { daily: formHash(paper), counted: countedHash(paper) } }),
    ...(form === 'mission' && paper.annexMission !== undefined ? { annexMission: paper.annexMission } : {}),
    daily,
  }
  return new TextEncoder().encode(`${JSON.stringify(ordered(file), undefined, 1)}\n`)
}

function dayOf(at: DailyPaper['issuedAt']): DailyPaper['issuedAt'] {
  return at.kind === 'known' ? { kind: 'known', value: at.value.slice(0, 10) } : at
}

/** The same value with the names of every object in order, so that one content is one file. */
export function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, ordered(inner)]),
  )
}
