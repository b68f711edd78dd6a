import type { Claim, ClaimOwn, CounterClaim, Sealing, Stance, Statement, StatementMission, Weapon } from '#domain/claim'
import { isRef } from '#domain/life'
import { known, notStated, type Maybe, type Position, type Side } from '#domain/measure'
import type { JsonObject, RecordRef } from '#domain/record'
import { localTime, timeTyped } from '#web/controls'
import type { AccountAnswer } from '#wire/claim'

import type { Fault, FieldName, Fields } from './fields.ts'
import type { FormName } from './look.ts'
import { maybeText, precisionOf, toldOf, type Read, type Telling } from './told.ts'

/** What a form makes for signing: the act's door, the fact, what it refers to, and what of it is sealed to whom. */
export type Made = {
  readonly act: string
  readonly type: string
  readonly body: JsonObject
  readonly ref: readonly RecordRef[]
  readonly sealed?: { readonly body: JsonObject; readonly to: Sealing }
}

/** Who signs and about which account, beside what a draft is read with. */
export type Making = Telling & {
  readonly side: Side | 'none'
  readonly about: AccountAnswer | undefined
  /** Kind of entity a code names, for who a statement speaks for. */
  readonly entityOf: (code: string) => { readonly kind: 'side' | 'thirdState' | 'organisation'; readonly side?: Side } | undefined
}

/** Reads a form's draft into what is signed, or names every fault. One line a form: a missing one does not compile. */
export const MAKERS: Readonly<Record<FormName, (fields: Fields, making: Making) => Read<Made>>> = {
  lodge: (fields, making) => made(claimOf(fields, making), ({ claim, own }) => ({
    act: 'claim.lodge',
    type: 'claim.lodged',
    body: { claim },
    ref: making.about === undefined ? [] : [{ rel: 'adopts', rid: making.about.id }],
    sealed: { body: own, to: { kind: 'own', side: claim.by } },
  })),
  correct: (fields, making) => made(claimOf(fields, making, reasonFault(fields)), ({ claim, own }) => ({
    act: 'claim.correct',
    type: 'claim.corrected',
    body: { claim, reason: fields.reason.trim() },
    ref: following('corrects', making.about),
    sealed: { body: own, to: { kind: 'own', side: claim.by } },
  })),
  answer: (fields, making) => made(answerOf(fields, making), (answer) => ({
    act: 'claim.answer',
    type: 'claim.answered',
    body: { answer },
    ref: to('answers', making.about),
  })),
  acknowledge: (_fields, making) => made(sideOf(making), (by) => ({
    act: 'claim.acknowledge',
    type: 'claim.acknowledged',
    body: { by },
    ref: to('acknowledges', making.about),
  })),
  withdraw: (fields, making) => made(needed(sideOf(making), reasonFault(fields)), (by) => ({
    act: 'claim.withdraw',
    type: 'claim.withdrawn',
    body: { by, reason: fields.reason.trim() },
    ref: following('withdraws', making.about),
  })),
  transcribe: (fields, making) => made(statementOf(fields, making), ({ statement, mission }) => ({
    act: 'statement.transcribe',
    type: 'statement.transcribed',
    body: { statement },
    ref: [],
    sealed: { body: mission, to: { kind: 'mission' } },
  })),
  link: (fields, making) => made(linkOf(fields, making), (link) => ({
    act: 'claim.link',
    type: 'claim.linked',
    body: { link },
    ref: link.accounts.map((rid) => ({ rel: 'links', rid })),
    sealed: { body: { why: fields.why.trim() }, to: { kind: 'mission' } },
  })),
}

function made<T>(read: Read<T>, make: (value: T) => Made): Read<Made> {
  return read.ok ? { ok: true, value: make(read.value) } : read
}

function needed<T>(read: Read<T>, more: readonly Fault[]): Read<T> {
  const faults = [...(read.ok ? [] : read.faults), ...more]
  return faults.length === 0 ? read : { ok: false, faults }
}

function to(rel: string, about: AccountAnswer | undefined): readonly RecordRef[] {
  return about === undefined ? [] : [{ rel, rid: about.id }]
}

function following(rel: string, about: AccountAnswer | undefined): readonly RecordRef[] {
  return about === undefined ? [] : [...to(rel, about), { rel: 'follows', rid: about.rid }]
}

/** Only a side's own office gets these forms, so this is never met by a person; the node would refuse it all the same. */
function sideOf({ side }: Making): Read<Side> {
  return side === 'none' ? { ok: false, faults: [] } : { ok: true, value: side }
}

