import { useEffect, useRef, type JSX } from 'react'
import { Link } from 'wouter'

import {
  classNames,
  Foreign,
  nameOfPlace,
  partsCss,
  SideMark,
  textFor,
  useReader,
  type Reader,
} from '#web/controls'
import type { ArticleAnswer } from '#wire/article'

import { recordAddress } from './record-address.ts'

import css from './article.module.css'

const c = classNames(partsCss, css)

type Item = ArticleAnswer['items'][number]
type ItemRecord = Item['records'][number]

/** One restated item, and exactly one of three things beside it: its records, why there can be none, or that it is not in this data. */
export function ItemRow({ item, isOn }: { readonly item: Item; readonly isOn: boolean }): JSX.Element {
  const { t, lang } = useReader()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isOn) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isOn])
  const text = textFor(item.text, lang)
  const note = item.note && textFor(item.note, lang)
  return (
    <li
      ref={row}
      data-item={item.id}
      className={c(isOn ? 'item on' : 'item')}
      aria-current={isOn ? 'true' : undefined}
    >
      <span className={c('par')}>{t('article.paragraph', { paragraph: item.paragraph })}</span>
      <p className={c('text')}>
        <Foreign text={text.text} lang={text.lang} />
      </p>
      <div>
        <Records item={item} />
        {note && (
          <p className={c('note')}>
            <Foreign text={note.text} lang={note.lang} />
          </p>
        )}
      </div>
    </li>
  )
}

function Records({ item }: { readonly item: Item }): JSX.Element {
  const { t, lang } = useReader()
  if (item.noRecordPossible !== undefined) {
    const why = textFor(item.noRecordPossible, lang)
    return (
      <p className={c('missing')} data-row="none">
        {t('article.noRecord')} <Foreign text={why.text} lang={why.lang} />
      </p>
    )
  }
  if (item.records.length === 0)
    return (
      <p className={c('missing')} data-row="gap">
        <i className={c('swt gap')} aria-hidden="true" /> {t('states.notInThisData')}
      </p>
    )
  return (
    <ul className={c('records')} data-row="records">
      {item.records.map((record) => (
        <li key={record.id} className={c('record')} data-record={record.id}>
          <RecordLink record={record} />
        </li>
      ))}
    </ul>
  )
}

function RecordLink({ record }: { readonly record: ItemRecord }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const address = recordAddress(record)
  const name = nameOf(reader, record)
  const kind = <span className={c('kind')}>{t('article.kind', { kind: record.kind })}</span>
  const mark =
    record.kind === 'statement' && record.column !== undefined && record.column !== 'third' ? (
      <SideMark column={record.column} standing="ruled" />
    ) : undefined
  if (address === undefined)
    return (
      <>
        {kind} <small className={c('code')}>{record.id}</small>{' '}
        {record.missing !== undefined && (
          <span className={c('kind')} data-missing={record.missing}>
            {t('article.missing', { missing: record.missing })}
          </span>
        )}
      </>
    )
  return (
    <>
      {mark}
      <Link href={address}>
        {name !== undefined && (
          <>
            <Foreign text={name.text} lang={name.lang} />{' '}
          </>
        )}
        <small className={c('code')}>{record.id}</small>
      </Link>{' '}
      {kind}
    </>
  )
}

function nameOf(
  reader: Reader,
  record: ItemRecord,
): { readonly lang: string; readonly text: string } | undefined {
  if (record.kind === 'place') return { lang: reader.lang, text: nameOfPlace(reader, record.id) }
  return record.name && textFor(record.name, reader.lang)
}
