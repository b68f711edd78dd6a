import { refuse, type Refused } from '#domain/life'

/** Names a browser on this machine can call a loopback address by. Any other name in `Host` is another's (DNS rebinding). */
const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'] as const

/** Of a request, what tells where it comes from. */
export type Approach = {
  readonly host: string | undefined
  readonly origin: string | undefined
  /** `Sec-Fetch-Site` and `-Mode`, which a page cannot forge; absent outside a browser. */
  readonly site: string | undefined
  readonly mode: string | undefined
  readonly port: number
}

/**
 * Why a request does not come from this machine's own console or command line: another `Host` (a name that someone
 * pointed at our address), or another page's script. Other ports of this machine are other origins. `undefined`: ours.
 */
export function foreign(approach: Approach): Refused<'NET_FOREIGN_HOST' | 'NET_FOREIGN_ORIGIN'> | undefined {
  const hosts = LOOPBACK_NAMES.map((name) => `${name}:${approach.port}`)
  const host = approach.host?.toLowerCase() ?? ''
  if (!hosts.includes(host)) return refuse('NET_FOREIGN_HOST', 'nothing')
  const ours = approach.origin === undefined || hosts.some((name) => approach.origin === `http://${name}`)
  if (!ours || isAnothersScript(approach)) return refuse('NET_FOREIGN_ORIGIN', 'nothing')
  return undefined
}

/** A link from elsewhere may open the console; a script, form, image or frame from elsewhere may ask for nothing. */
function isAnothersScript({ site, mode }: Approach): boolean {
  if (site === undefined || site === 'same-origin' || site === 'none') return false
  return mode !== 'navigate'
}
