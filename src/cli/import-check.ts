import { mayAnswer, mayLodge, mayTranscribe, type AccountAsked } from '#domain/claim'
import { accept, refuse, type Answer } from '#domain/life'
import { claimBodies } from '#wire/claim'
import { factBodies, placeBody } from '#wire/facts'

import type { Draft } from './desk.ts'
import type { Against, FileRead, RefusedRow, TakenRow } from './import-file.ts'
import { contentOf, keepRow, nameOf, standingOf, type RecordKnown } from './import-known.ts'

/** A file with its rows judged against the record: what can be taken, and how much of that is there already. */
export type Judged = { readonly file: FileRead; readonly before: number }

/**
 * Judges every row as the node will, before anything is written: whether it is in the record or there with other content,
 * whether what it refers to is there, and the rules of the account it tells. Rows are judged in their order, so that one
 * may refer to an earlier one of its file. The record's own answer is the last word: it may have changed meanwhile.
 */
export function judgeRows(file: FileRead, against: Against, recorded: RecordKnown): Judged {
  const known = copyOf(recorded)
  const asking = askingOf(against)
  const taken: TakenRow[] = []
  const refused: RefusedRow[] = []
  let before = 0
  for (const row of file.taken) {
    const judged = judgeRow(row, known, asking)
    if (judged.ok) taken.push(row)
    else {
      const detail = { row: row.row, id: row.id, ...judged.detail }
      refused.push({ row: row.row, id: row.id, refused: { ...judged, detail } })
    }
    if (judged.ok && judged.value === 'recorded') before += 1
  }
  const all = [...file.refused, ...refused].toSorted((a, b) => a.row - b.row)
  return { file: { ...file, taken, refused: all }, before }
}

/** What is judged grows with the rows that pass, and the record does not. */
function copyOf(known: RecordKnown): RecordKnown {
  return {
    rows: new Set(known.rows),
    contents: new Map([...known.contents].map(([key, contents]) => [key, new Set(contents)])),
    ids: new Map(known.ids),
    statements: new Map(known.statements),
    claims: new Map(known.claims),
    places: new Set(known.places),
  }
}

function judgeRow(row: TakenRow, known: RecordKnown, asking: Asking): Answer<'new' | 'recorded', string> {
  const draft = row.draft((name) => known.ids.get(name))
  if (!draft.ok) return draft
  const { type, body } = draft.value
  const field = strangeField(type, body)
  if (field !== undefined) return refuse('REC_BODY', 'draft', { field })
  const content = contentOf(type, body)
  const standing = content === undefined ? 'new' : standingOf(known, content)
  if (standing === 'amended') return refuse('IMP_AMENDED', 'draft')
  if (standing === 'recorded') return accept(standing)
  const judged = judgeDraft(draft.value, known, asking)
  if (!judged.ok) return judged
  if (content) keepRow(known, content)
  keepAccount(row, known, asking)
  return accept(standing)
}

/** A row that passed stands for the record it will be, under a name that no record has. */
function keepAccount({ row, id, names, speaks }: TakenRow, known: RecordKnown, { now }: Asking): void {
  if (names === undefined) return
  const rid = `row ${row}`
  known.ids.set(nameOf({ by: names, id }), rid)
  if (speaks !== 'mission') known.claims.set(rid, { by: speaks, state: 'lodged', lodgedAt: now, newest: rid })
}

function judgeDraft(draft: Draft, known: RecordKnown, asking: Asking): Answer<unknown, string> {
  const { type, body, ref = [] } = draft
  switch (type) {
    case 'statement.transcribed':
      return mayTranscribe(claimBodies[type].parse(body).statement, asking)
    case 'claim.lodged': {
      const { claim } = claimBodies[type].parse(body)
      const rid = ref.find(({ rel }) => rel === 'adopts')?.rid
      const adopts = rid === undefined ? undefined : known.statements.get(rid)
      return mayLodge(claim, { ...asking, actor: { side: claim.by }, ...(adopts ? { adopts } : {}) })
    }
    case 'claim.answered': {
      const { answer } = claimBodies[type].parse(body)
      const claim = known.claims.get(ref.find(({ rel }) => rel === 'answers')?.rid ?? '')
      return claim === undefined
        ? refuse('REC_REF', 'nothing', { field: 'answers' })
        : mayAnswer(answer, claim, { ...asking, actor: { side: answer.by } })
    }
    case 'measure.place': {
      const { id } = placeBody.parse(body).place
      return known.places.has(id) ? refuse('IMP_AMENDED', 'draft') : accept(undefined)
    }
    default:
      return accept(undefined)
  }
}

type Asking = Omit<AccountAsked, 'actor'>

function askingOf({ mechanism, places }: Against): Asking {
  const ids = new Set(places.map(({ id }) => id))
  return {
    now: mechanism.clock.now,
    entities: mechanism.entities,
    isPlace: (id) => ids.has(id),
    sectors: mechanism.sectors.map(({ id }) => id),
  }
}

type BodySchema = {
  readonly safeParse: (body: unknown) => {
    readonly error?: { readonly issues: readonly Issue[] } | undefined
  }
}
type Issue = { readonly path: readonly PropertyKey[] }

const BODIES: Readonly<Record<string, BodySchema>> = factBodies

/** Where a body is not of the shape its type asks for; `undefined` where it is. */
export function strangeField(type: string, body: Draft['body']): string | undefined {
  const error = BODIES[type]?.safeParse(body).error
  return error && (error.issues[0]?.path.join('.') ?? '')
}
