import { accept, type Answer } from '#domain/life'
import {
  bearingFromText,
  known,
  notStated,
  rangeFromText,
  rangeStands,
  type Bearing,
  type Maybe,
  type Range,
  type Toponym,
} from '#domain/measure'
import type { ObservationMission } from '#domain/observation'

import { AND, isNotKnown } from './observation-words.ts'
import { badShape } from './rows.ts'
import type { Gazetteer } from './told-place.ts'

type BearingCode = 'MEA_BEARING_RANGE' | 'MEA_DECLINATION_MISSING'

/** What the place of an event can be refused with. */
export type EventCode = 'IMP_SHAPE' | 'MEA_DISTANCE_RANGE' | BearingCode

/** Where somebody stood: the cell as it was written, the name in it that was looked up, and what the list holds of it. */
export type ObserverPlace = { readonly place: Toponym; readonly name: string }

/** What follows the last of these is a place's name: `camera 2km E of X`, `camera at the checkpoint in X`. */
const BEFORE_NAME =
  /^.*(?:\b(?:in|at|of|near|from)|(?<!\p{L})(?:в|во|у|від|біля|поблизу|под|під|от|возле|около|близ|из|з|с))\s+(?=\p{L})/iu

/**
 * Where the observer stood. What stands in brackets says where a place lies and is not its name. The name is looked up as
 * it stands and, in the languages that decline, in the form it is called by; never by likeness, and never the nearest town.
 */
export function observerPlace(text: string, gazetteer: Gazetteer): ObserverPlace {
  const asWritten = text.trim()
  const plain = asWritten.replaceAll(/\s*\([^)]*\)\s*/g, ' ').trim()
  const whole = toponymOf(plain, gazetteer)
  if (whole.candidates.length > 0) return { name: plain, place: { ...whole, asWritten } }
  const name = plain.replace(BEFORE_NAME, '').replace(/^the\s+/i, '')
  return { name, place: { ...toponymOf(name, gazetteer), asWritten } }
}

function toponymOf(name: string, gazetteer: Gazetteer): Toponym {
  const forms = [name, ...called(name)].flatMap((each) => [each].concat(spelled(each)))
  for (const form of new Set(forms)) {
    const found = gazetteer.resolve(form)
    if (found.candidates.length > 0) return found
  }
  return gazetteer.resolve(name)
}

