import { z } from 'zod'

import { mechanism } from '#wire/party'
import { words } from '#wire/measure'

const code = z.string().regex(/^[A-Z][A-Z0-9]{0,7}$/)
const office = z.string().regex(/^[A-Z][A-Z0-9]{0,7}\.[a-z][a-z0-9-]{0,31}$/)
const role = z.enum(['L', 'R', 'PL', 'DO', 'IN', 'HM', 'CC', 'ME', 'HU', 'PO', 'GU', 'AU', 'OP', 'node'])

/** A demo's founding as data: what its genesis, offices, people and settings are made of. Keys are made, never given. */
export const foundingDescription = z.strictObject({
  /** Id of the mechanism (record.md section 1). */
  mech: z.string().regex(/^[a-z0-9][a-z0-9-]{1,31}$/),
  domain: words(120),
  /** Seats: a vacant one has no root and signs nothing (R-PTY-10). */
  holders: z
    .array(z.strictObject({ code, kind: words(20), seat: z.enum(['held', 'vacant']) }))
    .min(2)
    .max(16)
    .readonly(),
  /** Offices by code; `people` hold one key each, and the representatives of a holder are two or more. */
  offices: z
    .array(
      z.strictObject({
        office,
        functions: z.array(role).min(1).max(8).readonly(),
        people: z.int().min(1).max(9),
      }),
    )
    .min(1)
    .max(64)
    .readonly(),
  /** Offices of which anyone at this machine may become a person, in the order they are offered. */
  become: z.array(office).max(32).readonly(),
  /** What `party.mechanism` says. */
  mechanism,
})

/** A demo's founding as data. */
export type FoundingDescription = z.infer<typeof foundingDescription>
