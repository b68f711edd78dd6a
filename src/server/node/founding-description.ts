import { z } from 'zod'

import type { Holder, Mechanism, OfficeCode, Role } from '#domain/party'
import { exactly } from '#wire/exactly'
import { words } from '#wire/measure'
import { mechanism } from '#wire/party'

/** An office that a founding opens: `people` hold one key each, and the representatives of a holder are two or more. */
type FoundingOffice = {
  readonly office: OfficeCode
  readonly functions: readonly (Exclude<Role, 'PU'> | 'node')[]
  readonly people: number
}

/** A demo's founding as data: what its genesis, offices, people and settings are made of. Keys are made, never given. */
export type FoundingDescription = {
  /** Id of the mechanism (record.md section 1). */
  readonly mech: string
  readonly domain: string
  /** Seats: a vacant one has no root and signs nothing (R-PTY-10). */
  readonly holders: readonly {
    readonly code: Holder
    readonly kind: string
    readonly seat: 'held' | 'vacant'
  }[]
  readonly offices: readonly FoundingOffice[]
  /** Offices of which anyone at this machine may become a person, in the order they are offered. */
  readonly become: readonly OfficeCode[]
  /** What `party.mechanism` says. */
  readonly mechanism: Mechanism
}

const code = z.string().regex(/^[A-Z][A-Z0-9]{0,7}$/)
const office = z.string().regex(/^[A-Z][A-Z0-9]{0,7}\.[a-z][a-z0-9-]{0,31}$/)
const functions = z.enum(['L', 'R', 'PL', 'DO', 'IN', 'HM', 'CC', 'ME', 'HU', 'PO', 'GU', 'AU', 'OP', 'node'])

/** A founding's description, read from a file. */
export const foundingDescription: z.ZodType<FoundingDescription> = exactly<FoundingDescription>()(
  z.strictObject({
    mech: z.string().regex(/^[a-z0-9][a-z0-9-]{1,31}$/),
    domain: words(120),
    holders: z
      .array(z.strictObject({ code, kind: words(20), seat: z.enum(['held', 'vacant']) }))
      .min(2)
      .max(16)
      .readonly(),
    offices: z
      .array(
        z.strictObject({
          office,
          functions: z.array(functions).min(1).max(8).readonly(),
          people: z.int().min(1).max(9),
        }),
      )
      .min(1)
      .max(64)
      .readonly(),
    become: z.array(office).max(32).readonly(),
    mechanism,
  }),
)
