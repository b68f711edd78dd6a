import { z } from 'zod'

import type { AccountKind, AllegedActor, Weapon } from '#domain/claim'
import { accept, refuse, type Answer } from '#domain/life'
import {
  type ObservationClass,
  COUNT_MAX,
  isSide,
  known,
  notStated,
  type Count,
  type Maybe,
  type Side,
  type Text,
} from '#domain/measure'
import type { Entity } from '#domain/party'

import { badShape, isObject, member, shaped, shown } from './rows.ts'
import { foreignText, words } from './shapes.ts'

/** Language tag of a text whose file does not say in which language it is (BCP 47 `und`): not guessed. */
export const UNDETERMINED = 'und'

const KINDS: Readonly<Record<AccountKind, true>> = {
  violation: true,
  hit: true,
  casualty: true,
  movement: true,
  denial: true,
  provocation: true,
  goodOffice: true,
  allegation: true,
  proposal: true,
  terms: true,
  other: true,
}

const CLASSES: Readonly<Record<ObservationClass, true>> = {
  explosion: true,
  projectile: true,
  muzzleFlash: true,
  illuminationFlare: true,
  burstShot: true,
}

/** Whether a word is one of our kinds. */
function isKind(word: unknown): word is AccountKind {
  return typeof word === 'string' && Object.hasOwn(KINDS, word)
}

/** The kind of a row: ours as it is, another word through the file's own map, else refused; never the nearest one. */
export function kindOf(
  row: unknown,
  map: ReadonlyMap<string, AccountKind>,
): Answer<AccountKind, 'IMP_SHAPE'> {
  const word = member(row, 'kind') ?? member(row, 'asWritten')
  if (isKind(word)) return accept(word)
  const mapped = typeof word === 'string' ? map.get(word) : undefined
  return mapped ? accept(mapped) : badShape('kind', { found: shown(word) })
}

/** A file's own map from the words it uses to our kinds. */
export function kindMapOf(file: unknown): ReadonlyMap<string, AccountKind> {
  const entries = member(file, 'kindMap')
  if (!Array.isArray(entries)) return new Map()
  return new Map(
    entries.flatMap((entry: unknown) => {
      const [word, kind] = [member(entry, 'asWritten'), member(entry, 'kind')]
      return typeof word === 'string' && isKind(kind) ? [[word, kind] as const] : []
    }),
  )
}

/** A value a foreign file may hold as `{known}`, as one of our words for not knowing, or not at all, which is not stated. */
export function maybeOf<T>(
  value: unknown,
  field: string,
  read: (inner: unknown) => Answer<T, 'IMP_SHAPE'>,
): Answer<Maybe<T>, 'IMP_SHAPE'> {
  if (value === undefined || value === null) return accept(notStated)
  const word = isObject(value) ? value['kind'] : value
  if (word === 'unknown' || word === 'absent' || word === 'notStated') return accept({ kind: word })
  const wrapped = isObject(value) && (Object.hasOwn(value, 'known') || value['kind'] === 'known')
  const inner = wrapped ? (member(value, 'known') ?? member(value, 'value')) : value
  const got = read(inner)
  return got.ok ? accept(known(got.value)) : badShape(field, got.detail)
}

/** A class of observed violation, if the row states one. */
export function classOf(value: unknown): Answer<Maybe<ObservationClass>, 'IMP_SHAPE'> {
  return maybeOf(value, 'class', (inner) =>
    isClass(inner) ? accept(inner) : badShape('class', { found: shown(inner) }),
  )
}

function isClass(word: unknown): word is ObservationClass {
  return typeof word === 'string' && Object.hasOwn(CLASSES, word)
}

const weapon = z.union([words(80), z.looseObject({ category: words(80) })])

/** A weapon as named. Who named it is the speaker or the party, whichever the file is of. */
export function weaponOf(value: unknown, basis: Weapon['basis']): Answer<Maybe<Weapon>, 'IMP_SHAPE'> {
  return maybeOf(value, 'weapon', (inner) => {
    const read = shaped(weapon, inner, 'weapon')
    if (!read.ok) return read
    return accept({ category: typeof read.value === 'string' ? read.value : read.value.category, basis })
  })
}

/** Whose conduct it is about; a row that does not say does not state it. */
export function actorOf(value: unknown): Answer<AllegedActor, 'IMP_SHAPE'> {
  if (value === undefined || value === null) return accept('notStated')
  if (value === 'unclear' || value === 'notStated') return accept(value)
  if (typeof value === 'string' && isSide(value)) return accept(value)
  return badShape('allegedActor', { found: shown(value) })
}

