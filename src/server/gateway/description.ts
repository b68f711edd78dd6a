import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** Describes the doors by OpenAPI 3.1, from the same schemas that check what comes and what leaves. */
export async function describeDoors(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Truceline node',
        version: '1',
        description:
          'Loopback only. Acts are signed by the author’s key; reading needs a session, or is the public’s. Every refusal is application/problem+json with a code of one catalogue.',
      },
    },
    transform: jsonSchemaTransform,
  })
  app.get(
    '/api/openapi.json',
    { config: { gate: { kind: 'door', use: 'description' } }, schema: { hide: true } },
    (_request, reply) => reply.header('cache-control', 'no-cache').send(app.swagger()),
  )
}
