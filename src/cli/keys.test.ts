import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { MECHANISM } from '../../test/mechanism.ts'
import { heardShell } from './heard-shell.ts'
import { cardAt } from './keys-words.ts'
import { readOfficeKey } from './office-key.ts'
import { runVerb } from './run.ts'
import { verbs } from './verbs.ts'

const ROOT = 'heron lantern violet moss'
const RECOVERY = 'plum harbour seven kites'
const ENV = { TRUCELINE_PASSPHRASE: ROOT, TRUCELINE_RECOVERY_PASSPHRASE: RECOVERY }

// Locking a key under a passphrase is slow on purpose, and slower on a loaded machine: one folder and one holder for all.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })
let folder = ''
let made: Awaited<ReturnType<typeof init>>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'truceline-keys-'))
  made = await init('A', { env: ENV })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = (...names: readonly string[]): string => join(folder, ...names)
const whose = ['--mech', 'river2031', '--domain', 'mission.example'] as const

function init(holder: string, given: Parameters<typeof heardShell>[0], ...more: readonly string[]) {
  const shell = heardShell(given)
  const ended = runVerb(verbs, ['keys', 'init', holder, at(holder), ...whose, ...more], shell)
  return ended.then((exit) => ({ exit, ...shell.heard() }))
}

async function words(...args: readonly string[]) {
  const shell = heardShell()
  const exit = await runVerb(verbs, ['keys', 'words', ...args], shell)
  return { exit, ...shell.heard() }
}

test('[R-REC-86] a holder makes its keys under two passphrases, and a card that says no more than their public halves', async () => {
  const { exit, out } = made
  expect(exit).toBe(0)
  expect(out).toContain(at('A', 'A.card'))
  const files = ['root.key', 'recovery.key', 'cosign.key']
  expect(files.map((name) => statSync(at('A', name)).mode & 0o777)).toEqual([0o600, 0o600, 0o600])
  const card = cardAt(at('A', 'A.card'))
  if (!card.ok) throw new Error(card.code)
  const [root, recovery, cosign] = await Promise.all([
    readOfficeKey(at('A', 'root.key'), ROOT),
    readOfficeKey(at('A', 'recovery.key'), RECOVERY),
    readOfficeKey(at('A', 'cosign.key'), undefined),
  ])
  if (!root.ok || !recovery.ok || !cosign.ok) throw new Error('a key that does not open')
  const { value } = card
  expect(value.card).toMatchObject({
    holder: 'A',
    kind: 'party',
    root: root.value.key,
    recovery: { value: recovery.value.key },
    cosigner: { value: { kind: 'cosignature', name: 'mission.example/river2031/cosign/a' } },
  })
  expect(root.value.office).toBe('A.root')
  const seed = /"seed":"([0-9a-f]+)"/.exec(readFileSync(at('A', 'cosign.key'), 'utf8'))?.[1] ?? 'none'
  expect(`${out}${value.text}`).not.toContain(seed)
})

test('[R-REC-86] on a terminal each passphrase is asked twice, and two that differ make no key', async () => {
  const asked = await init('G1', { answers: [ROOT, ROOT, RECOVERY, RECOVERY] }, '--kind', 'neutral')
  expect(asked).toMatchObject({ exit: 0 })
  const slipped = await init('B', { answers: [ROOT, ROOT, RECOVERY, 'plum harbour seven kite'] })
  expect(slipped).toMatchObject({ exit: 1 })
  expect(slipped.err).toContain('CLI_PASSPHRASE_DIFFERS')
  expect(existsSync(at('B'))).toBe(false)
})

test('[R-REC-86] without a terminal or with a short passphrase no key is made', async () => {
  expect((await init('B', {})).err).toContain('CLI_PASSPHRASE)')
  expect((await init('B', { answers: ['elevenchars'] })).err).toContain('CLI_PASSPHRASE_SHORT')
  expect(existsSync(at('B'))).toBe(false)
})

