import type { Mechanism } from './mechanism.ts'
import type { Holder, OfficeCode, Role } from './office.ts'

/** An office that a founding opens, with the functions of whoever holds it; `node` is a node's own. */
export type OfficeOpened = {
  readonly office: OfficeCode
  readonly functions: readonly (Exclude<Role, 'PU'> | 'node')[]
}

/** What kind of owner of keys a holder is. */
export type HolderKind = 'mission' | 'party' | 'guarantor' | 'neutral'

/** A seat that a founding names, held or not. */
export type SeatNamed = {
  readonly code: Holder
  readonly kind: HolderKind
}

const SEATS: readonly SeatNamed[] = [
  { code: 'M', kind: 'mission' },
  { code: 'A', kind: 'party' },
  { code: 'B', kind: 'party' },
  { code: 'G1', kind: 'neutral' },
]

const SIDES_OWN: readonly OfficeOpened[] = ['A', 'B'].flatMap((side): readonly OfficeOpened[] => [
  { office: `${side}.rep`, functions: ['R'] },
  { office: `${side}.liaison`, functions: ['L'] },
])

// Offices that one person may hold together in a small mission stay two: a person is appointed to each (R-PTY-10).
const SMALL: readonly OfficeOpened[] = [
  { office: 'M.rep', functions: ['HM'] },
  { office: 'M.head', functions: ['HM'] },
  { office: 'M.duty', functions: ['DO'] },
  { office: 'M.patrol', functions: ['PL'] },
  { office: 'M.investigator', functions: ['IN'] },
  { office: 'M.protection', functions: ['PO'] },
]

const WHOLE: readonly OfficeOpened[] = [
  ...SMALL,
  { office: 'M.contingent', functions: ['CC'] },
  { office: 'M.mediator', functions: ['ME'] },
  { office: 'M.humanitarian', functions: ['HU'] },
]

/** The seats and offices that a preset brings; a seat that nobody fills opens none of its offices. Source: R-PTY-10. */
export function presetOf(preset: Mechanism['preset']): {
  readonly seats: readonly SeatNamed[]
  readonly offices: readonly OfficeOpened[]
} {
  return { seats: SEATS, offices: [...OFFICES[preset], ...SIDES_OWN] }
}

const OFFICES: Readonly<Record<Mechanism['preset'], readonly OfficeOpened[]>> = {
  lineOnly: [],
  smallMission: SMALL,
  full: WHOLE,
}
