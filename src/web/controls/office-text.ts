import { isSide } from '#domain/measure'

import { sideName, type Reader } from './reader.tsx'

/** An office in words: what it is, then whose (`Liaison officer, Side A`). Codes are `<holder>.<name>` (record.md 2.1). */
export function officeText(reader: Reader, code: string): string {
  const dot = code.indexOf('.')
  const holder = dot < 0 ? code : code.slice(0, dot)
  const name = dot < 0 ? code : code.slice(dot + 1)
  const office = reader.t('states.office', { office: name })
  if (holder === 'M' && MISSION_ALONE.has(name)) return office
  return reader.t('states.officeOf', { office, holder: holderText(reader, holder) })
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

/** A holder in words: a side by its name, the mission, a guarantor with its code. */
export function holderText(reader: Reader, holder: string): string {
  if (isSide(holder)) return sideName(reader, holder)
  return holder === 'M' ? reader.t('states.mission') : holder
}
