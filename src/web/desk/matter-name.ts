import { localTime, nameOfPlace, namesJoined, sayPhrase, timePhrase, type Reader } from '#web/controls'
import type { MatterAnswer } from '#wire/claim'

/** A matter's name: its places in the order of the ground, the words it was told with, or the whole line (R-UI-73). */
export function matterName(reader: Reader, matter: MatterAnswer): string {
  switch (matter.name) {
    case 'places':
      return namesJoined(
        reader,
        matter.places.map((id) => nameOfPlace(reader, id)),
      )
    case 'asWritten':
      return reader.t('states.quote', { text: matter.asWritten })
    case 'wholeLine':
      return reader.t('states.placeWholeLine')
  }
}

/** When a matter begins: the earliest instant any account allows. `near` is the day already named. */
export function matterTime(reader: Reader, matter: MatterAnswer, near?: string): string {
  return sayPhrase(reader, timePhrase(matter.from, { zone: reader.zone, lang: reader.lang, near }).main)
}

/** Local day in which a matter begins, if any account tells one. */
export function matterDay(reader: Reader, matter: MatterAnswer): string | undefined {
  const { from } = matter.from
  return from.kind === 'known' ? localTime(from.value, reader.zone).date : undefined
}
