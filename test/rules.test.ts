import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const RULE = /R-[A-Z]{2,3}-\d+/g

/** Rules that a `RULES.md` states: `- R-XXX-n · …` at the start of a line. */
function stated(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const file of globSync(['src/**/RULES.md', 'simulation/RULES.md'], { cwd: root }))
    for (const line of readFileSync(join(root, file), 'utf8').split('\n')) {
      const rule = /^- (R-[A-Z]{2,3}-\d+) · /.exec(line)?.[1]
      if (rule) found.set(rule, file)
    }
  return found
}

/** Rules that a test's title cites: `[R-XXX-n]`, several allowed. */
function cited(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const file of globSync(['src/**/*.test.ts', 'simulation/**/*.test.ts', 'test/**/*.test.ts'], {
    cwd: root,
  }))
    for (const title of readFileSync(join(root, file), 'utf8').match(/['"`](?:\[R-[^\]]*\] ?)+/g) ?? [])
      for (const rule of title.match(RULE) ?? []) found.set(rule, file)
  return found
}

test('[S-27] every rule that is stated is cited by a test', () => {
  const tests = cited()
  expect([...stated()].filter(([rule]) => !tests.has(rule))).toEqual([])
})

test('[S-27] every rule that a test cites is stated', () => {
  const rules = stated()
  expect([...cited()].filter(([rule]) => !rules.has(rule))).toEqual([])
})
