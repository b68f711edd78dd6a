import { useEffect, useRef, useState, type JSX } from 'react'
import { useSearch } from 'wouter'

import { Instant, MaybeText, NoValueText, SideMark, sideName, TextFor, useReader } from '#web/controls'
import { useSides } from '#web/desk'
import type { TermAnswer } from '#wire/agreement'
import { dayText, isLang } from '#words'

import { StateWord } from './state-word.tsx'
import { agreementCss as c } from './styles.ts'
import type { TermActName } from './term-acts.ts'
import { TermDetail } from './term-detail.tsx'
import { ValueText } from './value-text.tsx'

type TableProps = {
  readonly terms: readonly TermAnswer[]
  readonly act: (act: TermActName, term: TermAnswer) => void
}

/** The terms in the order of the text: words, value, state, each side's position, since when (R-AGR-8). */
export function TermTable({ terms, act }: TableProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const sides = useSides()
  return (
    <table className={c('terms')}>
      <thead>
        <tr>
          <th scope="col">{t('agreement.colTerm')}</th>
          <th scope="col">{t('agreement.colValue')}</th>
          <th scope="col">{t('agreement.colState')}</th>
          {sides.map((side) => (
            <th key={side} scope="col">
              <SideMark column={side} standing="filled" /> {sideName(reader, side)}
            </th>
          ))}
          <th scope="col">{t('agreement.colSince')}</th>
        </tr>
      </thead>
      <tbody>
        {terms.map((term) => (
          <TermRow key={term.id} term={term} act={(name) => act(name, term)} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = { readonly term: TermAnswer; readonly act: (act: TermActName) => void }

function TermRow({ term, act }: RowProps): JSX.Element {
  const sides = useSides()
  const isNamed = new URLSearchParams(useSearch()).get('term') === term.key
  const [open, setOpen] = useState(isNamed)
  const row = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (isNamed) row.current?.scrollIntoView({ block: 'start' })
  }, [isNamed])
  return (
    <>
      <tr ref={row} data-open={open ? '' : undefined}>
        <TermHead term={term} open={open} toggle={() => setOpen(!open)} />
        <TermCells term={term} />
      </tr>
      {open && (
        <tr className={c('detail')}>
          <td colSpan={4 + sides.length} id={detailId(term)}>
            <TermDetail term={term} act={act} />
          </td>
        </tr>
      )}
    </>
  )
}

function detailId(term: TermAnswer): string {
  return `term-${term.id}`
}

type HeadProps = { readonly term: TermAnswer; readonly open: boolean; readonly toggle: () => void }

function TermHead({ term, open, toggle }: HeadProps): JSX.Element {
  const { t } = useReader()
  return (
    <th scope="row">
      <span className={c('num')}>{term.clause}</span> <TextFor text={term.words} />
      <br />
      <button
        type="button"
        className={c('more')}
        aria-expanded={open}
        aria-controls={detailId(term)}
        onClick={toggle}
      >
        {t(open ? 'agreement.less' : 'agreement.more')}
      </button>
    </th>
  )
}

function TermCells({ term }: { readonly term: TermAnswer }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const sides = useSides()
  return (
    <>
      <td data-label={t('agreement.colValue')}>
        <MaybeText value={term.value} gap={false}>
          {(value) => <ValueText value={value} />}
        </MaybeText>
      </td>
      <td data-label={t('agreement.colState')}>
        <StateWord term={term} />
      </td>
      {sides.map((side) => (
        <td key={side} data-label={sideName(reader, side)}>
          <StanceText term={term} side={side} />
        </td>
      ))}
      <td data-label={t('agreement.colSince')}>
        <Since term={term} />
      </td>
    </>
  )
}

function StanceText({ term, side }: { readonly term: TermAnswer; readonly side: 'A' | 'B' }): JSX.Element {
  const { t } = useReader()
  const found = term.stances.find((each) => each.side === side)
  if (found === undefined || found.stance === 'notStated') return <NoValueText look="notStated" />
  return (
    <>
      {t('agreement.stance', { stance: found.stance })}
      {found.condition && (
        <span className={c('basis')}>
          <TextFor text={found.condition} />
        </span>
      )}
      {found.mustChange && (
        <span className={c('basis')}>
          {t('agreement.mustChange')} <TextFor text={found.mustChange} />
        </span>
      )}
      {found.reason && (
        <span className={c('basis')}>
          <TextFor text={found.reason} />
        </span>
      )}
    </>
  )
}

function Since({ term }: { readonly term: TermAnswer }): JSX.Element {
  const { lang } = useReader()
  if (term.since.utc !== undefined) return <Instant at={term.since.utc} />
  if (term.since.day !== undefined) return <>{dayText(isLang(lang) ? lang : 'en', term.since.day)}</>
  return <NoValueText look="notStated" />
}
