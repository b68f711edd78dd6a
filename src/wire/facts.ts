import { z } from 'zod'

import { agreementBodies } from './agreement.ts'
import { claimBodies, importedFrom } from './claim.ts'
import { gazetteerEntry, utc, words } from './measure.ts'
import { observationBodies } from './observation.ts'
import { mechanism } from './party.ts'
import { readOnce } from './read-once.ts'
import { importBody } from './record.ts'
import { reportBodies } from './report.ts'

const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/) // 32 bytes, base64url without padding (record.md 2.1)
const office = z.string().regex(/^[A-Z][A-Z0-9]{0,7}\.[a-z][a-z0-9-]{0,31}$/)
const sealKey = z.string().regex(/^age1pq1[a-z0-9]{50,4000}$/)
const holder = z.string().regex(/^[A-Z][A-Z0-9]{0,7}$/)
const role = z.enum(['L', 'R', 'PL', 'DO', 'IN', 'HM', 'CC', 'ME', 'HU', 'PO', 'GU', 'AU', 'OP', 'node'])

/** A person: an opaque id, whose name is in the holder's own sealed register (R-REC-8). */
const personId: z.ZodString = z.string().regex(/^p-[0-9a-f]{4,16}$/)

/** Body of `record.office`: opens an office, whose first function is its role, or closes one. `node`: a node's own key. */
export const officeBody = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('open'), office, functions: z.array(role).min(1).max(8).readonly() }),
  z.strictObject({ op: z.literal('close'), office }),
])

/** Body of `record.key` as far as used: enrolment of a signing key, or of an office's seal key, which names no person. */
export const keyBody = z.discriminatedUnion('use', [
  z.strictObject({
    op: z.literal('enrol'),
    use: z.literal('sign'),
    key,
    office,
    person: personId.exactOptional(),
    until: utc,
  }),
  z.strictObject({
    op: z.literal('enrol'),
    use: z.literal('seal'),
    key: sealKey,
    office,
    until: utc,
    /** The node holds it: its operator can read what is sealed to this office (record.md 10.5). */
    held: z.literal('node').exactOptional(),
  }),
])

/** Body of `record.genesis`: who founds what, under which keys (record.md 2.7). */
export const genesisBody = z.strictObject({
  mechanism: words(32),
  domain: words(253),
  epoch: z.int().min(1),
  log: words(200),
  sequencer: holder.exactOptional(),
  holders: z
    .array(
      z.strictObject({
        code: holder,
        kind: words(20),
        root: key.exactOptional(),
        recovery: key.exactOptional(),
        cosigner: words(200).exactOptional(),
      }),
    )
    .min(1)
    .max(16)
    .readonly(),
  policyWitnessed: words(8_000).exactOptional(),
  policyJoint: words(8_000).exactOptional(),
  limits: z.strictObject({ envBytes: z.int(), blobBytes: z.int() }),
})
export type GenesisBody = z.infer<typeof genesisBody>

/** Body of `measure.place`: one entry of the gazetteer; `importedFrom` is there on what an import brought in. */
export const placeBody = readOnce(
  z.strictObject({ place: gazetteerEntry, importedFrom: importedFrom.exactOptional() }),
)

/** The clear body of every fact that has one, by record type (check 13). */
export const factBodies = {
  ...claimBodies,
  ...agreementBodies,
  ...reportBodies,
  ...observationBodies,
  'measure.place': placeBody,
  'party.mechanism': mechanism,
  'record.genesis': genesisBody,
  'record.office': officeBody,
  'record.key': keyBody,
  'record.import': importBody,
} as const
