import { z } from 'zod'

import type { Holder, Mechanism, OfficeCode, OfficeOpened } from '#domain/party'
import { exactly } from '#wire/exactly'
import { words } from '#wire/measure'
import { mechanism } from '#wire/party'

/** An office that a founding opens: `people` hold one key each, and the representatives of a holder are two or more. */
type FoundingOffice = OfficeOpened & { readonly people: number }

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

/** Code of a holder, as a founding's file writes it. */
export const holderCode: z.ZodType<Holder> = z.string().regex(/^[A-Z][A-Z0-9]{0,7}$/)
/** Code of an office. */
export const officeCode: z.ZodType<OfficeCode> = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{0,7}\.[a-z][a-z0-9-]{0,31}$/)
/** Functions of an office. */
export const officeFunctions: z.ZodType<OfficeOpened['functions']> = z
  .array(z.enum(['L', 'R', 'PL', 'DO', 'IN', 'HM', 'CC', 'ME', 'HU', 'PO', 'GU', 'AU', 'OP', 'node']))
  .min(1)
  .max(8)
  .readonly()

/** Id of a mechanism (record.md section 1). */
export const mechanismId: z.ZodType<string> = z.string().regex(/^[a-z0-9][a-z0-9-]{1,31}$/)

/** A founding's description, read from a file. */
export const foundingDescription: z.ZodType<FoundingDescription> = exactly<FoundingDescription>()(
  z.strictObject({
    mech: mechanismId,
    domain: words(120),
    holders: z
      .array(z.strictObject({ code: holderCode, kind: words(20), seat: z.enum(['held', 'vacant']) }))
      .min(2)
      .max(16)
      .readonly(),
    offices: z
      .array(
        z.strictObject({
          office: officeCode,
          functions: officeFunctions,
          people: z.int().min(1).max(9),
        }),
      )
      .min(1)
      .max(64)
      .readonly(),
    become: z.array(officeCode).max(32).readonly(),
    mechanism,
  }),
)
