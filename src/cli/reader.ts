import { join } from 'node:path'

import type { Client } from '#client'
import { accept, refuse, type Answer } from '#domain/life'
import { readDemoKeys } from '#server/node'
import type { MechanismAnswer } from '#wire/party'

import { refusedBy, signIn } from './desk.ts'
import { openDoor, type Door } from './door.ts'
import { readOfficeKey, type OfficeKey } from './office-key.ts'
import { textOption, type Call, type Verb } from './verb.ts'

/** Options of every verb that reads or writes as an office. */
export const READER_OPTIONS: Verb['options'] = { as: 'text', key: 'text' }

/** A node, and the office that reads there; the public where no key is at hand. */
export type Reader = Door & {
  readonly reader: Client
  readonly mech: string
  readonly mechanism: MechanismAnswer
}

/**
 * Opens the node and signs in: with the key file of `--key` or of `--as`; in a demo as the office of `--as`, else as the
 * duty officer, with the demo's own key; else nobody signs in, and what is read is what the public may read.
 */
export async function openReader(call: Call): Promise<Answer<Reader, string>> {
  const door = await openDoor(call.shell, call.lang)
  const opened = await signedReader(call, door)
  if (!opened.ok) await door.close()
  return opened
}

async function signedReader(call: Call, door: Door): Promise<Answer<Reader, string>> {
  const client = door.client()
  const mechanism = await client.views.mechanism()
  if (!mechanism.ok) return refusedBy(mechanism)
  const key = await keyOf(call, door.home)
  if (!key.ok) return key
  if (key.value !== undefined) {
    const signed = await signIn({ client, host: door.host, key: key.value })
    if (!signed.ok) return signed
  }
  return accept({ ...door, reader: client, mech: mechanism.value.mech, mechanism: mechanism.value })
}

/** The key that a verb acts with, `undefined` for the public. */
export async function keyOf(call: Call, home: string): Promise<Answer<OfficeKey | undefined, string>> {
  const path = textOption(call, 'key')
  const office = textOption(call, 'as')
  const passphrase = call.shell.env['TRUCELINE_PASSPHRASE']
  if (path !== undefined) return readOfficeKey(path, passphrase)
  const demo = demoKeyOf(home, office)
  if (demo !== undefined) return accept(demo)
  if (office === undefined) return accept(undefined)
  const where = join(home, 'keys', `${office}.json`)
  const own = await readOfficeKey(where, passphrase)
  return own.ok || own.code === 'CLI_KEY_FORM' ? own : refuse('CLI_KEY', 'nothing', { office, where })
}

/** In a demo home, the first test key of an office; of the office on duty where none is asked for. */
export function demoKeyOf(home: string, office: string | undefined): OfficeKey | undefined {
  const keys = readDemoKeys(home)
  const asked = office ?? keys?.founding.offices.find(({ functions }) => functions.includes('DO'))?.office
  const officer = asked === undefined ? undefined : keys?.officersOf(asked)[0]
  return keys === undefined || officer === undefined
    ? undefined
    : { ...keys.key(officer.label), office: officer.office }
}
