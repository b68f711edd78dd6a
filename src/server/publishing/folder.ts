import { createHash } from 'node:crypto'
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

import type { PaperFile } from '#formats/daily-paper'
import { PUBLIC_MANIFEST, publicManifest, type PublicManifest } from '#wire/publication'

/** What is read at the address of the published folder: a link to the newest whole one. */
const CURRENT = 'public'
/** Where the whole ones stand, each written once and never changed. */
const WHOLE = 'public-whole'

/** A file that goes into the next folder: new bytes, or what the folder before has under the same path and hash. */
export type NextFile =
  | ({ readonly kind: 'new' } & PaperFile)
  | { readonly kind: 'kept'; readonly name: string; readonly sha256: string; readonly bytes: number }

/** What stands in the published folder now; nothing where there is none, or where what is there cannot be read. */
export function readManifest(home: string): PublicManifest | undefined {
  try {
    return publicManifest.parse(JSON.parse(readFileSync(join(home, CURRENT, PUBLIC_MANIFEST), 'utf8')))
  } catch {
    return undefined
  }
}

/** Whether a file of the published folder still has the bytes of its hash. */
export function stillHolds(home: string, name: string, sha256: string): boolean {
  try {
    return hashOf(readFileSync(join(home, CURRENT, name))) === sha256
  } catch {
    return false
  }
}

/**
 * Puts a new folder in the place of the one before, whole or not at all: it is written beside it, and one renaming of a
 * link makes it the one that is read. Whoever reads meanwhile finds the old one or the new one.
 */
export function putFolder(
  home: string,
  files: readonly NextFile[],
  about: Pick<PublicManifest, 'mech' | 'at' | 'releases'>,
): void {
  const name = `${about.at.replaceAll(/[^0-9TZ]/g, '')}-${process.pid}-${process.hrtime.bigint()}`
  const folder = join(home, WHOLE, name)
  mkdirSync(folder, { recursive: true })
  const listed = files.map((file) => putFile(home, folder, file))
  const manifest: PublicManifest = { ...about, files: listed }
  writeFileSync(join(folder, PUBLIC_MANIFEST), `${JSON.stringify(manifest)}\n`, { flush: true })
  const link = join(home, `${CURRENT}.${process.pid}`)
  rmSync(link, { force: true })
  symlinkSync(join(WHOLE, name), link)
  renameSync(link, join(home, CURRENT))
  for (const old of readdirSync(join(home, WHOLE)))
    if (old !== name) rmSync(join(home, WHOLE, old), { recursive: true, force: true })
}

function putFile(home: string, folder: string, file: NextFile): PublicManifest['files'][number] {
  const to = join(folder, file.name)
  mkdirSync(dirname(to), { recursive: true })
  if (file.kind === 'new') {
    writeFileSync(to, file.bytes, { flush: true })
    return { path: file.name, sha256: hashOf(file.bytes), bytes: file.bytes.length }
  }
  linkSync(join(home, CURRENT, file.name), to)
  return { path: file.name, sha256: file.sha256, bytes: file.bytes }
}

/** SHA-256 of bytes in hex. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
