import type { JSX } from 'react'

import { Foreign, Kbd, useKeys, useReader } from '#web/controls'

import type { Look } from './look.ts'
import type { PlacedAccount } from './placing.ts'
import { situationCss as c } from './styles.ts'

/** How many accounts are placed, and which are not, in the words they were told with: none is guessed (R-UI-9). */
export function NotPlaced({
  placed,
  isOpen,
  toggle,
  setLook,
}: {
  readonly placed: readonly PlacedAccount[]
  readonly isOpen: boolean
  readonly toggle: () => void
  readonly setLook: (change: Partial<Look>) => void
}): JSX.Element | undefined {
  const { t } = useReader()
  const not = placed.filter(({ spots }) => spots.length === 0)
  useKeys(not.length === 0 ? [] : [{ stroke: 'u', words: 'situation.keyNotPlaced', run: toggle }])
  if (placed.length === 0) return undefined
  return (
    <section className={c('unplaced')} aria-label={t('map.listNot')}>
      <button
        type="button"
        className={c('unplacedHead')}
        aria-expanded={isOpen}
        disabled={not.length === 0}
        onClick={toggle}
      >
        <b>{t('map.placed', { placed: placed.length - not.length, not: not.length })}</b>
        {not.length > 0 && <Kbd>U</Kbd>}
      </button>
      {isOpen && not.length > 0 ? (
        <NotPlacedList not={not} setLook={setLook} />
      ) : (
        <NotPlacedNames not={not} />
      )}
    </section>
  )
}

type NotProps = { readonly not: readonly PlacedAccount[] }

function NotPlacedList({
  not,
  setLook,
}: NotProps & { readonly setLook: (change: Partial<Look>) => void }): JSX.Element {
  return (
    <ul>
      {not.map(({ matter, account }) => (
        <li key={account.id}>
          <button
            type="button"
            className={c('linkBtn')}
            onClick={() => setLook({ pick: matter, sector: '' })}
          >
            <PlaceWords account={account} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function NotPlacedNames({ not }: NotProps): JSX.Element {
  const { t } = useReader()
  return (
    <span className={c('names')}>
      {[...new Set(not.map(({ account }) => wordsOf(account)))].map((words, n) => (
        <span key={words ?? 'line'}>
          {n > 0 && ', '}
          {words === undefined ? t('states.placeWholeLine') : <Foreign text={words} />}
        </span>
      ))}
    </span>
  )
}

/** An account's place as it was told; the whole line in the reader's own words. */
export function PlaceWords({ account }: { readonly account: PlacedAccount['account'] }): JSX.Element {
  const { t } = useReader()
  const words = wordsOf(account)
  return words === undefined ? <>{t('states.placeWholeLine')}</> : <Foreign text={words} />
}

function wordsOf({ place }: PlacedAccount['account']): string | undefined {
  return place.status === 'notAPlace' ? undefined : place.asWritten
}
