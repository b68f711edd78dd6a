import { accept, refuse, type Answer } from '#domain/life'
import { examineDraft, PORT, submissionsOf, type NodeSettings, type RunningNode } from '#server/node'
import { say } from '#words'

import { noteAfter } from './door.ts'
import { draftAt } from './founding-files.ts'
import { homeOf } from './home.ts'
import { startPatiently } from './patience.ts'
import type { Shell } from './shell.ts'
import { done, misuse, textOption, type Call, type Outcome, type Verb } from './verb.ts'

const USAGE = 'serve [--founding DRAFT] [--port N]'

/** `serve`: the mechanism founded in the home, or by a draft that all have signed, until it is told to stop. */
export const serve: Verb = {
  usage: USAGE,
  about: 'cli.aboutServe',
  options: { founding: 'text', port: 'text' },
  words: [0, 0],
  run: async (call) => {
    const port = portOption(call, USAGE)
    if (typeof port !== 'number') return port
    const { shell, lang } = call
    const founded = foundingOf(call)
    if (!founded.ok) return { kind: 'refused', refused: founded }
    const quiet = noteAfter(shell, say(lang, 'cli.starting'))
    const node = await startPatiently(call, { home: homeOf(shell), port, ...founded.value }).finally(quiet)
    try {
      shell.out.write(`${say(lang, 'cli.open', { address: node.address })}\n`)
      return await untilEnded(call, node)
    } finally {
      await node.stop()
    }
  },
}

/** The records of a draft that every holder has signed; nothing where none is named. */
function foundingOf(call: Call): Answer<Pick<NodeSettings, 'signedFounding'>, string> {
  const path = textOption(call, 'founding')
  const draft = path === undefined ? undefined : draftAt(path)
  if (draft === undefined) return accept({})
  if (!draft.ok) return draft
  const examined = examineDraft(draft.value, draft.value.cards)
  if (!examined.ok) return examined
  const { lacking } = examined.value
  return lacking.length === 0
    ? accept({ signedFounding: submissionsOf(draft.value, examined.value) })
    : refuse('CLI_UNSIGNED', 'nothing', { holders: lacking.join(', '), command: 'truceline founding sign' })
}

const PORT_MAX = 65_535

/** The port to listen on first; another one is taken where it is not free. */
export function portOption(call: Call, usage: string): number | Outcome {
  const text = textOption(call, 'port')
  if (text === undefined) return PORT
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  return port >= 0 && port <= PORT_MAX ? port : misuse('CLI_VALUE', { option: '--port', text, usage })
}

/** How a node's time ends: somebody asks the program to stop, or the database server under it was killed. */
export async function untilEnded({ shell, lang }: Call, { databaseEnded }: RunningNode): Promise<Outcome> {
  const ended = await Promise.race([
    untilStopped(shell).then(() => 'asked'),
    databaseEnded.then(() => 'killed'),
  ])
  if (ended === 'killed') return { kind: 'refused', refused: refuse('DATABASE_ENDED', 'nothing') }
  shell.err.write(`${say(lang, 'cli.stopping')}\n`)
  return done
}

/** Resolves when a person or the system asks the program to end. */
function untilStopped({ stop }: Shell): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve()
    else stop.addEventListener('abort', () => resolve(), { once: true })
  })
}
