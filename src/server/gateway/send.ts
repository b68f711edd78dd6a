import type { FastifyReply } from 'fastify'

import type { Refused } from '#domain/life'

import { problemOf } from './problems.ts'

/** RFC 9457's media type. */
export const PROBLEM_JSON = 'application/problem+json'

/** Sends a refusal with its status. A locked or unknown session also loses its cookie. */
export function sendRefusal(reply: FastifyReply, refused: Refused<string>): FastifyReply {
  const problem = problemOf(refused)
  const wait = refused.detail['retryAfterMs']
  if (typeof wait === 'number') void reply.header('retry-after', Math.ceil(wait / 1_000))
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type(PROBLEM_JSON)
    .send(JSON.stringify(problem))
}
