import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { onTestFinished } from 'vitest'

import { startNode, type RunningNode } from '#server/node'

import { emptyDatabase } from './database.ts'
import { foundingRecords, LOG_LABEL, READER } from './founding.ts'
import { labelledKey } from './keys.ts'
import { MECHANISM } from './mechanism.ts'
import { sealIdentities, sealKeysOf } from './sealing.ts'

/** The home of a real mechanism before its node first starts: its keys in files, and its founding signed elsewhere. */
export type RealHome = {
  readonly home: string
  readonly databaseUrl: string
  readonly signedFounding: readonly Uint8Array[]
}

/** Makes one, gone with the test. The key files of these offices lie where `--as` looks for them. */
export async function realHome(...offices: readonly string[]): Promise<RealHome> {
  const home = mkdtempSync(join(tmpdir(), 'truceline-real-'))
  chmodSync(home, 0o711) // as root the database's user is another, who must get through
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const keyFile = (path: string, text: string): void =>
    writeFileSync(join(home, path), `${text}\n`, { mode: 0o600 })
  const seedOf = (label: string): Buffer => Buffer.from(labelledKey(label).seed)
  const officeFile = (office: string): string =>
    JSON.stringify({ office, seed: seedOf(office).toString('hex') })
  mkdirSync(join(home, 'keys'))
  keyFile('log.key', `truceline/log-key/v1\n${seedOf(LOG_LABEL).toString('base64')}`)
  keyFile('node.key', officeFile('M.node'))
  for (const office of offices) keyFile(join('keys', `${office}.json`), officeFile(office))
  const identities = sealIdentities()
  keyFile('views.key', JSON.stringify({ office: READER, identities: [identities.get(READER)] }))
  const seals = sealKeysOf(identities)
  const signedFounding = foundingRecords(seals, MECHANISM, new Date().toISOString())
  return { home, databaseUrl: await emptyDatabase(), signedFounding }
}

/** Starts a node on a real home, founding it where that is still to be done. Ends with the test. */
export async function realNode(asked: RealHome): Promise<RunningNode> {
  const node = await startNode({ ...asked, port: 0 })
  onTestFinished(node.stop)
  return node
}
