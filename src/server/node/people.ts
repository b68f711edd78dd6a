import { reading } from '#domain/access'
import { isSide } from '#domain/measure'
import type { Role } from '#domain/party'
import type { DemoPerson } from '#wire/party'

import type { DemoKeys } from './demo-keys.ts'

/** Whom anyone at this machine may become in a demo, in the order its founding offers them: one person of each office. */
export function peopleOf({ founding, officersOf }: DemoKeys): readonly DemoPerson[] {
  return founding.become
    .flatMap((code) => officersOf(code).slice(0, 1))
    .flatMap(({ office, person }) => {
      const role = founding.offices.find((each) => each.office === office)?.functions[0] ?? ''
      const holder = office.slice(0, office.indexOf('.'))
      return isRole(role) ? [{ id: person, office, role, side: isSide(holder) ? holder : 'none' }] : []
    })
}

function isRole(text: string): text is Role {
  return Object.hasOwn(reading.party, text)
}
