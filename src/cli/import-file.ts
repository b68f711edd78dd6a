import { createHash } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

import type { ImportedFrom } from '#domain/claim'
import { accept, refuse, type Answer, type Refused } from '#domain/life'
import { otherSide, type GazetteerEntry, type Side } from '#domain/measure'
import { parseJson, type Json, type JsonObject } from '#domain/record'
import { readClaims, type ClaimDraft } from '#formats/claims'
import { readPlaces } from '#formats/places'
import type { Row } from '#formats/rows'
import { SOURCE_MAX_BYTES } from '#formats/source'
import { readStatements, type StatementDraft } from '#formats/statements'
import type { MechanismAnswer } from '#wire/party'

import type { Draft } from './desk.ts'
import { nameOf } from './import-known.ts'

/** What a file may hold. */
export const IMPORTED = ['statements', 'claims', 'places'] as const
/** One of these. */
export type Imported = (typeof IMPORTED)[number]

/** The first record of an account that a row refers to, by what names it: of this file, or of an earlier one. */
export type Lookup = (name: string) => string | undefined

/** A row that can be taken: whom it speaks for, and its record once it is known what it refers to. */
export type TakenRow = {
  readonly row: number
  readonly id: string
  readonly speaks: Side | 'mission'
  /** Whose the id is, for rows that refer to it: a side's claim, or what was said in public; absent for what nothing refers to. */
  readonly names?: Side | 'nobody'
  readonly draft: (lookup: Lookup) => Answer<Draft, string>
}

/** A file as read: what can be taken of it, and what cannot and why. */
export type FileRead = {
  readonly sha256: string
  readonly rows: number
  readonly taken: readonly TakenRow[]
  readonly refused: readonly RefusedRow[]
}

/** A row that cannot be taken. */
export type RefusedRow = {
  readonly row: number
  readonly id: string
  readonly refused: Refused<string>
  /** What else refuses it, or waits for a person's word. */
  readonly also?: readonly Refused<string>[]
}

/** What a file is read against. */
export type Against = {
  readonly mechanism: MechanismAnswer
  readonly places: readonly GazetteerEntry[]
  readonly zone: string | undefined
}

/**
 * The bytes of a file, never more than an import takes: a size that is told is looked at before anything is read, and of
 * what tells none, a pipe or a device, no more is read than shows that it is too much. A pipe that nobody writes to is
 * waited for a moment only, and a writer that takes its time until a person stops it.
 */
export async function bytesOf(
  path: string,
  stop: AbortSignal,
): Promise<Answer<Uint8Array, 'CLI_FILE' | 'CLI_STOPPED' | 'IMP_SIZE'>> {
  let file: FileHandle | undefined
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    const stats = await file.stat()
    return stats.size > SOURCE_MAX_BYTES ? tooLarge(stats.size) : await readBounded(file, stats, stop)
  } catch {
    return refuse('CLI_FILE', 'nothing', { path })
  } finally {
    await file?.close()
  }
}

const CHUNK_BYTES = 1 << 20
/** Between two looks at a pipe that has nothing to read. */
const LOOK_MS = 20
/** How long a pipe may have no writer before it is taken to have none. */
const WRITER_WITHIN_MS = 2_000

async function readBounded(
  file: FileHandle,
  stats: Stats,
  stop: AbortSignal,
): Promise<Answer<Uint8Array, 'CLI_FILE' | 'CLI_STOPPED' | 'IMP_SIZE'>> {
  const chunks: Uint8Array[] = []
  let [sizeBytes, waitedMs] = [0, 0]
  while (!stop.aborted) {
    const chunk = new Uint8Array(CHUNK_BYTES)
    const read = await readSome(file, chunk)
    const awaitsWriter = read === 0 && sizeBytes === 0 && stats.isFIFO() && waitedMs < WRITER_WITHIN_MS
    if (read === 0 && !awaitsWriter) return accept(Buffer.concat(chunks))
    if (read === 'nothingYet' || awaitsWriter) {
      await sleep(LOOK_MS)
      waitedMs += LOOK_MS
      continue
    }
    sizeBytes += read
    if (sizeBytes > SOURCE_MAX_BYTES) return tooLarge(sizeBytes)
    chunks.push(chunk.subarray(0, read))
  }
  return refuse('CLI_STOPPED', 'nothing')
}

/** How many bytes there were to read; 0 at the end, or while a pipe has no writer. */
async function readSome(file: FileHandle, chunk: Uint8Array): Promise<number | 'nothingYet'> {
  try {
    return (await file.read(chunk)).bytesRead
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return 'nothingYet'
    throw error
  }
}

function tooLarge(sizeBytes: number): Answer<never, 'IMP_SIZE'> {
  return refuse('IMP_SIZE', 'nothing', { sizeBytes, maxBytes: SOURCE_MAX_BYTES })
}

