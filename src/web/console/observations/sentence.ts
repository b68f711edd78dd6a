import { CONFIDENCE_UNSAID } from '#domain/observation'
import {
  bearingText,
  instantText,
  meansText,
  observedTimeText,
  officeText,
  perceivedText,
  rangeText,
  type Reader,
} from '#web/controls'
import type { WatchRow } from '#wire/observation'

import { chosenOf, type Fields } from './fields.ts'
import { apartOf, countedOf } from './made-group.ts'
import {
  entered,
  nothingSeen,
  observationRead,
  watchNamed,
  zeroClasses,
  type Observed,
} from './made-observation.ts'
import { instantTyped, watchAbout, WATCH_MEANS } from './made-watch.ts'
import type { SigningForm } from './made.ts'
import type { Making } from './making.ts'
import { placeWords } from './row-text.tsx'

/** The exact sentence that others will read, as the draft stands now (R-UI-11). What is not filled in yet reads so. */
export function sentenceOf(
  reader: Reader,
  form: SigningForm,
  said: { readonly fields: Fields; readonly making: Making },
): string {
  const { fields, making } = said
  const { t } = reader
  const office = officeText(reader, making.office)
  switch (form) {
    case 'enter':
      return observedSentence(reader, observationRead(fields, making), office)
    case 'nothing':
      return nothingSentence(reader, said, office)
    case 'revise':
      return t('observations.saysRevise', {
        office,
        number: numbersOf(making),
        reason: orNot(fields.reason),
        now: observedSentence(reader, observationRead(fields, making), office),
      })
    case 'withdraw':
    case 'question':
    case 'accept':
    case 'group':
    case 'ungroup':
      return rowsSentence(reader, form, said)
    case 'watchOpen':
    case 'watchCorrect':
      return watchSentence(reader, form, said)
    case 'watchSee':
    case 'watchClose':
      return watchChangeSentence(reader, form, said)
    case 'log':
      return t('observations.saysLog', { office, time: timeWords(reader, said), words: orNot(fields.words) })
  }
}

type Said = { readonly fields: Fields; readonly making: Making }

type RowsForm = 'withdraw' | 'question' | 'accept' | 'group' | 'ungroup'

/** What an act on observations that are there already says of them. */
function rowsSentence(reader: Reader, form: RowsForm, said: Said): string {
  const { t } = reader
  const { fields, making } = said
  const office = officeText(reader, making.office)
  const numbers = numbersOf(making)
  switch (form) {
    case 'withdraw':
      return t('observations.saysWithdraw', { office, number: numbers, reason: orNot(fields.reason) })
    case 'question':
      return t('observations.saysQuestion', { office, number: numbers, reason: orNot(fields.reason) })
    case 'accept':
      return t('observations.saysAccept', { office, n: making.rows.length, numbers })
    case 'group':
      return t('observations.saysGroup', {
        office,
        numbers,
        counted: countedWords(said),
        apart: apartOf(making),
      })
    case 'ungroup':
      return t('observations.saysUngroup', { office, n: making.members.length })
  }
}

function numbersOf({ rows }: Making): string {
  return rows.map(({ number }) => number).join(', ') || '…'
}

/** An observation in the words of its joint part: what, where, when, weapon, and whether it lies outside the watch. */
export function observedSentence(reader: Reader, read: ReturnType<typeof entered>, office: string): string {
  const { t } = reader
  const observation = read.ok ? read.value.observations[0] : undefined
  if (observation === undefined) return t('observations.saysUnread', { office })
  const { sector, weapon } = observation
  return t('observations.saysEnter', {
    office,
    what: perceivedText(reader, observation),
    sector: sector.kind === 'known' ? sector.value : t('observations.sectorUnknown'),
    zone: t('observations.zone', { zone: observation.zone }),
    when: observedTimeText(reader, observation.at),
    weapon: weapon.kind === 'known' ? weapon.value : t('observations.nk'),
    sure: t('observations.confidence', { confidence: observation.confidence }),
    effort: observation.outsideEffort ? 'outside' : 'within',
  })
}

