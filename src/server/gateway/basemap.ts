import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

import type { FastifyInstance } from 'fastify'

import { refuse } from '#domain/life'

import { sendRefusal } from './send.ts'

const unzipped = promisify(gunzip)

/**
 * The mechanism's basemap: land and water as GeoJSON, gzipped on disk. It is data that comes with a mechanism, not of its
 * record, and holds nothing of anybody; a mechanism without one draws its sectors and lines alone.
 */
export function serveBasemap(app: FastifyInstance, file: string): void {
  app.get(
    '/map/basemap.geojson',
    { config: { gate: { kind: 'view', rows: ['measure (geography)'] } }, schema: { hide: true } },
    async (request, reply) => {
      const zipped = await readFile(file).catch(() => undefined)
      if (zipped === undefined) return sendRefusal(reply, refuse('ACC_ABSENT', 'nothing'))
      void reply.header('content-type', 'application/geo+json').header('cache-control', 'no-cache')
      void reply.header('vary', 'accept-encoding')
      return takesGzip(request.headers['accept-encoding'])
        ? reply.header('content-encoding', 'gzip').send(zipped)
        : reply.send(await unzipped(zipped))
    },
  )
}

function takesGzip(encodings: string | readonly string[] | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(String(encodings ?? ''))
}
