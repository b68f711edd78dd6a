import { z } from 'zod'

import { hex32, utc, words } from './measure.ts'

/** A path below the published folder: plain names, no way up, nothing hidden. */
const path = z.string().regex(/^(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*\/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*$/)

/** What stands in the published folder: each file by path with its hash. What it does not name is not served. */
export const publicManifest = z.strictObject({
  mech: words(32),
  at: utc,
  /** Releases in the folder: which version of which day, from when, and the files that two offices signed. */
  releases: z
    .array(
      z.strictObject({
        rid: hex32,
        day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
        revision: z.int().min(1),
        publicAt: utc,
        files: z.array(path).readonly(),
      }),
    )
    .readonly(),
  files: z.array(z.strictObject({ path, sha256: hex32, bytes: z.int().min(0) })).readonly(),
})
export type PublicManifest = z.infer<typeof publicManifest>

/** Name of the manifest's file in the folder. */
export const PUBLIC_MANIFEST = 'manifest.json'
