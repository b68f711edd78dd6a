import { refuse } from '#domain/life'
import { servePublic, type PublicServer } from '#server/public'
import { say } from '#words'

import { homeOf } from './home.ts'
import { misuse, done, textOption, type Call, type Outcome, type Verb } from './verb.ts'

const USAGE = 'public [--home FOLDER] [--port N]'
/** Where the public page is served first: beside the node's own doors, which the public has no need of. */
const PUBLIC_PORT = 4780
const PORT_MAX = 65_535

/** `public`: the folder of what was released, served by a process that opens nothing else, until it is told to stop. */
export const publicPage: Verb = {
  usage: USAGE,
  about: 'cli.aboutPublic',
  options: { home: 'text', port: 'text' },
  words: [0, 0],
  run: async (call) => {
    const port = portOf(call)
    if (typeof port !== 'number') return port
    const { shell, lang } = call
    const server = await servedAt({ home: textOption(call, 'home') ?? homeOf(shell), port })
    if (server === undefined)
      return { kind: 'refused', refused: refuse('NET_PORT', 'nothing', { from: port, to: port }) }
    shell.out.write(`${say(lang, 'cli.open', { address: server.address })}\n`)
    await untilStopped(call)
    await server.stop()
    return done
  },
}

/** `undefined` where the port is somebody else's. */
async function servedAt(settings: Parameters<typeof servePublic>[0]): Promise<PublicServer | undefined> {
  try {
    return await servePublic(settings)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES'))
      return undefined
    throw error
  }
}

function portOf(call: Call): number | Outcome {
  const text = textOption(call, 'port')
  if (text === undefined) return PUBLIC_PORT
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  return port >= 0 && port <= PORT_MAX ? port : misuse('CLI_VALUE', { option: '--port', text, usage: USAGE })
}

function untilStopped({ shell: { stop } }: Call): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve()
    else stop.addEventListener('abort', () => resolve(), { once: true })
  })
}
