import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'

import { refuse } from '#domain/life'

import { immutable } from './headers.ts'
import { sendRefusal } from './send.ts'

/** The log as its public doors see it: committed bytes only (R-REC-15). */
export type PublicLog = {
  readonly mech: string
  readonly epoch: number
  /** The newest committed checkpoint, as a signed note; `undefined` while the log is empty. */
  readonly checkpointText: () => Promise<string | undefined>
  /** The hashes of a tile at or below the committed size, by its path below the log's prefix; `undefined` for any other. */
  readonly tileBytes: (path: string) => Promise<Uint8Array | undefined>
}

const FULL_TILE_BYTES = 256 * 32 // record.md section 3: 256 hashes of SHA-256

/** Checkpoint and hash tiles, public, after C2SP tlog-tiles (record.md 3.1). Bundles of entries are for nodes: not here. */
export function serveLog(app: FastifyInstance, log: PublicLog): void {
  const prefix = `/log/${log.mech}/e${log.epoch}`
  const config = { gate: { kind: 'view', rows: ['record (log, heads, proofs)'] } } as const
  app.get(
    `${prefix}/checkpoint`,
    { config, schema: { tags: ['log'], response: { 200: textOf('text/plain; charset=utf-8') } } },
    async (_request, reply) => {
      const text = await log.checkpointText()
      if (text === undefined) return sendRefusal(reply, refuse('REC_PATH', 'nothing'))
      return reply
        .header('content-type', 'text/plain; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(text)
    },
  )
  app.get<{ Params: { readonly '*': string } }>(
    `${prefix}/tile/*`,
    { config, schema: { hide: true } },
    async (request, reply) => {
      const path = `tile/${request.params['*']}`
      return sendTile(reply, path.startsWith('tile/entries') ? undefined : await log.tileBytes(path))
    },
  )
}

function sendTile(reply: FastifyReply, hashes: Uint8Array | undefined): FastifyReply {
  if (hashes === undefined) return sendRefusal(reply, refuse('REC_PATH', 'nothing'))
  return reply
    .header('content-type', 'application/octet-stream')
    .header('cache-control', hashes.length === FULL_TILE_BYTES ? immutable : 'public, max-age=60')
    .send(Buffer.from(hashes))
}

function textOf(media: string): { content: Record<string, { schema: z.ZodString }> } {
  return { content: { [media]: { schema: z.string() } } }
}