/** The mission's part in words: which team, where from, who relayed it, the note; what only the mission's offices open. */
export function sealedSentence(
  reader: Reader,
  read: { readonly ok: true; readonly value: Observed } | { readonly ok: false },
  making: Pick<Making, 'watches' | 'office'>,
): string {
  const mission = read.ok ? read.value.mission[0] : undefined
  if (mission === undefined) return reader.t('observations.sealedPart')
  const { event, observer, relayedFrom, note } = mission
  const words = [
    ...teamWords(reader, read.ok ? read.value.watch : undefined, making),
    reader.t('observations.sealedObserver', { place: placeWords(reader, observer.place) }),
    ...event.bearings.map(bearingText),
    ...(event.range.kind === 'known' ? [rangeText(reader, event.range.value)] : []),
    ...(event.place.kind === 'known' ? [placeWords(reader, event.place.value)] : []),
    ...(relayedFrom.kind === 'known'
      ? [reader.t('observations.relayedFrom', { team: relayedFrom.value.team })]
      : []),
    ...(note.kind === 'known' ? [note.value] : []),
  ]
  return reader.t('observations.sealedWith', { words: words.join(' · ') })
}

/** The team of the watch, which only the mission reads (R-OBS-15), and who entered it where that is another. */
function teamWords(
  reader: Reader,
  watch: Observed['watch'] | undefined,
  { watches, office }: Pick<Making, 'watches' | 'office'>,
): readonly string[] {
  const row = watch?.kind === 'known' ? watches.find(({ id }) => id === watch.value) : undefined
  if (row === undefined) return []
  const { team } = row.watch
  const entered = officeText(reader, office)
  return [team === entered ? team : reader.t('observations.sealedTeam', { team, office: entered })]
}

/** Five zeros in words, or as many as the watch's means can tell of. */
export function zerosSentence(reader: Reader, { observations }: Observed, office: string): string {
  const [first] = observations
  return reader.t('observations.saysNothing', {
    office,
    sector: first?.sector.kind === 'known' ? first.sector.value : '…',
    classes: observations.map((each) => reader.t('observations.className', { class: each.class })).join(', '),
    when: first === undefined ? '…' : observedTimeText(reader, first.at),
    sure: reader.t('observations.confidence', { confidence: first?.confidence ?? CONFIDENCE_UNSAID }),
  })
}

function nothingSentence(reader: Reader, said: Said, office: string): string {
  const { fields, making } = said
  const read = nothingSeen(fields, making)
  if (read.ok) return zerosSentence(reader, read.value, office)
  const watch = watchNamed(fields, making)
  return reader.t('observations.saysNothing', {
    office,
    sector: watch?.watch.sector ?? '…',
    classes: (watch === undefined ? [] : zeroClasses(watch))
      .map((of) => reader.t('observations.className', { class: of }))
      .join(', '),
    when: '…',
    sure: reader.t('observations.confidence', { confidence: CONFIDENCE_UNSAID }),
  })
}

function countedWords({ fields, making }: Said): string {
  return countedOf(fields, making)
    .map(({ id }) => making.rows.find((row) => row.id === id)?.number ?? '…')
    .join(', ')
}

function watchSentence(reader: Reader, form: 'watchOpen' | 'watchCorrect', said: Said): string {
  const { fields, making } = said
  const time = (field: 'time' | 'toTime'): string => {
    const { utc } = instantTyped(fields, field, making)
    return utc === undefined ? '…' : instantText(reader, utc)
  }
  return reader.t('observations.saysWatch', {
    form,
    sector: fields.watchSector || '…',
    team: orNot(fields.team),
    callSign: orNot(fields.callSign),
    from: time('time'),
    to: time('toTime'),
    means: meansText(reader, chosenOf(WATCH_MEANS, fields.watchMeans)) || '…',
    visibility: seenWords(reader, fields),
    reason: orNot(fields.reason),
  })
}

function watchChangeSentence(reader: Reader, form: 'watchSee' | 'watchClose', said: Said): string {
  return reader.t('observations.saysWatchChange', {
    form,
    watch: watchWords(watchAbout(said.making)),
    time: timeWords(reader, said),
    visibility: seenWords(reader, said.fields),
  })
}

function watchWords(row: WatchRow | undefined): string {
  return row === undefined ? '…' : `${row.watch.sector} · ${row.watch.team}`
}

function seenWords({ t }: Reader, { visibility }: Fields): string {
  return visibility === '' ? '…' : t('observations.visibility', { visibility })
}

function timeWords(reader: Reader, { fields, making }: Said): string {
  const { utc } = instantTyped(fields, 'time', making)
  return utc === undefined ? '…' : instantText(reader, utc)
}

function orNot(text: string): string {
  return text.trim() === '' ? '…' : text.trim()
}
