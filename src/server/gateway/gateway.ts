import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'

import type { Press } from '#server/publishing'
import type { Sessions } from '#server/sessions'
import { views, type NodeNow } from '#server/views'
import type { Asking } from '#server/views'

import { serveActs, type ActDoor } from './act-routes.ts'
import { serveBasemap } from './basemap.ts'
import { serveConsole } from './console.ts'
import { serveDailyFiles } from './daily-files.ts'
import { serveDemo, type Demo } from './demo-routes.ts'
import { describeDoors } from './description.ts'
import { handleFaults, type FaultParts } from './faults.ts'
import { serveFeed, type FeedDoor } from './feed-route.ts'
import { serveFiles } from './files.ts'
import { requireGates } from './gate.ts'
import { foreign } from './guard.ts'
import { securityHeaders } from './headers.ts'
import { sendRefusal } from './send.ts'
import { serveSignIn } from './sign-in.ts'
import { serveLog, type PublicLog } from './tiles.ts'
import { serveViews } from './view-routes.ts'

/** What the doors stand on. Everything that lives is handed in; the gateway owns nothing but its routes. */
export type GatewayParts = {
  readonly database: Asking['database']
  readonly node: () => NodeNow
  readonly sessions: Sessions
  /** Makes the files of dailies. */
  readonly press: Press
  readonly log: PublicLog
  readonly acts: ActDoor
  readonly feed: Pick<FeedDoor, 'beyond' | 'clockChanged' | 'beatMs'>
  /** Only in a demo home. */
  readonly demo?: Demo
  /** Folder of the built console, if it is to be served. */
  readonly console?: string
  /** File of the mechanism's basemap, where it has one. */
  readonly basemap?: string
  /** The port the node listens on: the one that `Host` and `Origin` must name. */
  readonly port: () => number
} & FaultParts

/** Largest body of a door that takes no act: a form or a short question. */
const BODY_MAX_BYTES = 131_072
/** A question never has a longer address than its page's key and a few dates. */
const PARAM_MAX_CHARS = 256

/** The HTTP face of a node, apart from listening: `node` does that, and tests do. */
export async function createGateway(parts: GatewayParts): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: BODY_MAX_BYTES,
    forceCloseConnections: true, // an open feed would hold the close for ever
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: PARAM_MAX_CHARS },
    logger: false, // faults are reported by `report`, without content; requests are not logged at all
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  requireGates(app)
  handleFaults(app, parts)
  guardDoors(app, parts.port)
  await app.register(cookie)
  await describeDoors(app)
  const { sessions, database } = parts
  const asking = () => ({ database, node: parts.node() })
  const clock = () => parts.node().clock
  serveSignIn(app, sessions, parts.demo !== undefined)
  serveViews(app, views, { sessions, asking })
  serveFeed(app, { ...parts.feed, clock, sessions, asking, report: parts.report })
  serveActs(app, parts.acts)
  await serveFiles(app, { sessions, asking })
  serveDailyFiles(app, { sessions, asking, press: parts.press })
  serveLog(app, parts.log)
  if (parts.demo) serveDemo(app, parts.demo, { sessions, now: () => clock().now })
  serveBasemap(app, parts.basemap)
  if (parts.console !== undefined) await serveConsole(app, parts.console)
  return app
}

/** Before anything is read: whose request it is, and the headers that every answer has. */
function guardDoors(app: FastifyInstance, port: () => number): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(securityHeaders)
    const { host, origin, ...headers } = request.headers
    const refused = foreign({
      host,
      origin,
      site: single(headers['sec-fetch-site']),
      mode: single(headers['sec-fetch-mode']),
      port: port(),
    })
    return refused ? sendRefusal(reply, refused) : undefined
  })
}

function single(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : header?.[0]
}
