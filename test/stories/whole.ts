import { createHash } from 'node:crypto'

import { expect, vi } from 'vitest'

import { addS, type Utc } from '#domain/measure'
import { readClaims, type ClaimDraft } from '#formats/claims'
import { readPlaces } from '#formats/places'
import type { Row } from '#formats/rows'
import { readStatements } from '#formats/statements'
import { foundingDescription, type FoundingDescription } from '#server/node'
import {
  beginReplay,
  planReplay,
  readLinks,
  readTimes,
  seedPlaces,
  type PlaceRow,
  type Replay,
  type ReplayStep,
  type Source,
} from '#simulation'

import { jsonOf } from '../founding.ts'
import { claimSealed } from '../running-node.ts'
import { must, replayDesk, type Stage } from './stage.ts'

/** A mechanism's files as they are, before anything is read of them. */
export type Files = {
  readonly founding: unknown
  readonly places: unknown
  readonly statements: unknown
  /** None: nobody lodges anything. */
  readonly claims?: unknown
  readonly times: unknown
  readonly links: unknown
  /** When everything was said. */
  readonly until: Utc
}

/** A row that was read. */
type Taken<T> = { readonly row: number; readonly id: string; readonly value: T }

/** A mechanism's files, read and planned: a founding, a gazetteer, a day to replay, and what the sides lodge. */
export type Play = {
  readonly founding: FoundingDescription
  readonly places: { readonly source: Source; readonly rows: readonly PlaceRow[] }
  readonly statements: { readonly source: Source; readonly steps: readonly ReplayStep[] }
  readonly claims: readonly Taken<ClaimDraft>[]
  readonly until: Utc
}

/** Reads a mechanism's files by the program's own readers. Throws where one does not read. */
export function playOf(files: Files): Play {
  const founding = foundingDescription.parse(files.founding)
  const { zone, entities } = founding.mechanism
  const gazetteer = must(readPlaces(bytesOf(files.places)))
  const places = takenOf(gazetteer.rows)
  const asked = {
    now: files.until,
    zone,
    entities,
    places: places.map(({ value }) => value),
    ambiguities: gazetteer.ambiguities,
  }
  const rows = takenOf(must(readStatements(bytesOf(files.statements), asked)))
  const steps = planReplay({
    rows: rows.map(({ row, id, value }) => ({ row, id, statement: value.statement, mission: value.mission })),
    times: must(readTimes(files.times)),
    links: must(readLinks(files.links)),
    zone,
  })
  return {
    founding,
    places: {
      source: sourceOf('places.json', files.places, places.length),
      rows: places.map(({ row, id, value }) => ({ row, id, place: value })),
    },
    statements: { source: sourceOf('statements.json', files.statements, rows.length), steps: must(steps) },
    claims: files.claims === undefined ? [] : takenOf(must(readClaims(bytesOf(files.claims), asked))),
    until: files.until,
  }
}

function bytesOf(file: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(file))
}

function takenOf<T>(rows: readonly Row<T, string>[]): readonly Taken<T>[] {
  return rows.map(({ row, id, draft }) => ({ row, id, value: must(draft) }))
}

function sourceOf(name: string, file: unknown, rows: number): Source {
  const hash = createHash('sha256').update(bytesOf(file)).digest('hex')
  return { file: hash, name, rows, refused: [] }
}

/** Names the gazetteer's job and its rows, and begins the replay of the statements. */
export async function prepared(stage: Stage, play: Play): Promise<Replay> {
  const desk = replayDesk(await stage.desk('M.duty'))
  const { views } = await stage.client('M.duty')
  must(await seedPlaces({ desk, views, ...play.places }))
  return must(await beginReplay({ desk, views, ...play.statements }))
}

/** What the sides do, and the node in its own name, when it falls due. */
type Deed =
  | { readonly kind: 'told'; readonly at: Utc; readonly id: string; readonly draft: ClaimDraft }
  | { readonly kind: 'due'; readonly at: Utc }