/** The same letters with each of the marks that stand for an apostrophe, and with hyphen or space between words. */
function spelled(name: string): readonly string[] {
  const marked = ['’', "'", 'ʼ', '']
    .filter(() => /['’ʼ`]/.test(name))
    .map((mark) => name.replaceAll(/['’ʼ`]/g, mark))
  const joined = /[ -]/.test(name) ? [name.replaceAll('-', ' '), name.replaceAll(' ', '-')] : []
  return [...marked, ...joined]
}

/** Endings of a place's name in another case, and what they are when it is called by: each is tried, none is preferred. */
const ENDINGS: readonly {
  readonly script: RegExp
  readonly of: readonly (readonly [string, readonly string[]])[]
}[] = [
  {
    script: /\p{Script=Cyrillic}/u,
    of: [
      ['ській', ['ська']],
      ['ської', ['ська']],
      ['ському', ['ське', 'ськ']],
      ['ського', ['ське', 'ськ']],
      ['ском', ['ское', 'ск']],
      ['ского', ['ское', 'ский']],
      ['ской', ['ская']],
      ['ці', ['ка']],
      ['ке', ['ка', 'ко']],
      ['ки', ['ка']],
      ['цу', ['ец']],
      ['ою', ['а']],
      ['ой', ['ая', 'а']],
      ['ом', ['', 'о']],
      ['ові', ['', 'о']],
      ['ку', ['к', 'ко']],
      ['ові', ['ів', 'ов']],
      ['і', ['а', 'е', '', 'ь']],
      ['ї', ['я', 'й']],
      ['и', ['а', 'ь']],
      ['е', ['', 'о', 'а']],
      ['а', ['', 'о']],
      ['у', ['', 'о', 'а']],
    ],
  },
  {
    script: /\p{Script=Armenian}/u,
    of: [
      ['ում', ['']],
      ['ից', ['']],
      ['ի', ['']],
      ['ը', ['']],
      ['ն', ['']],
    ],
  },
  {
    script: /^[\p{Script=Latin}\s’'-]+$/u,
    of: ['də', 'da', 'dən', 'dan', 'nin', 'nın', 'nun', 'nün', 'in', 'ın', 'un', 'ün'].map((end) => [
      end,
      [''],
    ]),
  },
]

/** Most forms of one name that are looked up: three words of four forms each. */
const FORMS_MAX = 64

function called(name: string): readonly string[] {
  const rules = ENDINGS.filter(({ script }) => script.test(name)).flatMap(({ of }) => of)
  const forms = name
    .split(' ')
    .map((word) =>
      [word].concat(
        rules.flatMap(([end, ends]) =>
          word.endsWith(end) && word.length > end.length + 2
            ? ends.map((other) => word.slice(0, -end.length) + other)
            : [],
        ),
      ),
    )
  const joined = forms.reduce<readonly string[]>(
    (begun, words) =>
      begun
        .flatMap((start) => words.map((word) => (start === '' ? word : `${start} ${word}`)))
        .slice(0, FORMS_MAX),
    [''],
  )
  return joined.slice(1)
}

type Event = ObservationMission['event']

/** An event of which the table says nothing, or that it is not known. */
export const NO_EVENT: Event = { bearings: [], range: notStated, place: notStated }

/** Metres or kilometres, one value or two, at the beginning or the end of a cell. */
const RANGE =
  /\d{1,5}(?:[.,]\d{1,3})?(?:\s?(?:-|–|—|to)\s?\d{1,5}(?:[.,]\d{1,3})?)?\s?(?:km|m|км|м|կմ|մ)(?!\p{L})/iu
const ONE_VALUE = /^[\d.,]+\s?\p{L}+$/u
const TO_THE = /^(?:to the|towards?|к|ко|на|до|в|դեպի)\s+/iu

/**
 * Where it was from the observer: a distance and one to four winds, `2-4km SE`, `8-10 km S and SSW`; or the name of a place
 * where no figure and no wind is told. One distance written alone is that distance, as the mission's tables have it.
 */
export function eventOf(text: string, gazetteer: Gazetteer): Answer<Event, EventCode> {
  const given = text.trim()
  if (given === '' || isNotKnown(given)) return accept(NO_EVENT)
  const written = RANGE.exec(given)?.[0]
  const range = rangeOf(written)
  if (!range.ok) return range
  const rest = (written === undefined ? given : given.replace(written, ' '))
    .replaceAll(/[,;()]+/g, ', ')
    .trim()
  if (rest === '' || isNotKnown(rest)) return accept({ ...NO_EVENT, range: range.value })
  const bearings = bearingsOf(rest)
  if (bearings.ok) return accept({ ...NO_EVENT, bearings: bearings.value, range: range.value })
  if (written !== undefined || /\d/.test(given)) return bearings
  return accept({ ...NO_EVENT, place: known(observerPlace(given, gazetteer).place) })
}

function rangeOf(written: string | undefined): Answer<Maybe<Range>, 'MEA_DISTANCE_RANGE'> {
  if (written === undefined) return accept(notStated)
  const read = rangeFromText(written)
  if (!read.ok || !ONE_VALUE.test(written)) return read.ok ? accept(known(read.value)) : read
  const { lowM, highM } = read.value
  const oneM = Math.round((lowM + highM) / 2)
  const one = rangeStands({ lowM: oneM, highM: oneM }, written)
  return one.ok ? accept(known(one.value)) : one
}

/** As many winds as a cell may name; more is no direction. */
const BEARINGS_MAX = 4

function bearingsOf(text: string): Answer<readonly Bearing[], 'IMP_SHAPE' | BearingCode> {
  const words = text
    .split(AND)
    .map((word) => word.trim().replace(TO_THE, ''))
    .filter((word) => word !== '')
  if (words.length > BEARINGS_MAX) return badShape('event', { found: text.slice(0, 80) })
  const bearings: Bearing[] = []
  for (const word of words) {
    const bearing = windOf(word)
    if (!bearing.ok) return bearing
    bearings.push(bearing.value)
  }
  return accept(bearings)
}

/** The Ukrainian letters of the four main winds, which no other language's table writes. */
const UKRAINIAN: Readonly<Record<string, string>> = { Пн: 'N', Сх: 'E', Пд: 'S', Зх: 'W' }
const UKRAINIAN_WIND = /^(?:Пн|Сх|Пд|Зх)+$/u

function windOf(word: string): Answer<Bearing, BearingCode> {
  if (!UKRAINIAN_WIND.test(word)) return bearingFromText(word)
  const latin = bearingFromText(word.replaceAll(/Пн|Сх|Пд|Зх/gu, (letters) => UKRAINIAN[letters] ?? ''))
  return latin.ok ? accept({ ...latin.value, given: word }) : latin
}
