import type { Side } from '#domain/measure'
import type { Holder, OfficeCode, Role } from '#domain/party'

/**
 * Who asks. An office acts through one person's key; `node` is a node's own key and no person; `root` a holder's root,
 * which founds offices and keys and holds no office; role `PU` is the public, which has no office.
 */
export type Who = {
  readonly role: Role | 'node' | 'root'
  /** The side of its holder; `none` for the mission, guarantors, mediators and the public, which are never a side. */
  readonly side: Side | 'none'
  /** Absent for the public. A code begins with its holder's (record.md 2.1). */
  readonly office?: OfficeCode
  /** The person whose key signed; absent for nodes, roots and the public. */
  readonly person?: string
}

/** The public: no office, no session (R-ACC-11). */
export const publicReader: Who = { role: 'PU', side: 'none' }

/** Columns of the tables in which somebody stands: an office in its role's, a node in those of its holder's desk. */
export function columnsOf(who: Who): readonly Role[] {
  if (who.role === 'root') return []
  if (who.role !== 'node') return [who.role]
  if (who.side !== 'none') return ['L', 'R']
  return holderOf(who) === 'M' ? ['DO'] : ['GU']
}

/** The holder whose office asks, by the office's code. */
export function holderOf(who: Who): Holder | undefined {
  return who.office?.split('.')[0]
}
