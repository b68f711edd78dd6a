import { z } from 'zod'

import {
  CLAIM_KINDS,
  claimHidesOrigins,
  type AccountKind,
  type Claim,
  type ClaimOwn,
  type CounterClaim,
} from '#domain/claim'
import { accept, refuse, type Answer } from '#domain/life'
import {
  isSide,
  momentFromText,
  zoneFromText,
  type Maybe,
  type Moment,
  type Position,
  type Side,
  type StatedTime,
} from '#domain/measure'

import { answerRow, claimRow, type AnswerRow, type LodgedRow } from './claim-row.ts'
import { contextOf, readFile, type FileCode, type FileContext } from './file.ts'
import {
  badShape,
  isObject,
  numbered,
  readRows,
  shaped,
  shown,
  under,
  type Asked,
  type Row,
  type RowCode,
} from './rows.ts'
import type { ForeignTime } from './shapes.ts'
import { NOTHING_TOLD, toldPlace, type PlaceCode } from './told-place.ts'
import { eventTime, saidTime, UNTOLD_TIME, type TimeCode } from './told-time.ts'
import { actorOf, classOf, countOf, entityOf, kindOf, maybeOf, textOf, weaponOf } from './told-values.ts'

/** A claim ready to be lodged by its own side, or a counter-claim ready to answer one; ids are those of the files. */
export type ClaimDraft =
  | { readonly kind: 'claim'; readonly claim: Claim; readonly own: ClaimOwn; readonly adopts?: string }
  | { readonly kind: 'answer'; readonly answer: CounterClaim; readonly answers: string }

/** What a row of a claims file can be refused with. */
export type ClaimCode =
  | RowCode
  | TimeCode
  | PlaceCode
  | 'PTY_ENTITY_UNKNOWN'
  | 'MEA_COUNT_RANGE'
  | 'CLM_KIND'
  | 'CLM_ONE_ORIGINAL'
  | 'CLM_ORIGIN_IN_CLEAR'

/**
 * Reads a file of claims and counter-claims: an object with `claims` and `counterClaims`, rows counted through, or the
 * bare list, in which what `answers` is a counter-claim. Shape: `fixtures/imports/lodged-constructed.json`.
 */
export function readClaims(
  bytes: Uint8Array,
  asked: Asked,
): Answer<readonly Row<ClaimDraft, ClaimCode>[], FileCode> {
  const read = readFile(bytes, asked.zone, ['claims', 'counterClaims'])
  if (!read.ok) return read
  const context = contextOf(read.value.file, asked)
  return accept(
    readRows(numbered(read.value.lists.flat()), (value) =>
      isObject(value) && value['answers'] !== undefined ? answerOf(value, context) : claimOf(value, context),
    ),
  )
}

function claimOf(value: unknown, context: FileContext): Answer<ClaimDraft, ClaimCode> {
  const read = shaped(claimRow, value)
  if (!read.ok) return read
  const row = read.value
  const lodged = lodgedOf(row, context)
  if (!lodged.ok) return lodged
  const at = timeOf(row.at ?? UNTOLD_TIME, row, context)
  if (!at.ok) return at
  const place = toldPlace(row.place ?? NOTHING_TOLD, context.gazetteer)
  if (!place.ok) return under('place', place)
  const observed = classOf(row.class)
  if (!observed.ok) return observed
  const count = countOf(row.count)
  if (!count.ok) return count
  const actor = actorOf(row.allegedActor)
  if (!actor.ok) return actor
  const own = ownOf(row, place.value.originsAlleged)
  if (!own.ok) return own
  const claim: Claim = {
    ...lodged.value,
    at: at.value,
    place: place.value.place,
    class: observed.value,
    count: count.value,
    allegedActor: actor.value,
    ...(row.publicRef ? { publicRef: row.publicRef } : {}),
  }
  const hidden = claimHidesOrigins(claim, own.value, context.gazetteer.places)
  if (!hidden.ok) return hidden
  return accept({
    kind: 'claim',
    claim,
    own: own.value,
    ...(row.adopts ? { adopts: row.adopts } : {}),
  })
}

function answerOf(value: unknown, context: FileContext): Answer<ClaimDraft, ClaimCode> {
  const read = shaped(answerRow, value)
  if (!read.ok) return read
  const row = read.value
  const lodged = lodgedOf(row, context)
  if (!lodged.ok) return lodged
  const own = ownVersionOf(row, context)
  if (!own.ok) return own
  const { time, place, class: observed, count, allegedActor } = row.stance
  const stance = { time, place, class: observed, count, allegedActor }
  return accept({ kind: 'answer', answer: { ...lodged.value, stance, ...own.value }, answers: row.answers })
}

