import type { GazetteerEntry, Side, Text } from '#domain/measure'
import type { Reader } from '#web/controls'
import type { MechanismAnswer } from '#wire/party'
import { isLang, say, type Lang } from '#words'

/** The reader of a page that knows its mechanism. */
export function readerOf(
  lang: string,
  known: { readonly mechanism: MechanismAnswer; readonly places: readonly GazetteerEntry[] },
): Reader {
  const { mechanism, places } = known
  const name = (side: Side): Text =>
    mechanism.sides.find((each) => each.side === side)?.name ?? [{ lang: 'en', text: side, original: true }]
  return {
    ...plainReader(lang),
    zone: mechanism.zone,
    places: new Map(places.map((place) => [place.id, place])),
    ownLanguages: mechanism.sides,
    sideNames: { A: name('A'), B: name('B') },
    entityNames: new Map(mechanism.entities.map((entity) => [entity.code, entity.name])),
  }
}

/** The reader of a page that knows only this device's language. */
export function plainReader(lang: string): Reader {
  const spoken: Lang = isLang(lang) ? lang : 'en'
  const unnamed = (text: string): Text => [{ lang: 'en', text, original: true }]
  return {
    lang: spoken,
    t: (key, values) => say(spoken, key, values),
    zone: 'UTC',
    places: new Map(),
    ownLanguages: [],
    sideNames: { A: unnamed('A'), B: unnamed('B') },
    entityNames: new Map(),
  }
}
