import { sha256 } from '@noble/hashes/sha2.js'
import type { JSX } from 'react'

import { textChecked, type TextCheck } from '#domain/record'
import { classNames, formCss, partsCss, useReader } from '#web/controls'

const c = classNames(partsCss, formCss)

/** What came of checking a text against the word that came with it, and what that proves. */
export function CheckedText({ text }: { readonly text: string }): JSX.Element {
  const { t } = useReader()
  return (
    <>
      <output className={c('sentence')}>
        {text.trim() !== '' && <b>{checkedText(t, textChecked(sha256, text))}</b>}
      </output>
      <p className={c('note')}>{t('copy.checkProves')}</p>
    </>
  )
}

function checkedText(t: ReturnType<typeof useReader>['t'], check: TextCheck): string {
  switch (check.kind) {
    case 'matches':
      return t('copy.checkMatches', { of: check.of })
    case 'differs':
      return t('copy.checkDiffers')
    case 'noWord':
      return t('copy.checkNoWord')
  }
}
