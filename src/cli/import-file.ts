import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

import type { ImportedFrom } from '#domain/claim'
import { accept, refuse, type Answer, type Refused } from '#domain/life'
import type { GazetteerEntry, Side } from '#domain/measure'
import { parseJson, type Json, type JsonObject } from '#domain/record'
import { readClaims, type ClaimDraft } from '#formats/claims'
import { readPlaces } from '#formats/places'
import type { Row } from '#formats/rows'
import { SOURCE_MAX_BYTES } from '#formats/source'
import { readStatements, type StatementDraft } from '#formats/statements'
import type { MechanismAnswer } from '#wire/party'

import type { Draft } from './desk.ts'

/** What a file may hold. */
export const IMPORTED = ['statements', 'claims', 'places'] as const
/** One of these. */
export type Imported = (typeof IMPORTED)[number]

/** An id of a row of a file, or of an earlier one, that another row refers to: an account's first record. */
export type Lookup = (standing: 'lodged' | 'saidPublicly', id: string) => string | undefined

/** A row that can be taken: whom it speaks for, and its record once it is known what it refers to. */
export type TakenRow = {
  readonly row: number
  readonly id: string
  readonly speaks: Side | 'mission'
  /** What the id names, for rows that refer to it; `none` for what nothing refers to. */
  readonly standing: 'lodged' | 'saidPublicly' | 'none'
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
export type RefusedRow = { readonly row: number; readonly id: string; readonly refused: Refused<string> }

/** What a file is read against. */
export type Against = {
  readonly mechanism: MechanismAnswer
  readonly places: readonly GazetteerEntry[]
  readonly zone: string | undefined
}

/**
 * The bytes of a file, never more than an import takes: a size that is told is looked at before anything is read, and of
 * what tells none, a pipe or a device, no more is read than shows that it is too much.
 */
export function bytesOf(path: string): Answer<Uint8Array, 'CLI_FILE' | 'IMP_SIZE'> {
  try {
    const file = openSync(path, 'r')
    try {
      const { size } = fstatSync(file)
      return size > SOURCE_MAX_BYTES ? tooLarge(size) : readBounded(file)
    } finally {
      closeSync(file)
    }
  } catch {
    return refuse('CLI_FILE', 'nothing', { path })
  }
}

const CHUNK_BYTES = 1 << 20

function readBounded(file: number): Answer<Uint8Array, 'IMP_SIZE'> {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for (;;) {
    const chunk = new Uint8Array(CHUNK_BYTES)
    const read = readSync(file, chunk)
    if (read === 0) return accept(Buffer.concat(chunks))
    sizeBytes += read
    if (sizeBytes > SOURCE_MAX_BYTES) return tooLarge(sizeBytes)
    chunks.push(chunk.subarray(0, read))
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

type Parts = Pick<TakenRow, 'speaks' | 'standing' | 'draft'>
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
    standing: 'saidPublicly',
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
        standing: 'lodged',
        draft: (lookup) => {
          const ref = refTo(lookup, { rel: 'adopts', standing: 'saidPublicly', id: adopts })
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
        standing: 'none',
        draft: (lookup) => {
          const ref = refTo(lookup, { rel: 'answers', standing: 'lodged', id: answers })
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
    standing: 'none',
    draft: () => accept({ act: 'measure.place.record', type: 'measure.place', body }),
  })
}

type Referred = {
  readonly rel: string
  readonly standing: 'lodged' | 'saidPublicly'
  readonly id: string | undefined
}

function refTo(
  lookup: Lookup,
  { rel, standing, id }: Referred,
): Answer<NonNullable<Draft['ref']>, 'REC_REF'> {
  if (id === undefined) return accept([])
  const rid = lookup(standing, id)
  return rid === undefined ? refuse('REC_REF', 'nothing', { field: rel, id }) : accept([{ rel, rid }])
}

/** A value of ours as the record's JSON: what is absent is left out, as in the bytes that are signed. */
function asJson(value: unknown): JsonObject {
  const read = parseJson(JSON.stringify(value))
  if (!isJsonObject(read)) throw new Error('a draft is no JSON object')
  return read
}

function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
