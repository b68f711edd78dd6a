import type { Views } from '#client'
import { accept, refuse, type Answer } from '#domain/life'
import type { Utc } from '#domain/measure'
import { parseJson, type Json } from '#domain/record'

import { allPages, isJsonObject, jsonOf, type Desk, type Source } from './desk.ts'
import { nameJob } from './job.ts'
import type { PlannedLink, ReplayStep, StatementRow } from './plan.ts'

/** What a replay runs with: the desk of the office that transcribes, what that office can read, the file, and the plan. */
export type ReplayParts = {
  readonly desk: Desk
  readonly views: Pick<Views, 'accounts' | 'imports' | 'raw'>
  readonly source: Source
  readonly steps: readonly ReplayStep[]
  /** Told after each deed, for whoever shows progress. */
  readonly tell?: (done: number, of: number) => void
}

/** A replay that has learned what is in the record, and goes on from there. */
export type Replay = {
  /** When its next deed falls due; `undefined` when all are done. */
  readonly nextAt: () => Utc | undefined
  /** Does what is due by `now`, in order. Answers how many deeds it did; a refusal stops it where it is. */
  readonly catchUp: (now: Utc) => Promise<Answer<number, string>>
  /** The same up to an instant, moving the mechanism's clock to each deed first, so that each is entered at its time. */
  readonly walkTo: (
    until: Utc,
    moveClock: (to: Utc) => Promise<Answer<unknown, string>>,
  ) => Promise<Answer<number, string>>
}

/**
 * Begins a replay, or takes it up after a restart: what the record holds of it is not done again, and a pair that anybody
 * has joined or parted since is left as it is. Names its import job if the file has none.
 */
export async function beginReplay(parts: ReplayParts): Promise<Answer<Replay, string>> {
  const accounts = await accountsRecorded(parts.views)
  if (!accounts.ok) return accounts
  const pairs = await pairsLinked(parts.views, accounts.value)
  if (!pairs.ok) return pairs
  const job = await nameJob(parts, parts.source, 'statements')
  if (!job.ok) return job
  const rids = new Map(accounts.value.map(({ sourceId, id }) => [sourceId, id]))
  const open = parts.steps.filter((step) =>
    step.kind === 'transcribe' ? !rids.has(step.row.id) : !pairs.value.has(pairOf(step.link, rids)),
  )
  return accept(replayOver(parts, { rids, open: [...open] }))
}

/** What is in the record by id of the file, and what is still to be done, in order. */
type Standing = { readonly rids: Map<string, string>; readonly open: ReplayStep[] }

function replayOver(parts: ReplayParts, { rids, open }: Standing): Replay {
  const of = open.length
  const doNext = async (step: ReplayStep): Promise<Answer<undefined, string>> => {
    const done =
      step.kind === 'transcribe'
        ? await transcribe(parts, step.row, rids)
        : await join(parts.desk, step.link, rids)
    if (!done.ok) return done
    open.shift()
    parts.tell?.(of - open.length, of)
    return done
  }
  const walkTo: Replay['walkTo'] = async (until, moveClock) => {
    let count = 0
    for (let step = open[0]; step !== undefined && step.at <= until; step = open[0]) {
      const moved = await moveClock(step.at)
      if (!moved.ok && moved.code !== 'NET_CLOCK_BACK') return moved // it is later already: a deed taken up again
      const done = await doNext(step)
      if (!done.ok) return done
      count += 1
    }
    return accept(count)
  }
  return {
    nextAt: () => open[0]?.at,
    catchUp: (now) => walkTo(now, () => Promise.resolve(accept(undefined))),
    walkTo,
  }
}

async function transcribe(
  { desk, views, source }: ReplayParts,
  { row, id, statement, mission }: StatementRow,
  rids: Map<string, string>,
): Promise<Answer<undefined, string>> {
  const entered = await desk.enter({
    act: 'statement.transcribe',
    type: 'statement.transcribed',
    body: jsonOf({ statement, importedFrom: { file: source.file, row, id } }),
    sealed: { body: jsonOf(mission), sealing: { kind: 'mission' } },
  })
  if (entered.ok) {
    rids.set(id, entered.value.rid)
    return accept(undefined)
  }
  if (entered.code !== 'IMP_ROW_TAKEN') return entered
  // Somebody imported the same file meanwhile: what it is called in the record is learned from there.
  const accounts = await accountsRecorded(views)
  if (!accounts.ok) return accounts
  for (const account of accounts.value) rids.set(account.sourceId, account.id)
  return accept(undefined)
}

async function join(
  desk: Desk,
  { relation, accounts, why }: PlannedLink,
  rids: ReadonlyMap<string, string>,
): Promise<Answer<undefined, string>> {
  const [first, second] = accounts.map((id) => rids.get(id))
  if (first === undefined || second === undefined)
    return refuse('REC_REF', 'nothing', { rel: 'links', accounts })
  const entered = await desk.enter({
    act: 'claim.link',
    type: 'claim.linked',
    body: jsonOf({ link: { relation, accounts: [first, second] } }),
    ref: [
      { rel: 'links', rid: first },
      { rel: 'links', rid: second },
    ],
    sealed: { body: jsonOf({ why }), sealing: { kind: 'mission' } },
  })
  return entered.ok ? accept(undefined) : entered
}

/** A statement in the record: its id of the file, its own, and the index of its first record. */
type Recorded = { readonly sourceId: string; readonly id: string; readonly index: number }

function accountsRecorded(views: Pick<Views, 'accounts'>): Promise<Answer<readonly Recorded[], string>> {
  return allPages(
    (after) => views.accounts({ limit: 100, ...(after === undefined ? {} : { after }) }),
    ({ matters, next }) => ({
      next,
      items: matters
        .flatMap(({ accounts }) => accounts)
        .flatMap(({ standing, sourceId, id, index, versions }) =>
          standing === 'lodged' || sourceId === undefined
            ? []
            : [{ sourceId, id, index: Math.min(index, ...versions.map((version) => version.index)) }],
        ),
    }),
  )
}

/** Pairs of accounts that anybody ever joined or parted, from the entries after the first statement. */
async function pairsLinked(
  views: Pick<Views, 'raw'>,
  accounts: readonly Recorded[],
): Promise<Answer<ReadonlySet<string>, string>> {
  if (accounts.length === 0) return accept(new Set())
  const first = Math.min(...accounts.map(({ index }) => index))
  const entries = await allPages(
    (after) => views.raw(after === undefined ? first : Number(after)),
    ({ from, size, entries: texts }) => {
      const next = from + texts.length
      return { items: texts, next: texts.length > 0 && next < size ? String(next) : undefined }
    },
  )
  return entries.ok ? accept(new Set(entries.value.flatMap(linkedPair))) : entries
}

function linkedPair(entry: string): readonly string[] {
  const env = member(parseJson(entry), 'env')
  if (member(env, 'type') !== 'claim.linked') return []
  const accounts = member(member(member(env, 'body'), 'link'), 'accounts')
  return isList(accounts) ? [accounts.map(String).toSorted().join(' ')] : []
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

function member(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) ? value[name] : undefined
}

function pairOf({ accounts }: PlannedLink, rids: ReadonlyMap<string, string>): string {
  return accounts
    .map((id) => rids.get(id) ?? '')
    .toSorted()
    .join(' ')
}
