import { randomUUID } from 'node:crypto'

import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
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

/** What happens with a fault, and how one of ours is told from a machine that is busy. */
export type FaultParts = {
  /** Where faults are written. */
  readonly report: (fault: Fault) => void
  /** Whether an error says "not now" of the machine, and nothing of what was asked of it. */
  readonly isBusy: (error: unknown) => boolean
}

/** When to ask again after "not now": soon for a reader, and no burden on a machine that is slow already. */
const RETRY_MS = 2_000

/** One place for all that goes wrong at the door (S-10): what was asked amiss by its code, "not now", what broke as our fault with an id to find it by in the node's log; never a stack. */
export function handleFaults(app: FastifyInstance, { report, isBusy }: FaultParts): void {
  app.setNotFoundHandler((_request, reply) => sendRefusal(reply, absent))
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refused = askedAmiss(error, request)
    if (refused) return sendRefusal(reply, refused)
    const fault = faultOf(error, routeOf(request))
    report(fault)
    return sendRefusal(
      reply,
      isBusy(error)
        ? refuse('NET_BUSY', 'draft', { retryAfterMs: RETRY_MS })
        : refuse('NET_FAULT', 'draft', { id: fault.id }),
    )
  })
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
