import type { JSX, ReactNode } from 'react'

import { classNames } from './class-names.ts'

import css from './parts.module.css'

const c = classNames(css)

/** A key, beside the words of what it does; readers hear the words alone. */
export function Kbd({ children }: { readonly children: ReactNode }): JSX.Element {
  return (
    <kbd className={c('kbd')} aria-hidden="true">
      {children}
    </kbd>
  )
}
