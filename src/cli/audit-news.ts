import { z } from 'zod'

/** What the worker is given: the file of entries, one a line, and how many of them were verified before. */
export type AuditTask = {
  readonly path: string
  readonly mech: string
  readonly epoch: number
  readonly size: number
  /** Entries whose signatures an earlier run verified, and the hash of exactly their lines. */
  readonly known: { readonly entries: number; readonly sha256: string }
}

/** Reads a task as a worker is handed it. */
export const auditTask: z.ZodType<AuditTask> = z.strictObject({
  path: z.string(),
  mech: z.string(),
  epoch: z.int(),
  size: z.int(),
  known: z.strictObject({ entries: z.int(), sha256: z.string() }),
})

/** What a finding names, as the domain's refusals have it. */
type Detail = Readonly<Record<string, string | number | readonly string[]>>

/** What the worker says: how far it is, in whole lines with their hash; then the end, right or with the first fault. */
export type AuditNews =
  | { readonly kind: 'at'; readonly entries: number; readonly sha256: string }
  | { readonly kind: 'right'; readonly size: number; readonly root: string; readonly at: string }
  | { readonly kind: 'fault'; readonly fault: { readonly code: string; readonly detail: Detail } }

/** Reads what a worker says. */
export const auditNews: z.ZodType<AuditNews> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('at'), entries: z.int(), sha256: z.string() }),
  z.strictObject({ kind: z.literal('right'), size: z.int(), root: z.string(), at: z.string() }),
  z.strictObject({
    kind: z.literal('fault'),
    fault: z.strictObject({
      code: z.string(),
      detail: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly()])),
    }),
  }),
])
