import { withholdOrigins, type Statement, type StatementParts } from '#domain/claim'
import { accept, refuse, type Answer } from '#domain/life'
import { addS, known, notStated, type Maybe } from '#domain/measure'

import { contextOf, readFile, type FileCode, type FileContext } from './file.ts'
import { isObject, numbered, readRows, shaped, under, type Asked, type Row, type RowCode } from './rows.ts'
import { derivedMinutes, linksOf, renderingsOf, speakerOf } from './statement-parts.ts'
import { statementRow, type StatementRow } from './statement-row.ts'
import { NOTHING_TOLD, toldPlace, type PlaceCode } from './told-place.ts'
import { eventTime, saidTime, UNTOLD_TIME, type TimeCode } from './told-time.ts'
import { actorOf, classOf, countOf, kindOf, textOf, weaponOf } from './told-values.ts'

/** A statement ready to be transcribed: its clear body, and its sealed part of class M. */
export type StatementDraft = StatementParts

/** What a row of a statements file can be refused with. */
export type StatementCode =
  | RowCode
  | TimeCode
  | PlaceCode
  | 'PTY_ENTITY_UNKNOWN'
  | 'MEA_COUNT_RANGE'
  | 'CLM_NO_SOURCE'
  | 'CLM_ONE_ORIGINAL'
  | 'CLM_ORIGIN_IN_CLEAR'

/**
 * Reads a file of public statements: an object with `statements`, or the bare list. Extra names are passed over; what
 * is used is read strictly, row by row. Shape: `fixtures/mechanisms/nk2020/statements.json`.
 */
export function readStatements(
  bytes: Uint8Array,
  asked: Asked,
): Answer<readonly Row<StatementDraft, StatementCode>[], FileCode> {
  const read = readFile(bytes, asked.zone, ['statements'])
  if (!read.ok) return read
  const context = contextOf(read.value.file, asked)
  return accept(readRows(numbered(read.value.lists.flat()), (value) => statementOf(value, context)))
}

function statementOf(value: unknown, context: FileContext): Answer<StatementDraft, StatementCode> {
  const missing = missingSource(value)
  if (missing !== undefined) return refuse('CLM_NO_SOURCE', 'draft', { field: missing })
  const read = shaped(statementRow, value)
  if (!read.ok) return read
  const row = read.value
  const speaker = speakerOf(row, context.asked)
  if (!speaker.ok) return speaker
  const renderings = renderingsOf(row, context)
  if (!renderings.ok) return renderings
  const told = toldOf(row, context)
  if (!told.ok) return told
  const links = linksOf(row)
  if (!links.ok) return links
  const derived = derivedMinutes(row, told.value.at, context)
  if (!derived.ok) return derived
  const weapon = weaponOf(row.weapon, 'statedBySpeaker')
  if (!weapon.ok) return weapon
  const { originsAlleged, ...clear } = told.value
  const asRead: StatementParts = {
    statement: {
      ...clear,
      speaker: speaker.value,
      venue: row.venue,
      asWritten: maybeGiven(row.asWritten ?? row.kind),
      renderings: renderings.value,
      about: row.about ?? [],
      links: links.value,
      sourcing: isUnsourced(row) ? 'unsourced' : 'read',
      note: maybeGiven(row.note),
    },
    mission: {
      name: maybeGiven(row.speaker.name),
      weapon: weapon.value,
      originsAlleged,
      withheld: { kind: 'absent' },
    },
  }
  return withholdOrigins(asRead, context.gazetteer.places)
}

/** A statement names who spoke, when it was said, and at least one rendering (R-CLM-13). */
function missingSource(value: unknown): string | undefined {
  if (!isObject(value)) return undefined
  if (!isObject(value['speaker'])) return 'speaker'
  if (!isObject(value['reportedAt'])) return 'reportedAt'
  const sources = value['source']
  return sources === undefined || sources === null || (Array.isArray(sources) && sources.length === 0)
    ? 'source'
    : undefined
}

function maybeGiven(text: string | null | undefined): Maybe<string> {
  return text === undefined || text === null ? notStated : known(text)
}

/** A value kept from a lost source, or made up for the example, is never shown as sourced (design README). */
function isUnsourced(row: StatementRow): boolean {
  const verifications = Object.entries(row).filter(([name]) => /verification$/i.test(name))
  return (
    row.constructed === true ||
    verifications.some(([, level]) => level !== undefined && level !== null && level !== 'read')
  )
}

type Told = Omit<
  Statement,
  'speaker' | 'venue' | 'asWritten' | 'renderings' | 'about' | 'links' | 'sourcing' | 'note'
>

/** What the row tells, field by field, and the places that may not stand in it. */
function toldOf(
  row: StatementRow,
  context: FileContext,
): Answer<Told & { readonly originsAlleged: readonly string[] }, StatementCode> {
  const kind = kindOf(row, context.kindMap)
  if (!kind.ok) return kind
  const times = timesOf(row, context)
  if (!times.ok) return times
  const place = toldPlace(row.place ?? NOTHING_TOLD, context.gazetteer)
  if (!place.ok) return under('place', place)
  const what = textOf(row.what ?? row.text, row.what ? 'what' : 'text', row.lang ?? context.language)
  if (!what.ok) return what
  const observed = classOf(row.class)
  if (!observed.ok) return observed
  const count = countOf(row.count)
  if (!count.ok) return count
  const actor = actorOf(row.allegedActor)
  if (!actor.ok) return actor
  return accept({
    kind: kind.value,
    ...times.value,
    place: place.value.place,
    originsAlleged: place.value.originsAlleged,
    what: what.value,
    class: observed.value,
    count: count.value,
    allegedActor: actor.value,
  })
}

/** A desk that writes 08:05 at 08:02 is heard and flagged, a year mistyped is not: the tolerance of R-CLM-4. */
const EVENT_TOLERANCE_S = 900

/** When it was said, and when what it tells of happened. */
function timesOf(
  row: StatementRow,
  context: FileContext,
): Answer<Pick<Statement, 'saidAt' | 'at'>, TimeCode> {
  const near = row.source.map(({ date }) => date).toSorted()[0] ?? ''
  const { zone, now } = context.asked
  const saidAt = saidTime(row.reportedAt, { now, zone, near })
  if (!saidAt.ok) return under('reportedAt', saidAt)
  const event = row.eventTime ?? UNTOLD_TIME
  const at = eventTime(event, row.reportedAt.zone, { now: addS(now, EVENT_TOLERANCE_S), zone, near })
  return at.ok ? accept({ saidAt: saidAt.value, at: at.value }) : under('eventTime', at)
}
