import { isSide } from '#domain/measure'
import {
  actorWords,
  countText,
  entityName,
  namesJoined,
  nameOfPlace,
  sayPhrase,
  sideName,
  timePhrase,
  type Reader,
} from '#web/controls'
import { countTyped, placeTyped, timeTyped } from '#web/controls'
import { dayText, isLang, type Key } from '#words'

import type { Fields } from './fields.ts'
import type { FormName } from './look.ts'
import { venueOf } from './made-statement.ts'
import type { Making } from './making.ts'
import { CLASSES, precisionOf } from './told.ts'

/** What a sentence is made of. */
export type Said = { readonly fields: Fields; readonly making: Making; readonly office: string }

/** The exact sentence that others will read, as the draft stands now (R-UI-11). What is not filled in yet reads so. */
export function sentenceOf(reader: Reader, form: FormName, said: Said): string {
  const { t } = reader
  const { fields, making, office } = said
  const side = making.side === 'none' ? office : sideName(reader, making.side)
  switch (form) {
    case 'lodge':
      return inWords(reader, t('forms.sentenceLodge', { side, ...toldWords(reader, said) }), fields)
    case 'correct':
      return [
        t('forms.sentenceCorrect', { side, reason: orNot(fields.reason) }),
        inWords(reader, t('forms.sentenceLodge', { side, ...toldWords(reader, said) }), fields),
      ].join(' ')
    case 'answer':
      return inWords(reader, t('forms.sentenceAnswer', { side, ...stanceWords(reader, said) }), fields)
    case 'acknowledge':
      return t('forms.sentenceAcknowledge', { side })
    case 'withdraw':
      return t('forms.sentenceWithdraw', { side, reason: orNot(fields.reason) })
    case 'transcribe':
      return transcribed(reader, said)
    case 'link':
      return t('forms.sentenceLink', { office, relation: fields.relation || 'possiblySame' })
  }
}

/** Who reads an act of this form. */
export function readersKey(form: FormName, fields: Fields): Key {
  if (form === 'transcribe' && venueOf(fields.venue) === 'elsewhere') return 'forms.readersElsewhere'
  if (form === 'link') return 'forms.readersLink'
  return form === 'transcribe' ? 'forms.readersStatement' : 'forms.readersClaim'
}

/** What is understood of the time that a draft holds, in words; nothing while it is not understood. */
export function timeWords(
  reader: Reader,
  said: Pick<Said, 'making'> & { readonly time: TimeFields },
): string {
  const read = timeTyped(
    { day: said.time.day, text: said.time.clock, precision: precisionOf(said.time.precision) },
    said.making,
  )
  if (!read.ok) return ''
  const phrase = timePhrase(read.value, { zone: reader.zone, lang: reader.lang })
  const utc = phrase.utc === undefined ? '' : ` = ${sayPhrase(reader, phrase.utc)}`
  return `${sayPhrase(reader, phrase.main)}${utc}`
}

/** The fields of a draft that hold a time. */
export type TimeFields = { readonly day: string; readonly clock: string; readonly precision: string }

/** What is understood of the number that a draft holds. */
export function countWords(reader: Reader, text: string): string {
  const read = countTyped(text)
  if (!read.ok) return ''
  return read.value.kind === 'known' ? countText(reader, read.value.value) : reader.t('states.notStated')
}

function toldWords(reader: Reader, said: Said): Readonly<Record<string, string>> {
  const { t } = reader
  const { fields, making } = said
  const ofClass = CLASSES.find((each) => each === fields.class)
  return {
    kind: fields.kind === '' ? '…' : t('states.kind', { kind: fields.kind }),
    actor: actorTold(reader, fields, making.side === 'none' ? 'saidPublicly' : 'lodged'),
    where: whereWords(reader, said),
    when: timeWords(reader, { making: said.making, time: fields }) || '…',
    count: countWords(reader, fields.count) || '…',
    class: ofClass === undefined ? t('states.notStated') : t('states.class', { class: ofClass }),
  }
}

function actorTold(reader: Reader, { actor, kind }: Fields, standing: 'saidPublicly' | 'lodged'): string {
  if (actor === '') return '…'
  return actorWords(reader, {
    allegedActor: isSide(actor) || actor === 'unclear' ? actor : 'notStated',
    kind,
    standing,
  })
}

function whereWords(reader: Reader, { fields, making }: Said): string {
  if (fields.wholeLine !== '') return reader.t('states.placeWholeLine')
  const place = placeTyped(fields.where, { find: making.find, wholeLine: false, sector: '' })
  if (!place.ok) return '…'
  const { status, candidates, asWritten } = place.value
  if (status === 'resolved' || status === 'several')
    return namesJoined(
      reader,
      candidates.map((id) => nameOfPlace(reader, id)),
    )
  return asWritten
}

function stanceWords(reader: Reader, said: Said): Readonly<Record<string, string>> {
  const { t } = reader
  const { fields, making } = said
  const word = (stance: string, own = ''): string => {
    if (stance === '') return '…'
    const words = t('accounts.stance', { stance })
    return stance === 'differs' && own !== '' ? t('forms.stanceOwn', { words, own }) : words
  }
  return {
    time: word(fields.stanceTime, timeWords(reader, { making, time: fields })),
    place: word(fields.stancePlace, whereWords(reader, said)),
    class: word(fields.stanceClass),
    count: word(fields.stanceCount, countWords(reader, fields.count)),
    actor: word(fields.stanceActor),
  }
}

/** The structured sentence, and after it the author's own words. */
function inWords({ t }: Reader, sentence: string, fields: Fields): string {
  return fields.what.trim() === ''
    ? sentence
    : `${sentence} ${t('forms.sentenceWords', { text: fields.what.trim() })}`
}

function transcribed(reader: Reader, said: Said): string {
  const { fields, making, office } = said
  const told = toldWords(reader, said)
  const saidAt = { day: fields.saidDay, clock: fields.saidClock, precision: fields.saidPrecision }
  const sentence = reader.t('forms.sentenceTranscribe', {
    office,
    speaker: reader.t('accounts.entityOffice', {
      entity: entityName(reader, fields.entity),
      office: orNot(fields.office),
    }),
    ...told,
    when: timeWords(reader, { making, time: saidAt }) || '…',
    happened: told['when'] ?? '…',
    publisher: orNot(fields.publisher),
    date: dayText(isLang(reader.lang) ? reader.lang : 'en', fields.sourceDate),
  })
  return inWords(reader, sentence, fields)
}

function orNot(text: string): string {
  return text.trim() === '' ? '…' : text.trim()
}
