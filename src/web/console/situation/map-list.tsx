import type { JSX } from 'react'

import { nameOfPlace, namesJoined, SideMark, sideName, useReader, type Reader } from '#web/controls'
import type { AccountAnswer } from '#wire/claim'

import { sectorsOf, type GroundParts } from './ground.ts'
import type { Look } from './look.ts'
import { PlaceWords } from './not-placed.tsx'
import type { PlacedAccount } from './placing.ts'
import { situationCss as c } from './styles.ts'

type ListProps = Omit<GroundParts, 'basemap' | 'order' | 'entities'> & {
  readonly setLook: (change: Partial<Look>) => void
}

/** All that the map shows, as a list with the same picks: nobody needs the canvas (R-UI-52). */
export function MapList(props: ListProps): JSX.Element {
  const reader = useReader()
  const { look, setLook, placed } = props
  const isShown = ({ account }: PlacedAccount): boolean =>
    !look.off.includes(account.standing === 'lodged' ? 'lodged' : 'said')
  const on = placed.filter((each) => each.spots.length > 0 && isShown(each))
  const not = placed.filter((each) => each.spots.length === 0 && isShown(each))
  return (
    <div className={c('mapList')}>
      <h3>{reader.t('map.listPlaced')}</h3>
      <ul>
        {on.map((each) => (
          <PlacedRow key={each.account.id} each={each} look={look} setLook={setLook}>
            {namesJoined(
              reader,
              each.spots.flatMap(({ ids }) => ids.map((id) => nameOfPlace(reader, id))),
            )}
          </PlacedRow>
        ))}
      </ul>
      <h3>{reader.t('map.listNot')}</h3>
      <ul>
        {not.map((each) => (
          <PlacedRow key={each.account.id} each={each} look={look} setLook={setLook}>
            <PlaceWords account={each.account} />
          </PlacedRow>
        ))}
      </ul>
      {!look.off.includes('seen') && <SectorRows {...props} />}
    </div>
  )
}

function SectorRows(props: ListProps): JSX.Element {
  const { t } = useReader()
  const { look, setLook } = props
  return (
    <>
      <h3>{t('map.listSectors')}</h3>
      <ul>
        {sectorsOf(props).map(({ id, look: seen, observations }) => (
          <li key={id}>
            <button
              type="button"
              className={c(look.sector === id ? 'listRow on' : 'listRow')}
              aria-pressed={look.sector === id}
              onClick={() => setLook({ sector: look.sector === id ? '' : id, pick: '' })}
            >
              {seen === 'notObserved' && <i className={c('swt unseen')} aria-hidden="true" />}
              <b>{id}</b>
              <span>{t('map.sectorLook', { look: seen })}</span>
              {observations > 0 && <span>{t('map.sectorSeen', { n: observations })}</span>}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function PlacedRow({
  each: { matter, account },
  look,
  setLook,
  children,
}: {
  readonly each: PlacedAccount
  readonly look: Look
  readonly setLook: ListProps['setLook']
  readonly children: JSX.Element | string
}): JSX.Element {
  const reader = useReader()
  const isPicked = look.pick === matter
  return (
    <li>
      <button
        type="button"
        className={c(isPicked ? 'listRow on' : 'listRow')}
        aria-pressed={isPicked}
        onClick={() => setLook({ pick: isPicked ? '' : matter, sector: '' })}
      >
        <SideMark column={account.column} standing={account.standing === 'lodged' ? 'filled' : 'ruled'} />
        <b>{children}</b>
        <span>
          {reader.t('map.whoSaid', {
            who: whoText(reader, account),
            standing: reader.t('states.standing', { standing: account.standing }),
          })}
        </span>
      </button>
    </li>
  )
}

function whoText(reader: Reader, { column }: AccountAnswer): string {
  return column === 'third' ? reader.t('accounts.thirdColumn') : sideName(reader, column)
}
