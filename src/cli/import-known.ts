import type { AdoptedStatement, ImportedFrom, StandingClaim } from '#domain/claim'
import { accept, refuse, type Answer } from '#domain/life'
import type { Side } from '#domain/measure'
import { canonicalJson, readEntry, type Json, type ReadEntry } from '#domain/record'
import { claimBodies } from '#wire/claim'
import { placeBody } from '#wire/facts'

import { refusedBy } from './desk.ts'
import { readingOf } from './founding-of.ts'
import { sha256 } from './hash.ts'
import type { Imported } from './import-file.ts'
import { progressOf } from './progress.ts'
import type { Reader } from './reader.ts'
import type { Call } from './verb.ts'

/** What a row of a file says, as the node tells whether it is in the record already, or there with other content. */
export type RowContent = {
  readonly what: Imported
  /** Within which its id names one thing: what it is, and the side that lodged it. */
  readonly scope: string
  readonly from: ImportedFrom
  readonly content: string
}

/** What the record holds that rows of a file are judged against. It grows as rows are recorded. */
export type RecordKnown = {
  /** Rows of files, as `what file row`. */
  readonly rows: Set<string>
  /** Content by `scope id`. */
  readonly contents: Map<string, Set<string>>
  /** First records by what names them: `saidPublicly id`, or `lodged side id`. */
  readonly ids: Map<string, string>
  readonly statements: Map<string, AdoptedStatement>
  readonly claims: Map<string, StandingClaim>
  readonly places: Set<string>
}

/** A record that holds nothing yet. */
function knownNothing(): RecordKnown {
  return {
    rows: new Set(),
    contents: new Map(),
    ids: new Map(),
    statements: new Map(),
    claims: new Map(),
    places: new Set(),
  }
}

/** By what an account is found: the id of its file, and for a claim the side that lodged it, whose ids are its own. */
export function nameOf(account: { readonly by: Side | 'nobody'; readonly id: string }): string {
  return account.by === 'nobody' ? `saidPublicly ${account.id}` : `lodged ${account.by} ${account.id}`
}

/** Reads the whole record, page by page, for what rows of a file are judged against. */
export async function recordKnown(call: Call, reader: Reader): Promise<Answer<RecordKnown, string>> {
  const known = knownNothing()
  const read = await eachEntry(call, reader, (entry) => keep(known, entry))
  return read.ok ? accept(known) : read
}

/** Reads the whole record, page by page, entry by entry, each with its index. */
export async function eachEntry(
  call: Call,
  reader: Reader,
  keepEntry: (entry: ReadEntry, index: number) => void,
): Promise<Answer<undefined, string>> {
  const reading = readingOf(reader.mech)
  let from = 0
  let progress: ReturnType<typeof progressOf> | undefined
  try {
    for (;;) {
      if (call.shell.stop.aborted) return refuse('CLI_STOPPED', 'nothing')
      const page = await reader.reader.views.raw(from)
      if (!page.ok) return refusedBy(page)
      const { entries, size } = page.value
      for (const [n, text] of entries.entries()) {
        const entry = readEntry(text, reading)
        if (!entry.ok) return entry
        keepEntry(entry.value, from + n)
      }
      from += entries.length
      if (from >= size || entries.length === 0) return accept(undefined)
      progress ??= progressOf({ ...call, doing: 'cli.downloading', total: size })
      progress.at(from)
    }
  } finally {
    progress?.end()
  }
}

/** Keeps what one entry says. */
function keep(known: RecordKnown, { env, rid, at }: ReadEntry): void {
  const imported = contentOf(env.type, env.body)
  if (imported !== undefined) keepRow(known, imported)
  const named = (rel: string): string => env.ref?.find((ref) => ref.rel === rel)?.rid ?? ''
  switch (env.type) {
    case 'statement.transcribed': {
      const { statement, importedFrom } = claimBodies[env.type].parse(env.body)
      known.statements.set(rid, { speaker: statement.speaker, state: 'transcribed' })
      if (importedFrom) known.ids.set(nameOf({ by: 'nobody', id: importedFrom.id }), rid)
      return
    }
    case 'statement.retracted': {
      const adopted = known.statements.get(named('retracts'))
      if (adopted) known.statements.set(named('retracts'), { ...adopted, state: 'retracted' })
      return
    }
    case 'claim.lodged': {
      const { claim, importedFrom } = claimBodies[env.type].parse(env.body)
      known.claims.set(rid, { by: claim.by, state: 'lodged', lodgedAt: at, newest: rid })
      if (importedFrom) known.ids.set(nameOf({ by: claim.by, id: importedFrom.id }), rid)
      return
    }
    case 'claim.withdrawn': {
      const claim = known.claims.get(named('withdraws'))
      if (claim) known.claims.set(named('withdraws'), { ...claim, state: 'withdrawn' })
      return
    }
    case 'measure.place':
      known.places.add(placeBody.parse(env.body).place.id)
  }
}

/** Keeps that a row is in the record, or will be. */
export function keepRow(known: RecordKnown, { what, scope, from, content }: RowContent): void {
  known.rows.add(`${what} ${from.file} ${from.row}`)
  const key = `${scope}\n${from.id}`
  known.contents.set(key, (known.contents.get(key) ?? new Set()).add(content))
}

/** How a row stands to the record: not there, there, or there under its id with other content. */
export function standingOf(
  known: RecordKnown,
  { what, scope, from, content }: RowContent,
): 'new' | 'recorded' | 'amended' {
  if (known.rows.has(`${what} ${from.file} ${from.row}`)) return 'recorded'
  const contents = known.contents.get(`${scope}\n${from.id}`)
  if (contents === undefined) return 'new'
  return [...contents].every((each) => each === content) ? 'recorded' : 'amended'
}

/** What a record says of the row it came from; `undefined` for one that no import brought in. */
export function contentOf(type: string, body: Json | undefined): RowContent | undefined {
  switch (type) {
    case 'statement.transcribed': {
      const { statement, importedFrom } = claimBodies[type].parse(body)
      return importedFrom && contentFrom(importedFrom, { what: 'statements', scope: type, told: statement })
    }
    case 'claim.lodged': {
      const { claim, importedFrom } = claimBodies[type].parse(body)
      return (
        importedFrom &&
        contentFrom(importedFrom, { what: 'claims', scope: `${type} ${claim.by}`, told: claim })
      )
    }
    case 'claim.answered': {
      const { answer, importedFrom } = claimBodies[type].parse(body)
      return (
        importedFrom &&
        contentFrom(importedFrom, { what: 'claims', scope: `${type} ${answer.by}`, told: answer })
      )
    }
    case 'measure.place': {
      const { place, importedFrom } = placeBody.parse(body)
      return importedFrom && contentFrom(importedFrom, { what: 'places', scope: type, told: place })
    }
    default:
      return undefined
  }
}

type Told = {
  readonly what: Imported
  readonly scope: string
  readonly told: Parameters<typeof canonicalJson>[0]
}

function contentFrom(from: ImportedFrom, { what, scope, told }: Told): RowContent {
  const digest = sha256(new TextEncoder().encode(canonicalJson(told)))
  return { what, scope, from, content: Buffer.from(digest).toString('hex') }
}
