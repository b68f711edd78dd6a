import type { JSX } from 'react'

import type { Text } from '#domain/measure'
import { AreaField, useReader } from '#web/controls'
import { languages } from '#words'

/** A text by language as it is being written; empty where nothing stands. */
export type Written = Readonly<Record<string, string>>

type TextsProps = {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly written: Written
  readonly change: (change: (before: Written) => Written) => void
  readonly error: string | undefined
  /** What stands under each field: words or sentences so far. */
  readonly counted: (text: string) => string
}

/** One field a language, the reader's own first; what is left empty prints in English with a notice (R-REP-13). */
export function TextsField({ id, label, hint, written, change, error, counted }: TextsProps): JSX.Element {
  const { lang } = useReader()
  const order = languages.toSorted((one, other) => Number(other.lang === lang) - Number(one.lang === lang))
  return (
    <>
      {order.map(({ lang: each, name }, at) => (
        <div key={each}>
          <AreaField
            id={at === 0 ? id : `${id}-${each}`}
            label={`${label} · ${name}`}
            hint={at === 0 ? hint : undefined}
            error={at === 0 ? error : undefined}
            lang={each}
            optional={at > 0}
            value={written[each] ?? ''}
            onValue={(value) => change((before) => ({ ...before, [each]: value }))}
          />
          {(written[each] ?? '').trim() !== '' && <small>{counted(written[each] ?? '')}</small>}
        </div>
      ))}
    </>
  )
}

/** What was written as a text with one original: the reader's own language where it is filled, else the first that is. */
export function textsOf(written: Written, lang: string): Text {
  const filled = languages.flatMap(({ lang: each }) => {
    const text = (written[each] ?? '').trim()
    return text === '' ? [] : [{ lang: each, text }]
  })
  const original = filled.find((each) => each.lang === lang)?.lang ?? filled[0]?.lang
  return filled.map(({ lang: each, text }) => ({ lang: each, text, original: each === original }))
}

/** Words of a text, as people count them (UAX #29). */
export function wordCount(text: string, lang: string): number {
  const words = new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)
  return [...words].filter(({ isWordLike }) => isWordLike).length
}

/** Reads a kept draft of texts. */
export function writtenOf(text: string): Written {
  const kept: unknown = JSON.parse(text)
  if (typeof kept !== 'object' || kept === null) return {}
  return Object.fromEntries(
    Object.entries(kept).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )
}