function reasonFault(fields: Fields): readonly Fault[] {
  return fields.reason.trim() === '' ? [{ field: 'reason', key: 'forms.errReason' }] : []
}

function absent(fields: Fields, names: readonly (readonly [FieldName, Fault['key']])[]): readonly Fault[] {
  return names.flatMap(([field, key]) => (fields[field].trim() === '' ? [{ field, key }] : []))
}

const MINUTE_S = 60

function claimOf(
  fields: Fields,
  making: Making,
  more: readonly Fault[] = [],
): Read<{ readonly claim: Claim; readonly own: ClaimOwn }> {
  const told = toldOf(fields, making)
  const position = positionOf(fields.position)
  const evidence = fields.evidenceHash !== '' && fields.evidenceNote.trim() === ''
  const faults: readonly Fault[] = [
    ...(told.ok ? [] : told.faults),
    ...(position === undefined ? [{ field: 'position', key: 'forms.errPosition' } as const] : []),
    ...(evidence ? [{ field: 'evidenceNote', key: 'forms.errEvidence' } as const] : []),
    ...absent(fields, [['dutyName', 'forms.errDuty']]),
    ...more,
  ]
  const by = sideOf(making)
  if (!told.ok || position === undefined || !by.ok || faults.length > 0) return { ok: false, faults }
  const claim: Claim = {
    ...told.value,
    by: by.value,
    entity: fields.entity,
    dutyName: fields.dutyName.trim(),
    statedAt: statedNow(making),
    ...(fields.publicRef.trim() === '' ? {} : { publicRef: fields.publicRef.trim() }),
  }
  return { ok: true, value: { claim, own: { weapon: weaponOf(fields.weapon, 'statedByParty'), position, evidence: evidenceOf(fields) } } }
}

/** The minute in which the claim is stated, at the mechanism's clock. */
function statedNow({ now, zone }: Telling): Claim['statedAt'] {
  return { utc: `${now.slice(0, 16)}:00.000Z`, text: localTime(now, zone).time, zone, resolutionS: MINUTE_S }
}

function weaponOf(text: string, basis: Weapon['basis']): Maybe<Weapon> {
  return text.trim() === '' ? notStated : known({ category: text.trim(), basis })
}

function evidenceOf(fields: Fields): ClaimOwn['evidence'] {
  if (fields.evidenceHash === '') return []
  return [{ sha256: fields.evidenceHash, note: fields.evidenceNote.trim() }]
}

/** `39.512, 46.339, 500`: latitude, longitude, radius in metres. Nothing typed is not stated; `undefined` is not understood. */
function positionOf(text: string): Maybe<Position> | undefined {
  if (text.trim() === '') return notStated
  const read = /^(-?\d{1,2}(?:\.\d{1,6})?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d{1,6})?)\s*[,; ]\s*(\d{1,5})\s*m?$/.exec(text.trim())
  if (read === null) return undefined
  const [latDeg, lonDeg, radius] = [read[1] ?? '', read[2] ?? '', Number(read[3])]
  if (Math.abs(Number(latDeg)) > 90 || Math.abs(Number(lonDeg)) > 180 || radius > 50_000) return undefined
  return known({ latDeg, lonDeg, radiusM: radius, how: 'map' })
}

function statementOf(
  fields: Fields,
  making: Making,
): Read<{ readonly statement: Statement; readonly mission: StatementMission }> {
  const told = toldOf(fields, making)
  const said = timeTyped(
    { day: fields.saidDay, text: fields.saidClock, precision: precisionOf(fields.saidPrecision) },
    making,
  )
  const entity = making.entityOf(fields.entity)
  const faults: readonly Fault[] = [
    ...absent(fields, [
      ['publisher', 'forms.errPublisher'],
      ['sourceTitle', 'forms.errSourceTitle'],
      ['sourceText', 'forms.errSourceText'],
    ]),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(fields.sourceDate) ? [] : [{ field: 'sourceDate', key: 'forms.errSourceDate' } as const]),
    ...absent(fields, [['office', 'forms.errOffice']]),
    ...(said.ok ? [] : [{ field: 'saidClock', key: 'forms.errTime' } as const]),
    ...(told.ok ? [] : told.faults),
  ]
  if (!told.ok || !said.ok || entity === undefined || faults.length > 0) return { ok: false, faults }
  const statement: Statement = {
    ...told.value,
    speaker: {
      kind: entity.kind,
      side: entity.side === undefined ? { kind: 'absent' } : known(entity.side),
      entity: fields.entity,
      office: fields.office.trim(),
      channel: maybeText(fields.channel),
    },
    venue: 'public',
    saidAt: said.value,
    asWritten: notStated,
    renderings: [renderingOf(fields, making.lang)],
    about: [],
    links: [],
    sourcing: 'read',
    note: notStated,
  }
  const mission: StatementMission = {
    name: maybeText(fields.person),
    weapon: weaponOf(fields.weapon, 'statedBySpeaker'),
    originsAlleged: [],
  }
  return { ok: true, value: { statement, mission } }
}

