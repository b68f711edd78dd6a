import { expect, test } from 'vitest'

import { heardShell } from './heard-shell.ts'
import { progressLine, progressOf, spanText } from './progress.ts'

test('[R-UI-71] nothing is shown in the first second, then a bar with count, rate and time left', () => {
  const shell = heardShell({ isTerminal: true, columns: 120 })
  const progress = progressOf({ shell, lang: 'en', doing: 'cli.checking', total: 1_000_000 })
  progress.at(10)
  shell.passMs(900)
  progress.at(5_000)
  expect(shell.heard().err).toBe('')
  shell.passMs(125_700 - 900)
  progress.at(680_037)
  expect(shell.heard().err).toBe(
    '\r\u001B[2K  Checking 1,000,000 entries  ███████████████░░░░░░░   68 %  5,410/s  60 s left  Ctrl-C stops, resumes later',
  )
  progress.end()
  expect(shell.heard().err.endsWith('\r\u001B[2K')).toBe(true)
})

test('[R-UI-71] where there is no terminal, one line every ten seconds', () => {
  const shell = heardShell()
  const progress = progressOf({ shell, lang: 'ru', doing: 'cli.recording', total: 52 })
  for (let done = 1; done <= 25; done++) {
    shell.passMs(1_000)
    progress.at(done)
  }
  progress.end()
  const lines = shell.heard().err.trimEnd().split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain('Вносится 52 строки')
  expect(shell.heard().err).not.toContain('\u001B')
})

test('[R-UI-71] the lines of a log end at the whole of what was done, and a log that heard nothing hears nothing', () => {
  const shell = heardShell()
  const work = { shell, lang: 'en', doing: 'cli.recording', total: 15 } as const
  const [short, long, stopped] = [progressOf(work), progressOf(work), progressOf(work)]
  for (let done = 1; done <= 15; done++) {
    if (done > 2) shell.passMs(1_000)
    short.at(done > 2 ? 2 : done)
    long.at(done)
    if (done < 14) stopped.at(done)
  }
  const before = shell.heard().err
  long.end()
  expect(shell.heard().err.slice(before.length)).toMatch(/ {2}100 % /)
  const after = shell.heard().err
  stopped.end()
  progressOf(work).end()
  expect(shell.heard().err).toBe(after)
})

test('[R-UI-71] a narrow terminal keeps what, bar and share', () => {
  const shell = heardShell({ isTerminal: true, columns: 60 })
  const line = progressLine(
    { shell, lang: 'hy', doing: 'cli.checking', total: 90 },
    { done: 45, elapsedMs: 3_000 },
  )
  expect(line).toMatch(/^ {2}Ստուգվում է 90 գրառում {2}█{11}░{11} {3}50 %/)
})

test('[R-UI-71] the rate is that of this run, not of what was done before it', () => {
  const shell = heardShell({ columns: 120 })
  const work = { shell, lang: 'en', doing: 'cli.checking', total: 200, from: 100 } as const
  expect(progressLine(work, { done: 110, elapsedMs: 2_000 })).toContain('5.0/s  18 s left')
})

test('[R-UI-71] time left in the unit that says enough', () => {
  expect([3, 119, 120, 3_600, 7_200].map((s) => spanText('en', s))).toEqual([
    '3 s',
    '119 s',
    '2 min',
    '60 min',
    '2 h',
  ])
  expect(spanText('hy', 200)).toBe('3 ր')
})
