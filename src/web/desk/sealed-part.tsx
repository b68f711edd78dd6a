import { useState, type JSX } from 'react'

import { classNames, Icon, partsCss, useReader } from '#web/controls'

import { useDesk } from './desk.tsx'
import { openHere, type Opening } from './open-here.ts'
import { SealedContent } from './sealed-content.tsx'

import css from './sealed.module.css'

const c = classNames(partsCss, css)

type Stage = { readonly kind: 'closed' } | { readonly kind: 'opening' } | Opening

/** A sealed part that this reader's office can open: closed with its tag until asked, then opened on this device. */
export function SealedPart({ rid }: { readonly rid: string }): JSX.Element {
  const { t } = useReader()
  const desk = useDesk()
  const [stage, setStage] = useState<Stage>({ kind: 'closed' })
  const open = (): void => {
    setStage({ kind: 'opening' })
    void openHere(desk, rid).then(setStage)
  }
  if (stage.kind === 'failed')
    return (
      <span role="alert">
        <Icon name="warn" /> {t(stage.why)}
      </span>
    )
  if (stage.kind === 'opened')
    return (
      <span>
        <span className={c('tag line')}>
          <Icon name="opened" /> {t('states.sealedOpened')}
        </span>
        <SealedContent body={stage.body} />
      </span>
    )
  return (
    <span className={c('closed')}>
      <span className={c('tag line')}>
        <Icon name="sealed" /> {t('states.sealedMay')}
      </span>
      <button type="button" className={c('btn q s')} onClick={open} aria-disabled={stage.kind === 'opening'}>
        {t(stage.kind === 'opening' ? 'states.sealedOpening' : 'states.sealedOpen')}
      </button>
    </span>
  )
}
