import { SIDES, zoneFromText } from '#domain/measure'

import type { Mechanism } from './mechanism.ts'

/** The first field of a mechanism's settings that contradicts itself, before a later rule would find it out. */
export function mechanismFault({ zone, sides, entities, sectors, dataGaps }: Mechanism): string | undefined {
  return [
    { field: 'zone', holds: zoneFromText(zone).ok },
    { field: 'sides', holds: SIDES.every((side) => sides.some((each) => each.side === side)) },
    { field: 'entities', holds: areDistinct(entities.map(({ code }) => code)) },
    {
      field: 'entities',
      holds: entities.every(({ kind, side }) => (kind === 'side') === (side !== undefined)),
    },
    { field: 'sectors', holds: areDistinct(sectors.map(({ id }) => id)) },
    {
      field: 'sectors',
      holds: sectors.every((one) => one.adjoins.every((id) => sectors.some((s) => s.id === id))),
    },
    { field: 'dataGaps', holds: dataGaps.every(({ from, to }) => from < to) },
  ].find(({ holds }) => !holds)?.field
}

function areDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length
}
