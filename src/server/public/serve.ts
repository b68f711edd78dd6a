import {
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  openSync,
  readFileSync,
  realpathSync,
} from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'

import { PUBLIC_MANIFEST, publicManifest, type PublicManifest } from '#wire/publication'

/** Where the published folder is, and where it is served. */
export type PublicSettings = { readonly home: string; readonly port: number; readonly host?: string }

/** A running public server. */
export type PublicServer = {
  readonly address: string
  readonly port: number
  readonly stop: () => Promise<void>
}

const FOLDER = 'public'
const HOST = '127.0.0.1'
const PAGE = 'index.html'
const NOT_ALLOWED = 405

/**
 * Pages need nothing but the style and drawings within them: no script runs, nothing is fetched, framed or sent anywhere.
 * Which style that is each page's own policy names by its hash; both policies hold.
 */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
  'cache-control': 'no-cache',
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
  geojson: 'application/geo+json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
}

/**
 * [R-ACC-11] Serves the published folder and nothing else: no session, no cookie, no database. Only files that the
 * manifest names leave, so that what stands beside them by accident does not.
 */
export async function servePublic({ home, port, host = HOST }: PublicSettings): Promise<PublicServer> {
  const server = createServer((request, response) => answer(join(home, FOLDER), request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const bound = server.address()
  const own = typeof bound === 'object' && bound !== null ? bound.port : port
  return {
    address: `http://${host}:${own}`,
    port: own,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function answer(folder: string, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, NOT_ALLOWED)
  const whole = wholeFolder(folder)
  const file = whole === undefined ? undefined : fileAsked(readManifest(whole), request.url ?? '/')
  const opened =
    whole === undefined || file === undefined ? undefined : openedFile(join(whole, file.path), file)
  if (file === undefined || opened === undefined) return refuse(response, 404)
  const etag = `"${file.sha256}"`
  const kind = file.path.split('.').at(-1) ?? ''
  const type = TYPES[kind] ?? 'application/octet-stream'
  if (request.headers['if-none-match'] === etag) {
    closeSync(opened)
    response.writeHead(304, { ...HEADERS, etag }).end()
    return undefined
  }
  // A part of a file is nobody's to check, so that a range is answered with the whole (RFC 9110, section 14.2).
  response.writeHead(200, { ...HEADERS, etag, 'content-type': type, 'content-length': file.bytes })
  if (request.method === 'HEAD') {
    closeSync(opened)
    response.end()
    return undefined
  }
  // The folder may be replaced within one answer: the stream reads the file that was opened, however long it takes.
  const stream = createReadStream('', { fd: opened }).on('error', () => response.destroy())
  response.on('close', () => stream.destroy())
  stream.pipe(response)
  return undefined
}

/** The whole folder that the link names now: manifest and file of one answer are of the same one. */
function wholeFolder(folder: string): string | undefined {
  try {
    return realpathSync(folder)
  } catch {
    return undefined // nothing has been published yet: every address is absent
  }
}

/** A listed file held open; nothing where what stands there is a link, no file, or of another size than was listed. */
function openedFile(path: string, { bytes }: Listed): number | undefined {
  try {
    const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    const found = fstatSync(fd)
    if (found.isFile() && found.size === bytes) return fd
    closeSync(fd)
    return undefined
  } catch {
    return undefined
  }
}

type Listed = PublicManifest['files'][number]

/** The listed file that an address names; a folder's address is that of its page. */
function fileAsked(manifest: PublicManifest | undefined, url: string): Listed | undefined {
  const path = url.replace(/[?#].*$/, '').slice(1)
  const sought = path === '' || path.endsWith('/') ? `${path}${PAGE}` : path
  if (sought === PUBLIC_MANIFEST) return undefined
  return manifest?.files.find((file) => file.path === sought)
}

function readManifest(folder: string): PublicManifest | undefined {
  try {
    return publicManifest.parse(JSON.parse(readFileSync(join(folder, PUBLIC_MANIFEST), 'utf8')))
  } catch {
    return undefined
  }
}

function refuse(response: ServerResponse, status: number): void {
  const allowed = status === NOT_ALLOWED ? { allow: 'GET, HEAD' } : {}
  response.writeHead(status, { ...HEADERS, ...allowed, 'content-type': 'text/plain; charset=utf-8' }).end()
}
