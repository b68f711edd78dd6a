import type { JSX } from 'react'
import { Link } from 'wouter'

import {
  countText,
  entityName,
  instantText,
  Loading,
  MaybeText,
  NoValueText,
  ProblemBox,
  sideName,
  SideMark,
  StateBox,
  useReader,
} from '#web/controls'
import { problemSentence, useAsked, useDesk, useTitle } from '#web/desk'
import type { PublicAccount } from '#wire/claim'
import { dayText, isLang } from '#words'

import { accountsCss as c } from './styles.ts'

/** What the public may read: day, kind, who acted, sector, number, and a statement's sources; no free text (R-CLM-11). */
export function PublicList(): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { client, mechanism } = useDesk()
  const asked = useAsked({ key: 'public', ask: () => client.views.publicAccounts({ limit: 100 }), topics: ['claim', 'statement'] })
  useTitle(t('accounts.title'))
  const { value, problem } = asked
  if (value === undefined)
    return problem === undefined ? (
      <Loading />
    ) : (
      <ProblemBox sentence={problemSentence(reader.lang, problem)} code={problem.code} again={asked.again} />
    )
  return (
    <article className={c('pub')}>
      <h1>{t('accounts.publicTitle')}</h1>
      <p className={c('note')}>
        {t('accounts.publicLead', { n: value.accounts.length, date: instantText(reader, value.publicUntil) })}
      </p>
      {value.accounts.length === 0 ? (
        <StateBox
          state="empty"
          title={t('accounts.publicEmpty')}
          text={mechanism.demo === undefined ? undefined : t('accounts.publicBecome')}
        >
          {mechanism.demo !== undefined && (
            <Link className={c('btn')} href="/start">
              {t('frame.become')}
            </Link>
          )}
        </StateBox>
      ) : (
        <PublicTable accounts={value.accounts} isGap={value.gaps.length > 0} />
      )}
    </article>
  )
}

function PublicTable({
  accounts,
  isGap,
}: {
  readonly accounts: readonly PublicAccount[]
  readonly isGap: boolean
}): JSX.Element {
  const { t } = useReader()
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('accounts.publicDay')}</th>
          <th scope="col">{t('accounts.rowBy')}</th>
          <th scope="col">{t('accounts.field', { field: 'kind' })}</th>
          <th scope="col">{t('accounts.field', { field: 'allegedActor' })}</th>
          <th scope="col">{t('accounts.publicSector')}</th>
          <th scope="col">{t('accounts.field', { field: 'count' })}</th>
          <th scope="col">{t('accounts.rowSources')}</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account, place) => (
          // The public form has no id on purpose; the order is the node's.
          <PublicRow key={`${account.day} ${account.entity} ${place}`} account={account} isGap={isGap} />
        ))}
      </tbody>
    </table>
  )
}

function PublicRow({ account, isGap }: { readonly account: PublicAccount; readonly isGap: boolean }): JSX.Element {
  const reader = useReader()
  const { t, lang } = reader
  const actor = account.allegedActor
  return (
    <tr>
      <td>{dayText(isLang(lang) ? lang : 'en', account.day)}</td>
      <td>
        <span className={c('who')}>
          <SideMark column={account.column} standing={account.standing === 'lodged' ? 'filled' : 'ruled'} />
          {entityName(reader, account.entity)}
        </span>
        <span className={c('src')}>{t('states.standing', { standing: account.standing })}</span>
      </td>
      <td>{t('states.kind', { kind: account.kind })}</td>
      <td>
        {actor === 'A' || actor === 'B' ? (
          sideName(reader, actor)
        ) : actor === 'unclear' ? (
          t('states.actorUnclear')
        ) : (
          <NoValueText look={isGap ? 'notInThisData' : 'notStated'} />
        )}
      </td>
      <td>
        <MaybeText value={account.sector} gap={isGap}>
          {(sector) => sector}
        </MaybeText>
      </td>
      <td>
        <MaybeText value={account.count} gap={isGap}>
          {(count) => countText(reader, count)}
        </MaybeText>
      </td>
      <td>
        {account.sources.map((source) => (
          <span key={source.publisher + source.title} className={c('src')} dir="auto">
            {t('accounts.sourceLine', { ...source, date: dayText(isLang(lang) ? lang : 'en', source.date) })}
          </span>
        ))}
      </td>
    </tr>
  )
}
