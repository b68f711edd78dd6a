import { rebuildHome } from '#server/node'
import { harmless, say } from '#words'

import { runningOf } from './door.ts'
import { homeOf } from './home.ts'
import { progressOf, type Progress } from './progress.ts'
import { done, refused, type Call, type Outcome, type Verb } from './verb.ts'

/** `rebuild`: every table made again from the record and every row compared by hash; what differs is named and put right. */
export const rebuild: Verb = {
  usage: 'rebuild [--json]',
  about: 'cli.aboutRebuild',
  options: { json: 'flag' },
  words: [0, 0],
  run: async (call) => {
    const home = homeOf(call.shell)
    const running = await runningOf(home)
    return running === undefined ? rebuilt(call, home) : refused('CLI_NODE_RUNNING', { address: running })
  },
}

async function rebuilt(call: Call, home: string): Promise<Outcome> {
  const { shell } = call
  let progress: Progress | undefined
  const found = await rebuildHome({
    home,
    signal: shell.stop,
    progress: (at, total) => {
      progress ??= progressOf({ ...call, doing: 'cli.comparing', total })
      progress.at(at)
    },
  }).finally(() => progress?.end())
  if (call.options.has('json')) shell.out.write(`${JSON.stringify(found)}\n`)
  else
    shell.out.write(
      linesOf(call, found)
        .map((line) => `  ${line}\n`)
        .join(''),
    )
  return found.kind === 'replaced' && found.differences.length === 0 ? done : { kind: 'said' }
}

type Found = Awaited<ReturnType<typeof rebuildHome>>

function linesOf({ lang }: Call, { kind, entries, rows, differences }: Found): readonly string[] {
  const named = differences.map(({ table, key }) => say(lang, 'cli.differs', { table, key: harmless(key) }))
  switch (kind) {
    case 'stopped':
      return [say(lang, 'cli.rebuildStopped', { n: entries })]
    case 'logBroken':
      return [...named, say(lang, 'cli.logBroken')]
    case 'replaced':
      return named.length === 0
        ? [say(lang, 'cli.equal', { rows })]
        : [...named, say(lang, 'cli.differing', { n: named.length })]
  }
}