test('[R-REC-86] two keys that two people keep do not get one passphrase', async () => {
  const env = { TRUCELINE_PASSPHRASE: ROOT, TRUCELINE_RECOVERY_PASSPHRASE: ROOT }
  expect((await init('B', { env })).err).toContain('CLI_PASSPHRASE_SAME')
  expect(existsSync(at('B'))).toBe(false)
})

test('[R-REC-86] a key under a passphrase says when none was given, and when a wrong one was', async () => {
  const sign = async (given: Parameters<typeof heardShell>[0]) => {
    const shell = heardShell({ ...given, env: { TRUCELINE_HOME: at('home'), ...given?.env } })
    writeFileSync(
      at('mechanism.json'),
      JSON.stringify({ mech: 'river2031', domain: 'mission.example', mechanism: MECHANISM }),
    )
    const args = ['--cards', at('A'), '--key', at('A', 'root.key'), '--draft', at('draft.json')]
    await runVerb(verbs, ['init', at('mechanism.json'), ...args], shell)
    return shell.heard().err
  }
  expect(await sign({})).toContain('CLI_PASSPHRASE)')
  expect(await sign({ answers: ['heron lantern violet mass'] })).toContain('CLI_PASSPHRASE_WRONG')
  expect(existsSync(at('home'))).toBe(false)
})

test('[R-REC-86] keys are never written over', async () => {
  const before = readFileSync(at('A', 'root.key'))
  expect((await init('A', { env: ENV })).err).toContain('CLI_KEYS_THERE')
  expect(readFileSync(at('A', 'root.key'))).toEqual(before)
})

test.each([
  ['Z', []],
  ['a', []],
  ['B', ['--kind', 'mission']],
  ['G2', ['--kind', 'party']],
  ['B', ['--mech', 'River 2031']],
  ['B', ['--domain', 'Mission Example']],
] as const)('[R-UI-70] keys init %s %j is no such holder, and makes nothing', async (holder, more) => {
  expect(await init(holder, { env: ENV }, ...more)).toMatchObject({ exit: 2 })
  expect(existsSync(at(holder))).toBe(false)
})

test('[R-REC-64] two people who hold one card read the same eight words under one challenge', async () => {
  const card = at('A', 'A.card')
  writeFileSync(at('copy.card'), readFileSync(card))
  const [mine, theirs] = [
    await words(card, '--challenge', '482913'),
    await words(at('copy.card'), '--challenge', '482913'),
  ]
  expect(mine).toEqual(theirs)
  expect(mine.out.match(/^ {2}(?:[a-z]{4,7} +){3}[a-z]{4,7}$/gm)).toHaveLength(2)
  expect(mine.out.match(/^ {2}(?:\d{3} +){3}\d{3}$/gm)).toHaveLength(2)
})

test('[R-REC-64] without a challenge one is drawn each time, and --json says all of it', async () => {
  const asked = [await words(at('A', 'A.card'), '--json'), await words(at('A', 'A.card'), '--json')]
  const [one, other] = asked.map(({ out }) => JSON.parse(out))
  expect(one).toMatchObject({
    holder: 'A',
    kind: 'party',
    mech: 'river2031',
    challenge: expect.stringMatching(/^\d{6}$/),
  })
  expect(one.words).toHaveLength(8)
  expect(one.challenge === other.challenge && one.words === other.words).toBe(false)
})

test('[R-REC-83] a card that was changed, or is none, has no words', async () => {
  const text = readFileSync(at('A', 'A.card'), 'utf8')
  writeFileSync(at('changed.card'), text.replace('A party', 'B party'))
  expect((await words(at('changed.card'))).err).toContain('CLI_CARD')
  expect((await words(at('A', 'root.key'))).err).toContain('CLI_CARD')
  expect((await words(at('none.card'))).err).toContain('CLI_FILE')
  expect(await words(at('A', 'A.card'), '--challenge', '12345')).toMatchObject({ exit: 2 })
})