/** Its own version of what it answers, as far as the row gives one. */
function ownVersionOf(
  row: AnswerRow,
  context: FileContext,
): Answer<Pick<CounterClaim, 'at' | 'place' | 'count'>, ClaimCode> {
  const at = row.at ? timeOf(row.at, row, context) : undefined
  if (at && !at.ok) return at
  const place = isGiven(row.place) ? toldPlace(row.place, context.gazetteer) : undefined
  if (place && !place.ok) return under('place', place)
  // An answer has no sealed part where a place fire is said to have come from could stand (R-DNH-1).
  if (place && place.value.originsAlleged.length > 0)
    return refuse('CLM_ORIGIN_IN_CLEAR', 'draft', { field: 'place' })
  const count = isGiven(row.count) ? countOf(row.count) : undefined
  if (count && !count.ok) return count
  return accept({
    ...(at ? { at: at.value } : {}),
    ...(place ? { place: place.value.place } : {}),
    ...(count ? { count: count.value } : {}),
  })
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null
}

type Lodged = Pick<Claim, 'by' | 'entity' | 'dutyName' | 'statedAt' | 'kind' | 'what'>

/** What a claim and its answer have in common: which side's entity says it, under which duty name, when, and the words. */
function lodgedOf(row: LodgedRow, context: FileContext): Answer<Lodged, ClaimCode> {
  const by = sideOf(row.by)
  if (!by.ok) return by
  const entity = entityOf(
    { code: row.entity, side: by.value, kind: 'side' },
    context.asked.entities,
    'entity',
  )
  if (!entity.ok) return entity
  const kind = claimKind(row, context)
  if (!kind.ok) return kind
  const statedAt = statedMoment(row.statedAt, context)
  if (!statedAt.ok) return under('statedAt', statedAt)
  const what = textOf(row.what ?? row.text, 'what', row.lang ?? context.language)
  if (!what.ok) return what
  return accept({
    by: by.value,
    entity: entity.value.code,
    dutyName: row.dutyName,
    statedAt: statedAt.value,
    kind: kind.value,
    what: what.value,
  })
}

function sideOf(value: unknown): Answer<Side, 'IMP_SHAPE'> {
  return typeof value === 'string' && isSide(value) ? accept(value) : badShape('by', { found: shown(value) })
}

/** A claim tells of one of seven kinds of act; what else was said is a statement. */
function claimKind(row: LodgedRow, context: FileContext): Answer<AccountKind, 'IMP_SHAPE' | 'CLM_KIND'> {
  const kind = kindOf(row, context.kindMap)
  if (!kind.ok || CLAIM_KINDS.includes(kind.value)) return kind
  return refuse('CLM_KIND', 'draft', { field: 'kind', kind: kind.value, allowed: CLAIM_KINDS })
}

/** When the side's own office stated it: one moment with its zone, as fine as the file says. */
function statedMoment(time: ForeignTime, context: FileContext): Answer<Moment, TimeCode> {
  const { now, zone } = context.asked
  if (!time.utc && !time.local) return badShape('utc')
  const said = saidTime(time, { now, zone, near: now.slice(0, 10) })
  if (!said.ok) return said
  const read = momentOf(time, time.zone ?? zone ?? undefined)
  if (!read.ok) return read
  const { utc, text, zone: named, resolutionS } = read.value
  return accept({ utc, text: time.text ?? text, zone: named, resolutionS: time.resolutionS ?? resolutionS })
}

function momentOf(time: ForeignTime, zone: string | undefined): Answer<Moment, TimeCode> {
  if (!time.utc) return momentFromText(time.local ?? '', zone)
  const instant = momentFromText(time.utc, undefined)
  if (!instant.ok) return instant
  const named = zoneFromText(zone)
  if (!named.ok) return named
  const isMinute = instant.value.utc.slice(17, 19) === '00'
  return accept({ ...instant.value, zone: named.value.name, resolutionS: isMinute ? 60 : 1 })
}

/** An instant of a claim has its zone, or the one its office stated it in. */
function timeOf(time: ForeignTime, row: LodgedRow, context: FileContext): Answer<StatedTime, TimeCode> {
  const { now, zone } = context.asked
  const near = (row.statedAt.utc ?? row.statedAt.local ?? now).slice(0, 10)
  const at = eventTime(time, row.statedAt.zone, { now, zone, near })
  return at.ok ? at : under('at', at)
}

const position: z.ZodType<Position> = z.object({
  latDeg: z.string().regex(/^-?\d{1,2}(\.\d{1,6})?$/),
  lonDeg: z.string().regex(/^-?\d{1,3}(\.\d{1,6})?$/),
  radiusM: z.int().min(0).max(50_000), // the longest range of domain.md section 1
  how: z.enum(['gnss', 'map', 'estimated', 'named']),
})

/** The sealed part, always there: a row that says nothing of it seals that it was not stated. */
function ownOf(row: LodgedRow, originsAlleged: readonly string[]): Answer<ClaimOwn, 'IMP_SHAPE'> {
  const weapon = weaponOf(row.weapon, 'statedByParty')
  if (!weapon.ok) return weapon
  const where: Answer<Maybe<Position>, 'IMP_SHAPE'> = maybeOf(row.position, 'position', (inner) =>
    shaped(position, inner, 'position'),
  )
  if (!where.ok) return where
  const evidence = (row.evidence ?? []).map(({ sha256, note }) => ({ sha256, note }))
  return accept({ weapon: weapon.value, position: where.value, originsAlleged, evidence })
}
