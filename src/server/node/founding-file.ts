import { z } from 'zod'

import { accept, refuse, type Answer } from '#domain/life'
import { mechanismFault, type Mechanism, type OfficeOpened, type SeatNamed } from '#domain/party'
import { isDomain, kindOfHolder, strangeFunctions } from '#domain/record'
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

/** Reads such a file. Names the first field that is wrong. */
export function readFoundingFile(value: unknown): Answer<FoundingFile, 'HOME_FOUNDING'> {
  const read = foundingFile.safeParse(value)
  const field = read.success ? fileFault(read.data) : namedIn(read.error.issues[0])
  return read.success && field === undefined
    ? accept(read.data)
    : refuse('HOME_FOUNDING', 'nothing', { field: field ?? '' })
}

/** Where a file's first fault is: the field, or the name that it has and should not have. */
function namedIn(issue: z.core.$ZodIssue | undefined): string {
  const names = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  return [...(issue?.path ?? []), ...names].join('.')
}

/**
 * The first field that the record would refuse once half of the founding is in it: nothing of such a file is ever signed. A
 * clock would make a demonstration of a real mechanism.
 */
export function fileFault({
  mechanism: settings,
  seats = [],
  offices = [],
}: FoundingFile): string | undefined {
  if (settings.clock !== undefined) return 'mechanism.clock'
  const field = mechanismFault(settings)
  if (field !== undefined) return `mechanism.${field}`
  const oddSeat = seats.findIndex(
    ({ code, kind }, at) =>
      kindOfHolder(code, kind) === undefined || seats.findIndex((each) => each.code === code) !== at,
  )
  if (oddSeat >= 0) return `seats.${oddSeat}`
  const oddOffice = offices.findIndex(
    ({ office: code, functions }, at) =>
      NODES_OWN.test(code) ||
      strangeFunctions(code, functions).length > 0 ||
      offices.findIndex((each) => each.office === code) !== at,
  )
  return oddOffice >= 0 ? `offices.${oddOffice}` : undefined
}

/** Offices that a founding opens by itself, and the root, which is none. */
const NODES_OWN = /\.(?:node|views|root)$/
