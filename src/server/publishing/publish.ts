import { publicReader } from '#domain/access'
import type { DailyPaper } from '#formats/daily-paper'
import {
  publicationList,
  publicationPaper,
  type Asking,
  type PublicList,
  type PublicRelease,
} from '#server/views'

import { hashOf, putFolder, readManifest, stillHolds, type NextFile } from './folder.ts'
import { pagesOf } from './pages.ts'
import type { Press } from './press.ts'

/** What publishing stands on: the views asked as the public, the press, and the home that the folder is in. */
export type PublishParts = {
  readonly home: string
  readonly asking: () => Pick<Asking, 'database' | 'node'>
  readonly press: Press
}

/** Files came out other than two offices signed them: nothing is written, and the node's log names the code. */
class SignedFilesDiffer extends Error {
  readonly code = 'REP_HASH'
}

/** What a round came to: when more becomes public, as far as that is known, and whether the folder is another one now. */
export type Published = { readonly nextAt: string | undefined; readonly changed: boolean }

/** Days on the public page with their figures; older ones stay in the list of files. */
const DAYS_SHOWN = 28

/**
 * [R-ACC-11] Makes the published folder what is public now. Signed files that stand there already are kept; new ones are
 * made and held against the hashes that two offices signed; pages are written anew. Whole or not at all.
 */
export async function publishNow(parts: PublishParts): Promise<Published> {
  const asking = { ...parts.asking(), asker: { who: publicReader } }
  const answered = await publicationList.ask({ ...asking, question: {} })
  if (!answered.ok) return { nextAt: undefined, changed: false }
  const { nextAt, ...open } = answered.value
  const papers = new Map<string, DailyPaper>()
  for (const { rid } of neededPapers(parts.home, open)) {
    const paper = await publicationPaper.ask({ ...asking, question: { rid, form: 'public' } })
    if (paper.ok) papers.set(rid, paper.value)
  }
  const files: NextFile[] = []
  for (const release of open.releases)
    files.push(...(await signedFiles(parts, release, papers.get(release.rid))))
  const { mech, clock } = asking.node
  files.push(...pagesOf(open, papers).map(({ name, bytes }): NextFile => ({ kind: 'new', name, bytes })))
  if (isStanding(parts.home, files)) return { nextAt, changed: false }
  putFolder(parts.home, files, { mech, at: clock.now, releases: open.releases.map(releaseListed) })
  return { nextAt, changed: true }
}

/** Releases whose papers are needed: those on the page, and those whose files are not all there yet. */
function neededPapers(home: string, { releases }: Omit<PublicList, 'nextAt'>): readonly PublicRelease[] {
  const newest = new Set(releases.toSorted((a, b) => (a.day < b.day ? 1 : -1)).slice(0, DAYS_SHOWN))
  return releases.filter((release) => newest.has(release) || !allStand(home, release))
}

function allStand(home: string, { files }: PublicRelease): boolean {
  return files.every(({ name, sha256 }) => stillHolds(home, name, sha256))
}

async function signedFiles(
  { home, press }: PublishParts,
  release: PublicRelease,
  paper: DailyPaper | undefined,
): Promise<readonly NextFile[]> {
  if (allStand(home, release))
    return release.files.map(({ name, sha256, bytes }) => ({ kind: 'kept', name, sha256, bytes }))
  if (paper === undefined) return []
  const made = await press.all(paper)
  const signed = new Map(release.files.map(({ name, sha256 }) => [name, sha256]))
  const isSigned = made.every(({ name, bytes }) => signed.get(name) === hashOf(bytes))
  if (!isSigned || made.length !== signed.size)
    throw new SignedFilesDiffer('a release makes other files than were signed')
  return made.map(({ name, bytes }) => ({ kind: 'new', name, bytes }))
}

function releaseListed({ rid, day, revision, publicAt, files }: PublicRelease) {
  return { rid, day, revision, publicAt, files: files.map(({ name }) => name) }
}

/** Whether the folder already holds these files and no others. */
function isStanding(home: string, files: readonly NextFile[]): boolean {
  const standing = new Map(readManifest(home)?.files.map(({ path, sha256 }) => [path, sha256]))
  return (
    standing.size === files.length &&
    files.every(
      (file) => standing.get(file.name) === (file.kind === 'kept' ? file.sha256 : hashOf(file.bytes)),
    )
  )
}
