import type { JSX } from 'react'

import type { Text } from '#domain/measure'

import { classNames } from './class-names.ts'
import { textFor, useReader } from './reader.tsx'

import css from './parts.module.css'

const c = classNames(css)

/** A run of someone else's words: kept apart in direction, and in its own language where that is known (R-UI-56). */
export function Foreign({
  text,
  lang,
}: {
  readonly text: string
  readonly lang?: string | undefined
}): JSX.Element {
  return (
    <bdi className={c('run')} dir="auto" lang={lang}>
      {text}
    </bdi>
  )
}

/** A text in the reader's language where it exists, else as written; the original below when asked for (key O). */
export function TextFor({
  text,
  original = false,
}: {
  readonly text: Text
  readonly original?: boolean
}): JSX.Element {
  const { lang } = useReader()
  const shown = textFor(text, lang)
  const written = text.find((each) => each.original)
  return (
    <>
      <Foreign text={shown.text} lang={shown.lang} />
      {original && written !== undefined && written.lang !== shown.lang && (
        <span className={c('src')}>
          <Foreign text={written.text} lang={written.lang} />
        </span>
      )}
    </>
  )
}
