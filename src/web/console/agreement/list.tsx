import type { JSX } from 'react'
import { Link } from 'wouter'

import { textFor, useReader } from '#web/controls'
import type { AgreementRow, AgreementsAnswer } from '#wire/agreement'
import { dayText, isLang } from '#words'

import { agreementCss as c } from './styles.ts'

type ListProps = {
  readonly rows: readonly AgreementRow[]
  readonly chosen: string
  readonly choices: AgreementsAnswer['choices']
}

/** Agreements and proposals, newest first, and the choices that the rules read, with what each rests on (R-AGR-17). */
export function AgreementList({ rows, chosen, choices }: ListProps): JSX.Element {
  const { t } = useReader()
  const proposals = rows.filter(({ kind }) => kind === 'proposal').length
  return (
    <aside className={c('list')} aria-label={t('agreement.list')}>
      <div className={c('listHead')}>
        <h2>{t('agreement.list')}</h2>
        <small className={c('note')}>
          {t('agreement.listCount', { agreements: rows.length - proposals, proposals })}
        </small>
      </div>
      <ol className={c('rows')}>
        {rows.map((row) => (
          <Row key={row.id} row={row} isChosen={row.id === chosen} />
        ))}
      </ol>
      <Choices choices={choices} />
    </aside>
  )
}

function Row({ row, isChosen }: { readonly row: AgreementRow; readonly isChosen: boolean }): JSX.Element {
  const { t, lang } = useReader()
  const title = textFor(row.title, lang)
  const day = row.day.kind === 'known' ? dayText(isLang(lang) ? lang : 'en', row.day.value) : undefined
  return (
    <li>
      <Link href={`/agreement/${row.id}`} aria-current={isChosen ? 'true' : undefined} data-kind={row.kind}>
        <b lang={title.lang}>{title.text}</b>
        <small>
          {day === undefined ? t('states.notStated') : day}
          {row.kind === 'proposal' && <> · {t('agreement.proposal')}</>}
        </small>
      </Link>
    </li>
  )
}

function Choices({ choices }: Pick<ListProps, 'choices'>): JSX.Element | undefined {
  const { t } = useReader()
  if (choices.length === 0) return undefined
  return (
    <section className={c('listHead')} aria-label={t('agreement.choices')}>
      <h2>{t('agreement.choices')}</h2>
      <ul className={c('plain')}>
        {choices.map(({ key, zone, value, basis }) => (
          <li key={`${key} ${zone ?? ''}`}>
            {t('agreement.choiceKey', { key })}
            {zone !== undefined && <> ({t('agreement.choiceZone', { zone })})</>}
            <b className={c('value')}>{t('agreement.choiceValue', { value: valueName(key, value) })}</b>
            <span className={c('basis')}>{t('agreement.choiceBasis', { basis })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The transcript's choice has two parts, of which the second says who publishes it: `both` needs words of its own there. */
function valueName(key: string, value: string): string {
  const last = value.split('.').at(-1) ?? value
  return key === 'transcriptUse' && last === 'both' ? 'bothAgree' : last
}
