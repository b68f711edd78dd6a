import { z } from 'zod'

/** What the worker is given: the file of entries, one a line, and how many of them were verified before. */
export const auditTask = z.strictObject({
  path: z.string(),
  mech: z.string(),
  epoch: z.int(),
  size: z.int(),
  /** Entries whose signatures an earlier run verified, and the hash of exactly their lines. */
  known: z.strictObject({ entries: z.int(), sha256: z.string() }),
})
export type AuditTask = z.infer<typeof auditTask>

const fault = z.strictObject({
  code: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly()])),
})

/** What the worker says: how far it is, in whole lines with their hash; then the end, right or with the first fault. */
export const auditNews = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('at'), entries: z.int(), sha256: z.string() }),
  z.strictObject({ kind: z.literal('right'), size: z.int(), root: z.string(), at: z.string() }),
  z.strictObject({ kind: z.literal('fault'), fault }),
])
export type AuditNews = z.infer<typeof auditNews>
