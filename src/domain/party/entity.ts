import { accept, refuse, type Answer } from '#domain/life'
import type { Side } from '#domain/measure'

import type { Entity } from './mechanism.ts'
import type { Office, OfficeCode } from './office.ts'

/** The entity of a code, of those the founding record names: no code is known to the program. Source: R-PTY-7. */
export function entityOf(entities: readonly Entity[], code: string): Answer<Entity, 'PTY_ENTITY_UNKNOWN'> {
  const found = entities.find((entity) => entity.code === code)
  if (found) return accept(found)
  return refuse('PTY_ENTITY_UNKNOWN', 'draft', {
    entity: code.slice(0, 200),
    known: entities.map((each) => each.code),
  })
}

/** The entity of a code if it belongs to a side. A side may hold several; another side's is unknown as its own. */
export function entityOfSide(
  entities: readonly Entity[],
  code: string,
  side: Side,
): Answer<Entity, 'PTY_ENTITY_UNKNOWN'> {
  return entityOf(
    entities.filter((entity) => entity.kind === 'side' && entity.side === side),
    code,
  )
}

/** The office of a code, if the record opened it. */
export function officeOf(offices: readonly Office[], code: OfficeCode): Office | undefined {
  return offices.find((office) => office.code === code)
}

/** The side an office speaks for. The mission, guarantors and mediators are never one. Source: R-PTY-9. */
export function sideOfOffice(office: { readonly side: Side | 'none' }): Answer<Side, 'PTY_NOT_A_SIDE'> {
  return office.side === 'none' ? refuse('PTY_NOT_A_SIDE', 'nothing') : accept(office.side)
}

/** Whether an office may act as that side: only its own offices may. Source: R-PTY-9. */
export function actsAsSide(
  office: { readonly side: Side | 'none' },
  side: Side,
): Answer<Side, 'PTY_NOT_A_SIDE'> {
  return office.side === side ? accept(side) : refuse('PTY_NOT_A_SIDE', 'nothing', { side })
}
