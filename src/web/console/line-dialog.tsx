import { useEffect, useRef, type JSX } from 'react'

import { classNames, Kbd, partsCss, useReader } from '#web/controls'
import { useDesk, useNow } from '#web/desk'

import { lookOf } from './observations/look.ts'
import { dayOf } from './observations/making.ts'
import { OneLine } from './observations/one-line.tsx'
import { useWatches } from './observations/use-watches.ts'

import css from './frame.module.css'

const c = classNames(partsCss, css)

/** One line from any screen (F2): the same field as above the list of observations, in a dialog. */
export function LineDialog({ close }: { readonly close: () => void }): JSX.Element {
  const { t } = useReader()
  const { mechanism } = useDesk()
  const box = useRef<HTMLDialogElement>(null)
  const watches = useWatches(lookOf(new URLSearchParams()), dayOf(useNow(60), mechanism))
  const isReady = watches.answer !== undefined
  useEffect(() => box.current?.showModal(), [])
  useEffect(() => {
    if (isReady) requestAnimationFrame(() => box.current?.querySelector('textarea')?.focus())
  }, [isReady])
  return (
    <dialog ref={box} className={c('help lineDialog')} onClose={close} aria-labelledby="line-title">
      <header>
        <h2 id="line-title">{t('observations.line')}</h2>
        <button type="button" className={c('btn q s')} onClick={() => box.current?.close()}>
          {t('states.close')} <Kbd>Esc</Kbd>
        </button>
      </header>
      <OneLine id="one-line-anywhere" watches={watches} leave={() => box.current?.close()} />
    </dialog>
  )
}
