import { isList, isObject, type Json, type JsonObject } from './json.ts'

/** What is wrong with a value of a record, and the path of it. */
export type Fault = {
  readonly code: 'REC_SHAPE' | 'REC_NUMBER' | 'REC_STRING' | 'REC_SIZE'
  readonly field: string
}

// Limits of record.md 2.2.
const STRING_BYTES_MAX = 32_768
const LEVELS_MAX = 12
const FIELDS_MAX = 256
const ITEMS_MAX = 4_096

const NAME = /^[a-z][A-Za-z0-9_]{0,39}$/
const RID = /^[0-9a-f]{64}$/
// The last digit's unused bits are zero: 43 digits hold 258 bits for 256, 86 hold 516 for 512.
const KEY = /^[\w-]{42}[AEIMQUYcgkosw048]$/
const SIGNATURE = /^[\w-]{85}[AQgw]$/
const OFFICE = /^[A-Z][A-Z0-9]{0,7}\.[a-z][a-z0-9-]{0,31}$/
const HOLDER = /^[A-Z][A-Z0-9]{0,7}$/
const MECH = /^[a-z0-9][a-z0-9-]{1,31}$/
const PERSON = /^p-[0-9a-f]{4,16}$/

/** [R-REC-2] Limits that hold at every depth of what is sent (check 4): the first fault in the order of the text. */
export function faultOf(value: Json, field = '', level = 0): Fault | undefined {
  if (level > LEVELS_MAX) return { code: 'REC_SHAPE', field }
  if (typeof value === 'string') return stringFault(value, field)
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? undefined : { code: 'REC_NUMBER', field }
  if (isList(value)) return listFault(value, field, level)
  if (isObject(value)) return objectFault(value, field, level)
  return value === null && field !== 'env.prev' ? { code: 'REC_SHAPE', field } : undefined
}

function listFault(list: readonly Json[], field: string, level: number): Fault | undefined {
  if (list.length > ITEMS_MAX) return { code: 'REC_SHAPE', field }
  for (const [at, item] of list.entries()) {
    const fault = faultOf(item, `${field}.${at}`, level + 1)
    if (fault) return fault
  }
  return undefined
}

function objectFault(object: JsonObject, field: string, level: number): Fault | undefined {
  const names = Object.keys(object)
  if (names.length > FIELDS_MAX) return { code: 'REC_SHAPE', field }
  for (const name of names) {
    const path = field === '' ? name : `${field}.${name}`
    const value = object[name]
    if (!NAME.test(name) || value === undefined) return { code: 'REC_SHAPE', field: path }
    const fault = faultOf(value, path, level + 1)
    if (fault) return fault
  }
  return undefined
}

function stringFault(text: string, field: string): Fault | undefined {
  let bytes = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x20 && unit !== 0x09 && unit !== 0x0a) return { code: 'REC_STRING', field }
    // Each half of a surrogate pair stands for two of its four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3
  }
  return bytes > STRING_BYTES_MAX ? { code: 'REC_SIZE', field } : undefined
}

/** An object with all of the required fields, perhaps some of the optional ones, and no other. */
export function objectWith(
  value: Json | undefined,
  required: readonly string[],
  optional: readonly string[] = [],
): JsonObject | undefined {
  if (!isObject(value)) return undefined
  const names = Object.keys(value)
  const known = names.every((name) => required.includes(name) || optional.includes(name))
  return known && required.every((name) => value[name] !== undefined) ? value : undefined
}

/** A text of a form, as the tests below say it. */
export function textIf(value: Json | undefined, isForm: (text: string) => boolean): string | undefined {
  return typeof value === 'string' && isForm(value) ? value : undefined
}

/** A whole number not below the least. */
export function wholeFrom(value: Json | undefined, least: number): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least ? value : undefined
}

/** A list of 1 to `most` things that all read; one that does not, and there is no list. */
export function listOf<T>(
  value: Json | undefined,
  most: number,
  read: (item: Json) => T | undefined,
): readonly T[] | undefined {
  if (!isList(value) || value.length === 0 || value.length > most) return undefined
  const items = value.map(read).filter((item) => item !== undefined)
  return items.length === value.length ? items : undefined
}

/** Whether a text is 32 bytes as lower-case hex: a rid, a root, a hash. */
export function isHash(text: string): boolean {
  return RID.test(text)
}

/** Whether a text is 32 bytes as base64url, as keys are written. */
export function isKey(text: string): boolean {
  return KEY.test(text)
}

/** Whether a text is 64 bytes as base64url, as signatures are written. */
export function isSignature(text: string): boolean {
  return SIGNATURE.test(text)
}

/** Whether a text is the code of an office, `A.liaison`. */
export function isOffice(text: string): boolean {
  return OFFICE.test(text)
}

/** Whether a text is the code of a holder, `A`. */
export function isHolder(text: string): boolean {
  return HOLDER.test(text)
}

/** Whether a text is the id of a mechanism, `nk2020`. */
export function isMech(text: string): boolean {
  return MECH.test(text)
}

/** [R-REC-8] Whether a text stands for a person without naming them, `p-4c1d`. */
export function isPerson(text: string): boolean {
  return PERSON.test(text)
}
