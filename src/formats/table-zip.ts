import { accept, refuse, type Answer } from '#domain/life'

/** Unpacks one raw DEFLATE stream, and stops at `maxBytes`; handed in by who runs this room, as it may run anywhere. */
export type Inflate = (packed: Uint8Array, maxBytes: number) => Uint8Array | 'tooLarge' | 'broken'

/** A file in a ZIP archive, by its name. */
export type ZipEntries = ReadonlyMap<string, Uint8Array>

/** Most files in a workbook, and most bytes of all of them unpacked: some forty times the largest table that is taken. */
const ENTRIES_MAX = 1_000
const UNPACKED_MAX_BYTES = 128 * 1024 * 1024

const END_SIGNATURE = 0x0605_4b50
const END_BYTES = 22
/** A comment may stand behind the end record, no longer than two bytes can say. */
const COMMENT_MAX_BYTES = 65_535
const CENTRAL_SIGNATURE = 0x0201_4b50
const LOCAL_SIGNATURE = 0x0403_4b50

/**
 * The XML files of a ZIP archive, unpacked one by one under one bound for all of them: what an archive says of its own size
 * is not believed (ZIP application note 6.3.10, sections 4.3 and 4.4). Refuses what is no archive and what unpacks to more.
 */
export function zipEntries(
  bytes: Uint8Array,
  inflate: Inflate,
): Answer<ZipEntries, 'IMP_SHAPE' | 'IMP_SIZE'> {
  const headers = centralHeaders(bytes)
  if (headers === undefined) return broken()
  if (headers.length > ENTRIES_MAX)
    return refuse('IMP_SIZE', 'nothing', { entries: headers.length, maxEntries: ENTRIES_MAX })
  const entries = new Map<string, Uint8Array>()
  let left = UNPACKED_MAX_BYTES
  for (const header of headers.filter(({ name }) => /\.(?:xml|rels)$/i.test(name))) {
    const packed = packedOf(bytes, header)
    if (packed === undefined || entries.has(header.name)) return broken()
    const unpacked = header.method === 0 ? packed : inflate(packed, left)
    if (unpacked === 'broken') return broken()
    if (unpacked === 'tooLarge' || unpacked.length > left)
      return refuse('IMP_SIZE', 'nothing', { maxBytes: UNPACKED_MAX_BYTES })
    left -= unpacked.length
    entries.set(header.name, unpacked)
  }
  return accept(entries)
}

function broken(): Answer<never, 'IMP_SHAPE'> {
  return refuse('IMP_SHAPE', 'nothing', { field: 'zip', expected: 'xlsx' })
}

type Header = {
  readonly name: string
  readonly method: number
  readonly packedBytes: number
  readonly at: number
}

function centralHeaders(bytes: Uint8Array): readonly Header[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const headers: Header[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL_SIGNATURE) return undefined
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const nameBytes = bytes.subarray(at + 46, at + 46 + (name ?? 0))
    headers.push({
      name: String.fromCharCode(...nameBytes),
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return headers
}

function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= Math.max(0, last - COMMENT_MAX_BYTES); at--)
    if (view.getUint32(at, true) === END_SIGNATURE) return at
  return undefined
}

/** The packed bytes of an entry: stored, or DEFLATE; any other method, and encryption with it, is none of a workbook's. */
function packedOf(bytes: Uint8Array, { at, method, packedBytes }: Header): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if ((method !== 0 && method !== 8) || at + 30 > bytes.length) return undefined
  if (view.getUint32(at, true) !== LOCAL_SIGNATURE) return undefined
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  return start + packedBytes > bytes.length ? undefined : bytes.subarray(start, start + packedBytes)
}
