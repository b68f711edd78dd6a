import { known, isUtc, type Maybe, type Utc } from '#domain/measure'
import type { OfficeCode } from '#domain/party'

import { isKey, isOffice, isPerson, listOf, objectWith, textIf, wholeFrom } from './form.ts'
import type { JsonObject } from './json.ts'
import type { KeyEnd } from './key-state.ts'
import { isSealRecipient } from './seal-recipient.ts'

/** What the body of a `record.key` says: a key comes in for an office, or a key ends. */
export type KeyChange =
  | {
      readonly kind: 'enrol'
      readonly use: 'sign' | 'seal'
      readonly key: string
      readonly office: OfficeCode
      readonly person: Maybe<string>
      readonly until: Utc
      /** Of a seal key: the node holds it, and its operator can read what is sealed to the office (record.md 10.5). */
      readonly held?: 'node'
    }
  | {
      readonly kind: 'revoke'
      readonly key: string
      readonly why: KeyEnd
      readonly lastGoodSeq: Maybe<number>
    }

/** What the body of a `record.office` says. */
export type OfficeChange =
  | { readonly kind: 'open'; readonly office: OfficeCode; readonly functions: readonly string[] }
  | { readonly kind: 'close'; readonly office: OfficeCode }

const ENDS: readonly KeyEnd[] = ['left', 'replaced', 'lost', 'compromised']
const FUNCTIONS_MAX = 8
const ABSENT: Maybe<never> = { kind: 'absent' }

/** Reads the body of a `record.key`; `undefined` where it is none. */
export function readKeyChange(body: JsonObject): KeyChange | undefined {
  if (body['op'] === 'enrol') return readEnrolment(body)
  return body['op'] === 'revoke' ? readRevocation(body) : undefined
}

/** Reads the body of a `record.office`; `undefined` where it is none. */
export function readOfficeChange(body: JsonObject): OfficeChange | undefined {
  const office = textIf(body['office'], isOffice)
  if (office === undefined) return undefined
  if (body['op'] === 'close') return objectWith(body, ['op', 'office']) && { kind: 'close', office }
  const functions = listOf(body['functions'], FUNCTIONS_MAX, (item) => textIf(item, () => true))
  if (body['op'] !== 'open' || functions === undefined) return undefined
  return objectWith(body, ['op', 'office', 'functions']) && { kind: 'open', office, functions }
}

function readEnrolment(body: JsonObject): KeyChange | undefined {
  const object = objectWith(body, ['op', 'key', 'use', 'office', 'until'], ['person', 'held'])
  const use = object?.['use'] === 'sign' ? 'sign' : object?.['use'] === 'seal' ? 'seal' : undefined
  const key = textIf(object?.['key'], use === 'seal' ? isSealRecipient : isKey)
  const office = textIf(object?.['office'], isOffice)
  const until = textIf(object?.['until'], isUtc)
  const person = object?.['person'] === undefined ? ABSENT : personOf(textIf(object['person'], isPerson))
  if (use === undefined || key === undefined || office === undefined || until === undefined) return undefined
  // A seal key is its office's; no person stands behind it.
  if (person === undefined || (use === 'seal' && person.kind === 'known')) return undefined
  const held = object?.['held']
  if (held === undefined) return { kind: 'enrol', use, key, office, person, until }
  return use === 'seal' && held === 'node'
    ? { kind: 'enrol', use, key, office, person, until, held }
    : undefined
}

function personOf(person: string | undefined): Maybe<string> | undefined {
  return person === undefined ? undefined : known(person)
}

function readRevocation(body: JsonObject): KeyChange | undefined {
  const object = objectWith(body, ['op', 'key', 'reason'], ['lastGoodSeq'])
  const key = textIf(object?.['key'], (text) => isKey(text) || isSealRecipient(text))
  const why = ENDS.find((each) => each === object?.['reason'])
  const seq = object?.['lastGoodSeq']
  const lastGoodSeq = seq === undefined ? ABSENT : wholeMaybe(wholeFrom(seq, 0))
  if (key === undefined || why === undefined || lastGoodSeq === undefined) return undefined
  return { kind: 'revoke', key, why, lastGoodSeq }
}

function wholeMaybe(value: number | undefined): Maybe<number> | undefined {
  return value === undefined ? undefined : known(value)
}
