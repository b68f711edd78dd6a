import { accept, refuse, type Answer } from '#domain/life'
import { say, type Key } from '#words'

import { isLocked, isShared, readOfficeKey, type OfficeKey } from './office-key.ts'
import type { Call } from './verb.ts'

/** Why there is no passphrase to lock a key with. */
type PassphraseCode = 'CLI_STOPPED' | 'CLI_PASSPHRASE' | 'CLI_PASSPHRASE_SHORT' | 'CLI_PASSPHRASE_DIFFERS'

/** Fewest characters: a passphrase is several words, and a short one is guessed from a copy of the file. */
const SHORTEST = 12

/** Which passphrase: what is asked for on a terminal, and the variable that holds it where there is none. */
type Asked = { readonly prompt: Key; readonly variable: string }

/** A new passphrase: from its variable, else typed twice on the terminal without being shown. Source: R-REC-86. */
export async function newPassphrase(call: Call, asked: Asked): Promise<Answer<string, PassphraseCode>> {
  const { shell, lang } = call
  const given = shell.env[asked.variable]
  const first = given ?? (await shell.ask(say(lang, asked.prompt)))
  if (shell.stop.aborted) return refuse('CLI_STOPPED', 'nothing')
  if (first === undefined) return refuse('CLI_PASSPHRASE', 'nothing', { variable: asked.variable })
  if (first.length < SHORTEST) return refuse('CLI_PASSPHRASE_SHORT', 'nothing', { least: SHORTEST })
  const again = given ?? (await shell.ask(say(lang, 'cli.passphraseAgain')))
  return again === first ? accept(first) : refuse('CLI_PASSPHRASE_DIFFERS', 'nothing')
}

/** Why a key file is not opened. */
type KeyCode = 'CLI_FILE' | 'CLI_KEY_FORM' | 'CLI_PASSPHRASE' | 'CLI_PASSPHRASE_WRONG'

const VARIABLE = 'TRUCELINE_PASSPHRASE'

/** The key of a file, opened with the passphrase of the environment, else with one that is typed. */
export async function keyAt({ shell, lang }: Call, path: string): Promise<Answer<OfficeKey, KeyCode>> {
  if (!isLocked(path)) return readOfficeKey(path, undefined)
  const passphrase = shell.env[VARIABLE] ?? (await shell.ask(say(lang, 'cli.passphraseOf', { path })))
  if (passphrase === undefined) return refuse('CLI_PASSPHRASE', 'nothing', { variable: VARIABLE })
  const read = await readOfficeKey(path, passphrase)
  return read.ok || read.code === 'CLI_FILE' || isShared(path)
    ? read
    : refuse('CLI_PASSPHRASE_WRONG', 'nothing', { path })
}
