import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** The session's cookie. Pages cannot read it, and no other site's request carries it. */
const NAME = 'truceline'
const OPTIONS = { httpOnly: true, sameSite: 'strict', path: '/' } as const

/** The token a request came with. */
export function tokenOf(request: FastifyRequest): string | undefined {
  return request.cookies[NAME]
}

/** Gives a browser its session's token; gone with the browser's window. */
export function giveToken(reply: FastifyReply, token: string): void {
  void reply.setCookie(NAME, token, OPTIONS)
}

/** Takes the token back. */
export function takeToken(reply: FastifyReply): void {
  void reply.clearCookie(NAME, OPTIONS)
}
