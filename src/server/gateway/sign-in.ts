import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'

import { publicAsker, type Asker, type Sessions } from '#server/sessions'
import { sessionOf } from '#server/views'
import { sessionAnswer } from '#wire/party'
import { challengeAnswer, signIn } from '#wire/session'

import { giveToken, takeToken, tokenOf } from './cookie.ts'
import { absent } from './problems.ts'
import { answers } from './schemas.ts'
import { sendRefusal } from './send.ts'

/** Signing in with an enrolled key and signing out. Both answer who is reading from then on. */
export function serveSignIn(app: FastifyInstance, sessions: Sessions, demoHome: boolean): void {
  const doors = app.withTypeProvider<ZodTypeProvider>()
  const config = { gate: { kind: 'door', use: 'signIn' } } as const
  const tell = (reply: FastifyReply, asker: Asker) => {
    const told = sessionOf(asker.who, asker.key, demoHome)
    return told ? reply.send(told) : sendRefusal(reply, absent)
  }
  doors.get(
    '/api/session/challenge',
    { config, schema: { tags: ['session'], summary: 'A challenge to sign.', response: answers(200, challengeAnswer) } },
    async (_request, reply) => reply.send({ challenge: sessions.challenge() }),
  )
  doors.post(
    '/api/session',
    { config, schema: { tags: ['session'], summary: 'Signs in.', body: signIn, response: answers(200, sessionAnswer) } },
    async (request, reply) => {
      const opened = await sessions.signIn(request.body, request.headers.host ?? '')
      if (!opened.ok) return sendRefusal(reply, opened)
      giveToken(reply, opened.value.token)
      return tell(reply, opened.value.asker)
    },
  )
  doors.delete(
    '/api/session',
    { config, schema: { tags: ['session'], summary: 'Signs out.', response: answers(200, sessionAnswer) } },
    async (request, reply) => {
      const token = tokenOf(request)
      if (token !== undefined) await sessions.signOut(token)
      takeToken(reply)
      return tell(reply, publicAsker)
    },
  )
}
