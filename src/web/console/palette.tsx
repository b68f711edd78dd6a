import { useEffect, useRef, useState, type JSX } from 'react'
import { useLocation } from 'wouter'

import { classNames, formCss, Kbd, partsCss, useReader } from '#web/controls'
import { CheckedText, useDesk } from '#web/desk'

import { screens } from './screens.ts'

import css from './frame.module.css'

const c = classNames(partsCss, formCss, css)

/** What the palette offers: a screen to go to, or the check of a text that was received. */
type Offer = { readonly name: string; readonly run: () => void }

/** Go, find, check (Ctrl K): the screens by name in the reader's language, and the check of a copied text (R-UI-81). */
export function Palette({
  close,
  check = false,
}: {
  readonly close: () => void
  /** Opens at the check. */
  readonly check?: boolean
}): JSX.Element {
  const { t } = useReader()
  const box = useRef<HTMLDialogElement>(null)
  const [checking, setChecking] = useState(check)
  useEffect(() => box.current?.showModal(), [])
  useEffect(() => {
    const first = checking ? 'textarea' : 'input'
    box.current?.querySelector<HTMLElement>(first)?.focus()
  }, [checking])
  return (
    <dialog ref={box} className={c('help palette')} onClose={close} aria-labelledby="palette-title">
      <header>
        <h2 id="palette-title">{t(checking ? 'copy.checkTitle' : 'copy.palette')}</h2>
        <button type="button" className={c('btn q s')} onClick={() => box.current?.close()}>
          {t('states.close')} <Kbd>Esc</Kbd>
        </button>
      </header>
      {checking ? (
        <CheckText />
      ) : (
        <Offers check={() => setChecking(true)} leave={() => box.current?.close()} />
      )}
    </dialog>
  )
}

function Offers({ check, leave }: { readonly check: () => void; readonly leave: () => void }): JSX.Element {
  const { t, lang } = useReader()
  const [text, setText] = useState('')
  const offers = useOffers(check, leave)
  const find = text.trim().toLocaleLowerCase(lang)
  const shown = offers.filter(({ name }) => name.toLocaleLowerCase(lang).includes(find))
  return (
    <form
      className={c('form')}
      onSubmit={(event) => {
        event.preventDefault()
        shown[0]?.run()
      }}
    >
      <label className={c('label')} htmlFor="palette-find">
        {t('copy.paletteHint')}
      </label>
      <input
        id="palette-find"
        className={c('input')}
        type="search"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul className={c('offers')}>
        {shown.map((offer) => (
          <li key={offer.name}>
            <button type="button" className={c('btn q')} onClick={offer.run}>
              {offer.name}
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <output>{t('copy.paletteNone')}</output>}
    </form>
  )
}

function useOffers(check: () => void, leave: () => void): readonly Offer[] {
  const { t } = useReader()
  const { session } = useDesk()
  const [, go] = useLocation()
  const goTo = (path: string): void => {
    leave()
    go(path)
  }
  return [
    ...screens
      .filter((screen) => screen.isOpenTo(session))
      .map(({ name, path }) => ({
        name: t('copy.paletteGo', { screen: t(name) }),
        run: () => goTo(path),
      })),
    { name: t('copy.checkTitle'), run: check },
  ]
}

/** A text as it was received, against the word that came with it. */
function CheckText(): JSX.Element {
  const { t } = useReader()
  const [text, setText] = useState('')
  return (
    <div className={c('form')}>
      <label className={c('label')} htmlFor="check-text">
        {t('copy.checkHint')}
      </label>
      <textarea
        id="check-text"
        className={c('input area')}
        dir="auto"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <CheckedText text={text} />
    </div>
  )
}
