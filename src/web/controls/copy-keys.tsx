import { useState, type JSX } from 'react'

import { classNames } from './class-names.ts'
import { Kbd } from './kbd.tsx'
import { useKeys } from './key-map.tsx'
import { useReader } from './reader.tsx'

import css from './form.module.css'
import parts from './parts.module.css'

const c = classNames(parts, css)

/** Three lines ready to be copied. */
export type Lines = readonly [string, string, string]

type Shown = { readonly of: string; readonly lines: Lines; readonly copied: boolean }

/**
 * `Y` and `Shift Y` on one item: at the reader's class, and what both sides may read. The text stands on the page as well,
 * so that it can be read aloud where a browser gives no clipboard; beside them, the check of a text that was received.
 * Sources: R-UI-80, R-UI-81.
 */
export function CopyKeys({
  own,
  joint,
  check,
}: {
  readonly own: Lines
  readonly joint: Lines
  readonly check: () => void
}): JSX.Element {
  const { t } = useReader()
  const [shown, setShown] = useState<Shown>()
  const text = own.join('\n')
  const copy = (lines: Lines): void => {
    setShown({ of: text, lines, copied: false })
    void written(lines.join('\n')).then((copied) => setShown({ of: text, lines, copied }))
  }
  useKeys([
    { stroke: 'y', words: 'copy.keyOwn', run: () => copy(own) },
    { stroke: 'Shift+y', words: 'copy.keyJoint', run: () => copy(joint) },
  ])
  return (
    <section className={c('copyBox')} aria-label={t('copy.title')}>
      <div className={c('row')}>
        <button type="button" className={c('btn s')} onClick={() => copy(own)}>
          {t('copy.own')} <Kbd>Y</Kbd>
        </button>
        {joint.join('\n') !== text && (
          <button type="button" className={c('btn s')} onClick={() => copy(joint)}>
            {t('copy.joint')} <Kbd>Shift Y</Kbd>
          </button>
        )}
        <button type="button" className={c('btn q s')} onClick={check}>
          {t('copy.checkTitle')}
        </button>
      </div>
      {shown?.of === text && <CopiedText shown={shown} />}
    </section>
  )
}

function CopiedText({ shown }: { readonly shown: Shown }): JSX.Element {
  const { t } = useReader()
  return (
    <output className={c('copied')}>
      <pre dir="auto">{shown.lines.join('\n')}</pre>
      <span className={c('note')}>{t(shown.copied ? 'copy.done' : 'copy.notDone')}</span>
    </output>
  )
}

async function written(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false // a page without a clipboard shows the text to be read or marked, and says so
  }
}
