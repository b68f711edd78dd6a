import { randomUUID } from 'node:crypto'

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'

import { refuse, type Refused } from '#domain/life'

import { absent } from './problems.ts'
import { sendRefusal } from './send.ts'

/** What is written of a broken machine or program: where, not what with. No text of a message, which may hold content. */
export type Fault = {
  readonly id: string
  readonly route: string
  readonly name: string
  readonly code: string
  readonly at: readonly string[]
}

/** Tells what broke without a word of the content it broke on. */
export function faultOf(error: unknown, route: string): Fault {
  const id = randomUUID()
  if (!(error instanceof Error)) return { id, route, name: typeof error, code: '', at: [] }
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return { id, route, name: error.name, code, at: at.slice(0, 12).map((line) => line.trim()) }
}

/** One place for all that goes wrong at the door (S-10): what was asked amiss by its code, what broke as our fault. */
export function handleFaults(app: FastifyInstance, report: (fault: Fault) => void): void {
  app.setNotFoundHandler((_request, reply) => sendRefusal(reply, absent))
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refused = askedAmiss(error, request)
    return refused ? sendRefusal(reply, refused) : sendFault(reply, faultOf(error, routeOf(request)), report)
  })
}

/** Our fault, with an id to find it by in the node's log; never a stack. */
function sendFault(reply: FastifyReply, fault: Fault, report: (fault: Fault) => void): FastifyReply {
  report(fault)
  return sendRefusal(reply, refuse('NET_FAULT', 'draft', { id: fault.id }))
}

function askedAmiss(error: FastifyError, request: FastifyRequest): Refused<string> | undefined {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const field = error.validation[0]?.instancePath.slice(0, 200) ?? ''
    return refuse(error.validationContext === 'body' ? 'NET_BODY' : 'NET_QUESTION', 'draft', { field })
  }
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return refuse(request.routeOptions.config.gate?.kind === 'act' ? 'REC_SIZE' : 'NET_SIZE', 'draft')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return refuse('NET_MEDIA', 'draft')
    default:
      return (error.statusCode ?? 500) < 500 ? refuse('NET_BODY', 'draft') : undefined
  }
}

function routeOf(request: FastifyRequest): string {
  return `${request.method} ${request.routeOptions.url ?? '-'}`
}
