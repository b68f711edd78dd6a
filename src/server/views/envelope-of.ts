import { z } from 'zod'

import type { Envelope } from '#domain/record'

/** Of an entry's envelope, what views show: the rest is read by whoever checks it. */
export type EnvelopeShown = {
  readonly author: { readonly key: string; readonly office: string }
  readonly made: Envelope['made']
  readonly after: { readonly size: number }
  readonly body?: unknown
  readonly commit?: { readonly n: number; readonly root: string }
  readonly blobs?: readonly { readonly role: string; readonly sha256: string }[]
  readonly keys?: readonly string[]
}

/** An entry read back from its bytes, as far as views show it. It passed every check of record.md 2.6 before it was kept. */
export type ReadBack = { readonly env: EnvelopeShown; readonly sigs: readonly { readonly key: string }[] }

const entry: z.ZodType<ReadBack> = z.object({
  env: z.object({
    author: z.object({ key: z.string(), office: z.string() }),
    made: z.object({ t: z.string(), src: z.enum(['gnss', 'ntp', 'manual', 'none']), unc: z.number() }),
    after: z.object({ size: z.int() }),
    body: z.unknown().optional(),
    commit: z.object({ n: z.int(), root: z.string() }).exactOptional(),
    blobs: z.array(z.object({ role: z.string(), sha256: z.string() })).exactOptional(),
    keys: z.array(z.string()).exactOptional(),
  }),
  sigs: z.array(z.object({ key: z.string() })),
})

/** The text of an entry's bytes: they are canonical JSON, so text and bytes are the same thing. */
export function textOfEntry(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8')
}

/** An entry from its bytes. */
export function readBack(bytes: Uint8Array): ReadBack {
  return entry.parse(JSON.parse(textOfEntry(bytes)))
}

/** The envelope in an entry's bytes. */
export function envelopeOf(bytes: Uint8Array): EnvelopeShown {
  return readBack(bytes).env
}
