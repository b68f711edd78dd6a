import type { Maybe, Utc } from '#domain/measure'
import type { Holder, OfficeCode } from '#domain/party'

import type { Head, Rid } from './envelope.ts'

/** What a key is for. One key has one use for ever (R-REC-7); only `root` and `sign` keys sign records. */
export type KeyUse = 'root' | 'recovery' | 'sign' | 'seal' | 'log' | 'cosigner'

/** Why a key ended. */
export type KeyEnd = 'left' | 'replaced' | 'lost' | 'compromised'

/** Whether a key still counts. Records of an ended key above `lastGoodSeq` are doubted, never removed. */
type KeyLife =
  | { readonly kind: 'live' }
  | {
      readonly kind: 'ended'
      readonly why: KeyEnd
      readonly atIndex: number
      readonly at: Utc
      readonly lastGoodSeq: Maybe<number>
    }

/**
 * A key as the log's prefix has it: a function of the entries below an index, never changed by later ones (R-REC-84).
 * `key` is base64url of the key's bytes; of a seal key it is the age recipient text.
 */
export type KeyState = {
  readonly key: string
  readonly use: KeyUse
  readonly holder: Holder
  readonly office: OfficeCode
  readonly person: Maybe<string>
  readonly enrolledBy: Rid
  readonly fromIndex: number
  readonly until: Maybe<Utc>
  readonly life: KeyLife
}

/** An office as the log's prefix has it. `functions` are roles, or `node` for a node's own key. */
export type OfficeState = {
  readonly office: OfficeCode
  readonly holder: Holder
  readonly functions: readonly string[]
  readonly fromIndex: number
  readonly life: { readonly kind: 'open' } | { readonly kind: 'closed'; readonly atIndex: number }
}

/** Where an author's stream stands: its newest record and the head that one named. A key with none has no head. */
export type AuthorHead = { readonly seq: number; readonly rid: Rid; readonly after: Head }

/** The log as it stands: its head and the time of its last entry, which no later one goes below. */
export type HeadState = Head & { readonly at: Utc }

/** The holder of an office, by its code. */
export function holderOf(office: OfficeCode): Holder {
  return office.slice(0, office.indexOf('.'))
}
