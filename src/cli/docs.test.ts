import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { heardShell } from './heard-shell.ts'
import { runVerb } from './run.ts'
import { verbs } from './verbs.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/cli.md'), 'utf8')

/** Commands as the page gives them, each as the words after `truceline --`; `npm start` is the verb `demo`. */
const commands: readonly (readonly string[])[] = page.split('\n').flatMap((line) => {
  const read = /^npm (run -s truceline|start)(?: -- (.*))?$/.exec(line)
  if (read === null) return []
  const words = read[2]?.split(' ') ?? []
  return [read[1] === 'start' ? ['demo', ...words] : words]
})

test('[S-29] every command of the page is one that the program takes', async () => {
  expect(commands.length).toBeGreaterThan(10)
  for (const words of commands) {
    const shell = heardShell()
    expect([words, await runVerb(verbs, [...words, '--help'], shell)]).toEqual([words, 0])
  }
})

test('[S-29] the page shows every verb, and every option but those that all have', () => {
  for (const [name, { options }] of Object.entries(verbs)) {
    expect([name, commands.some((words) => words.join(' ').startsWith(name))]).toEqual([name, true])
    for (const option of Object.keys(options))
      expect([name, option, page.includes(`--${option}`)]).toEqual([name, option, true])
  }
})
