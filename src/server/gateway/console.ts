import { statSync } from 'node:fs'
import { join } from 'node:path'

import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

import { immutable } from './headers.ts'

/** Where vite puts what it names by hash. */
const HASHED = 'assets/'
const PAGE = 'index.html'

/**
 * Serves the built console from a folder: its files, and its page for its own paths, so that an address of a screen can
 * be opened. What stands there when it is asked for is served, so a console that is built anew while the node runs is the
 * one that the next page load gets. While none is built nothing is served.
 */
export async function serveConsole(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, { root: folder, serve: false, cacheControl: false })
  app.get(
    '/*',
    { config: { gate: { kind: 'door', use: 'console' } }, schema: { hide: true } },
    (request, reply) => {
      const path = request.url.slice(1).replace(/[?#].*$/, '')
      if (isFile(folder, path)) return reply.header('cache-control', cacheOf(path)).sendFile(path)
      if (isScreen(path) && isFile(folder, PAGE))
        return reply.header('cache-control', 'no-cache').sendFile(PAGE)
      return reply.callNotFound()
    },
  )
}

/** Plain names, one below the other: no way up, and nothing hidden. */
const FILE = /^(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*\/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*$/

function isFile(folder: string, path: string): boolean {
  return FILE.test(path) && statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() === true
}

function cacheOf(path: string): string {
  return path.startsWith(HASHED) ? immutable : 'no-cache'
}

/** A screen's address is made of plain words and ids (an observation's ends in its place in its record), and is not under another door. */
function isScreen(path: string): boolean {
  return /^[A-Za-z0-9/_-]*(?:\.\d{1,2})?$/.test(path) && !/^(api|log)(\/|$)/.test(path)
}
