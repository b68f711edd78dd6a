import { useEffect, useRef, type JSX } from 'react'

import { classNames, Kbd, useKeyMap, useReader, partsCss } from '#web/controls'
import { useDesk } from '#web/desk'

import css from './frame.module.css'

const c = classNames(partsCss, css)

/** The keys of this screen, in words (key `?`), and the switch that turns single keys off (WCAG 2.1.4). */
export function KeyHelp({ close }: { readonly close: () => void }): JSX.Element {
  const { t } = useReader()
  const { device, setDevice } = useDesk()
  const map = useKeyMap()
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => box.current?.showModal(), [])
  return (
    <dialog ref={box} className={c('help')} onClose={close} aria-labelledby="keys-title">
      <header>
        <h2 id="keys-title">{t('frame.keysTitle')}</h2>
        <button type="button" className={c('btn q s')} onClick={() => box.current?.close()}>
          {t('states.close')} <Kbd>Esc</Kbd>
        </button>
      </header>
      <dl>
        {map.all().map((key) => (
          <KeyRow key={key.stroke + key.words} stroke={key.stroke} words={t(key.words)} />
        ))}
      </dl>
      <p>
        <label>
          <input
            type="checkbox"
            checked={device.keys === 'on'}
            onChange={(event) => setDevice({ keys: event.target.checked ? 'on' : 'off' })}
          />{' '}
          {t('frame.keysOn')}
        </label>
      </p>
    </dialog>
  )
}

function KeyRow({ stroke, words }: { readonly stroke: string; readonly words: string }): JSX.Element {
  const strokes = stroke === ' ' ? ['Space'] : stroke.split(' ')
  return (
    <>
      <dt>
        {strokes.map((each) => (
          <Kbd key={each}>{keyName(each)}</Kbd>
        ))}
      </dt>
      <dd>{words}</dd>
    </>
  )
}

function keyName(stroke: string): string {
  if (stroke.length === 1) return stroke.toUpperCase()
  return stroke
    .replace(/\+(\p{Letter})$/u, (_, letter: string) => ` ${letter.toUpperCase()}`)
    .replace('+', ' ')
}
