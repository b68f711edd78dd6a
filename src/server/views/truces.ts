import type { Who } from '#domain/access'
import { shownReadings, truceHistory, type HistoryLine, type ShownReading } from '#domain/agreement'
import { addS, known, notStated, type Side, type Utc } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import { mechanismInForce, trucesAsOf, type TruceAsOf } from '#server/projections'
import { trucesAnswer, trucesQuestion, type TrucesAnswer } from '#wire/agreement'
import type { TruceAnswer } from '#wire/situation'

import { orderOf } from './sides.ts'
import { stateOf } from './state.ts'
import { firstsOf } from './truces-firsts.ts'
import { viewOf, type Rows, type View } from './view.ts'

/** Every truce of the record with its readings and its history, the latest moment of effect first. */
export const truces: View = viewOf({
  name: 'truces',
  path: '/api/truces',
  summary:
    'Truces with each reading of their moment and their history, minutes counted from the moment of effect.',
  row: 'agreement',
  class: 'J',
  question: trucesQuestion,
  answer: trucesAnswer,
  async select(rows, { question, asker, now }): Promise<TrucesAnswer | undefined> {
    const settings = await mechanismInForce(rows)
    if (!settings) return undefined
    const order = orderOf(settings, now, asker.who)
    const { after, limit } = question
    const size = (await stateOf(rows))?.size ?? 0
    const standing = (await trucesAsOf(rows, { size, at: now })).toSorted(latestFirst)
    const start = after === undefined ? 0 : standing.findIndex(({ truce }) => truce.id === after) + 1
    const behind = after !== undefined && start === 0 ? [] : standing.slice(start)
    const page = behind.slice(0, limit)
    const next = behind.length > limit ? page.at(-1)?.truce.id : undefined
    const told = { settings, now, size, all: standing, order }
    const answers: TruceAnswer[] = []
    for (const one of page) answers.push(await truceAnswer(rows, one, told))
    return { now, truces: answers, ...(next === undefined ? {} : { next }) }
  },
  lower: { full: whole, joint: whole },
})

/**
 * Truces with their histories as they stand at an instant, the latest moment of effect first; the sides in the order of
 * whoever asks on that day (R-PTY-8).
 */
export async function trucesOf(
  rows: Rows,
  { settings, now, who }: { readonly settings: Mechanism; readonly now: Utc; readonly who: Who },
): Promise<readonly TruceAnswer[]> {
  const size = (await stateOf(rows))?.size ?? 0
  const all = (await trucesAsOf(rows, { size, at: now })).toSorted(latestFirst)
  const told = { settings, now, size, all, order: orderOf(settings, now, who) }
  const answers: TruceAnswer[] = []
  for (const one of all) answers.push(await truceAnswer(rows, one, told))
  return answers
}

/** The latest moment of effect first; one without a moment comes before all, as it is still to come. */
function latestFirst(a: TruceAsOf, b: TruceAsOf): number {
  const [own, other] = [a.now.window?.first ?? '9', b.now.window?.first ?? '9']
  return own === other ? b.truce.idx - a.truce.idx : own < other ? 1 : -1
}

type Told = {
  readonly settings: Mechanism
  readonly now: Utc
  readonly size: number
  readonly all: readonly TruceAsOf[]
  readonly order: readonly Side[]
}

/** One truce as it stands, with its history. */
export async function truceAnswer(rows: Rows, one: TruceAsOf, told: Told): Promise<TruceAnswer> {
  const { truce, now: standing, notes, agreement, agreedAt } = one
  const { window, state } = standing
  const { settings, now, size, order } = told
  const firsts = await firstsOf(rows, { settings, from: window?.first, to: endOf(one, told), now, size })
  const { day, published } = agreement.body
  const history = truceHistory({
    recorded: truce.body,
    truce: standing,
    agreed: {
      ...(day.kind === 'known' ? { day: day.value } : {}),
      ...(agreedAt === undefined ? {} : { at: agreedAt }),
      isPublished: published === 'agreed' || published === 'inForce',
    },
    notes,
    firsts,
    sides: order,
  })
  return {
    id: truce.id,
    name: truce.body.name,
    agreement: truce.agreement,
    state,
    ...(window === undefined ? {} : { effectiveFrom: window.first, effectiveTo: window.last }),
    readings: shownReadings(truce.body, standing, notes).map(readingAnswer),
    history: history.map(lineAnswer),
  }
}

/** What comes after belongs to the next truce, or to none once this one is over. An instant past now shuts nothing out. */
function endOf({ now: { window, steps } }: TruceAsOf, { all, now }: Told): Utc {
  const next = all
    .flatMap((other) => other.now.window?.first ?? [])
    .filter((first) => window !== undefined && first > window.first)
    .toSorted()[0]
  const over = steps.findLast(({ state }) => state === 'broken' || state === 'ended')?.at
  return [next, over, addS(now, 1)].filter((utc) => utc !== undefined).toSorted()[0] ?? now
}

function readingAnswer({ zone, ...reading }: ShownReading): TruceAnswer['readings'][number] {
  return { ...reading, zone: zone === undefined ? notStated : known(zone.slice(0, ZONE_MAX)) }
}

const ZONE_MAX = 64 // wire/situation `reading`
const TEXT_MAX = 400

function lineAnswer(line: HistoryLine): TruceAnswer['history'][number] {
  return { ...line, text: line.text.slice(0, TEXT_MAX) }
}

function whole(answer: TrucesAnswer): TrucesAnswer {
  return answer
}