const ANSWER_DUE_S = 6 * 3600

/**
 * The sides' claims and answers, each at the time it was stated or, where that is later, when what it refers to is in the
 * record; and the six hours after each claim that by then nobody has answered.
 */
function deedsOf({ claims, statements }: Play): readonly Deed[] {
  const transcribed = new Map(
    statements.steps.flatMap((step) => (step.kind === 'transcribe' ? [[step.row.id, step.at] as const] : [])),
  )
  const times = new Map<string, Utc>()
  const answered = new Map<string, Utc>()
  const told = claims.map(({ id, value }): Deed => {
    const stated = value.kind === 'claim' ? value.claim.statedAt.utc : value.answer.statedAt.utc
    const before = value.kind === 'claim' ? transcribed.get(value.adopts ?? '') : times.get(value.answers)
    const at = before !== undefined && before > stated ? before : stated
    times.set(id, at)
    if (value.kind === 'answer') answered.set(value.answers, at)
    return { kind: 'told', at, id, draft: value }
  })
  const due = claims.flatMap(({ id, value }): readonly Deed[] => {
    const at = addS(times.get(id) ?? '', ANSWER_DUE_S)
    return value.kind === 'claim' && (answered.get(id) ?? '~') >= at ? [{ kind: 'due', at }] : []
  })
  return [...told, ...due].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/**
 * Plays all of it through the doors: every statement, join, claim and answer in order of time, and what falls due. Answers
 * what the sides' claims are called in the record, by their ids in the file.
 */
export async function playAll(stage: Stage, play: Play): Promise<ReadonlyMap<string, string>> {
  const replay = await prepared(stage, play)
  const rids = new Map<string, string>()
  let lapsed = 0
  for (const deed of deedsOf(play)) {
    must(await replay.walkTo(deed.at, stage.moveTo))
    must(await stage.moveTo(deed.at))
    if (deed.kind === 'told') rids.set(deed.id, await tell(stage, deed.draft, rids))
    else await lapses(stage, (lapsed += 1))
  }
  must(await replay.walkTo(play.until, stage.moveTo))
  must(await stage.moveTo(play.until))
  return rids
}

/** Waits until the node has said in its own name that so many claims went unanswered. */
export async function lapses(stage: Stage, count: number): Promise<void> {
  const { views } = await stage.client('M.duty')
  const lapsed = async () => {
    const page = await views.entries({ limit: 200 })
    return page.ok ? page.value.entries.filter(({ type }) => type === 'claim.unanswered').length : page
  }
  await vi.waitFor(async () => expect(await lapsed()).toBe(count), { timeout: 10_000, interval: 20 })
}

async function tell(stage: Stage, draft: ClaimDraft, rids: ReadonlyMap<string, string>): Promise<string> {
  if (draft.kind === 'answer') {
    const desk = await stage.desk(`${draft.answer.by}.liaison`)
    const ref = [{ rel: 'answers', rid: rids.get(draft.answers) ?? '' }]
    return desk.record('claim.answered', { answer: draft.answer }, { ref })
  }
  const { claim, own, adopts } = draft
  const desk = await stage.desk(`${claim.by}.liaison`)
  const ref = adopts === undefined ? [] : [{ rel: 'adopts', rid: await statementOf(stage, adopts) }]
  const sealed = claimSealed(claim.by, jsonOf(own))
  return desk.record('claim.lodged', { claim }, { sealed, ...(ref.length > 0 ? { ref } : {}) })
}

/** A statement's id in the record, by its id in the file. */
async function statementOf(stage: Stage, sourceId: string): Promise<string> {
  const { views } = await stage.client('M.duty')
  const found = await views.accounts({ limit: 100 })
  const accounts = found.ok ? found.value.matters.flatMap((matter) => matter.accounts) : []
  const account = accounts.find((each) => each.sourceId === sourceId)
  if (account === undefined) throw new Error(`${sourceId} is not in the record`)
  return account.id
}