function renderingOf(fields: Fields, lang: string): Statement['renderings'][number] {
  const kinds = ['original', 'quote', 'paraphrase', 'translation'] as const
  return {
    lang: fields.sourceLang || lang,
    text: fields.sourceText.trim(),
    publisher: fields.publisher.trim(),
    title: fields.sourceTitle.trim(),
    date: fields.sourceDate,
    kind: kinds.find((kind) => kind === fields.sourceKind) ?? 'paraphrase',
    ...(fields.sourceUrl.trim() === '' ? {} : { url: fields.sourceUrl.trim() }),
  }
}

const STANCES: readonly Stance[] = ['agrees', 'denies', 'differs', 'silent']

function answerOf(fields: Fields, making: Making): Read<CounterClaim> {
  const told = toldOf(withStanceDefaults(fields, making.about), making)
  const stance = {
    time: stanceIn(fields.stanceTime),
    place: stanceIn(fields.stancePlace),
    class: stanceIn(fields.stanceClass),
    count: stanceIn(fields.stanceCount),
    allegedActor: stanceIn(fields.stanceActor),
  }
  const missing = (
    [
      ['stanceTime', stance.time],
      ['stancePlace', stance.place],
      ['stanceClass', stance.class],
      ['stanceCount', stance.count],
      ['stanceActor', stance.allegedActor],
    ] as const
  ).flatMap(([field, value]) => (value === undefined ? [{ field, key: 'forms.errStance' } as const] : []))
  const faults = [...missing, ...(told.ok ? [] : told.faults), ...absent(fields, [['dutyName', 'forms.errDuty']])]
  const by = sideOf(making)
  const { time, place, class: ofClass, count, allegedActor } = stance
  if (!told.ok || !by.ok || faults.length > 0) return { ok: false, faults }
  if (!time || !place || !ofClass || !count || !allegedActor) return { ok: false, faults: missing }
  return {
    ok: true,
    value: {
      by: by.value,
      entity: fields.entity,
      dutyName: fields.dutyName.trim(),
      statedAt: statedNow(making),
      kind: told.value.kind,
      what: told.value.what,
      stance: { time, place, class: ofClass, count, allegedActor },
      ...(time === 'differs' ? { at: told.value.at } : {}),
      ...(place === 'differs' ? { place: told.value.place } : {}),
      ...(count === 'differs' ? { count: told.value.count } : {}),
    },
  }
}

/** Fields that the answer does not differ on are taken as the claim has them, so that only own versions are asked for. */
function withStanceDefaults(fields: Fields, about: AccountAnswer | undefined): Fields {
  return {
    ...fields,
    actor: fields.actor || (about?.allegedActor ?? 'notStated'),
    ...(fields.stanceTime === 'differs' ? {} : { precision: 'unknown', clock: '', day: '' }),
    ...(fields.stancePlace === 'differs' ? {} : { where: about?.place.asWritten ?? '', wholeLine: '' }),
    ...(fields.stanceCount === 'differs' ? {} : { count: '' }),
  }
}

function stanceIn(text: string): Stance | undefined {
  return STANCES.find((each) => each === text)
}

type Link = { readonly relation: 'sameEvent' | 'possiblySame' | 'different'; readonly accounts: readonly [string, string] }

function linkOf(fields: Fields, { about }: Making): Read<Link> {
  const relation = (['sameEvent', 'possiblySame', 'different'] as const).find((each) => each === fields.relation)
  const faults: readonly Fault[] = [
    ...(isRef(fields.other) ? [] : [{ field: 'other', key: 'forms.errOther' } as const]),
    ...(relation === undefined ? [{ field: 'relation', key: 'forms.errRelation' } as const] : []),
    ...absent(fields, [['why', 'forms.errReason']]),
  ]
  if (about === undefined || relation === undefined || faults.length > 0) return { ok: false, faults }
  const [first, second] = [about.id, fields.other].toSorted()
  return { ok: true, value: { relation, accounts: [first ?? '', second ?? ''] } }
}

