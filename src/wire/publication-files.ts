import { z } from 'zod'

import { hex32, utc } from './measure.ts'
import { fileHash } from './report.ts'

/** View `publication-files`: hashes of the files that a release of this version makes, for the releaser to sign. */
export const publicationFilesQuestion = z.object({ rid: hex32 })
export const publicationFilesAnswer = z.strictObject({
  publicAt: utc,
  files: z.array(fileHash).readonly(),
})
export type PublicationFilesAnswer = z.infer<typeof publicationFilesAnswer>
