import { accept, refuse, type Answer } from '#domain/life'
import { momentFromText, type Utc } from '#domain/measure'
import { clearDemo, homeKind, readRunning, type RunningNode } from '#server/node'
import { say } from '#words'

import { playDay, type Day } from './demo-day.ts'
import { demoFiles, type DemoFiles } from './demo-files.ts'
import { isAlive, noteAfter } from './door.ts'
import { chosenHome } from './home.ts'
import { startPatiently } from './patience.ts'
import { portOption, untilEnded } from './serve.ts'
import { textOption, type Call, type Outcome, type Verb } from './verb.ts'

const USAGE = 'demo [--reset] [--at INSTANT] [--port N]'

/** `demo`: a mechanism of its own on this machine, founded and seeded at the first start, replaying a day as its clock goes. */
export const demo: Verb = {
  usage: USAGE,
  about: 'cli.aboutDemo',
  options: { reset: 'flag', at: 'text', port: 'text' },
  words: [0, 0],
  run: async (call) => {
    const port = portOption(call, USAGE)
    if (typeof port !== 'number') return port
    const files = demoFiles()
    if (!files.ok) return { kind: 'refused', refused: files }
    const at = instantOf(call, files.value)
    if (!at.ok) return { kind: 'misuse', refused: { ...at, kept: 'nothing' } }
    const home = homeOfDemo(call)
    if (!home.ok) return { kind: 'refused', refused: home }
    return serveDemo(call, { home: home.value, port, files: files.value, at: at.value })
  },
}

type Asked = {
  readonly home: string
  readonly port: number
  readonly files: DemoFiles
  readonly at: Utc | undefined
}

async function serveDemo(call: Call, { home, port, files, at }: Asked): Promise<Outcome> {
  const { shell, lang } = call
  const isNew = homeKind(home) !== 'demo'
  const quiet = noteAfter(shell, say(lang, isNew ? 'cli.founding' : 'cli.starting'))
  let day: Day | undefined
  const node = await startPatiently(call, {
    home,
    port,
    founding: files.founding,
    basemap: files.basemap,
    article: files.article,
    beforeLeap: async (to, move) => day?.leap(to, move),
  }).finally(quiet)
  try {
    const played = await playDay(call, { home, node, files, at })
    if (!played.ok) return { kind: 'refused', refused: played }
    day = played.value
    shell.out.write(`${say(lang, 'cli.open', { address: node.address })}\n`)
    return await untilEnded(call, node)
  } finally {
    await endAll(day, node)
  }
}

async function endAll(day: Day | undefined, node: RunningNode): Promise<void> {
  await day?.stop()
  await node.stop()
}

/** The instant up to which the day is played before the address is shown; in the mechanism's zone where it names none. */
function instantOf(call: Call, { zone }: DemoFiles): Answer<Utc | undefined, string> {
  const text = textOption(call, 'at')
  if (text === undefined) return accept(undefined)
  const own = momentFromText(text, undefined)
  const read = !own.ok && own.code === 'MEA_ZONE_MISSING' ? momentFromText(text, zone) : own
  return read.ok ? accept(read.value.utc) : read
}

/**
 * The home, emptied first if asked to. Only a demo is ever begun anew, and never while its node runs; a real mechanism's
 * home and somebody else's folder are left as they are.
 */
function homeOfDemo({ shell, lang, options }: Call): Answer<string, string> {
  const chosen = chosenHome(shell)
  const { home } = chosen
  if (chosen.kind === 'elsewhere')
    shell.err.write(`${say(lang, 'cli.homeElsewhere', { home, wanted: chosen.wanted })}\n`)
  const kind = homeKind(home)
  if (kind === 'real') return refuse('HOME_NOT_DEMO', 'nothing', { home })
  if (kind === 'foreign') return refuse('HOME_FOREIGN', 'nothing', { home })
  if (!options.has('reset')) return accept(home)
  const running = readRunning(home)
  if (running !== undefined && isAlive(running.pid))
    return refuse('HOME_IN_USE', 'nothing', { home, pid: running.pid })
  if (shell.env['DATABASE_URL'] !== undefined) return refuse('HOME_DATABASE_OWN', 'nothing')
  if (kind === 'demo') {
    shell.err.write(`${say(lang, 'cli.resetting', { home })}\n`)
    clearDemo(home)
  }
  return accept(home)
}
