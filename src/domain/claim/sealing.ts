import type { Side } from '#domain/measure'

/**
 * To whom the sealed part of an account goes: its own side's desk and the mission's investigators, or the mission alone.
 * What was said elsewhere than in public is sealed as a whole, to the mission and the mediator.
 */
export type Sealing =
  | { readonly kind: 'own'; readonly side: Side }
  | { readonly kind: 'mission' }
  | { readonly kind: 'elsewhere' }

/** An office as far as it may be sealed to. */
export type SealableOffice = { readonly role: string; readonly side: Side | 'none' }

/** Roles that read class O beside the side that made it (access.md section 2). */
const OWN_BESIDE: ReadonlySet<string> = new Set(['DO', 'IN', 'HM'])
/** Roles of a side's own desk. */
const DESK: ReadonlySet<string> = new Set(['L', 'R'])
/** Roles that a class M part of an account is sealed to: no side, and not the mediator. */
const MISSION: ReadonlySet<string> = new Set(['DO', 'IN', 'HM', 'PO'])
/** Reads, beside the mission, what was said elsewhere (access.md section 3). */
const MEDIATOR = 'ME'

/**
 * The sealed part that a record of an account must have, or `undefined` where it must have none. Always there or never,
 * so that its presence tells nothing. A claim's is of class O; a statement's and a link's of class M.
 */
export function sealingOf(type: string, by: Side | undefined): Sealing | undefined {
  switch (type) {
    case 'claim.lodged':
    case 'claim.corrected':
      return by === undefined ? undefined : { kind: 'own', side: by }
    case 'statement.transcribed':
    case 'statement.corrected':
    case 'claim.linked':
      return { kind: 'mission' }
    default:
      return undefined
  }
}

/** Whether an office is one of those a sealed part goes to. All of them get it, and nobody else. */
export function isSealedTo(office: SealableOffice, sealing: Sealing): boolean {
  switch (sealing.kind) {
    case 'own':
      return OWN_BESIDE.has(office.role) || (DESK.has(office.role) && office.side === sealing.side)
    case 'mission':
      return MISSION.has(office.role)
    case 'elsewhere':
      return MISSION.has(office.role) || office.role === MEDIATOR
  }
}
