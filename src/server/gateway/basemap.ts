import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

import type { FastifyInstance } from 'fastify'

import { refuse } from '#domain/life'

import { sendRefusal } from './send.ts'

const unzipped = promisify(gunzip)
const NOTHING = JSON.stringify({ type: 'FeatureCollection', features: [] })

/**
 * The mechanism's basemap: land and water as GeoJSON, gzipped on disk. It is data that comes with a mechanism, not of its
 * record, and holds nothing of anybody; a mechanism without one answers a map of nothing, and draws its sectors and lines
 * alone. A file that is named and gone is a fault of the node's, and is absent.
 */
export function serveBasemap(app: FastifyInstance, file: string | undefined): void {
  app.get(
    '/map/basemap.geojson',
    { config: { gate: { kind: 'view', rows: ['measure (geography)'] } }, schema: { hide: true } },
    async (request, reply) => {
      void reply.header('content-type', 'application/geo+json').header('cache-control', 'no-cache')
      if (file === undefined) return reply.send(NOTHING)
      const zipped = await readFile(file).catch(() => undefined)
      if (zipped === undefined) return sendRefusal(reply, refuse('ACC_ABSENT', 'nothing'))
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
