import { otherSide, SIDES, type GazetteerEntry, type OwnLanguages, type Side } from '#domain/measure'

/**
 * Which languages each side alone calls its own, read from the agreed gazetteer: a language in which it holds one
 * side's forms and never the other's. One that both sides write is nobody's own (R-MEA-13).
 */
export function ownLanguages(places: readonly GazetteerEntry[]): OwnLanguages {
  const written = (side: Side): ReadonlySet<string> =>
    new Set(
      places.flatMap((place) =>
        place.forms
          .filter((form) => form.side === side)
          .flatMap((form) => form.names.map((name) => name.lang)),
      ),
    )
  const bySide: Readonly<Record<Side, ReadonlySet<string>>> = { A: written('A'), B: written('B') }
  return SIDES.map((side) => ({
    side,
    ownLanguages: [...bySide[side]].filter((lang) => !bySide[otherSide(side)].has(lang)),
  }))
}
