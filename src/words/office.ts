import type { Key } from './keys.ts'
import type { Values } from './say.ts'

/** What an office is named with: the sentences of a language, and what a holder is called there. */
type Naming = {
  readonly t: (key: Key, values?: Values) => string
  readonly holderName: (holder: string) => string
}

/** An office in words: what it is, then whose (`Liaison officer, Side A`). Codes are `<holder>.<name>` (record.md 2.1). */
export function officeName(code: string, { t, holderName }: Naming): string {
  const dot = code.indexOf('.')
  const holder = dot < 0 ? code : code.slice(0, dot)
  const name = dot < 0 ? code : code.slice(dot + 1)
  const office = t('states.office', { office: name })
  if (holder === 'M' && MISSION_ALONE.has(name)) return office
  return t('states.officeOf', { office, holder: holder === 'M' ? t('states.mission') : holderName(holder) })
}

/** Offices that only the mission has, so that their name says whose they are. */
const MISSION_ALONE: ReadonlySet<string> = new Set([
  'duty',
  'head',
  'investigator',
  'protection',
  'mediator',
  'patrol',
])
