import { isSide } from '#domain/measure'
import { officeName } from '#words'

import { sideName, type Reader } from './reader.tsx'

/** An office in words: what it is, then whose (`Liaison officer, Side A`). */
export function officeText(reader: Reader, code: string): string {
  return officeName(code, { t: reader.t, holderName: (holder) => holderText(reader, holder) })
}

/** A holder in words: a side by its name, the mission, a guarantor with its code. */
export function holderText(reader: Reader, holder: string): string {
  if (isSide(holder)) return sideName(reader, holder)
  return holder === 'M' ? reader.t('states.mission') : holder
}
