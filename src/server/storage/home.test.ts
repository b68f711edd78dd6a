import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { chooseHome } from './home.ts'

const uid = process.getuid?.() ?? -1

function checkout(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'truceline-'))
  chmodSync(folder, 0o711)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, name), { recursive: true, mode: 0o755 })
  return join(folder, name)
}

test('[R-STO-3] the home that the environment names is taken as it is', () => {
  const env = { TRUCELINE_HOME: '/srv/mission/home' }
  expect(chooseHome({ env, checkoutDir: checkout('clone'), uid })).toEqual({
    kind: 'named',
    home: '/srv/mission/home',
  })
})

test('[R-STO-3] a clone that the database can reach keeps its home inside', () => {
  const checkoutDir = checkout('clone')
  expect(chooseHome({ env: {}, checkoutDir, uid })).toEqual({
    kind: 'checkout',
    home: join(checkoutDir, '.home'),
  })
})

test('[R-STO-3] a clone with too long a path gets a folder of its own elsewhere, the same one each time', () => {
  const checkoutDir = checkout('long'.repeat(30))
  const env = { HOME: '/tmp' }
  const chosen = chooseHome({ env, checkoutDir, uid })
  expect(chosen).toMatchObject({
    kind: 'elsewhere',
    wanted: join(checkoutDir, '.home'),
    because: 'HOME_PATH_TOO_LONG',
  })
  expect(chooseHome({ env, checkoutDir, uid })).toEqual(chosen)
  expect(chooseHome({ env, checkoutDir: checkout('long'.repeat(30)), uid }).home).not.toBe(chosen.home)
})

test.runIf(uid === 0)(
  '[R-STO-3] root with a clone below a closed folder keeps the home under /var/lib/truceline',
  () => {
    const closed = checkout('closed')
    const checkoutDir = join(closed, 'clone')
    mkdirSync(checkoutDir)
    chmodSync(closed, 0o700)
    const chosen = chooseHome({ env: {}, checkoutDir, uid })
    expect(chosen).toMatchObject({ kind: 'elsewhere', because: 'HOME_UNREACHABLE' })
    expect(chosen.home).toMatch(/^\/var\/lib\/truceline\/[0-9a-f]{12}$/)
  },
)

test('[R-STO-3] a user whose clone and own folder are both no place gets one under the temporary folder', () => {
  const env = { HOME: `/tmp/${'h'.repeat(100)}` }
  const chosen = chooseHome({ env, checkoutDir: checkout('long'.repeat(30)), uid: uid === 0 ? 65_534 : uid })
  expect(chosen.home.startsWith(join(tmpdir(), 'truceline-'))).toBe(true)
})
