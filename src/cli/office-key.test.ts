import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { Encrypter } from 'age-encryption'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { bytesOfBase64url, bytesOfHex, utf8 } from '#tlog'

import { verifyEd25519 } from './hash.ts'
import { officeKeyOf, readOfficeKey } from './office-key.ts'

// RFC 8032 section 7.1, test 2.
const SEED = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'
const PUBLIC = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'truceline-key-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function fileOf(content: string | Uint8Array, mode: number = 0o600): string {
  const path = join(folder, 'key.json')
  writeFileSync(path, content)
  chmodSync(path, mode)
  return path
}

const FILE = JSON.stringify({ office: 'A.liaison', seed: SEED })

test('[R-REC-86] a key file that only its owner reads signs for its office', async () => {
  const read = await readOfficeKey(fileOf(FILE), undefined)
  if (!read.ok) throw new Error(read.code)
  const { office, key, sign } = read.value
  expect(office).toBe('A.liaison')
  expect(bytesOfBase64url(key)).toEqual(bytesOfHex(PUBLIC))
  const signature = bytesOfBase64url(sign(utf8('r')))
  expect(verifyEd25519(bytesOfHex(PUBLIC) ?? utf8(''), utf8('r'), signature ?? utf8(''))).toBe(true)
})

test('[R-REC-86] a key file that others can read is refused', async () => {
  for (const mode of [0o644, 0o640, 0o604])
    expect(await readOfficeKey(fileOf(FILE, mode), undefined)).toMatchObject({
      ok: false,
      code: 'CLI_KEY_FORM',
    })
})

test('[R-REC-86] a key file under a passphrase opens with that passphrase alone', async () => {
  const encrypter = new Encrypter()
  encrypter.setPassphrase('the green heron at dawn')
  encrypter.setScryptWorkFactor(10)
  const path = fileOf(await encrypter.encrypt(FILE))
  expect(await readOfficeKey(path, 'the green heron at dawn')).toMatchObject({ ok: true })
  for (const wrong of [undefined, 'the grey heron at dawn'])
    expect(await readOfficeKey(path, wrong)).toMatchObject({ ok: false, code: 'CLI_KEY_FORM' })
})

test('[R-REC-86] what is no key file is refused, and one that is not there is named', async () => {
  for (const content of ['', 'null', '{"office":"A.liaison"}', FILE.replace('A.liaison', '../x'), '{'])
    expect(await readOfficeKey(fileOf(content), undefined)).toMatchObject({ ok: false, code: 'CLI_KEY_FORM' })
  const path = join(folder, 'nowhere')
  expect(await readOfficeKey(path, undefined)).toMatchObject({ code: 'CLI_FILE', detail: { path } })
})

test('[R-REC-5] a changed message, signature or key does not verify', () => {
  const { key, sign } = officeKeyOf('A.liaison', bytesOfHex(SEED) ?? utf8(''))
  const publicKey = bytesOfBase64url(key) ?? utf8('')
  const signature = bytesOfBase64url(sign(utf8('fire heard'))) ?? utf8('')
  expect(verifyEd25519(publicKey, utf8('fire heard'), signature)).toBe(true)
  expect(verifyEd25519(publicKey, utf8('no fire heard'), signature)).toBe(false)
  expect(verifyEd25519(new Uint8Array(32), utf8('fire heard'), signature)).toBe(false)
})
