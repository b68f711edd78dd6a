import type { JSX } from 'react'

import type { AccountKind, AllegedActor } from '#domain/claim'
import { isSide } from '#domain/measure'

import { NoValueText } from './maybe-text.tsx'
import { sideName, useReader, type Reader } from './reader.tsx'

/** Whose conduct an account tells of, and whether it tells of it or denies it. */
type Named = {
  readonly allegedActor: AllegedActor
  readonly kind: AccountKind
  readonly standing: 'saidPublicly' | 'saidElsewhere' | 'lodged'
}

/** Whose conduct an account tells of. A denial names a side in order to deny, so it never reads like an accusation. */
export function ActorText({ account, gap }: { readonly account: Named; readonly gap: boolean }): JSX.Element {
  const reader = useReader()
  return account.allegedActor === 'notStated' ? (
    <NoValueText look={gap ? 'notInThisData' : 'notStated'} />
  ) : (
    <>{actorWords(reader, account)}</>
  )
}

/** The same in words, for a sentence; `kind` may be one that a form does not know yet. */
export function actorWords(
  reader: Reader,
  { allegedActor, kind, standing }: Omit<Named, 'kind'> & { readonly kind: string },
): string {
  const { t } = reader
  if (allegedActor === 'notStated') return t('states.notStated')
  const who = isSide(allegedActor) ? sideName(reader, allegedActor) : t('states.actorUnclear')
  return kind === 'denial' ? t('accounts.actorDenied', { who, standing }) : who
}
