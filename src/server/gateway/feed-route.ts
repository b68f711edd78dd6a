import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { refuse } from '#domain/life'
import type { Sessions } from '#server/sessions'
import { changes, type Asking } from '#server/views'

import { askerOf } from './asking.ts'
import { tokenOf } from './cookie.ts'
import { faultOf, type Fault } from './faults.ts'
import { BEAT_MS, openFeed, type FeedParts } from './feed.ts'
import { answers } from './schemas.ts'
import { sendRefusal } from './send.ts'

/** What the feed's door stands on. */
export type FeedDoor = Pick<FeedParts, 'beyond' | 'clock' | 'clockChanged'> & {
  readonly sessions: Sessions
  readonly asking: () => Omit<Asking, 'asker' | 'question'>
  readonly report: (fault: Fault) => void
  readonly beatMs?: number
}

const SIZE = /^\d{1,15}$/

/** The change feed (L-4): server-sent events, from `Last-Event-ID` or `?from=` on, else from now. */
export function serveFeed(app: FastifyInstance, door: FeedDoor): void {
  app.get<{ Querystring: { readonly from?: string } }>(
    changes.path,
    {
      config: { gate: { kind: 'view', rows: [changes.row] } },
      schema: {
        operationId: 'feed',
        summary: changes.summary,
        tags: ['views'],
        querystring: z.strictObject({ from: z.string().regex(SIZE).optional() }),
        response: answers(200, z.string()),
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) => {
      const asker = await askerOf(door.sessions, request)
      if (!asker.ok) return sendRefusal(reply, asker)
      const given = sizeHeard(request)
      if (given !== undefined && !SIZE.test(given))
        return sendRefusal(reply, refuse('NET_QUESTION', 'nothing', { field: 'last-event-id' }))
      const ask: AskChanges = (from) =>
        changes.ask({ ...door.asking(), asker: asker.value, question: from === undefined ? {} : { from } })
      const first = await ask(undefined)
      if (!first.ok) return sendRefusal(reply, first)
      return reply
        .header('content-type', 'text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .send(
          openFeed(
            partsOf(door, ask, tokenOf(request)),
            given === undefined ? first.value.size : Number(given),
          ),
        )
    },
  )
}

type AskChanges = (from: number | undefined) => ReturnType<typeof changes.ask>

/** The size a reader had heard of, by the stream's own header or the question's. */
function sizeHeard({
  headers,
  query,
}: FastifyRequest<{ Querystring: { readonly from?: string } }>): string | undefined {
  const heard = headers['last-event-id']
  return typeof heard === 'string' && heard !== '' ? heard : query.from
}

function partsOf(door: FeedDoor, ask: AskChanges, token: string | undefined): FeedParts {
  return {
    changesAfter: async (size) => {
      const answer = await ask(size)
      return answer.ok ? answer.value : undefined
    },
    stands: async () => token === undefined || door.sessions.stands(token),
    beyond: door.beyond,
    clock: door.clock,
    clockChanged: door.clockChanged,
    fault: (error) => door.report(faultOf(error, 'GET /api/feed')),
    beatMs: door.beatMs ?? BEAT_MS,
  }
}
