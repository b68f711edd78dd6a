import { z } from 'zod'

const office = z.string()

/** Of an entry's envelope, what views show: the rest is read by whoever checks it. */
const entry = z.object({
  env: z.object({
    author: z.object({ key: z.string(), office }),
    made: z.object({ t: z.string(), src: z.enum(['gnss', 'ntp', 'manual', 'none']), unc: z.number() }),
    after: z.object({ size: z.int() }),
    body: z.unknown(),
    commit: z.object({ n: z.int(), root: z.string() }).optional(),
    blobs: z.array(z.object({ role: z.string(), sha256: z.string() })).optional(),
    keys: z.array(office).optional(),
  }),
  sigs: z.array(z.object({ key: z.string() })),
})

/** An entry read back from its bytes, as far as views show it. It passed every check of record.md 2.6 before it was kept. */
export type ReadBack = z.infer<typeof entry>

/** The text of an entry's bytes: they are canonical JSON, so text and bytes are the same thing. */
export function textOfEntry(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8')
}

/** An entry from its bytes. */
export function readBack(bytes: Uint8Array): ReadBack {
  return entry.parse(JSON.parse(textOfEntry(bytes)))
}

/** The envelope in an entry's bytes. */
export function envelopeOf(bytes: Uint8Array): ReadBack['env'] {
  return readBack(bytes).env
}
