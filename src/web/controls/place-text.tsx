import type { JSX } from 'react'

import type { Place, PlaceId } from '#domain/measure'
import { placeName } from '#domain/measure'

import { classNames } from './class-names.ts'
import { Foreign } from './foreign.tsx'
import { useReader, type Reader } from './reader.tsx'
import { UNTOLD } from './untold.ts'

import css from './parts.module.css'

const c = classNames(css)

/** A place of the gazetteer as this reader names it (R-MEA-13); its id where the gazetteer lacks it. */
export function nameOfPlace(reader: Reader, id: PlaceId): string {
  const entry = reader.places.get(id)
  return entry === undefined ? id : placeName(entry, reader.lang, reader.ownLanguages)
}

/** Names joined as the language joins two: `High Town and Mill/Ford`, the second with both its forms. More are a list: no name is ever left out. */
export function namesJoined(reader: Reader, names: readonly string[]): string {
  const [a = '', b = ''] = names
  return names.length === 2 ? reader.t('states.two', { a, b }) : names.join(', ')
}

/** A place as told, with how it stands in the gazetteer: resolved, several meant, several possible, not resolved. */
export function PlaceText({ place }: { readonly place: Place }): JSX.Element {
  const reader = useReader()
  switch (place.status) {
    case 'resolved':
    case 'several':
      return <Resolved place={place} />
    case 'candidates':
      return (
        <>
          <Foreign text={place.asWritten} />{' '}
          <span className={c('tag line')}>
            {reader.t('states.placeCandidates', { n: place.candidates.length })}
          </span>
          <span className={c('src')}>{listed(reader, place.candidates)}</span>
        </>
      )
    case 'unresolved':
      return (
        <>
          <Foreign text={place.asWritten} />{' '}
          <span className={c('tag line')}>{reader.t('states.placeUnresolved')}</span>
          <span className={c('src')}>{reader.t('states.placeUnresolvedWhy')}</span>
        </>
      )
    case 'notAPlace':
      return (
        <>
          {reader.t('states.placeWholeLine')}
          {place.asWritten !== UNTOLD && <AsTold text={place.asWritten} />}
        </>
      )
  }
}

function Resolved({ place }: { readonly place: Place }): JSX.Element {
  const reader = useReader()
  const names = listed(reader, place.candidates)
  return (
    <>
      {names}
      {place.asWritten !== names && <AsTold text={place.asWritten} />}
    </>
  )
}

function AsTold({ text }: { readonly text: string }): JSX.Element {
  const { t } = useReader()
  return (
    <span className={c('src')}>
      <Foreign text={t('states.quoteSource', { text })} />
    </span>
  )
}

function listed(reader: Reader, ids: readonly PlaceId[]): string {
  return ids.map((id) => nameOfPlace(reader, id)).join(', ')
}
