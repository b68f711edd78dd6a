import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The cuts of Noto Sans that a paper is set in; Armenian has a file of its own, Cyrillic and Azerbaijani do not. */
const WEIGHTS = ['300Light', '400Regular', '600SemiBold'] as const

/**
 * The family by which a paper asks for its type. The compiler also sees fonts of the host, and another cut of the same
 * name there would change the bytes of a report (R-REP-1): so ours bear, in memory alone, a name that no host has.
 */
export const PAPER_FAMILY = 'TrucePage'
const OWN_NAME = 'Noto Sans'

/** Signs that Noto Sans has not and people write: arrows and relations, taken from the compiler's own New Computer Modern. */
export const SIGN_FAMILY = 'New Computer Modern Math'
const SIGNS = '≤≥≠≈←→↔⇄±×÷√∞'

/** The fonts of a paper as the compiler takes them, and which characters they have. */
export type PaperFonts = { readonly files: readonly Buffer[]; readonly has: (sign: string) => boolean }

/** Reads the fonts from their packages. */
export function paperFonts(): PaperFonts {
  const require = createRequire(import.meta.url)
  const families = [
    { pack: require.resolve('@expo-google-fonts/noto-sans/package.json'), file: 'NotoSans' },
    { pack: require.resolve('@expo-google-fonts/noto-sans-armenian/package.json'), file: 'NotoSansArmenian' },
  ]
  const files = families.flatMap(({ pack, file }) =>
    WEIGHTS.map((cut) => readFileSync(join(dirname(pack), cut, `${file}_${cut}.ttf`))),
  )
  const signs = new Set([...files.flatMap((file) => [...signsOf(file)]), ...SIGNS.split('').map(codeOf)])
  return { files: files.map(renamed), has: (sign) => signs.has(codeOf(sign)) }
}

function codeOf(sign: string): number {
  return sign.codePointAt(0) ?? 0
}

/** A font under the paper's own family: its name written over in place, both as UTF-16 and as bytes, of the same length. */
function renamed(file: Buffer): Buffer {
  const own = Buffer.from(file)
  const names = tableAt(own, 'name')
  for (const encoding of ['utf16le', 'latin1'] as const) {
    const [from, to] = [OWN_NAME, PAPER_FAMILY].map((name) => bytesOf(name, encoding))
    if (from === undefined || to === undefined) continue
    for (let at = own.indexOf(from, names.from); at !== -1 && at < names.to; at = own.indexOf(from, at + 1))
      to.copy(own, at)
  }
  return own
}

/** Names in a font are UTF-16 with the high byte first. */
function bytesOf(name: string, encoding: 'utf16le' | 'latin1'): Buffer {
  const bytes = Buffer.from(name, encoding)
  return encoding === 'utf16le' ? bytes.swap16() : bytes
}

/** Where a table of a font stands. Source: OpenType specification, table directory. */
function tableAt(font: Buffer, tag: string): { readonly from: number; readonly to: number } {
  const count = font.readUInt16BE(4)
  for (let i = 0; i < count; i++) {
    const at = 12 + i * 16
    if (font.toString('latin1', at, at + 4) !== tag) continue
    const from = font.readUInt32BE(at + 8)
    return { from, to: from + font.readUInt32BE(at + 12) }
  }
  throw new RangeError(`a font of the paper has no table ${tag}`)
}

/** Characters of a font, from its segments of the basic plane. Source: OpenType specification, cmap format 4. */
function signsOf(font: Buffer): ReadonlySet<number> {
  const { from } = tableAt(font, 'cmap')
  const count = font.readUInt16BE(from + 2)
  const parts = Array.from({ length: count }, (_, i) => from + font.readUInt32BE(from + 4 + i * 8 + 4))
  const found = new Set<number>()
  for (const at of parts.filter((each) => font.readUInt16BE(each) === 4)) addSegments(font, at, found)
  return found
}

function addSegments(font: Buffer, at: number, found: Set<number>): void {
  const count = font.readUInt16BE(at + 6) / 2
  for (let i = 0; i < count; i++) {
    const last = font.readUInt16BE(at + 14 + i * 2)
    const first = font.readUInt16BE(at + 16 + (count + i) * 2)
    const delta = font.readUInt16BE(at + 16 + (2 * count + i) * 2)
    const rangeAt = at + 16 + (3 * count + i) * 2
    const range = font.readUInt16BE(rangeAt)
    for (let code = first; code <= last && code < 0xffff; code++) {
      const glyph =
        range === 0 ? (code + delta) & 0xffff : font.readUInt16BE(rangeAt + range + (code - first) * 2)
      if (glyph !== 0) found.add(code)
    }
  }
}
