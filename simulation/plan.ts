import type { Relation, Statement, StatementMission } from '#domain/claim'
import { accept, refuse, type Answer } from '#domain/life'
import { addDays, isUtc, momentFromText, wallTime, zoneFromText, type Utc } from '#domain/measure'

/** A row of a statements file, ready to be transcribed. */
export type StatementRow = {
  readonly row: number
  readonly id: string
  readonly statement: Statement
  readonly mission: StatementMission
}

/** When an office of the replay transcribes which statement, where the plan says so; made up for the replay (`constructed`). */
export type TranscriptionTime = { readonly id: string; readonly at: Utc }

/** A join that an office of the replay makes between two statements of the file; made up for the replay (`constructed`). */
export type PlannedLink = {
  readonly at: Utc
  readonly relation: Relation
  readonly accounts: readonly [string, string]
  readonly why: string
}

/** One deed of the replay, when it falls due. */
export type ReplayStep =
  | { readonly kind: 'transcribe'; readonly at: Utc; readonly row: StatementRow }
  | { readonly kind: 'link'; readonly at: Utc; readonly link: PlannedLink }

/** What a replay is planned from: rows, the plan's own times and joins, and the zone in which the mechanism's days end. */
export type PlanParts = {
  readonly rows: readonly StatementRow[]
  readonly times: readonly TranscriptionTime[]
  readonly links: readonly PlannedLink[]
  readonly zone: string
}

/**
 * The deeds of a replay in the order they fall due. A statement without a time in the plan is transcribed at the first
 * instant by which it must have been said, never later than the end of its day. Refuses a plan that names a statement
 * the file has not, or joins two before both are there.
 */
export function planReplay({
  rows,
  times,
  links,
  zone,
}: PlanParts): Answer<readonly ReplayStep[], 'IMP_SHAPE'> {
  const planned = new Map(times.map(({ id, at }) => [id, at]))
  const ids = new Set(rows.map(({ id }) => id))
  const strange = [...planned.keys(), ...links.flatMap(({ accounts }) => accounts)].find((id) => !ids.has(id))
  if (strange !== undefined) return refuse('IMP_SHAPE', 'nothing', { field: 'id', id: strange })
  const steps: ReplayStep[] = []
  for (const row of rows) {
    const at = planned.get(row.id) ?? saidBy(row.statement, zone)
    if (at === undefined) return refuse('IMP_SHAPE', 'nothing', { field: 'saidAt', id: row.id })
    steps.push({ kind: 'transcribe', at, row })
  }
  const due = new Map(steps.flatMap((step) => (step.kind === 'transcribe' ? [[step.row.id, step.at]] : [])))
  for (const link of links) {
    const early = link.accounts.find((id) => (due.get(id) ?? '') > link.at)
    if (early !== undefined) return refuse('IMP_SHAPE', 'nothing', { field: 'at', id: early })
    steps.push({ kind: 'link', at: link.at, link })
  }
  return accept(steps.toSorted((a, b) => order(a.at, b.at))) // stable: at one instant the file's order, then joins
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The first instant by which a statement must have been said: the end its time was told with, else that of its day. */
function saidBy({ saidAt }: Statement, zone: string): Utc | undefined {
  if (saidAt.to.kind === 'known') return saidAt.to.value
  const named = zoneFromText(zone)
  if (saidAt.from.kind !== 'known' || !named.ok) return undefined
  const nextDay = momentFromText(addDays(wallTime(saidAt.from.value, named.value).day, 1), zone)
  return nextDay.ok ? nextDay.value.utc : undefined
}

/** Reads a replay plan's times. Shape: `fixtures/mechanisms/nk2020/replay.json`. */
export function readTimes(file: unknown): Answer<readonly TranscriptionTime[], 'IMP_SHAPE'> {
  return listOf(file, 'times', ({ id, at }) =>
    typeof id === 'string' && isInstant(at) ? { id, at } : undefined,
  )
}

/** Reads a replay's joins. Shape: `fixtures/mechanisms/nk2020/links-constructed.json`. */
export function readLinks(file: unknown): Answer<readonly PlannedLink[], 'IMP_SHAPE'> {
  return listOf(file, 'links', ({ at, relation, accounts, why }) => {
    const [first, second, more]: readonly unknown[] = Array.isArray(accounts) ? accounts : []
    const areTwo = typeof first === 'string' && typeof second === 'string' && more === undefined
    if (!areTwo || !isInstant(at) || !isRelation(relation) || typeof why !== 'string') return undefined
    return { at, relation, accounts: [first, second], why }
  })
}

type Named = Readonly<Record<string, unknown>>

/** A list in a plan of our own making. One that is not marked as made up is refused, so that none is taken for history. */
function listOf<T>(
  file: unknown,
  name: string,
  read: (item: Named) => T | undefined,
): Answer<readonly T[], 'IMP_SHAPE'> {
  const list: unknown = isNamed(file) ? file[name] : undefined
  if (!isNamed(file) || file['constructed'] !== true)
    return refuse('IMP_SHAPE', 'nothing', { field: 'constructed' })
  if (!Array.isArray(list)) return refuse('IMP_SHAPE', 'nothing', { field: name })
  const items: T[] = []
  for (const [i, item] of list.entries()) {
    const one = isNamed(item) ? read(item) : undefined
    if (one === undefined) return refuse('IMP_SHAPE', 'nothing', { field: `${name}[${i}]` })
    items.push(one)
  }
  return accept(items)
}

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null
}

function isInstant(value: unknown): value is Utc {
  return typeof value === 'string' && isUtc(value)
}

function isRelation(value: unknown): value is Relation {
  return value === 'sameEvent' || value === 'possiblySame' || value === 'different'
}
