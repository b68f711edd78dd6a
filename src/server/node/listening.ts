import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

import { nodeTrouble } from './trouble.ts'

/** The one address a node listens on: this machine's own (issue 3: loopback only). */
const HOST = '127.0.0.1'
/** Where a node is looked for first. */
export const PORT = 4700
/** How many ports after it are tried. */
const PORTS_TRIED = 100
const FILE = 'node.json'

const running = z.strictObject({ address: z.string(), pid: z.int() })

/** Listens on the port or the next free one, and answers the port. Port 0 is any. Refuses with `NET_PORT`. */
export async function listenFrom(app: FastifyInstance, from: number): Promise<number> {
  const last = from === 0 ? 0 : Math.min(from + PORTS_TRIED - 1, 65_535)
  for (let port = from; port <= last; port++) {
    if (!(await listened(app, port))) continue
    const address = app.server.address()
    return typeof address === 'object' && address !== null ? address.port : port
  }
  throw nodeTrouble('NET_PORT', { from, to: last })
}

async function listened(app: FastifyInstance, port: number): Promise<boolean> {
  try {
    await app.listen({ host: HOST, port })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES'))
      return false
    throw error
  }
}

/** The address people open. */
export function addressOf(port: number): string {
  return `http://${HOST}:${port}`
}

/** Says in the home where the node is, for commands of the same home. */
export function sayRunning(home: string, address: string): void {
  writeFileSync(join(home, FILE), `${JSON.stringify({ address, pid: process.pid })}\n`, { mode: 0o600 })
}

/** Takes that back. */
export function sayStopped(home: string): void {
  rmSync(join(home, FILE), { force: true })
}

/** Where a home's node is said to be, whether or not it still runs. */
export function readRunning(home: string): { readonly address: string; readonly pid: number } | undefined {
  try {
    return running.parse(JSON.parse(readFileSync(join(home, FILE), 'utf8')))
  } catch {
    return undefined
  }
}
