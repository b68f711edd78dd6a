import { readFileSync } from 'node:fs'

import { Decrypter, Encrypter } from 'age-encryption'
import { expect, test } from 'vitest'

import { recipientOf, sealIdentityOf } from './seal-identity.ts'

test('[R-REC-70] an identity from a seed is the package’s own form: what is sealed to it opens with it', async () => {
  const identity = sealIdentityOf(new Uint8Array(32).fill(7))
  const sealing = new Encrypter()
  sealing.addRecipient(await recipientOf(identity))
  const opening = new Decrypter()
  opening.addIdentity(identity)
  expect(await opening.decrypt(await sealing.encrypt('one sealed line'), 'text')).toBe('one sealed line')
})

test('[R-REC-70] the identity of the record’s vector is made again from its seed, letter by letter', () => {
  const sealed: unknown = JSON.parse(readFileSync('fixtures/vectors/record/sealed.json', 'utf8'))
  expect(sealed).toHaveProperty(
    ['keys', 'B.duty', 'identity'],
    sealIdentityOf(Buffer.from('77489bf7cbe5abbc300adebca7ea9e0858f4ac0f7206c1cdd555297606d95098', 'hex')),
  )
})
