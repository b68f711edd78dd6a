import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { isDemoKeysFile, readDemoKeys } from './demo-keys.ts'
import { LOG_KEY_FILE } from './real-keys.ts'

/**
 * What a home holds: a demonstration; a real mechanism, also one whose keys are not all there; nothing founded yet; or
 * somebody else's files.
 */
export type HomeKind = 'demo' | 'real' | 'empty' | 'foreign'

/** Whose home a folder is, by its files alone: nothing is started and nothing changed. */
export function homeKind(home: string): HomeKind {
  if (existsSync(join(home, LOG_KEY_FILE))) return 'real'
  if (readDemoKeys(home) !== undefined) return 'demo'
  const names = existsSync(home) ? readdirSync(home) : []
  if (names.some((name) => name === LOG_MARK || isDemoKeysFile(name))) return 'real'
  const isOurs = names.every((name) => name === 'keys') || names.some((name) => LEFT_BY_A_START.has(name))
  return isOurs ? 'empty' : 'foreign'
}

/** Whether a log was ever opened in a home: a real mechanism's keys are there before anything is founded with them. */
export function isFounded(home: string): boolean {
  const kind = homeKind(home)
  return kind === 'demo' || (kind === 'real' && existsSync(join(home, LOG_MARK)))
}

/** The newest head that left the node: whoever has one has a log, and a log without a demo's keys is nobody's to remove. */
export const LOG_MARK = 'log.mark'

/** What a demonstration makes in its home, each perhaps with a file beside it that was being written. */
const MADE_BY_A_DEMO: readonly string[] = [
  'pg',
  'demo-keys.json',
  LOG_MARK,
  'clock.json',
  'public',
  'public-whole',
  'node.json',
  'owner.pid',
  'import.pid',
  'verify',
]

/** Removes what a demonstration made in its home, and the home with it where nothing else is in it. */
export function clearDemo(home: string): void {
  if (homeKind(home) !== 'demo') throw new Error('only a demonstration is ever removed')
  const names = readdirSync(home)
  const made = names.filter((name) =>
    MADE_BY_A_DEMO.some((own) => name === own || name.startsWith(`${own}.`)),
  )
  // The keys last: while they are there the folder is still told to be a demonstration's, and clearing goes on next time.
  for (const name of made.toSorted((a, b) => Number(isDemoKeysFile(a)) - Number(isDemoKeysFile(b))))
    rmSync(join(home, name), { recursive: true, force: true })
  if (made.length === names.length) rmdirSync(home)
}

/** What a start that was cut off before it founded anything leaves. */
const LEFT_BY_A_START: ReadonlySet<string> = new Set(['pg', 'owner.pid'])
