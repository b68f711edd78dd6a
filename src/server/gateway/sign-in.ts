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

const config = { gate: { kind: 'door', use: 'signIn' } } as const
const tags = ['session']

/** Signing in with an enrolled key and signing out. Both answer who is reading from then on. */
export function serveSignIn(app: FastifyInstance, sessions: Sessions, demoHome: boolean): void {
  const doors = app.withTypeProvider<ZodTypeProvider>()
  doors.get(
    '/api/session/challenge',
    { config, schema: { tags, summary: 'A challenge to sign.', response: answers(200, challengeAnswer) } },
    async (_request, reply) => reply.send({ challenge: sessions.challenge() }),
  )
  doors.post(
    '/api/session',
    { config, schema: { tags, summary: 'Signs in.', body: signIn, response: answers(200, sessionAnswer) } },
    async (request, reply) => {
      const opened = await sessions.signIn(request.body, request.headers.host ?? '')
      if (!opened.ok) return sendRefusal(reply, opened)
      giveToken(reply, opened.value.token)
      return sendReader(reply, opened.value.asker, demoHome)
    },
  )
  doors.delete(
    '/api/session',
    { config, schema: { tags, summary: 'Signs out.', response: answers(200, sessionAnswer) } },
    async (request, reply) => {
      const token = tokenOf(request)
      if (token !== undefined) await sessions.signOut(token)
      takeToken(reply)
      return sendReader(reply, publicAsker, demoHome)
    },
  )
}

function sendReader(reply: FastifyReply, { who, key }: Asker, demoHome: boolean): FastifyReply {
  const told = sessionOf(who, key, demoHome)
  return told ? reply.header('cache-control', 'no-store').send(told) : sendRefusal(reply, absent)
}
