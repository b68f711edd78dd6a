import { withholdOrigins, type Statement, type StatementMission, type StatementParts } from '#domain/claim'
import { known, notStated } from '#domain/measure'
import { timeTyped } from '#web/controls'

import type { Fault, Fields } from './fields.ts'
import { weaponOf } from './made-claim.ts'
import { absent, type Making } from './making.ts'
import { besideOrigins, originFault, originsIn } from './origins.ts'
import { maybeText, precisionOf, toldOf, type Read } from './told.ts'

/**
 * Reads a statement and its sealed part. Words of a public one that name an alleged origin of fire go into the sealed part
 * (R-DNH-1); one said elsewhere is sealed whole, and names no origin, since the mediator opens it too.
 */
export function statementOf(fields: Fields, making: Making): Read<StatementParts> {
  const venue = venueOf(fields.venue)
  const originsAlleged = originsIn(fields.origins, making.find)
  const told = toldOf(fields, besideOrigins(making, originsAlleged))
  const said = timeTyped(
    { day: fields.saidDay, text: fields.saidClock, precision: precisionOf(fields.saidPrecision) },
    making,
  )
  const speaker = speakerOf(fields, making)
  const faults: readonly Fault[] = [
    ...sourceFaults(fields),
    ...absent(fields, [['office', 'forms.errOffice']]),
    ...(said.ok ? [] : [{ field: 'saidClock', key: 'forms.errTime' } as const]),
    ...(told.ok ? [] : told.faults),
    ...(venue === 'elsewhere' && originsAlleged.length > 0
      ? [{ field: 'origins', key: 'forms.errOriginElsewhere' } as const]
      : []),
  ]
  if (!told.ok || !said.ok || speaker === undefined || faults.length > 0) return { ok: false, faults }
  const statement: Statement = {
    ...told.value,
    speaker,
    venue,
    saidAt: said.value,
    asWritten: notStated,
    renderings: [renderingOf(fields, making.lang)],
    about: [],
    links: [],
    sourcing: 'read',
    note: notStated,
  }
  return withMission(statement, { fields, making, originsAlleged })
}

/** Where it was said; in public unless the form says otherwise. */
export function venueOf(text: string): Statement['venue'] {
  return text === 'elsewhere' ? 'elsewhere' : 'public'
}

function withMission(
  statement: Statement,
  sealed: {
    readonly fields: Fields
    readonly making: Making
    readonly originsAlleged: readonly string[]
  },
): Read<StatementParts> {
  const mission: StatementMission = {
    name: maybeText(sealed.fields.person),
    weapon: weaponOf(sealed.fields.weapon, 'statedBySpeaker'),
    originsAlleged: sealed.originsAlleged,
    withheld: { kind: 'absent' },
  }
  if (statement.venue === 'elsewhere') return { ok: true, value: { statement, mission } }
  const parts = withholdOrigins({ statement, mission }, sealed.making.places)
  return parts.ok
    ? { ok: true, value: parts.value }
    : { ok: false, faults: [originFault(parts.detail['field'])] }
}

function sourceFaults(fields: Fields): readonly Fault[] {
  return [
    ...absent(fields, [
      ['publisher', 'forms.errPublisher'],
      ['sourceTitle', 'forms.errSourceTitle'],
      ['sourceText', 'forms.errSourceText'],
    ]),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(fields.sourceDate)
      ? []
      : [{ field: 'sourceDate', key: 'forms.errSourceDate' } as const]),
  ]
}

function speakerOf(fields: Fields, making: Making): Statement['speaker'] | undefined {
  const entity = making.entityOf(fields.entity)
  if (entity === undefined) return undefined
  return {
    kind: entity.kind,
    side: entity.side === undefined ? { kind: 'absent' } : known(entity.side),
    entity: fields.entity,
    office: fields.office.trim(),
    channel: maybeText(fields.channel),
  }
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
