import { z } from 'zod'

import type { Mechanism } from '#domain/party'
import { entryAt } from '#server/log'
import {
  groupsOf,
  mechanismInForce,
  observationEventsOf,
  observationsByIds,
  observationVersionsOf,
  type ObservationVersion,
} from '#server/projections'
import { observationAnswer, observationId, type ObservationAnswer } from '#wire/observation'

import { envelopeOf } from './envelope-of.ts'
import { missionItemOf, observationRows } from './observation-rows.ts'
import { viewOf, type Asked, type Rows, type View } from './view.ts'

/** One observation with its versions, the group it is a member of, and what was asked of it. */
export const observation: View = viewOf({
  name: 'observation',
  path: '/api/observations/:id',
  summary: 'One observation with its versions, newest first.',
  row: 'observation',
  class: 'J',
  question: z.strictObject({ id: observationId }),
  answer: observationAnswer,
  async select(rows, asked): Promise<ObservationAnswer | undefined> {
    const { id } = asked.question
    const settings = await mechanismInForce(rows)
    const found = settings && (await observationsByIds(rows, [id]))
    if (!found) return undefined
    const [row] = await observationRows(rows, found, { settings, asked })
    if (!row) return undefined
    const events = await observationEventsOf(rows, [id])
    return {
      row,
      versions: await versionsOf(rows, id, asked),
      ...(await groupIn(rows, id, { settings, asked })),
      questions: events
        .filter(({ event }) => event === 'question')
        .map(({ at, office, reason }) => ({ at, office, reason: reason ?? '' })),
    }
  },
  lower: { full: whole, sector: whole },
})

type Question = { readonly id: string }

async function versionsOf(
  rows: Rows,
  id: string,
  { mayRead }: Asked<Question>,
): Promise<ObservationAnswer['versions']> {
  return (await observationVersionsOf(rows, [id])).map((version) => versionOf(version, mayRead))
}

function versionOf(
  { rid, idx: index, at, office, body, mission, reason }: ObservationVersion,
  mayRead: Asked<Question>['mayRead'],
): ObservationAnswer['versions'][number] {
  return {
    rid,
    index,
    at,
    office,
    observation: body,
    ...(mission !== undefined && mayRead(missionItemOf([office])) ? { mission } : {}),
    ...(reason === undefined ? {} : { reason }),
  }
}

async function groupIn(
  rows: Rows,
  id: string,
  asking: { readonly settings: Mechanism; readonly asked: Asked<Question> },
): Promise<Pick<ObservationAnswer, 'group'>> {
  const group = (await groupsOf(rows, [id])).at(-1)
  if (group === undefined) return {}
  const { rid, at, office, group: grouped } = group
  const members = await observationsByIds(rows, grouped.members)
  return {
    group: {
      rid,
      at,
      office,
      members: await observationRows(rows, members, asking),
      counted: grouped.counted.map((each) => each.id),
      mayOpen: await opensFor(rows, rid, asking.asked),
    },
  }
}

/** Whether the reader's office is among those that the reason of a grouping is sealed to. */
async function opensFor(rows: Rows, rid: string, { asker }: Asked<Question>): Promise<boolean> {
  const entry = await entryAt(rows, rid)
  const { office } = asker.who
  return office !== undefined && (entry && envelopeOf(entry.bytes).keys?.includes(office)) === true
}

function whole(answer: ObservationAnswer): ObservationAnswer {
  return answer
}
