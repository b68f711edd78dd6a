import { base64, bytesOfBase64 } from './bytes.ts'
import { bad, good, type Checked } from './checked.ts'
import { HASH_BYTES } from './tree.ts'

/** A head of a log, by the name of the log. Source: C2SP tlog-checkpoint, without extension lines, ever. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array }

/** The three lines that are signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${base64(root)}\n`
}

/** What the signed text of a note says of a log; anything but the three lines is `REC_CP_FORMAT`. */
export function readCheckpoint(text: string): Checked<Checkpoint, 'REC_CP_FORMAT'> {
  const [origin, sizeText, rootText, end, ...more] = text.split('\n')
  if (!origin || sizeText === undefined || rootText === undefined || end !== '' || more.length > 0)
    return bad('REC_CP_FORMAT')
  const size = /^(?:0|[1-9]\d{0,15})$/.test(sizeText) ? Number(sizeText) : Number.NaN
  const root = bytesOfBase64(rootText)
  if (!Number.isSafeInteger(size) || root?.length !== HASH_BYTES) return bad('REC_CP_FORMAT')
  return good({ origin, size, root })
}
