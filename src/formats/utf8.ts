import { accept, type Accepted } from '#domain/life'

/** Bytes that are no UTF-8: the offset of the first one that is wrong. */
export type NotUtf8 = { readonly ok: false; readonly atByte: number }

/** How many UTF-16 units are joined at once; a call with all of them would overflow the stack. */
const CHUNK = 8192

/** Lead bytes by how many follow, with the bits each gives and the least code point it may write (RFC 3629, section 3). */
const LEADS = [
  { least: 0xc2, most: 0xdf, follow: 1, mask: 0x1f, lowest: 0x80 },
  { least: 0xe0, most: 0xef, follow: 2, mask: 0x0f, lowest: 0x800 },
  { least: 0xf0, most: 0xf4, follow: 3, mask: 0x07, lowest: 0x1_0000 },
] as const

/** The text of UTF-8 bytes from `start` on, strictly: no overlong form, no surrogate, nothing past U+10FFFF (RFC 3629). */
export function textOfUtf8(bytes: Uint8Array, start: number): Accepted<string> | NotUtf8 {
  const pieces: string[] = []
  let units: number[] = []
  for (let at = start; at < bytes.length;) {
    const read = codePointAt(bytes, at)
    if (read === undefined) return { ok: false, atByte: at }
    at += read.length
    if (read.point < 0x1_0000) units.push(read.point)
    else units.push(0xd7c0 + (read.point >> 10), 0xdc00 + (read.point & 0x3ff))
    if (units.length >= CHUNK) {
      pieces.push(String.fromCharCode(...units))
      units = []
    }
  }
  pieces.push(String.fromCharCode(...units))
  return accept(pieces.join(''))
}

type CodePoint = { readonly point: number; readonly length: number }

function codePointAt(bytes: Uint8Array, at: number): CodePoint | undefined {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return { point: lead, length: 1 }
  const form = LEADS.find(({ least, most }) => lead >= least && lead <= most)
  if (!form) return undefined
  let point = lead & form.mask
  for (let next = at + 1; next <= at + form.follow; next++) {
    const byte = bytes[next]
    if (byte === undefined || (byte & 0xc0) !== 0x80) return undefined
    point = (point << 6) | (byte & 0x3f)
  }
  const allowed = point >= form.lowest && point <= 0x10_ffff && (point < 0xd800 || point > 0xdfff)
  return allowed ? { point, length: form.follow + 1 } : undefined
}
