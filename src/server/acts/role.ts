import type { Who } from '#domain/access'
import type { Side } from '#domain/measure'
import type { Role } from '#domain/party'

/** What somebody signs for: kinds of office, a node's own key, a holder's root. The public signs nothing. */
const SIGNING: readonly (Role | 'node' | 'root')[] = [
  ...(['L', 'R', 'PL', 'DO', 'IN', 'HM', 'CC', 'ME', 'HU', 'PO', 'GU', 'AU', 'OP'] as const),
  'node',
  'root',
]

/** A signer as the directory has it. */
export type Signer = {
  readonly office: string
  readonly role: string
  readonly side: Side | 'none'
  readonly person?: string
}

/** Who the gate takes a signer for; `undefined` where its key stands for no office that was opened. */
export function whoIs({ office, role, side, person }: Signer): Who | undefined {
  const known = SIGNING.find((each) => each === role)
  return known && { role: known, side, office, ...(person === undefined ? {} : { person }) }
}
