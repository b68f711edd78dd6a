import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import type { HolderKind } from '#domain/party'
import { cosignerName, keyCardText, type KeyCard } from '#domain/record'
import { bytesOfBase64url, vkeyOf } from '#tlog'

import { emptyDatabase } from '../../test/database.ts'
import { labelledKey } from '../../test/keys.ts'
import { MECHANISM } from '../../test/mechanism.ts'
import { sha256 } from './hash.ts'
import { heardShell } from './heard-shell.ts'
import { runVerb } from './run.ts'
import { verbs } from './verbs.ts'

const [MECH, DOMAIN] = ['river2031', 'mission.example']
const KINDS: Readonly<Record<string, HolderKind>> = { M: 'mission', A: 'party', B: 'party', G1: 'neutral' }

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'truceline-founding-'))
  chmodSync(folder, 0o711) // as root the database's user is another, who must get through
  mkdirSync(at('cards'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const at = (...names: readonly string[]): string => join(folder, ...names)
const bytes = (key: string): Uint8Array => bytesOfBase64url(key) ?? new Uint8Array()

/** A holder's card in a folder, and its root key in a file, as `keys init` makes them but for the passphrase. */
function holder(code: string, cards: string = 'cards', root: string = `${code}.root`): string {
  const named = { mech: MECH, domain: DOMAIN, holder: code }
  const cosigner = vkeyOf(sha256, {
    name: cosignerName(named),
    kind: 'cosignature',
    key: bytes(labelledKey(`${code}.cosign`).key),
  })
  const card: KeyCard = {
    ...named,
    kind: KINDS[code] ?? 'neutral',
    root: labelledKey(root).key,
    recovery: { kind: 'absent' },
    cosigner: { kind: 'known', value: cosigner },
    seal: { kind: 'absent' },
    made: '2031-05-04',
  }
  const text = keyCardText(sha256, card, (message) => bytes(labelledKey(root).sign(message)))
  mkdirSync(at(cards), { recursive: true })
  writeFileSync(at(cards, `${code}.card`), text)
  return keyFile(code, root)
}

function keyFile(code: string, root: string): string {
  const path = at(`${root}.key`)
  const seed = Buffer.from(labelledKey(root).seed).toString('hex')
  writeFileSync(path, JSON.stringify({ office: `${code}.root`, seed }), { mode: 0o600 })
  return path
}

function file(preset: 'lineOnly' | 'smallMission' | 'full', given: object = {}): string {
  const path = at('mechanism.json')
  const mechanism = { ...MECHANISM, preset, ...given }
  writeFileSync(path, JSON.stringify({ mech: MECH, domain: DOMAIN, mechanism }))
  return path
}

async function run(...args: readonly string[]) {
  const shell = heardShell({ env: { TRUCELINE_HOME: at('home') } })
  const exit = await runVerb(verbs, args, shell)
  return { exit, ...shell.heard() }
}

const draft = (): string => at('founding.json')
const begin = (from: string, key: string) =>
  run('init', from, '--cards', at('cards'), '--key', key, '--draft', draft())
const sign = (key: string, cards = 'cards') =>
  run('founding', 'sign', draft(), '--cards', at(cards), '--key', key)

/** Begins on whichever of two sides the lot falls on. */
async function beginByLot(from: string, keys: Readonly<Record<string, string>>): Promise<string> {
  for (const [code, key] of Object.entries(keys)) {
    const begun = await begin(from, key)
    if (begun.exit === 0) return code
    if (!begun.err.includes('CLI_SEQUENCER')) throw new Error(begun.err)
  }
  throw new Error('nobody may begin')
}

/** Serves what the draft founds, asks what every reader may know of it, and stops. */
async function served(url?: string) {
  vi.stubEnv('DATABASE_URL', url ?? (await emptyDatabase()))
  const shell = heardShell({ env: { TRUCELINE_HOME: at('home') } })
  const ended = runVerb(verbs, ['serve', '--founding', draft(), '--port', '0'], shell)
  await vi.waitFor(() => expect(`${shell.heard().out}${shell.heard().err}`).toMatch(/http:|refused/), 30_000)
  const [address] = /http:\S+\d/.exec(shell.heard().out) ?? []
  const answer = address === undefined ? undefined : await (await fetch(`${address}/api/mechanism`)).json()
  shell.press()
  return { exit: await ended, answer, ...shell.heard() }
}

describe('a mechanism founded by its holders', () => {
  test('[R-PTY-10, R-REC-82] lineOnly: two sides, no mission; the lot says who begins, the other compares and signs', async () => {
    const keys = { A: holder('A'), B: holder('B') }
    const first = await beginByLot(file('lineOnly'), keys)
    const other = first === 'A' ? keys.B : keys.A
    const shown = await run('founding', 'show', draft(), '--cards', at('cards'), '--json')
    expect(JSON.parse(shown.out)).toMatchObject({
      sequencer: first,
      grade: 'witnessed',
      lacking: [first === 'A' ? 'B' : 'A'],
    })
    expect(await served()).toMatchObject({ exit: 1, err: expect.stringContaining('CLI_UNSIGNED') })
    expect(await sign(other)).toMatchObject({ exit: 0, out: expect.stringContaining('serve --founding') })
    expect(await served()).toMatchObject({ exit: 0, answer: { mech: MECH, preset: 'lineOnly' } })
  })

  test('[R-PTY-10] smallMission: a mission and two sides, the neutral’s seat empty and named so', async () => {
    const keys = ['M', 'A', 'B'].map((code) => holder(code))
    const begun = await begin(file('smallMission'), keys[0] ?? '')
    expect(begun).toMatchObject({ exit: 0 })
    expect(begun.out).toContain('Empty: G1')
    expect(begun.out).toContain('M.duty')
    for (const key of keys.slice(1)) expect(await sign(key)).toMatchObject({ exit: 0 })
    expect(await served()).toMatchObject({ exit: 0, answer: { mech: MECH } })
  })

  test('[R-PTY-10] full: with a neutral the best grade is jointly held', async () => {
    const keys = ['M', 'A', 'B', 'G1'].map((code) => holder(code))
    const begun = await begin(file('full'), keys[0] ?? '')
    expect(begun.out).toContain('jointly held')
    for (const key of keys.slice(1)) expect(await sign(key)).toMatchObject({ exit: 0 })
    expect(await served()).toMatchObject({ exit: 0, answer: { mech: MECH } })
  })

  test('[R-PTY-11] a mission begins alone: its signature is all that is needed', async () => {
    const begun = await begin(file('smallMission'), holder('M'))
    expect(begun.out).toContain('Every held root has signed.')
    expect(begun.out).not.toContain('A.rep')
    expect(await served()).toMatchObject({ exit: 0, answer: { mech: MECH } })
  })
})

test('[R-PTY-10, R-REC-83] the page on founding, followed word by word, founds what it says', async () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/found-a-mechanism.md'), 'utf8')
  const [, example = ''] = /```json\n(.*?)```/s.exec(page) ?? []
  const commands = [...page.matchAll(/^npm run -s truceline -- (.*)$/gm)].map(([, line = '']) =>
    line.split(' '),
  )
  writeFileSync(at('mechanism.json'), example)
  const before = process.cwd()
  process.chdir(folder)
  try {
    for (const words of commands.slice(0, -1)) {
      const shell = heardShell({
        env: {
          TRUCELINE_HOME: at('home'),
          TRUCELINE_PASSPHRASE: 'heron lantern violet moss',
          TRUCELINE_RECOVERY_PASSPHRASE: 'plum harbour seven kites',
        },
      })
      expect([words, await runVerb(verbs, words, shell), shell.heard().err]).toEqual([words, 0, ''])
      if (words[1] !== 'init') continue
      const [, , code = '', keys = ''] = words
      writeFileSync(at('cards', `${code}.card`), readFileSync(at(keys, `${code}.card`)))
    }
  } finally {
    process.chdir(before)
  }
  expect(commands.at(-1)).toEqual(['serve', '--founding', 'founding.json'])
  expect(await served()).toMatchObject({ exit: 0, answer: { mech: 'river2031', zone: '+05:30' } })
}, 300_000)

describe('a founding that is not what its holders hold', () => {
  test('[R-REC-83] a root that the mission swapped is caught by its owner and by everyone who holds the card', async () => {
    const mission = holder('M')
    const [own, others] = [holder('A', 'own'), holder('B', 'own')]
    holder('M', 'own')
    holder('A', 'cards', 'thief')
    holder('B')
    expect(await begin(file('smallMission'), mission)).toMatchObject({ exit: 0 })
    const before = readFileSync(draft(), 'utf8')
    for (const key of [own, others]) {
      const refused = await sign(key, 'own')
      expect(refused).toMatchObject({ exit: 1 })
      expect(refused.err).toContain('REC_CARD_DIFFERS')
    }
    expect(readFileSync(draft(), 'utf8')).toBe(before)
  })

  test('[R-REC-82] settings changed under way lose the signatures that were given: the draft is refused', async () => {
    const mission = holder('M')
    const side = holder('A')
    await begin(file('smallMission'), mission)
    const said = JSON.parse(readFileSync(draft(), 'utf8'))
    said.founding.mechanism.dayClose = '18:00'
    writeFileSync(draft(), JSON.stringify(said))
    expect((await sign(side)).err).toContain('HOME_DRAFT_CHANGED')
  })

  test('[R-REC-83] a card that is forgotten, there twice or of another mechanism is named, and no key is made for it', async () => {
    const [mission, side] = [holder('M'), holder('A')]
    const other = JSON.parse(readFileSync(file('smallMission'), 'utf8'))
    writeFileSync(at('other.json'), JSON.stringify({ ...other, mech: 'other2031' }))
    const strange = await begin(at('other.json'), mission)
    expect(strange.err).toContain('that of A: mech (REC_CARD_DIFFERS)')
    expect(existsSync(at('home'))).toBe(false)
    await begin(file('smallMission'), mission)
    mkdirSync(at('few'))
    writeFileSync(at('few', 'A.card'), readFileSync(at('cards', 'A.card')))
    expect((await sign(side, 'few')).err).toContain('that of M (HOME_CARD_MISSING)')
    writeFileSync(at('cards', 'old.card'), readFileSync(at('cards', 'A.card')))
    expect((await sign(side)).err).toContain('of one holder: A (CLI_CARD_TWICE)')
  })

  test('[R-REC-86] a key of another holder signs nothing', async () => {
    const mission = holder('M')
    await begin(file('smallMission'), mission)
    expect((await sign(keyFile('B', 'B.root'))).err).toContain('CLI_NOT_NAMED')
  })

  test('[R-PTY-10] a file that is none, or that sets a clock, founds nothing and names the field', async () => {
    const mission = holder('M')
    const clock = { clock: { start: '2031-05-04T00:00:00.000Z' } }
    expect((await begin(file('full', clock), mission)).err).toContain('mechanism.clock')
    expect((await begin(file('full', { zone: 7 }), mission)).err).toContain('mechanism.zone')
    writeFileSync(at('mechanism.json'), 'no JSON')
    expect((await begin(at('mechanism.json'), mission)).err).toContain('HOME_FOUNDING')
    expect((await begin(at('none.json'), mission)).err).toContain('CLI_FILE')
  })

  test.each([
    ['mechanism.zone', { mechanism: { zone: 'Mars/Base' } }],
    ['mechanism.firstDay', { mechanism: { firstDay: '2031-02-30' } }],
    ['foo', { foo: 1 }],
    ['mechanism.sides', { mechanism: { sides: [MECHANISM.sides[0], MECHANISM.sides[0]] } }],
    ['seats.0', { seats: [{ code: 'M', kind: 'party' }] }],
    [
      'seats.1',
      {
        seats: [
          { code: 'M', kind: 'mission' },
          { code: 'M', kind: 'mission' },
        ],
      },
    ],
    ['offices.0', { offices: [{ office: 'A.duty', functions: ['DO'] }] }],
    ['offices.0', { offices: [{ office: 'M.node', functions: ['node'] }] }],
    [
      'offices.1',
      {
        offices: [
          { office: 'M.duty', functions: ['DO'] },
          { office: 'M.duty', functions: ['PL'] },
        ],
      },
    ],
  ])(
    '[R-PTY-10] what the record would refuse is told before anything is signed: %s',
    async (field, given) => {
      const mission = holder('M')
      const said = JSON.parse(readFileSync(file('full'), 'utf8'))
      const { mechanism, ...more } = { mechanism: {}, ...given }
      writeFileSync(
        at('mechanism.json'),
        JSON.stringify({ ...said, ...more, mechanism: { ...said.mechanism, ...mechanism } }),
      )
      const begun = await begin(at('mechanism.json'), mission)
      expect([begun.exit, begun.err]).toEqual([1, expect.stringContaining(`: ${field}`)])
      expect(existsSync(at('home'))).toBe(false)
    },
  )

  test('[R-REC-82] a founding other than the one its holders signed here is not entered, and no other record served', async () => {
    const mission = holder('M')
    await begin(file('smallMission'), mission)
    const pin = readFileSync(at('home', 'pin'), 'utf8')
    writeFileSync(at('home', 'pin'), `${'0'.repeat(64)}\n`)
    expect((await served()).err).toContain('REC_GENESIS')
    writeFileSync(at('home', 'pin'), pin)
    const url = await emptyDatabase()
    expect(await served(url)).toMatchObject({ exit: 0 })
    writeFileSync(at('home', 'pin'), `${'0'.repeat(64)}\n`)
    expect((await served(url)).err).toContain('REC_GENESIS')
  })

  test('[R-REC-82] a home that holds a mechanism begins no other, and a draft is not written over', async () => {
    const mission = holder('M')
    const begun = await begin(file('smallMission'), mission)
    const [id = 'none'] = /[0-9a-f]{64}/.exec(begun.out) ?? []
    expect(readFileSync(at('home', 'pin'), 'utf8')).toBe(`${id}\n`)
    expect((await begin(file('smallMission'), mission)).err).toContain('CLI_THERE')
    const another = ['--cards', at('cards'), '--key', mission, '--draft', at('other.json')]
    expect((await run('init', file('smallMission'), ...another)).err).toContain('HOME_BEGUN')
    expect(readFileSync(at('home', 'pin'), 'utf8')).toBe(`${id}\n`)
    expect(await served()).toMatchObject({ exit: 0 })
    rmSync(draft())
    expect((await begin(file('smallMission'), mission)).err).toContain('HOME_FOUNDED')
  })
})
