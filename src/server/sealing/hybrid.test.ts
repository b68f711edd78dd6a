import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'

import {
  armor,
  Decrypter,
  Encrypter,
  generateHybridIdentity,
  identityToRecipient,
  Stanza,
  type Identity,
  type Recipient,
} from 'age-encryption'
import { expect, test } from 'vitest'

import { hybridIdentity, hybridRecipient, identityOfSeed, recipientOf } from './hybrid.ts'

async function sealed(plain: Uint8Array, recipients: readonly (string | Recipient)[]): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter.encrypt(plain)
}

function opened(file: Uint8Array, ...identities: readonly (string | Identity)[]): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  return decrypter.decrypt(file)
}

const PLAIN = Buffer.from('Sector 2, heard at 14:07.')

test('[R-REC-70] what the library seals is opened here, and the other way round', async () => {
  for (let n = 0; n < 5; n++) {
    const identity = await generateHybridIdentity()
    const recipient = recipientOf(identity)
    expect(recipient).toBe(await identityToRecipient(identity))
    const others = [await identityToRecipient(await generateHybridIdentity())]
    const theirs = await sealed(PLAIN, [...others, recipient])
    const ours = await sealed(PLAIN, [...others.map(hybridRecipient), hybridRecipient(recipient)])
    for (const file of [theirs, ours])
      for (const by of [identity, hybridIdentity(identity)])
        expect(Buffer.from(await opened(file, by)).toString()).toBe(PLAIN.toString())
  }
})

test('[R-REC-70] an identity of somebody else opens nothing, nor does one changed byte of the wrap', async () => {
  const identity = await generateHybridIdentity()
  const own = hybridIdentity(identity)
  const stranger = hybridIdentity(await generateHybridIdentity())
  const fileKey = createHash('sha256').update('file key').digest().subarray(0, 16)
  const [stanza] = await hybridRecipient(recipientOf(identity)).wrapFileKey(fileKey)
  if (stanza === undefined) throw new Error('nothing was wrapped')
  expect(await own.unwrapFileKey([stanza])).toEqual(fileKey)
  expect(await stranger.unwrapFileKey([stanza])).toBeNull()
  const enclosed = Buffer.from(stanza.args[1] ?? '', 'base64')
  for (const at of [0, 1_087, 1_088, 1_119]) {
    const bent = Buffer.from(enclosed)
    bent[at] = (bent[at] ?? 0) ^ 1
    const args = [stanza.args[0] ?? '', bent.toString('base64').replaceAll('=', '')]
    expect(await own.unwrapFileKey([new Stanza(args, stanza.body)])).toBeNull()
  }
  const body = Buffer.from(stanza.body)
  body[31] = (body[31] ?? 0) ^ 1
  expect(await own.unwrapFileKey([new Stanza(stanza.args, body)])).toBeNull()
})

test('[R-REC-70] what is no stanza of its kind is called so, and others are passed over', async () => {
  const own = hybridIdentity(await generateHybridIdentity())
  const share = Buffer.alloc(1_120, 9).toString('base64').replaceAll('=', '')
  expect(await own.unwrapFileKey([new Stanza(['X25519', 'AA'], Buffer.alloc(32))])).toBeNull()
  const malformed = [
    new Stanza(['mlkem768x25519'], Buffer.alloc(32)),
    new Stanza(['mlkem768x25519', 'AAAA'], Buffer.alloc(32)),
    new Stanza(['mlkem768x25519', `${share}=`], Buffer.alloc(32)),
    new Stanza(['mlkem768x25519', share, 'more'], Buffer.alloc(32)),
    new Stanza(['mlkem768x25519', share], Buffer.alloc(31)),
  ]
  for (const stanza of malformed) expect(() => own.unwrapFileKey([stanza])).toThrow('invalid')
})

const PEERS = 'fixtures/vectors/peers/cctv-age'
const NO_MATCH = "no identity matched any of the file's recipients"

/** A vector of the peers: what is expected of it, and the file behind its header. */
function vector(name: string) {
  const bytes = readFileSync(join(PEERS, name))
  const end = bytes.indexOf('\n\n')
  const lines = bytes.subarray(0, end).toString().split('\n')
  const pairs = lines.map(
    (line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)] as const,
  )
  const header = new Map(pairs)
  const rest = bytes.subarray(end + 2)
  const file = header.get('compressed') === 'zlib' ? inflateSync(rest) : rest
  return {
    expected: header.get('expect'),
    payload: header.get('payload'),
    // Those of other kinds are the library's own.
    identities: pairs
      .filter(([field]) => field === 'identity')
      .map(([, text]) => (text.startsWith('AGE-SECRET-KEY-PQ-') ? hybridIdentity(text) : text)),
    file: header.get('armored') === 'yes' ? armor.decode(file.toString()) : new Uint8Array(file),
  }
}

const HYBRID = readdirSync(PEERS).filter((name) => name.includes('hybrid'))

test.each(HYBRID)('[R-REC-70] the peers’ vector %s ends as it says', async (name) => {
  const { expected, payload, identities, file } = vector(name)
  const ended = await opened(file, ...identities).then(
    (plain) => createHash('sha256').update(plain).digest('hex'),
    (error: unknown) => (error instanceof Error && error.message === NO_MATCH ? 'no match' : 'failure'),
  )
  const wanted = expected === 'success' ? payload : expected === 'no match' ? 'no match' : 'failure'
  expect(ended).toBe(wanted)
})

test('[R-REC-70] the identity of the record’s vector is made again from its seed, letter by letter', () => {
  const vectors: unknown = JSON.parse(readFileSync('fixtures/vectors/record/sealed.json', 'utf8'))
  expect(vectors).toHaveProperty(
    ['keys', 'B.duty', 'identity'],
    identityOfSeed(Buffer.from('77489bf7cbe5abbc300adebca7ea9e0858f4ac0f7206c1cdd555297606d95098', 'hex')),
  )
})

test('[R-REC-70] what is no hybrid key is refused', async () => {
  const identity = await generateHybridIdentity()
  for (const text of ['', 'age1pq1', await identityToRecipient(identity)])
    expect(() => hybridIdentity(text)).toThrow(Error)
  for (const text of ['', 'age1pq1', identity]) expect(() => hybridRecipient(text)).toThrow(Error)
})
