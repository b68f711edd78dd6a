import type { FastifyRequest } from 'fastify'

import { accept, refuse, type Answer } from '#domain/life'
import { publicAsker, type Asker, type Sessions } from '#server/sessions'

import { tokenOf } from './cookie.ts'

/** Who a request comes from: a signed-in office, or the public. A token that stands for nobody any more is told so. */
export async function askerOf(
  sessions: Sessions,
  request: FastifyRequest,
): Promise<Answer<Asker, 'ACC_SESSION_ENDED'>> {
  const token = tokenOf(request)
  if (token === undefined) return accept(publicAsker)
  const asker = await sessions.askerOf(token)
  return asker ? accept(asker) : refuse('ACC_SESSION_ENDED', 'draft')
}
