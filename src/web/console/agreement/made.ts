import type { Maybe, Moment, Side, Text, Utc } from '#domain/measure'
import { momentFromText, notStated } from '#domain/measure'
import type { ToSign } from '#web/desk'
import type { AgreementAnswer, TermAnswer } from '#wire/agreement'
import type { Key } from '#words'

import { TERM_ACTS, type TermActName } from './term-acts.ts'

/** What is being done: an act on a term, a proposal (a new term, or a new version of one), or a reading of a truce's moment. */
export type Acting =
  | { readonly kind: TermActName; readonly term: TermAnswer }
  | { readonly kind: 'propose'; readonly term?: TermAnswer }
  | { readonly kind: 'hold' | 'note'; readonly truce: string }

/** What a person has written in the form. */
export type Fields = {
  readonly key: string
  readonly clause: string
  readonly words: string
  readonly condition: string
  readonly reason: string
  readonly mustChange: string
  readonly when: string
  readonly source: string
}

/** A name of a field. */
export type FieldName = keyof Fields

/** What is wrong with a field. */
export type Fault = { readonly field: FieldName; readonly key: Key }

/** What a form makes, or every fault in it. */
export type Read =
  | { readonly ok: true; readonly value: ToSign }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Who signs what about which agreement, in which language and zone. */
export type Making = {
  readonly acting: Acting
  readonly agreement: AgreementAnswer['agreement']
  readonly side: Side | 'none'
  readonly lang: string
  readonly zone: string
}

/** The fields a form asks for. */
export const ASKED: Readonly<Record<Acting['kind'], readonly FieldName[]>> = {
  accept: [],
  acceptIf: ['condition'],
  object: ['reason'],
  refuse: ['reason', 'mustChange'],
  lift: [],
  propose: ['key', 'clause', 'words'],
  hold: ['when'],
  note: ['when', 'source'],
}

/** How a form begins: a new version of a term begins with what that term says. */
export function beginOf(acting: Acting, lang: string): Fields {
  const term = acting.kind === 'propose' ? acting.term : undefined
  const own = term?.words.find((each) => each.lang === lang) ?? term?.words.find((each) => each.original)
  return {
    key: term?.key ?? '',
    clause: term?.clause ?? '',
    words: own?.text ?? '',
    condition: '',
    reason: '',
    mustChange: '',
    when: '',
    source: '',
  }
}

/** Reads the form into what is signed. */
export function madeOf(fields: Fields, making: Making): Read {
  const { acting } = making
  const lacking = ASKED[acting.kind].filter((field) => fields[field].trim() === '')
  if (lacking.length > 0)
    return { ok: false, faults: lacking.map((field) => ({ field, key: 'agreement.errEmpty' })) }
  switch (acting.kind) {
    case 'propose':
      return proposed(fields, making, acting.term)
    case 'hold':
    case 'note':
      return readingOf(fields, making, acting)
    case 'accept':
    case 'acceptIf':
    case 'object':
    case 'refuse':
    case 'lift':
      return positionOf(fields, making, acting)
  }
}

function positionOf(
  fields: Fields,
  { side, lang }: Making,
  { kind, term }: Extract<Acting, { readonly kind: TermActName }>,
): Read {
  const said: Readonly<Record<TermActName, Readonly<Record<string, Text>>>> = {
    accept: {},
    acceptIf: { condition: inLang(fields.condition, lang) },
    object: { reason: inLang(fields.reason, lang) },
    refuse: { reason: inLang(fields.reason, lang), mustChange: inLang(fields.mustChange, lang) },
    lift: {},
  }
  return {
    ok: true,
    value: {
      ...TERM_ACTS[kind],
      body: { key: term.key, by: side, ...said[kind] },
      ref: [{ rel: 'version', rid: term.version }],
    },
  }
}

const KEY = /^[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$/

function proposed(fields: Fields, { agreement, lang }: Making, term: TermAnswer | undefined): Read {
  if (!KEY.test(fields.key.trim())) return { ok: false, faults: [{ field: 'key', key: 'agreement.errKey' }] }
  const value: Maybe<never> = notStated
  return {
    ok: true,
    value: {
      act: 'agreement.propose',
      type: 'agreement.proposed',
      body: {
        term: {
          key: fields.key.trim(),
          clause: fields.clause.trim(),
          topic: term?.topic ?? fields.key.trim(),
          type: term?.type ?? 'procedure',
          appliesTo: term?.appliesTo ?? 'both',
          needs: term?.needs ?? 'both',
          words: inLang(fields.words, lang),
          value,
        },
        conditions: [],
      },
      ref: [{ rel: 'of', rid: agreement.id }],
    },
  }
}

function readingOf(
  fields: Fields,
  { agreement, side, zone }: Making,
  { kind, truce }: Extract<Acting, { readonly kind: 'hold' | 'note' }>,
): Read {
  const moment = momentFromText(dayFirst(fields.when), zone)
  const ref = [{ rel: 'of', rid: agreement.id }]
  if (kind === 'hold') {
    if (!moment.ok) return { ok: false, faults: [{ field: 'when', key: 'agreement.errWhen' }] }
    return {
      ok: true,
      value: {
        act: 'agreement.reading.hold',
        type: 'agreement.reading-held',
        body: { truce, by: side, reading: plainMoment(moment.value) },
        ref,
      },
    }
  }
  const utc = moment.ok ? { kind: 'known' as const, value: moment.value.utc } : notStated
  return {
    ok: true,
    value: {
      act: 'agreement.reading.note',
      type: 'agreement.reading-noted',
      body: {
        truce,
        note: {
          utc,
          text: fields.when.trim(),
          source: fields.source.trim(),
          day: notStated,
          remark: notStated,
        },
      },
      ref,
    },
  }
}

/** `31.01.2030 12:00`, as most of the languages write it, in the order that a moment is read and signed in. */
function dayFirst(text: string): string {
  const [, day, month, year, rest = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)(.*)$/.exec(text.trim()) ?? []
  if (day === undefined || month === undefined || year === undefined) return text.trim()
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${rest}`
}

/** The instant that a typed moment was understood as, for the reader to see before signing (R-UI-41). */
export function understoodAs(text: string, zone: string): Utc | undefined {
  const read = momentFromText(dayFirst(text), zone)
  return read.ok ? read.value.utc : undefined
}

function plainMoment({ utc, text, zone, resolutionS }: Moment) {
  return { utc, text, zone, resolutionS }
}

function inLang(text: string, lang: string): Text {
  return [{ lang, text: text.trim(), original: true }]
}
