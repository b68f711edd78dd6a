import type { FastifyInstance, RouteOptions } from 'fastify'

import { acts, reading, type ActName, type ReadingRow } from '#domain/access'

/** What a door that is neither view nor act is for. It answers no content of the record but what its standard makes public. */
type DoorUse = 'signIn' | 'description' | 'console'

/** What a route stands behind: a row of the table of reading, a row of the table of acting, or a named door's use. */
export type Gate =
  | { readonly kind: 'view'; readonly rows: readonly [ReadingRow, ...ReadingRow[]] }
  | { readonly kind: 'act'; readonly act: ActName }
  | { readonly kind: 'door'; readonly use: DoorUse }

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly gate?: Gate
  }
}

/**
 * [R-ACC-1] Makes the app refuse a route that stands behind no row of the access tables: it throws where it is
 * registered, so the node does not start.
 */
export function requireGates(app: FastifyInstance): void {
  app.addHook('onRoute', (route: RouteOptions) => {
    if (!isKnown(route.config?.gate))
      throw new Error(`R-ACC-1: ${String(route.method)} ${route.url} has no row in the access tables`)
  })
}

function isKnown(gate: Gate | undefined): boolean {
  switch (gate?.kind) {
    case 'view':
      return gate.rows.every((row) => Object.hasOwn(reading, row))
    case 'act':
      return Object.hasOwn(acts, gate.act)
    case 'door':
      return true
    case undefined:
      return false
  }
}
