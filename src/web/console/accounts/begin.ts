import type { ClaimOwn } from '#domain/claim'
import { localTime, secondsAfter } from '#web/controls'
import type { AccountAnswer } from '#wire/claim'
import type { MechanismAnswer, SessionAnswer } from '#wire/party'

import { NO_FIELDS, type Fields } from './fields.ts'
import type { FormName } from './look.ts'
import { sealedFields } from './sealed-before.ts'

/** What a form begins with. */
export type Beginning = {
  readonly form: FormName
  readonly about: AccountAnswer | undefined
  readonly mechanism: MechanismAnswer
  readonly session: SessionAnswer
  readonly now: string
  readonly lang: string
  /** Correction only: the newest version's sealed part, if this device could open it. */
  readonly opened?: ClaimOwn | undefined
  readonly find: (name: string) => readonly string[]
}

/** Fields as a form first shows them: what the system knows is filled in and shown (R-UI-46); a correction has it all. */
export function beginOf(beginning: Beginning): Fields {
  const { form, about, mechanism, session, now, lang, opened, find } = beginning
  const today = localTime(now, mechanism.zone).date
  const entity = mechanism.sides.find((each) => each.side === session.side)?.entities[0]
  const plain: Fields = {
    ...NO_FIELDS,
    textLang: lang,
    sourceLang: lang,
    day: today,
    saidDay: today,
    sourceDate: today,
    entity: entity ?? mechanism.entities[0]?.code ?? '',
    dutyName: about?.column === session.side ? (about.dutyName ?? '') : '',
  }
  if (about === undefined || form === 'link' || form === 'transcribe') return plain
  if (form === 'answer') return { ...plain, kind: about.kind, actor: about.allegedActor }
  const sealed = opened === undefined ? {} : sealedFields(opened, find)
  return { ...plain, ...toldFields(about, mechanism.zone), ...sealed }
}

function toldFields(about: AccountAnswer, zone: string): Partial<Fields> {
  const { from, to } = about.at
  const at = from.kind === 'known' ? from.value : to.kind === 'known' ? to.value : undefined
  const local = at === undefined ? undefined : localTime(at, zone)
  const written = about.what.find((each) => each.original) ?? about.what[0]
  return {
    kind: about.kind,
    actor: about.allegedActor,
    what: written?.text ?? '',
    textLang: written?.lang ?? '',
    clock: clockField(about, zone),
    ...(local === undefined ? { precision: 'unknown' } : { day: local.date, precision: about.at.precision }),
    where: about.place.status === 'notAPlace' ? '' : about.place.asWritten,
    wholeLine: about.place.status === 'notAPlace' ? '1' : '',
    sector: about.place.sector.kind === 'known' ? about.place.sector.value : '',
    count: countField(about),
    class: about.class.kind === 'known' ? about.class.value : '',
    entity: about.entity,
  }
}

/** The clock time as it would be typed: one minute, or the first and the last of a span. */
function clockField({ at }: AccountAnswer, zone: string): string {
  const { from, to } = at
  if (from.kind !== 'known') return to.kind === 'known' ? localTime(to.value, zone).time : ''
  const first = localTime(from.value, zone).time
  if (to.kind !== 'known') return first
  const last = localTime(secondsAfter(to.value, -MINUTE_S), zone).time
  return last === first ? first : `${first}-${last}`
}

const MINUTE_S = 60

function countField({ count }: AccountAnswer): string {
  if (count.kind !== 'known') return ''
  switch (count.value.kind) {
    case 'exact':
      return String(count.value.n)
    case 'about':
      return `~${count.value.n}`
    case 'atLeast':
      return `${count.value.n}+`
    case 'atMost':
      return `<=${count.value.n}`
    case 'between':
      return `${count.value.low}-${count.value.high}`
    case 'unknown':
      return '?'
  }
}
