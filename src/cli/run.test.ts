import { expect, test } from 'vitest'

import { heardShell, type HeardShell } from './heard-shell.ts'
import { runVerb, type Verbs } from './run.ts'
import { done, refused, type Call } from './verb.ts'

const calls: Call[] = []

const verbs: Verbs = {
  'record show': {
    usage: 'record show ID [--json] [--zone ZONE]',
    about: 'cli.aboutShow',
    options: { json: 'flag', zone: 'text' },
    words: [1, 1],
    run: (call) => {
      calls.push(call)
      return Promise.resolve(done)
    },
  },
  serve: {
    usage: 'serve',
    about: 'cli.aboutServe',
    options: {},
    words: [0, 0],
    run: () => Promise.resolve(refused('HOME_NONE', { home: '/srv/x' })),
  },
  doctor: {
    usage: 'doctor',
    about: 'cli.aboutDoctor',
    options: {},
    words: [0, 0],
    run: () =>
      Promise.reject(
        Object.assign(new Error('x'), { code: 'HOME_IN_USE', detail: { home: '/h', pid: 41_274 } }),
      ),
  },
  rebuild: {
    usage: 'rebuild',
    about: 'cli.aboutRebuild',
    options: {},
    words: [0, 0],
    run: () => Promise.reject(new TypeError('boom \u001B[31m')),
  },
}

function run(words: string, shell: HeardShell = heardShell()): Promise<[number, HeardShell]> {
  return runVerb(verbs, words.split(' ').filter(Boolean), shell).then((code) => [code, shell])
}

test('[R-UI-70] what was called rightly is done: exit 0, with its words and options', async () => {
  const [code] = await run('record show 12 --json --zone=+04:00')
  expect(code).toBe(0)
  expect(calls.at(-1)).toMatchObject({ words: ['12'], lang: 'en' })
  expect([...(calls.at(-1)?.options ?? [])]).toEqual([
    ['json', true],
    ['zone', '+04:00'],
  ])
})

test('[R-UI-70] what is refused is one sentence with its code and what to do: exit 1', async () => {
  const [code, shell] = await run('serve')
  expect(code).toBe(1)
  expect(shell.heard()).toEqual({
    out: '',
    err: 'refused: There is no founded mechanism in the home: /srv/x (HOME_NONE). Run npm start for the demo, or set TRUCELINE_HOME to the folder where the mechanism was founded.\n',
  })
})

test.each([
  ['', 'CLI_VERB'],
  ['conquer', 'CLI_VERB'],
  ['record', 'CLI_VERB'],
  ['record show', 'CLI_ARGUMENTS'],
  ['record show 1 2', 'CLI_ARGUMENTS'],
  ['record show 1 --wide', 'CLI_OPTION'],
  ['record show 1 -j', 'CLI_OPTION'],
  ['record show 1 --zone', 'CLI_VALUE'],
  ['record show 1 --json=yes', 'CLI_VALUE'],
  ['record show 1 --constructor', 'CLI_OPTION'],
  ['serve --lang fr', 'CLI_VALUE'],
])('[R-UI-70] "%s" is called wrongly: exit 2, %s', async (words, expected) => {
  const [code, shell] = await run(words)
  expect(code).toBe(2)
  expect(shell.heard().out).toBe('')
  expect(shell.heard().err).toMatch(new RegExp(`^wrong: .*\\(${expected}\\)\\. `))
})

test('[R-UI-70] help is data and no fault', async () => {
  const [code, shell] = await run('record show --help')
  expect([code, shell.heard().err]).toEqual([0, ''])
  expect(shell.heard().out).toContain('truceline record show ID [--json]')
  expect((await run('--help'))[1].heard().out).toContain('truceline serve')
})

test('[R-UI-72] a machine’s trouble is told by its code; anything else is our fault and never a stack', async () => {
  const [code, shell] = await run('doctor')
  expect(code).toBe(1)
  expect(shell.heard().err).toMatch(/\/h is held by a running node \(process 41274\) \(HOME_IN_USE\)\./)
  const [other, broken] = await run('rebuild')
  expect(other).toBe(1)
  expect(broken.heard().err).toContain('(NET_FAULT)')
  expect(broken.heard().err).not.toContain('\u001B')
  expect(broken.heard().err).not.toMatch(/\n\s+at /)
})

test('[R-UI-57] the language is the one asked for, else the system’s, else English', async () => {
  const told = async (words: string, env: Readonly<Record<string, string>>): Promise<string> =>
    (await run(words, heardShell({ env })))[1].heard().err
  expect(await told('serve --lang hy', { LANG: 'ru_RU.UTF-8' })).toMatch(/^մերժված է՝ .*HOME_NONE\)։ /)
  expect(await told('serve', { LANG: 'ru_RU.UTF-8' })).toMatch(/^отклонено: /)
  expect(await told('serve', { LC_ALL: 'az_AZ', LANG: 'ru_RU.UTF-8' })).toMatch(/^rədd edildi: /)
  expect(await told('serve', { LANG: 'C' })).toMatch(/^refused: /)
})

test('[R-UI-72] emphasis only on a terminal, and none where nobody wants it', async () => {
  const on = async (env: Readonly<Record<string, string>>): Promise<string> =>
    (await run('serve', heardShell({ isTerminal: true, env })))[1].heard().err
  expect((await on({})).startsWith('\u001B[1mrefused:\u001B[0m ')).toBe(true)
  expect(await on({ NO_COLOR: '1' })).toMatch(/^refused: /)
  expect(await on({ TERM: 'dumb' })).toMatch(/^refused: /)
})
