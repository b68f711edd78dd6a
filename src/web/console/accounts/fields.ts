/** Every field of this screen's forms. A draft is these texts and nothing else, so that it can be kept at each key stroke. */
const FIELD_NAMES = [
  'kind',
  'actor',
  'what',
  'textLang',
  'day',
  'clock',
  'precision',
  'where',
  'wholeLine',
  'sector',
  'count',
  'class',
  'weapon',
  'position',
  'evidenceHash',
  'evidenceNote',
  'sealedBefore',
  'dutyName',
  'entity',
  'publicRef',
  'reason',
  'publisher',
  'sourceTitle',
  'sourceDate',
  'sourceLang',
  'sourceText',
  'sourceKind',
  'sourceUrl',
  'office',
  'channel',
  'venue',
  'person',
  'origins',
  'saidDay',
  'saidClock',
  'saidPrecision',
  'stanceTime',
  'stancePlace',
  'stanceClass',
  'stanceCount',
  'stanceActor',
  'other',
  'relation',
  'why',
] as const

/** Name of a field; also the id of its control. */
export type FieldName = (typeof FIELD_NAMES)[number]

/** A draft: each field's text, empty where nothing was typed. */
export type Fields = Readonly<Record<FieldName, string>>

/** What is wrong with one field: the sentence's key. */
export type Fault = { readonly field: FieldName; readonly key: FaultKey }

/** Sentences of faults. */
export type FaultKey = `forms.err${
  | 'Kind'
  | 'Actor'
  | 'What'
  | 'WhatLong'
  | 'Time'
  | 'TimeFuture'
  | 'Day'
  | 'Where'
  | 'Count'
  | 'Duty'
  | 'Reason'
  | 'Publisher'
  | 'SourceTitle'
  | 'SourceDate'
  | 'SourceText'
  | 'Office'
  | 'Position'
  | 'Evidence'
  | 'Other'
  | 'Relation'
  | 'Stance'
  | 'Origin'
  | 'OriginElsewhere'
  | 'Own'}`

/** A draft with nothing in it. */
export const NO_FIELDS: Fields = {
  kind: '',
  actor: '',
  what: '',
  textLang: '',
  day: '',
  clock: '',
  precision: 'minute',
  where: '',
  wholeLine: '',
  sector: '',
  count: '',
  class: '',
  weapon: '',
  position: '',
  evidenceHash: '',
  evidenceNote: '',
  sealedBefore: '',
  dutyName: '',
  entity: '',
  publicRef: '',
  reason: '',
  publisher: '',
  sourceTitle: '',
  sourceDate: '',
  sourceLang: '',
  sourceText: '',
  sourceKind: 'paraphrase',
  sourceUrl: '',
  office: '',
  channel: '',
  venue: 'public',
  person: '',
  origins: '',
  saidDay: '',
  saidClock: '',
  saidPrecision: 'day',
  stanceTime: '',
  stancePlace: '',
  stanceClass: '',
  stanceCount: '',
  stanceActor: '',
  other: '',
  relation: '',
  why: '',
}

/** A draft out of its text; what is missing or of another shape stays as it begins. */
export function fieldsOf(text: string, begin: Fields): Fields {
  const kept = new Map(Object.entries(parsed(text)))
  const known = FIELD_NAMES.flatMap((name) => {
    const value: unknown = kept.get(name)
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  const fields = { ...begin, ...Object.fromEntries(known) }
  return fields.sealedBefore === '' && begin.sealedBefore !== '' ? withSealed(fields, begin) : fields
}

/** A draft of before the earlier sealed part was opened: what it leaves empty there is filled from what was opened. */
function withSealed(fields: Fields, begin: Fields): Fields {
  const { weapon, position, origins, sealedBefore } = begin
  return {
    ...fields,
    weapon: fields.weapon || weapon,
    position: fields.position || position,
    origins: fields.origins || origins,
    sealedBefore,
  }
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
