import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { accept, refuse, type Answer } from '#domain/life'
import {
  cosignerName,
  isDomain,
  isHolder,
  isMech,
  keyCardText,
  kindOfHolder,
  type KeyCard,
} from '#domain/record'
import { bytesOfBase64url, vkeyOf } from '#tlog'
import { say } from '#words'

import { sha256 } from './hash.ts'
import { keyFileText, lockedKeyFile, officeKeyOf, type OfficeKey } from './office-key.ts'
import { newPassphrase } from './passphrase.ts'
import { done, refused, textOption, type Call, type Outcome, type Verb } from './verb.ts'

const USAGE = 'keys init HOLDER FOLDER --mech ID --domain NAME [--kind guarantor|neutral]'

/**
 * `keys init`: the keys of a holder, made on its own machine, and the card of their public halves. Root and recovery lie
 * under passphrases of their own; nothing that is there already is written over (R-REC-86).
 */
export const keysInit: Verb = {
  usage: USAGE,
  about: 'cli.aboutKeysInit',
  options: { mech: 'text', domain: 'text', kind: 'text' },
  words: [2, 2],
  run: async (call) => {
    const whose = whoseOf(call)
    if (!whose.ok) return { kind: 'misuse', refused: whose }
    const [, folder = ''] = call.words
    if (existsSync(folder) && readdirSync(folder).length > 0) return refused('CLI_KEYS_THERE', { folder })
    const root = await newPassphrase(call, { prompt: 'cli.rootPassphrase', variable: 'TRUCELINE_PASSPHRASE' })
    if (!root.ok) return { kind: 'refused', refused: root }
    const recovery = await newPassphrase(call, {
      prompt: 'cli.recoveryPassphrase',
      variable: 'TRUCELINE_RECOVERY_PASSPHRASE',
    })
    if (!recovery.ok) return { kind: 'refused', refused: recovery }
    if (recovery.value === root.value) return refused('CLI_PASSPHRASE_SAME')
    return makeKeys(call, { whose: whose.value, folder, root: root.value, recovery: recovery.value })
  },
}

type Whose = Pick<KeyCard, 'holder' | 'kind' | 'mech' | 'domain'>

/** Whose keys these are to be: a side and the mission have one kind each, another holder says which it is. */
function whoseOf(call: Call): Answer<Whose, 'CLI_VALUE'> {
  const [holder = ''] = call.words
  const wrong = (option: string, text: string) =>
    refuse('CLI_VALUE', 'nothing', { option, text, usage: USAGE })
  if (!isHolder(holder) || KINDS.every((each) => kindOfHolder(holder, each) === undefined))
    return wrong('HOLDER', holder)
  const [mech, domain] = [textOption(call, 'mech') ?? '', textOption(call, 'domain') ?? '']
  if (!isMech(mech)) return wrong('--mech', mech)
  if (!isDomain(domain)) return wrong('--domain', domain)
  const said = textOption(call, 'kind') ?? KINDS.find((each) => kindOfHolder(holder, each) !== undefined)
  const kind = kindOfHolder(holder, said)
  return kind === undefined ? wrong('--kind', said ?? '') : accept({ holder, kind, mech, domain })
}

const KINDS = ['mission', 'party', 'neutral', 'guarantor'] as const

type Making = {
  readonly whose: Whose
  readonly folder: string
  readonly root: string
  readonly recovery: string
}

const SEED_BYTES = 32

async function makeKeys(call: Call, { whose, folder, root, recovery }: Making): Promise<Outcome> {
  const { holder } = whose
  const [rootSeed, recoverySeed, cosignSeed] = [seed(), seed(), seed()]
  const rootKey = officeKeyOf(`${holder}.root`, rootSeed)
  const card = keyCardText(
    sha256,
    cardOf(whose, {
      rootKey,
      recoveryKey: officeKeyOf(`${holder}.recovery`, recoverySeed),
      cosignKey: officeKeyOf(`${holder}.cosign`, cosignSeed),
    }),
    (message) => bytesOf(rootKey.sign(message)),
  )
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const keep = (name: string, bytes: Uint8Array | string): void =>
    writeFileSync(join(folder, name), bytes, { mode: 0o600, flag: 'wx' })
  keep(ROOT_FILE, await lockedKeyFile(`${holder}.root`, rootSeed, root))
  keep(RECOVERY_FILE, await lockedKeyFile(`${holder}.recovery`, recoverySeed, recovery))
  keep(COSIGN_FILE, keyFileText(`${holder}.cosign`, cosignSeed))
  keep(`${holder}.card`, card)
  call.shell.out.write(`${told(call, { whose, folder })}\n`)
  return done
}

const [ROOT_FILE, RECOVERY_FILE, COSIGN_FILE] = ['root.key', 'recovery.key', 'cosign.key']

/** Where the keys are, who keeps which, and what to do with the card. */
function told({ lang }: Call, { whose, folder }: Pick<Making, 'whose' | 'folder'>): string {
  const { holder, mech } = whose
  const card = `${holder}.card`
  const command = `truceline keys words ${join(folder, card)}`
  const files = { root: ROOT_FILE, recovery: RECOVERY_FILE, cosign: COSIGN_FILE, card }
  return say(lang, 'cli.keysMade', { holder, folder, mech, command, ...files })
}

type Keys = {
  readonly rootKey: OfficeKey
  readonly recoveryKey: OfficeKey
  readonly cosignKey: OfficeKey
}

function cardOf(whose: Whose, { rootKey, recoveryKey, cosignKey }: Keys): KeyCard {
  const cosigner = vkeyOf(sha256, {
    name: cosignerName(whose),
    kind: 'cosignature',
    key: bytesOf(cosignKey.key),
  })
  return {
    ...whose,
    root: rootKey.key,
    recovery: { kind: 'known', value: recoveryKey.key },
    cosigner: { kind: 'known', value: cosigner },
    seal: { kind: 'absent' },
    made: new Date().toISOString().slice(0, 'YYYY-MM-DD'.length),
  }
}

function seed(): Uint8Array {
  return randomBytes(SEED_BYTES)
}

function bytesOf(text: string): Uint8Array {
  return bytesOfBase64url(text) ?? new Uint8Array()
}