/** Reads a file of rows. What is wrong with the whole file is its refusal; what is wrong with a row is that row's. */
export function readFile(what: Imported, bytes: Uint8Array, against: Against): Answer<FileRead, string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const rows = rowsOf(what, bytes, { against, sha256 })
  if (!rows.ok) return rows
  const taken: TakenRow[] = []
  const refused: RefusedRow[] = []
  for (const { row, id, draft } of rows.value)
    if (draft.ok) taken.push({ row, id, ...draft.value })
    else refused.push({ row, id, refused: draft })
  return accept({ sha256, rows: rows.value.length, taken, refused })
}

type Parts = Pick<TakenRow, 'speaks' | 'names' | 'draft'>
type Context = { readonly against: Against; readonly sha256: string }

function rowsOf(
  what: Imported,
  bytes: Uint8Array,
  { against, sha256 }: Context,
): Answer<readonly Row<Parts, string>[], string> {
  const { mechanism, places, zone } = against
  const asked = {
    now: mechanism.clock.now,
    entities: mechanism.entities,
    places,
    ...(zone === undefined ? {} : { zone }),
  }
  switch (what) {
    case 'statements': {
      const read = readStatements(bytes, asked)
      return read.ok ? accept(read.value.map((row) => partsOf(row, sha256, statementParts))) : read
    }
    case 'claims': {
      const read = readClaims(bytes, asked)
      return read.ok ? accept(read.value.map((row) => partsOf(row, sha256, claimParts))) : read
    }
    case 'places': {
      const read = readPlaces(bytes)
      return read.ok ? accept(read.value.rows.map((row) => partsOf(row, sha256, placeParts))) : read
    }
  }
}

function partsOf<T>(
  { row, id, draft }: Row<T, string>,
  sha256: string,
  parts: (value: T, from: ImportedFrom) => Answer<Parts, string>,
): Row<Parts, string> {
  return {
    row,
    id,
    draft: draft.ok ? parts(draft.value, { file: sha256, row, id: id || `row-${row}` }) : draft,
  }
}

/** A statement made in public. One made elsewhere is of class M as a whole and is entered by hand, sealed, in the console. */
function statementParts(
  { statement, mission }: StatementDraft,
  importedFrom: ImportedFrom,
): Answer<Parts, string> {
  if (statement.venue !== 'public')
    return refuse('IMP_SHAPE', 'nothing', { field: 'venue', found: statement.venue, expected: 'public' })
  return accept({
    speaks: 'mission',
    names: 'nobody',
    draft: () =>
      accept({
        act: 'statement.transcribe',
        type: 'statement.transcribed',
        body: asJson({ statement, importedFrom }),
        sealed: { body: asJson(mission), sealing: { kind: 'mission' } },
      }),
  })
}

function claimParts(told: ClaimDraft, importedFrom: ImportedFrom): Answer<Parts, string> {
  switch (told.kind) {
    case 'claim': {
      const { claim, own, adopts } = told
      return accept({
        speaks: claim.by,
        names: claim.by,
        draft: (lookup) => {
          const ref = refTo(lookup, { rel: 'adopts', by: 'nobody', id: adopts })
          if (!ref.ok) return ref
          return accept({
            act: 'claim.lodge',
            type: 'claim.lodged',
            body: asJson({ claim, importedFrom }),
            ref: ref.value,
            sealed: { body: asJson(own), sealing: { kind: 'own', side: claim.by } },
          })
        },
      })
    }
    case 'answer': {
      const { answer, answers } = told
      return accept({
        speaks: answer.by,
        draft: (lookup) => {
          const ref = refTo(lookup, { rel: 'answers', by: otherSide(answer.by), id: answers })
          if (!ref.ok) return ref
          return accept({
            act: 'claim.answer',
            type: 'claim.answered',
            body: asJson({ answer, importedFrom }),
            ref: ref.value,
          })
        },
      })
    }
  }
}

function placeParts(place: GazetteerEntry, importedFrom: ImportedFrom): Answer<Parts, string> {
  const body = asJson({ place, importedFrom })
  return accept({
    speaks: 'mission',
    draft: () => accept({ act: 'measure.place.record', type: 'measure.place', body }),
  })
}

type Referred = {
  readonly rel: string
  readonly by: Side | 'nobody'
  readonly id: string | undefined
}

function refTo(lookup: Lookup, { rel, by, id }: Referred): Answer<NonNullable<Draft['ref']>, 'REC_REF'> {
  if (id === undefined) return accept([])
  const rid = lookup(nameOf({ by, id }))
  return rid === undefined ? refuse('REC_REF', 'nothing', { field: rel, text: id }) : accept([{ rel, rid }])
}

/** A value of ours as the record's JSON: what is absent is left out, as in the bytes that are signed. */
export function asJson(value: unknown): JsonObject {
  const read = parseJson(JSON.stringify(value))
  if (!isJsonObject(read)) throw new Error('a draft is no JSON object')
  return read
}

function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
