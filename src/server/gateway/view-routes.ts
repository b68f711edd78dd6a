import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'

import type { Sessions } from '#server/sessions'
import type { Asking, View } from '#server/views'

import { askerOf } from './asking.ts'
import { takeToken } from './cookie.ts'
import { answers, questionParts } from './schemas.ts'
import { sendRefusal } from './send.ts'

/** What every view is asked with beside its question. */
export type ViewDoor = {
  readonly sessions: Sessions
  readonly asking: () => Omit<Asking, 'asker' | 'question'>
}

/** One `GET` a view, from the list alone (L-16). */
export function serveViews(app: FastifyInstance, views: readonly View[], door: ViewDoor): void {
  for (const view of views) serveView(app.withTypeProvider<ZodTypeProvider>(), view, door)
}

function serveView(app: FastifyInstance, view: View, door: ViewDoor): void {
  const { params, query } = questionParts(view.path, view.question)
  app.withTypeProvider<ZodTypeProvider>().get(
    view.path,
    {
      config: { gate: { kind: 'view', rows: [view.row] } },
      schema: {
        operationId: view.name,
        summary: view.summary,
        tags: ['views'],
        params,
        querystring: query,
        response: answers(200, view.answer),
      },
    },
    async (request, reply) => {
      const asker = await askerOf(door.sessions, request)
      if (!asker.ok) {
        takeToken(reply)
        return sendRefusal(reply, asker)
      }
      const question = { ...request.params, ...request.query }
      const answer = await view.ask({ ...door.asking(), asker: asker.value, question })
      return answer.ok
        ? reply.header('cache-control', 'no-store').send(answer.value)
        : sendRefusal(reply, answer)
    },
  )
}
