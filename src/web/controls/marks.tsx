import type { JSX } from 'react'

import type { Side } from '#domain/measure'

import { classNames } from './class-names.ts'
import { useReader } from './reader.tsx'

import css from './parts.module.css'

const c = classNames(css)

/** Filled: lodged and signed, or the side itself. Ruled: said publicly. */
export type Standing = 'filled' | 'ruled'

/** Whose column a thing stands in: a side's, or that of third States and organisations. */
export type Column = Side | 'third'

const CLASS: Readonly<Record<Column, string>> = { A: 'a', B: 'b', third: 'third' }

const HALF: Readonly<Record<Column, string>> = {
  A: 'M8 1.5a6.5 6.5 0 0 0 0 13z',
  B: 'M8 1.5a6.5 6.5 0 0 1 0 13z',
  third: 'M8 5.2L10.8 8 8 10.8 5.2 8z',
}

const RULED: Readonly<Record<Column, string>> = {
  A: 'M8 1.5v13M4.6 4.2H8M2.6 6.8H8M2.6 9.3H8M4.6 11.9H8',
  B: 'M8 1.5v13M11.4 4.2H8M13.4 6.8H8M13.4 9.3H8M11.4 11.9H8',
  third: 'M5 6.6h6M5 9.4h6',
}

/** The class that gives a thing its side's colour. Sides swap by swapping these two and nothing else (R-UI-17). */
export function sideClass(column: Column): string {
  return c(CLASS[column])
}

/** Side mark: half-disc, left for A, right for B; a diamond for third States. Always stands beside the name. */
export function SideMark({
  column,
  standing,
}: {
  readonly column: Column
  readonly standing: Standing
}): JSX.Element {
  return (
    <svg className={c(`mark ${CLASS[column]}`)} viewBox="0 0 16 16" aria-hidden="true">
      {column === 'third' ? (
        <path className={c('ring')} d="M8 1.3L14.7 8 8 14.7 1.3 8z" />
      ) : (
        <circle className={c('ring')} cx="8" cy="8" r="6.5" />
      )}
      <path
        className={c(standing === 'filled' ? 'half' : 'pub')}
        d={standing === 'filled' ? HALF[column] : RULED[column]}
      />
    </svg>
  )
}

/** Both side marks, overlapping, in the order in which the sides are shown. */
export function SidePair({
  order,
  standing,
}: {
  readonly order: readonly Side[]
  readonly standing: Standing
}): JSX.Element {
  return (
    <span className={c('pair')}>
      {order.map((side) => (
        <SideMark key={side} column={side} standing={standing} />
      ))}
    </span>
  )
}

/** What the cosignatures of a head prove. */
export type GradeName = 'recorded' | 'witnessed' | 'joint'

/** The grade's mark: ring; ring with dot; both halves with a gap, meaning both sides hold it. */
export function GradeMark({ grade }: { readonly grade: GradeName }): JSX.Element {
  return (
    <svg className={c('mark')} viewBox="0 0 16 16" aria-hidden="true">
      {grade === 'joint' ? (
        <>
          <path d="M7.2 1.5a6.5 6.5 0 0 0 0 13z" fill="currentColor" />
          <path d="M8.8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
        </>
      ) : (
        <circle className={c('ring')} cx="8" cy="8" r="6.5" />
      )}
      {grade === 'witnessed' && <circle cx="8" cy="8" r="2.4" fill="currentColor" />}
    </svg>
  )
}

/** Grade in mark and word. */
export function Grade({ grade }: { readonly grade: GradeName }): JSX.Element {
  const { t } = useReader()
  return (
    <span className={c('grade')}>
      <GradeMark grade={grade} />
      {t('states.grade', { grade })}
    </span>
  )
}
