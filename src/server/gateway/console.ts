import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'

import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

import { immutable } from './headers.ts'

/** Where vite puts what it names by hash. */
const HASHED = 'assets/'

/**
 * Serves the built console from a folder: its files, and its page for its own paths, so that an address of a screen can
 * be opened. Only files that stood there at the start are served; without a built console nothing is.
 */
export async function serveConsole(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return
  const files = new Set(
    globSync('**/*', { cwd: folder }).filter((path) => statSync(join(folder, path)).isFile()),
  )
  await app.register(fastifyStatic, { root: folder, serve: false, cacheControl: false })
  app.get(
    '/*',
    { config: { gate: { kind: 'door', use: 'console' } }, schema: { hide: true } },
    (request, reply) => {
      const path = request.url.slice(1).replace(/[?#].*$/, '')
      if (files.has(path)) return reply.header('cache-control', cacheOf(path)).sendFile(path)
      if (isScreen(path)) return reply.header('cache-control', 'no-cache').sendFile('index.html')
      return reply.callNotFound()
    },
  )
}

function cacheOf(path: string): string {
  return path.startsWith(HASHED) ? immutable : 'no-cache'
}

/** A screen's address is made of plain words and ids, and is not under another door. */
function isScreen(path: string): boolean {
  return /^[A-Za-z0-9/_-]*$/.test(path) && !/^(api|log)(\/|$)/.test(path)
}
