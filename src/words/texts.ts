import azAccounts from './az/accounts.json' with { type: 'json' }
import azCli from './az/cli.json' with { type: 'json' }
import azForms from './az/forms.json' with { type: 'json' }
import azFrame from './az/frame.json' with { type: 'json' }
import azRecord from './az/record.json' with { type: 'json' }
import azRefusals from './az/refusals.json' with { type: 'json' }
import azStart from './az/start.json' with { type: 'json' }
import azStates from './az/states.json' with { type: 'json' }
import enAccounts from './en/accounts.json' with { type: 'json' }
import enCli from './en/cli.json' with { type: 'json' }
import enForms from './en/forms.json' with { type: 'json' }
import enFrame from './en/frame.json' with { type: 'json' }
import enRecord from './en/record.json' with { type: 'json' }
import enRefusals from './en/refusals.json' with { type: 'json' }
import enStart from './en/start.json' with { type: 'json' }
import enStates from './en/states.json' with { type: 'json' }
import hyAccounts from './hy/accounts.json' with { type: 'json' }
import hyCli from './hy/cli.json' with { type: 'json' }
import hyForms from './hy/forms.json' with { type: 'json' }
import hyFrame from './hy/frame.json' with { type: 'json' }
import hyRecord from './hy/record.json' with { type: 'json' }
import hyRefusals from './hy/refusals.json' with { type: 'json' }
import hyStart from './hy/start.json' with { type: 'json' }
import hyStates from './hy/states.json' with { type: 'json' }
import type { Lang } from './languages.ts'
import ruAccounts from './ru/accounts.json' with { type: 'json' }
import ruCli from './ru/cli.json' with { type: 'json' }
import ruForms from './ru/forms.json' with { type: 'json' }
import ruFrame from './ru/frame.json' with { type: 'json' }
import ruRecord from './ru/record.json' with { type: 'json' }
import ruRefusals from './ru/refusals.json' with { type: 'json' }
import ruStart from './ru/start.json' with { type: 'json' }
import ruStates from './ru/states.json' with { type: 'json' }

/** Texts of one language, by file; English sets which keys there are, and a key one language lacks does not compile. */
type Texts = {
  readonly frame: Readonly<Record<keyof typeof enFrame, string>>
  readonly start: Readonly<Record<keyof typeof enStart, string>>
  readonly accounts: Readonly<Record<keyof typeof enAccounts, string>>
  readonly record: Readonly<Record<keyof typeof enRecord, string>>
  readonly states: Readonly<Record<keyof typeof enStates, string>>
  readonly forms: Readonly<Record<keyof typeof enForms, string>>
  readonly refusals: Readonly<Record<keyof typeof enRefusals, string>>
  readonly cli: Readonly<Record<keyof typeof enCli, string>>
}

/** Name of a text: `<file>.<name>`. One that no file has does not compile. */
export type Key = { [File in keyof Texts]: `${File}.${keyof Texts[File] & string}` }[keyof Texts]

/** Every text, by language and file. A new file is one line here per language and one in `Texts`. */
export const texts: Readonly<Record<Lang, Texts>> = {
  en: {
    frame: enFrame,
    start: enStart,
    accounts: enAccounts,
    record: enRecord,
    states: enStates,
    forms: enForms,
    refusals: enRefusals,
    cli: enCli,
  },
  hy: {
    frame: hyFrame,
    start: hyStart,
    accounts: hyAccounts,
    record: hyRecord,
    states: hyStates,
    forms: hyForms,
    refusals: hyRefusals,
    cli: hyCli,
  },
  az: {
    frame: azFrame,
    start: azStart,
    accounts: azAccounts,
    record: azRecord,
    states: azStates,
    forms: azForms,
    refusals: azRefusals,
    cli: azCli,
  },
  ru: {
    frame: ruFrame,
    start: ruStart,
    accounts: ruAccounts,
    record: ruRecord,
    states: ruStates,
    forms: ruForms,
    refusals: ruRefusals,
    cli: ruCli,
  },
}

const files: Readonly<Record<Lang, Readonly<Record<string, Readonly<Record<string, string>>>>>> = texts

const byKey: ReadonlyMap<string, string> = new Map(
  Object.entries(files).flatMap(([lang, ofLang]) =>
    Object.entries(ofLang).flatMap(([file, named]) =>
      Object.entries(named).map(([name, text]): [string, string] => [`${lang} ${file}.${name}`, text]),
    ),
  ),
)

/** The text of a key as its file has it, `undefined` if no file has it. */
export function textOf(lang: Lang, key: string): string | undefined {
  return byKey.get(`${lang} ${key}`)
}

/** Whether some file has this key, for names that come from outside. */
export function isKey(key: string): key is Key {
  return byKey.has(`en ${key}`)
}
