import type { Views } from '#client'
import { accept, refuse, type Answer } from '#domain/life'

import type { AgreementRow, AgreementStep } from './agreement-plan.ts'
import { allPages, jsonOf, type Desk, type Source } from './desk.ts'
import { nameJob } from './job.ts'
import type { Replay } from './replay.ts'

/** What the mediator's deeds are replayed with: the mediator's desk, what it can read, the files, and the plan. */
export type AgreementReplayParts = {
  readonly desk: Desk
  readonly views: Pick<Views, 'agreements' | 'truces' | 'imports'>
  /** Files by their SHA-256. */
  readonly sources: readonly Source[]
  readonly steps: readonly AgreementStep[]
  /** Told after each deed, for whoever shows progress. */
  readonly tell?: (done: number, of: number) => void
}

/** Begins the mediator's replay, or takes it up: what the record holds of it is not done again. Names a job a file. */
export async function beginAgreements(parts: AgreementReplayParts): Promise<Answer<Replay, string>> {
  const recorded = await agreementsRecorded(parts.views)
  if (!recorded.ok) return recorded
  const noted = await notesRecorded(parts.views)
  if (!noted.ok) return noted
  for (const source of parts.sources) {
    const job = await nameJob(parts, source, 'agreements')
    if (!job.ok) return job
  }
  const rids = new Map(recorded.value)
  const open = parts.steps.filter((step) =>
    step.kind === 'record' ? !rids.has(step.row.id) : !noted.value.has(noteKey(step.truce, step.note)),
  )
  return accept(replayOver(parts, rids, [...open]))
}

function replayOver(parts: AgreementReplayParts, rids: Map<string, string>, open: AgreementStep[]): Replay {
  const of = open.length
  const walkTo: Replay['walkTo'] = async (until, moveClock) => {
    let count = 0
    for (let step = open[0]; step !== undefined && step.at <= until; step = open[0]) {
      const moved = await moveClock(step.at)
      if (!moved.ok && moved.code !== 'NET_CLOCK_BACK') return moved // it is later already: a deed taken up again
      const done =
        step.kind === 'record' ? await record(parts.desk, step.row, rids) : await note(parts.desk, step, rids)
      if (!done.ok) return done
      open.shift()
      parts.tell?.(of - open.length, of)
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

async function record(
  desk: Desk,
  { file, row, id, agreement }: AgreementRow,
  rids: Map<string, string>,
): Promise<Answer<undefined, string>> {
  const body = jsonOf({ agreement, importedFrom: { file, row, id } })
  const entered = await desk.enter({ act: 'agreement.record', type: 'agreement.recorded', body })
  if (!entered.ok) return entered
  rids.set(id, entered.value.rid)
  return accept(undefined)
}

async function note(
  desk: Desk,
  { agreement, truce, note: told }: Extract<AgreementStep, { kind: 'note' }>,
  rids: ReadonlyMap<string, string>,
): Promise<Answer<undefined, string>> {
  const rid = rids.get(agreement)
  if (rid === undefined) return refuse('REC_REF', 'nothing', { rel: 'of' })
  const entered = await desk.enter({
    act: 'agreement.reading.note',
    type: 'agreement.reading-noted',
    body: jsonOf({ truce, note: told }),
    ref: [{ rel: 'of', rid }],
  })
  return entered.ok ? accept(undefined) : entered
}

function agreementsRecorded(
  views: Pick<Views, 'agreements'>,
): Promise<Answer<readonly (readonly [string, string])[], string>> {
  return allPages(
    (after) => views.agreements(after === undefined ? {} : { after }),
    ({ agreements, next }) => ({
      items: agreements.map(({ sourceId, id }) => [sourceId, id] as const),
      next,
    }),
  )
}

/** Notes that the record holds, by truce, source and words. */
async function notesRecorded(views: Pick<Views, 'truces'>): Promise<Answer<ReadonlySet<string>, string>> {
  const truces = await allPages(
    (after) => views.truces(after === undefined ? {} : { after }),
    ({ truces: page, next }) => ({ items: page, next }),
  )
  if (!truces.ok) return truces
  return accept(
    new Set(
      truces.value.flatMap(({ id, readings }) =>
        readings.flatMap(({ basis, text, source }) =>
          basis === 'note' && source !== undefined ? [noteKey(id, { text, source })] : [],
        ),
      ),
    ),
  )
}

function noteKey(
  truce: string,
  { text, source }: { readonly text: string; readonly source: string },
): string {
  return [truce, source, text].join('\n')
}