const QUALIFIERS: Readonly<Record<string, 'exact' | 'about' | 'atLeast' | 'atMost'>> = {
  exact: 'exact',
  about: 'about',
  atLeast: 'atLeast',
  'at-least': 'atLeast',
  atMost: 'atMost',
  'at-most': 'atMost',
}

/** A count with its qualifier: `{kind, n}`, `{n, qualifier}`, `{kind: between, low, high}`, or a word for not knowing. */
export function countOf(value: unknown): Answer<Maybe<Count>, 'IMP_SHAPE' | 'MEA_COUNT_RANGE'> {
  if (value === undefined || value === null) return accept(notStated)
  if (value === 'unknown' || member(value, 'kind') === 'unknown') return accept(known({ kind: 'unknown' }))
  const word = member(value, 'kind') ?? member(value, 'qualifier') ?? value
  if (contradictsItself(value)) return badShape('count', { found: shown(value) })
  if (word === 'notStated' || word === 'absent') return accept({ kind: word })
  if (word === 'known') return countOf(member(value, 'value'))
  if (word === 'between') {
    const [low, high] = [member(value, 'low'), member(value, 'high')]
    if (!isCount(low) || !isCount(high) || low > high) return outOfRange(low, high)
    return accept(known({ kind: 'between', low, high }))
  }
  const kind = typeof word === 'string' && Object.hasOwn(QUALIFIERS, word) ? QUALIFIERS[word] : undefined
  const n = member(value, 'n')
  if (kind === undefined) return badShape('count', { found: shown(word) })
  return isCount(n) ? accept(known({ kind, n })) : outOfRange(n)
}

/** Whether a count's kind and its qualifier are both given and say two things. */
function contradictsItself(value: unknown): boolean {
  const [kind, qualifier] = [member(value, 'kind'), member(value, 'qualifier')]
  if (typeof kind !== 'string' || kind === 'known' || qualifier === undefined || qualifier === null)
    return false
  return meaningOf(kind) !== meaningOf(qualifier)
}

function meaningOf(word: unknown): unknown {
  return typeof word === 'string' && Object.hasOwn(QUALIFIERS, word) ? QUALIFIERS[word] : word
}

function isCount(n: unknown): n is number {
  return typeof n === 'number' && Number.isInteger(n) && n >= 0 && n <= COUNT_MAX
}

function outOfRange(...found: readonly unknown[]): Answer<never, 'MEA_COUNT_RANGE'> {
  return refuse('MEA_COUNT_RANGE', 'draft', {
    field: 'count',
    found: shown(found),
  })
}

/** A text in its languages, exactly one of them the original (R-CLM-10). `language` is the file's, for a bare string. */
export function textOf(
  value: unknown,
  field: string,
  language: string,
): Answer<Text, 'IMP_SHAPE' | 'CLM_ONE_ORIGINAL'> {
  const read = shaped(foreignText, value, field)
  if (!read.ok) return read
  if (typeof read.value === 'string') return accept([{ lang: language, text: read.value, original: true }])
  const several = 'lang' in read.value ? [read.value] : read.value
  const single = several.length === 1
  const texts = several.map((each) => ({
    lang: each.lang,
    text: each.text,
    original: single || each.original === true,
  }))
  return texts.filter(({ original }) => original).length === 1
    ? accept(texts)
    : refuse('CLM_ONE_ORIGINAL', 'draft', { field })
}

/** An entity of the mechanism and, where the file says them, the same side and kind; else it is another entity, unknown here. */
export function entityOf(
  stated: { readonly code: unknown; readonly side: unknown; readonly kind: unknown },
  entities: readonly Entity[],
  field: string,
): Answer<Entity, 'PTY_ENTITY_UNKNOWN'> {
  const entity = entities.find(({ code }) => code === stated.code)
  const sideFits = stated.side === undefined || stated.side === null || stated.side === entity?.side
  const kindFits = stated.kind === undefined || stated.kind === null || stated.kind === entity?.kind
  if (entity && sideFits && kindFits) return accept(entity)
  const beside = entity === undefined ? undefined : sideFits ? stated.kind : stated.side
  return refuse('PTY_ENTITY_UNKNOWN', 'draft', {
    field,
    entity: beside === undefined ? shown(stated.code) : `${shown(stated.code)} (${shown(beside)})`,
    known: entities.map(({ code, side, kind }) =>
      beside === undefined ? code : `${code} (${side ?? kind})`,
    ),
  })
}

/** The side of an entity that is one of a side's. */
export function sideOfEntity(entity: Entity): Maybe<Side> {
  return entity.side === undefined ? { kind: 'absent' } : known(entity.side)
}
