import type { JSX } from 'react'

import type { StatedTime, Utc } from '#domain/measure'

import { classNames } from './class-names.ts'
import { utcTime } from './clock-text.ts'
import { Foreign } from './foreign.tsx'
import { useReader, type Reader } from './reader.tsx'
import { instantPhrase, timePhrase, type Phrase } from './stated-time.ts'
import { UNTOLD } from './untold.ts'

import css from './parts.module.css'

const c = classNames(css)

/** Says a phrase in the reader's language. */
export function sayPhrase(reader: Reader, phrase: Phrase): string {
  return phrase.kind === 'figures' ? phrase.text : reader.t(phrase.key, phrase.values)
}

/** A recorded instant: `12:05 +04 · 08:05Z`, with its day unless `near` already names it. */
export function Instant({ at, near }: { readonly at: Utc; readonly near?: string | undefined }): JSX.Element {
  const reader = useReader()
  return (
    <time dateTime={at}>
      {sayPhrase(reader, instantPhrase(at, { zone: reader.zone, lang: reader.lang, near }))}
      <span className={c('z')}>{utcTime(at)}Z</span>
    </time>
  )
}

/** An instant in words alone, for a place inside a sentence. */
export function instantText(reader: Reader, at: Utc, near?: string): string {
  return sayPhrase(reader, instantPhrase(at, { zone: reader.zone, lang: reader.lang, near }))
}

/** A time as it was told, never finer: main words, UTC beside them, the teller's own words below. */
export function StatedTimeText({
  time,
  near,
}: {
  readonly time: StatedTime
  readonly near?: string | undefined
}): JSX.Element {
  const reader = useReader()
  const phrase = timePhrase(time, { zone: reader.zone, lang: reader.lang, near })
  return (
    <>
      {sayPhrase(reader, phrase.main)}
      {phrase.utc && <span className={c('z')}>{sayPhrase(reader, phrase.utc)}</span>}
      <span className={c('src')}>
        {phrase.toTheMinute
          ? reader.t('states.toTheMinute')
          : time.text !== UNTOLD && <Quoted text={time.text} />}
      </span>
    </>
  )
}

function Quoted({ text }: { readonly text: string }): JSX.Element {
  const { t } = useReader()
  return <Foreign text={t('states.quote', { text })} />
}
