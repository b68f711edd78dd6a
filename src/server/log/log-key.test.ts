import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { hex, utf8 } from '#tlog'

import { labelledKey } from '../../../test/keys.ts'
import { logKeyInFile, logKeyOfSeed } from './log-key.ts'
import { verifyEd25519 } from './verify.ts'

function keyPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'truceline-key-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'log.key')
}

test('[R-LOG-5] a log key is made once, of mode 0600, and signs alike at every start', () => {
  const path = keyPath()
  const first = logKeyInFile(path)
  const again = logKeyInFile(path)
  expect(hex(again.publicKey)).toBe(hex(first.publicKey))
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const message = utf8('truceline.example/log/nk2020/e1\n0\n')
  expect(verifyEd25519(first.publicKey, message, again.sign(message))).toBe(true)
  expect(hex(logKeyInFile(keyPath()).publicKey)).not.toBe(hex(first.publicKey))
})

test('[R-LOG-5] a key that others can read, or a file that is none, is refused', () => {
  const path = keyPath()
  logKeyInFile(path)
  chmodSync(path, 0o644)
  expect(() => logKeyInFile(path)).toThrow('can be read by others')
  const other = keyPath()
  writeFileSync(other, 'truceline/log-key/v1\n', { mode: 0o600 })
  expect(() => logKeyInFile(other)).toThrow('is not a log key')
})

test('[R-LOG-5] the key of a label is the vectors’ key of that label', () => {
  const { publicKey } = logKeyOfSeed(labelledKey('log-e1').seed)
  expect(Buffer.from(publicKey).toString('base64url')).toBe('DY9cq4T6VgU2QzplwU8NyfGNjcMmI-lc4AF0T8tZStk')
})
