import { useEffect, useRef, type JSX, type MouseEvent } from 'react'

import { classNames } from './class-names.ts'
import { useReader } from './reader.tsx'

import css from './form.module.css'

const c = classNames(css)

/** What is wrong with one field: the id of its control and the sentence that stands there too. */
export type FieldFault = { readonly id: string; readonly sentence: string }

/**
 * The list of what is wrong, at the top, with focus moved to it, one link per error, and the page's title prefixed
 * (R-UI-44). `attempt` counts the
 * tries to sign, so that focus moves again at each; typing moves nothing.
 */
export function ErrorSummary({
  faults,
  attempt,
}: {
  readonly faults: readonly FieldFault[]
  readonly attempt: number
}): JSX.Element | undefined {
  const { t } = useReader()
  const box = useRef<HTMLDivElement>(null)
  const shown = faults.length > 0
  useEffect(() => {
    if (attempt > 0 && shown) box.current?.focus()
  }, [attempt, shown])
  useEffect(() => {
    if (!shown) return undefined
    const plain = document.title
    document.title = t('states.errorPrefix', { text: plain })
    return () => {
      document.title = plain
    }
  }, [shown, t])
  if (!shown) return undefined
  return (
    <div ref={box} className={c('summary')} role="alert" tabIndex={-1}>
      <h2>{t('states.problemTitle')}</h2>
      <ul>
        {faults.map((fault) => (
          <li key={fault.id + fault.sentence}>
            <a href={`#${fault.id}`} onClick={(event) => focusField(event, fault.id)}>
              {fault.sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function focusField(event: MouseEvent, id: string): void {
  event.preventDefault()
  const field = document.querySelector<HTMLElement>(`#${CSS.escape(id)}`)
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}
