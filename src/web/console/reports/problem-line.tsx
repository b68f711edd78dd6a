import type { JSX } from 'react'

import { useReader } from '#web/controls'
import { problemSentence } from '#web/desk'
import type { Problem } from '#wire/record'

import { reportsCss as c } from './styles.ts'

/** Why the node gave no answer that could be signed, in words with its code; nothing while there is no such thing to say. */
export function ProblemLine({ problem }: { readonly problem: Problem | undefined }): JSX.Element | undefined {
  const { lang } = useReader()
  if (problem === undefined) return undefined
  return (
    <p className={c('error')} role="alert">
      {problemSentence(lang, problem)} <span className={c('code')}>{problem.code}</span>
    </p>
  )
}
