import { isSide, type Side } from '#domain/measure'
import type { OfficeCode } from '#domain/party'

/**
 * To whom the sealed part of a record goes. Of an account: its own side's desk and the mission's investigators, or the
 * mission alone; what was said elsewhere than in public is sealed as a whole, to the mission and the mediator. Of what the
 * mission observed (class M): the mission, the author's own patrol, and the office by which the mission's node reads it.
 */
export type Sealing =
  | { readonly kind: 'own'; readonly side: Side }
  | { readonly kind: 'mission' }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'observed'; readonly by: OfficeCode }

/** An office as far as it may be sealed to. `held`: its seal key is on the node and not on people's devices. */
export type SealableOffice = {
  readonly office: OfficeCode
  readonly role: string
  readonly held?: 'node'
}

/** Roles that read class O beside the side that made it (access.md section 2). */
const OWN_BESIDE: ReadonlySet<string> = new Set(['DO', 'IN', 'HM'])
/** Roles of a side's own desk. */
const DESK: ReadonlySet<string> = new Set(['L', 'R'])
/** Roles that a class M part is sealed to: no side, and not the mediator. */
const MISSION: ReadonlySet<string> = new Set(['DO', 'IN', 'HM', 'PO'])
/** Reads, beside the mission, what was said elsewhere (access.md section 3). */
const MEDIATOR = 'ME'
/** Reads its own of what the mission observed. */
const PATROL = 'PL'

/**
 * The sealed part that a record must have, or `undefined` where it must have none. Always there or never, so that its
 * presence tells nothing. A claim's is of class O; all others are of class M.
 */
export function sealingOf(
  type: string,
  author: { readonly side: Side | undefined; readonly office: OfficeCode },
): Sealing | undefined {
  switch (type) {
    case 'claim.lodged':
    case 'claim.corrected':
      return author.side === undefined ? undefined : { kind: 'own', side: author.side }
    case 'statement.transcribed':
    case 'statement.corrected':
    case 'claim.linked':
      return { kind: 'mission' }
    case 'observation.submitted':
    case 'observation.imported':
    case 'observation.revised':
    case 'observation.grouped':
    case 'observation.ungrouped':
      return { kind: 'observed', by: author.office }
    default:
      return undefined
  }
}

/** Whether an office is one of those a sealed part goes to. All of them get it, and nobody else. */
export function isSealedTo(office: SealableOffice, sealing: Sealing): boolean {
  const { role } = office
  switch (sealing.kind) {
    case 'own':
      return OWN_BESIDE.has(role) || (DESK.has(role) && sideOf(office) === sealing.side)
    case 'mission':
      return MISSION.has(role)
    case 'elsewhere':
      return MISSION.has(role) || role === MEDIATOR
    case 'observed':
      return (
        MISSION.has(role) ||
        (role === PATROL && office.office === sealing.by) ||
        (office.held === 'node' && holderOf(office) === MISSION_HOLDER)
      )
  }
}

const MISSION_HOLDER = 'M'

function sideOf(office: SealableOffice): Side | 'none' {
  const holder = holderOf(office)
  return isSide(holder) ? holder : 'none'
}

function holderOf({ office }: SealableOffice): string {
  return office.slice(0, office.indexOf('.'))
}
