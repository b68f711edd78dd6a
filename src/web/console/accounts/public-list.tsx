import type { JSX } from 'react'
import { Link } from 'wouter'

import {
  ActorText,
  countText,
  entityName,
  instantText,
  keyed,
  Loading,
  MaybeText,
  ProblemBox,
  SideMark,
  StateBox,
  useReader,
} from '#web/controls'
import { problemSentence, useAsked, useDesk, useTitle } from '#web/desk'
import type { PublicAccount, PublicAccountsAnswer } from '#wire/claim'
import { dayText, isLang } from '#words'

import { accountsCss as c } from './styles.ts'

/** What the public may read: day, kind, who acted, sector, number, and a statement's sources; no free text (R-CLM-11). */
export function PublicList(): JSX.Element {
  const reader = useReader()
  const { client } = useDesk()
  const { value, problem, again } = useAsked({
    key: 'public',
    ask: () => client.views.publicAccounts({ limit: 100 }),
    topics: ['claim', 'statement'],
  })
  useTitle(reader.t('accounts.title'))
  if (value !== undefined) return <PublicAccounts answer={value} />
  return problem === undefined ? (
    <Loading />
  ) : (
    <ProblemBox sentence={problemSentence(reader.lang, problem)} code={problem.code} again={again} />
  )
}

function PublicAccounts({ answer }: { readonly answer: PublicAccountsAnswer }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { accounts, gaps, publicUntil } = answer
  return (
    <article className={c('pub')}>
      <h1>{t('accounts.publicTitle')}</h1>
      <p className={c('note')}>
        {t('accounts.publicLead', { n: accounts.length, date: instantText(reader, publicUntil) })}
      </p>
      {accounts.length === 0 ? <NotPublicYet /> : <PublicTable accounts={accounts} isGap={gaps.length > 0} />}
    </article>
  )
}

function NotPublicYet(): JSX.Element {
  const { t } = useReader()
  const { mechanism } = useDesk()
  if (mechanism.demo === undefined) return <StateBox state="empty" title={t('accounts.publicEmpty')} />
  return (
    <StateBox state="empty" title={t('accounts.publicEmpty')} text={t('accounts.publicBecome')}>
      <Link className={c('btn')} href="/start">
        {t('frame.become')}
      </Link>
    </StateBox>
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
        {keyed(accounts).map(({ key, item }) => (
          <PublicRow key={key} account={item} isGap={isGap} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = { readonly account: PublicAccount; readonly isGap: boolean }

function PublicRow({ account, isGap }: RowProps): JSX.Element {
  const reader = useReader()
  const { t, lang } = reader
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
        <ActorText account={account} gap={isGap} />
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
          <span key={`${source.publisher} ${source.title ?? ''}`} className={c('src')} dir="auto">
            {t(source.title === undefined ? 'accounts.sourceLineHeld' : 'accounts.sourceLine', {
              ...source,
              date: dayText(isLang(lang) ? lang : 'en', source.date),
            })}
          </span>
        ))}
      </td>
    </tr>
  )
}
