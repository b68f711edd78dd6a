import type { AccountKind, AllegedActor, Told } from '#domain/claim'
import { type ObservationClass, known, notStated, type Maybe, type StatedTime } from '#domain/measure'
import { countTyped, placeTyped, secondsAfter, TIME_PRECISIONS, timeTyped } from '#web/controls'

import type { Fault, Fields } from './fields.ts'

/** What a form must know to read a draft: the mechanism's zone and clock, and its gazetteer. */
export type Telling = {
  readonly zone: string
  readonly now: string
  readonly find: (name: string) => readonly string[]
  readonly lang: string
}

/** A draft read: the value, or every fault in the order of the form. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Kinds a claim may be of (domain.md section 10). */
export const CLAIM_KINDS: readonly AccountKind[] = [
  'violation',
  'hit',
  'casualty',
  'movement',
  'denial',
  'provocation',
  'goodOffice',
]

/** Kinds a statement may be of. */
export const STATEMENT_KINDS: readonly AccountKind[] = [
  ...CLAIM_KINDS,
  'allegation',
  'proposal',
  'terms',
  'other',
]

/** Classes an account may tell. */
export const CLASSES: readonly ObservationClass[] = [
  'explosion',
  'projectile',
  'muzzleFlash',
  'illuminationFlare',
  'burstShot',
]

const ACTORS: readonly AllegedActor[] = ['A', 'B', 'unclear', 'notStated']

const TEXT_MAX = 8000 // the wire's bound of a text
const AHEAD_S = 900 // R-CLM-4's tolerance: within it the account is kept and flagged (R-CLM-3)

/** Kinds that may speak of what is still to come. */
const AHEAD: ReadonlySet<string> = new Set(['proposal', 'terms'])

/** Reads what an account tells, and finds everything that is missing or cannot be understood. */
export function toldOf(fields: Fields, telling: Telling): Read<Told> {
  const kind = STATEMENT_KINDS.find((each) => each === fields.kind)
  const actor = ACTORS.find((each) => each === fields.actor)
  const at = timeTyped(
    { day: fields.day, text: fields.clock, precision: precisionOf(fields.precision) },
    telling,
  )
  const place = placeTyped(fields.where, {
    find: telling.find,
    wholeLine: fields.wholeLine !== '',
    sector: fields.sector,
  })
  const count = countTyped(fields.count)
  const faults: readonly Fault[] = [
    ...(kind === undefined ? [{ field: 'kind', key: 'forms.errKind' } as const] : []),
    ...textFaults(fields.what),
    ...(actor === undefined ? [{ field: 'actor', key: 'forms.errActor' } as const] : []),
    ...(place.ok ? [] : [{ field: 'where', key: 'forms.errWhere' } as const]),
    ...timeFaults(fields, at, telling.now),
    ...(count.ok ? [] : [{ field: 'count', key: 'forms.errCount' } as const]),
  ]
  if (kind === undefined || actor === undefined || !at.ok || !place.ok || !count.ok || faults.length > 0)
    return { ok: false, faults }
  return {
    ok: true,
    value: {
      kind,
      at: at.value,
      place: place.value,
      what: [{ lang: fields.textLang || telling.lang, text: fields.what.trim(), original: true }],
      class: classOf(fields.class),
      count: count.value,
      allegedActor: actor,
    },
  }
}

/** How a time was told, out of what the form's choice holds. */
export function precisionOf(text: string): (typeof TIME_PRECISIONS)[number] {
  return TIME_PRECISIONS.find((each) => each === text) ?? 'minute'
}

/** A typed text, known or not stated. */
export function maybeText(text: string): Maybe<string> {
  return text.trim() === '' ? notStated : known(text.trim())
}

function textFaults(text: string): readonly Fault[] {
  if (text.trim() === '') return [{ field: 'what', key: 'forms.errWhat' }]
  return text.length > TEXT_MAX ? [{ field: 'what', key: 'forms.errWhatLong' }] : []
}

function timeFaults(
  { day, kind }: Fields,
  at: { readonly ok: true; readonly value: StatedTime } | { readonly ok: false },
  now: string,
): readonly Fault[] {
  if (!at.ok)
    return [{ field: 'clock', key: /^\d{4}-\d{2}-\d{2}$/.test(day) ? 'forms.errTime' : 'forms.errDay' }]
  const { from } = at.value
  const isAhead = !AHEAD.has(kind) && from.kind === 'known' && from.value > secondsAfter(now, AHEAD_S)
  return isAhead ? [{ field: 'clock', key: 'forms.errTimeFuture' }] : []
}

function classOf(text: string): Maybe<ObservationClass> {
  const found = CLASSES.find((each) => each === text)
  return found === undefined ? notStated : known(found)
}
