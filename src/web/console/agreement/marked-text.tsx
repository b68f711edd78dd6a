import type { JSX } from 'react'

import { Foreign, keyed } from '#web/controls'

import { agreementCss as c } from './styles.ts'
import { wordsBeside } from './word-diff.ts'

type MarkedProps = {
  readonly text: string
  readonly lang?: string | undefined
  /** The text of the same language it is read beside; absent: nothing is marked. */
  readonly beside: string | undefined
}

/** A text in which the words that the one beside it has not are marked, by line and weight and not by colour alone. */
export function MarkedText({ text, lang, beside }: MarkedProps): JSX.Element {
  if (beside === undefined || beside === text) return <Foreign text={text} lang={lang} />
  return (
    <bdi lang={lang}>
      {keyed(wordsBeside(text, beside)).map(({ key, item: { text: words, isOther } }) => (
        <span key={key}>{isOther ? <mark className={c('mark')}>{words}</mark> : words} </span>
      ))}
    </bdi>
  )
}
