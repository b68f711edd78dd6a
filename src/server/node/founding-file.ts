import { z } from 'zod'

import { accept, refuse, type Answer } from '#domain/life'
import type { Mechanism, OfficeOpened, SeatNamed } from '#domain/party'
import { isDomain } from '#domain/record'
import { exactly } from '#wire/exactly'
import { mechanism } from '#wire/party'

import { holderCode, mechanismId, officeCode, officeFunctions } from './founding-description.ts'

/** A mechanism as its founders write it down; seats and offices are the preset's where it names none (R-PTY-10). */
export type FoundingFile = {
  readonly mech: string
  readonly domain: string
  readonly seats?: readonly SeatNamed[]
  readonly offices?: readonly OfficeOpened[]
  readonly mechanism: Mechanism
}

const seat = z.strictObject({
  code: holderCode,
  kind: z.enum(['mission', 'party', 'guarantor', 'neutral']),
})

/** Its shape. */
export const foundingFile: z.ZodType<FoundingFile> = exactly<FoundingFile>()(
  z.strictObject({
    mech: mechanismId,
    domain: z.string().refine(isDomain),
    seats: z.array(seat).min(1).max(16).readonly().exactOptional(),
    offices: z
      .array(z.strictObject({ office: officeCode, functions: officeFunctions }))
      .max(64)
      .readonly()
      .exactOptional(),
    mechanism,
  }),
)

/** Reads such a file. A clock in it would make a demonstration of a real mechanism. Names the first field that is wrong. */
export function readFoundingFile(value: unknown): Answer<FoundingFile, 'HOME_FOUNDING'> {
  const read = foundingFile.safeParse(value)
  if (!read.success)
    return refuse('HOME_FOUNDING', 'nothing', { field: read.error.issues[0]?.path.join('.') ?? '' })
  return read.data.mechanism.clock === undefined
    ? accept(read.data)
    : refuse('HOME_FOUNDING', 'nothing', { field: 'mechanism.clock' })
}
