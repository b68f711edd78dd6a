import type { JSX, ReactNode } from 'react'

import type { Maybe } from '#domain/measure'

import { classNames } from './class-names.ts'
import { Foreign } from './foreign.tsx'
import { useReader } from './reader.tsx'

import css from './parts.module.css'

const c = classNames(css)

/** The looks of what is not a value. Each differs by swatch and by words; `unseen` and `gap` are the view's (R-UI-3). */
export type NoValue = 'unknown' | 'absent' | 'notStated' | 'notObserved' | 'notInThisData'

const SWATCH: Readonly<Record<NoValue, string>> = {
  unknown: 'unknown',
  absent: 'absent',
  notStated: 'notStated',
  notObserved: 'unseen',
  notInThisData: 'gap',
}

/** Words for what is not a value, with their swatch before them. */
export function NoValueText({ look }: { readonly look: NoValue }): JSX.Element {
  const { t } = useReader()
  return (
    <span className={c('nid')}>
      <i className={c(`swt ${SWATCH[look]}`)} aria-hidden="true" />
      {t(`states.${look}`)}
    </span>
  )
}

/** How an empty value looks here: inside a gap of the data `not stated` is never said (R-MEA-17). */
function lookOf(kind: 'unknown' | 'absent' | 'notStated', gap: boolean): NoValue {
  return kind === 'notStated' && gap ? 'notInThisData' : kind
}

/** A value that may not be known, in one of its looks. `gap`: the data is known to be incomplete here. */
export function MaybeText<T>({
  value,
  gap,
  children,
}: {
  readonly value: Maybe<T>
  readonly gap: boolean
  readonly children: (value: T) => ReactNode
}): JSX.Element {
  const { t } = useReader()
  switch (value.kind) {
    case 'known':
      return <>{children(value.value)}</>
    case 'disputed':
      return (
        <span className={c('disputed')}>
          {value.values.map((held) => (
            <span key={held.by}>
              <Foreign text={t('states.heldBy', { who: held.by })} /> {children(held.value)}
            </span>
          ))}
        </span>
      )
    case 'unknown':
    case 'absent':
    case 'notStated':
      return <NoValueText look={lookOf(value.kind, gap)} />
  }
}
