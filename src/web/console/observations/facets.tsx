import type { JSX, ReactNode } from 'react'

import { nameOfPlace, textFor, useReader, type Reader } from '#web/controls'
import { useDesk } from '#web/desk'
import { dayText, isLang, type Key } from '#words'

import type { ListProps } from './list-props.ts'
import { FACETS, VALUES, type Facet, type Look } from './look.ts'
import { observationsCss as c } from './styles.ts'

type FacetValue = { readonly value: string; readonly items: number }

const TITLE: Readonly<Record<Facet, Key>> = {
  day: 'observations.facetDay',
  sector: 'observations.facetSector',
  class: 'observations.facetClass',
  means: 'observations.facetMeans',
  zone: 'observations.facetZone',
  state: 'observations.facetState',
  place: 'observations.facetPlace',
}

/** Filters with their counts; each is counted with all filters but its own, so that the counts follow each other (R-UI-9). */
export function Facets(props: ListProps): JSX.Element {
  const { t } = useReader()
  return (
    <section className={c('facets')} aria-label={t('observations.filters')}>
      {FACETS.map((facet) => (
        <FacetSet key={facet} facet={facet} {...props} />
      ))}
      <p className={c('note')}>{t('observations.facetNote')}</p>
    </section>
  )
}

function FacetSet({
  facet,
  answer,
  look,
  setLook,
  today,
}: ListProps & { readonly facet: Facet }): JSX.Element | undefined {
  const reader = useReader()
  const order = useOrder(facet)
  const values = sorted(answer.facets[facet] ?? [], order)
  const on = facet === 'day' && look.day === '' ? today : look[facet]
  const toggle = (value: string): void => setLook({ [facet]: on === value ? cleared(facet) : value })
  if (values.length === 0 && facet !== 'day') return undefined
  return (
    <div className={c('facet')}>
      <h3>{reader.t(TITLE[facet])}</h3>
      {facet === 'day' && (
        <Value on={look.day === 'all'} choose={() => setLook({ day: look.day === 'all' ? '' : 'all' })}>
          {reader.t('observations.dayAll')}
        </Value>
      )}
      {values.map(({ value, items }) => (
        <Value key={value} on={on === value} choose={() => toggle(value)} items={items}>
          <FacetName facet={facet} value={value} />
        </Value>
      ))}
    </div>
  )
}

type ValueProps = {
  readonly on: boolean
  readonly choose: () => void
  readonly items?: number
  readonly children: ReactNode
}

function Value({ on, choose, items, children }: ValueProps): JSX.Element {
  return (
    <button
      type="button"
      className={c(on ? 'facetValue on' : 'facetValue')}
      aria-pressed={on}
      onClick={choose}
    >
      <span>{children}</span>
      {items !== undefined && <b>{items}</b>}
    </button>
  )
}

/** What a filter goes back to when its value is taken off: the day to all days, every other to none. */
function cleared(facet: Facet): string {
  return facet === 'day' ? 'all' : ''
}

/** The order of values: days newest first, sectors as on the ground, places by name, others as in every table. */
function useOrder(facet: Facet): readonly string[] {
  const reader = useReader()
  const { mechanism } = useDesk()
  if (facet === 'day') return []
  if (facet === 'place') return placesByName(reader)
  return facet === 'sector' ? mechanism.sectors.map(({ id }) => id) : VALUES[facet]
}

function placesByName(reader: Reader): readonly string[] {
  const { compare } = new Intl.Collator(reader.lang)
  return [...reader.places.keys()].toSorted((a, b) => compare(nameOfPlace(reader, a), nameOfPlace(reader, b)))
}

function sorted(values: readonly FacetValue[], order: readonly string[]): readonly FacetValue[] {
  if (order.length === 0) return values.toSorted((a, b) => (a.value < b.value ? 1 : -1))
  const place = (value: string): number => (order.includes(value) ? order.indexOf(value) : order.length)
  return values.toSorted((a, b) => place(a.value) - place(b.value))
}

function FacetName({ facet, value }: { readonly facet: Facet; readonly value: string }): JSX.Element {
  const reader = useReader()
  const { mechanism } = useDesk()
  const sector = mechanism.sectors.find(({ id }) => id === value)
  if (facet === 'sector' && sector !== undefined) {
    const name = textFor(sector.name, reader.lang)
    return <span lang={name.lang}>{name.text === value ? value : `${value} · ${name.text}`}</span>
  }
  return <>{valueName(reader, facet, value)}</>
}

/** What a filter by sector calls all that have none: the table tells apart whether none was stated or none is known. */
const NO_SECTOR = 'unknown'

/** A filter's value in words. */
function valueName(reader: Reader, facet: Facet, value: string): string {
  const { t, lang } = reader
  switch (facet) {
    case 'day':
      return dayText(isLang(lang) ? lang : 'en', value)
    case 'sector':
      return value === NO_SECTOR ? t('observations.facetNoSector') : value
    case 'class':
      return t('observations.className', { class: value })
    case 'means':
      return t('observations.means', { means: value })
    case 'zone':
      return t('observations.zone', { zone: value })
    case 'state':
      return t('observations.state', { state: value })
    case 'place':
      return nameOfPlace(reader, value)
  }
}

/** The filters that are on, each with its value in words. */
export function filtersOn(
  reader: Reader,
  look: Look,
): readonly { readonly name: string; readonly off: Partial<Look> }[] {
  const facets = FACETS.filter((facet) => facet !== 'day' && look[facet] !== '').map((facet) => ({
    name: reader.t('observations.filterOn', {
      facet: reader.t(TITLE[facet]),
      value: valueName(reader, facet, look[facet]),
    }),
    off: { [facet]: '' },
  }))
  if (look.find.trim() === '') return facets
  return [...facets, { name: reader.t('states.quote', { text: look.find.trim() }), off: { find: '' } }]
}
