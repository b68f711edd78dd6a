import type { JSX } from 'react'
import { Link } from 'wouter'

import {
  CopyKeys,
  Icon,
  instantText,
  Kbd,
  Loading,
  officeText,
  OutcomeSign,
  useKeys,
  useReader,
  type Reader,
} from '#web/controls'
import { Absent, useAsked, useDesk, useOpenCheck, useSides } from '#web/desk'
import { SealedPart } from '#web/desk'
import { columnsOf, countsOf, FIELDS, oneDenies, outcomeOf, type Gaps } from '#web/desk'
import { matterDay, matterName, matterTime } from '#web/desk'
import type { MatterAnswer } from '#wire/claim'
import type { Key } from '#words'

import { matterLines } from './copied.ts'
import { queryOf, type FormName, type Look } from './look.ts'
import { accountsCss as c } from './styles.ts'
import { leadText, SummaryText } from './summary-text.tsx'
import { AccountsTable } from './table.tsx'
import type { AccountsKnown } from './use-accounts.ts'

type PaneProps = {
  readonly id: string
  readonly accounts: AccountsKnown
  readonly look: Look
  readonly setLook: (change: Partial<Look>) => void
}

/** One matter: a sentence, counts by outcome, then the two accounts field by field. */
export function MatterPane({ id, accounts, look, setLook }: PaneProps): JSX.Element {
  const { client } = useDesk()
  const listed = accounts.answer?.matters.find(
    (matter) => matter.id === id || matter.accounts.some((account) => account.id === id),
  )
  const asked = useAsked({
    key: listed === undefined ? id : 'listed',
    ask: () =>
      listed === undefined ? client.views.account(id) : Promise.resolve({ ok: true, value: listed }),
    topics: ['claim', 'statement'],
  })
  const matter = listed ?? asked.value
  if (matter !== undefined)
    return <Matter matter={matter} gaps={accounts.answer?.gaps ?? []} look={look} setLook={setLook} />
  return (
    <article className={c('pane')}>{asked.problem === undefined ? <Loading /> : <Absent isPage />}</article>
  )
}

type MatterProps = {
  readonly matter: MatterAnswer
  readonly gaps: Gaps
  readonly look: Look
  readonly setLook: (change: Partial<Look>) => void
}

function Matter({ matter, gaps, look, setLook }: MatterProps): JSX.Element {
  const reader = useReader()
  const order = useSides()
  const { mechanism } = useDesk()
  const { sides, third } = columnsOf(matter, order, gaps)
  const sum = leadText(reader, { matter, sides })
  const openCheck = useOpenCheck()
  const lines = matterLines(reader, matter, { sum, isReplay: mechanism.demo !== undefined })
  return (
    <article className={c('pane')} key={matter.id}>
      <p className={c('backRow')}>
        <Link className={c('btn s')} href={`/accounts${queryOf({ ...look, form: '', about: '' })}`}>
          <Icon name="back" /> {reader.t('accounts.backToList')}
        </Link>
      </p>
      <header className={c('h')}>
        <div>
          <h1 dir="auto">
            {reader.t('accounts.heading', {
              name: matterName(reader, matter),
              when: matterTime(reader, matter),
            })}
          </h1>
          <p className={c('note')}>{howMany(reader, matter)}</p>
          {matter.joins.map((join) => (
            <Join key={join.rid} join={join} near={matterDay(reader, matter)} />
          ))}
        </div>
        <MatterActs matter={matter} setLook={setLook} />
      </header>
      <SummaryText matter={matter} sides={sides} />
      <CopyKeys own={lines} joint={lines} check={openCheck} />
      <Legend matter={matter} sides={sides} />
      <AccountsTable matter={matter} sides={sides} third={third} gaps={gaps} look={look} setLook={setLook} />
    </article>
  )
}

function howMany(reader: Reader, matter: MatterAnswer): string {
  const claims = matter.accounts.filter((account) => account.standing === 'lodged').length
  const statements = matter.accounts.length - claims
  return [
    ...(statements > 0 || claims === 0 ? [reader.t('accounts.countStatements', { n: statements })] : []),
    ...(claims > 0 ? [reader.t('accounts.countClaims', { n: claims })] : []),
  ].join(' · ')
}

const JOINED: Readonly<Record<MatterAnswer['joins'][number]['relation'], Key>> = {
  sameEvent: 'accounts.joined',
  possiblySame: 'accounts.possiblyJoined',
  different: 'accounts.parted',
}

function Join({
  join,
  near,
}: {
  readonly join: MatterAnswer['joins'][number]
  readonly near: string | undefined
}): JSX.Element {
  const reader = useReader()
  const values = { office: officeText(reader, join.office), time: instantText(reader, join.at, near) }
  return (
    <span className={c('joinLine')}>
      <Icon name="link" /> {reader.t(JOINED[join.relation], values)} ·{' '}
      <Link href={`/record/${join.rid}`}>{reader.t('accounts.entryLink', { n: join.index })}</Link>
      {join.mayOpen && <SealedPart rid={join.rid} />}
    </span>
  )
}

function MatterActs({
  matter,
  setLook,
}: {
  readonly matter: MatterAnswer
  readonly setLook: MatterProps['setLook']
}): JSX.Element {
  const { t } = useReader()
  const { session } = useDesk()
  const open = (form: FormName): void => setLook({ form, about: matter.accounts[0]?.id ?? '' })
  const may = (act: string): boolean => session.may.includes(act)
  useKeys(may('claim.link') ? [{ stroke: 'l', words: 'frame.keyLink', run: () => open('link') }] : [])
  return (
    <div className={c('acts')}>
      {may('claim.link') && (
        <button type="button" className={c('btn')} onClick={() => open('link')}>
          <Icon name="link" /> {t('accounts.linkOrPart')} <Kbd>L</Kbd>
        </button>
      )}
      {may('statement.transcribe') && (
        <button
          type="button"
          className={c('btn p')}
          onClick={() => setLook({ form: 'transcribe', about: '' })}
        >
          <Icon name="add" /> {t('accounts.transcribe')} <Kbd>N</Kbd>
        </button>
      )}
      {may('claim.lodge') && (
        <button type="button" className={c('btn p')} onClick={() => setLook({ form: 'lodge', about: '' })}>
          <Icon name="add" /> {t('accounts.lodge')} <Kbd>N</Kbd>
        </button>
      )}
    </div>
  )
}

/** Fields by outcome, zero included; no word and no sum says that anyone agrees. */
function Legend({
  matter,
  sides,
}: {
  readonly matter: MatterAnswer
  readonly sides: Parameters<typeof outcomeOf>[2]
}): JSX.Element {
  const { t } = useReader()
  const counts = countsOf(FIELDS.map((field) => outcomeOf(matter, field, sides)))
  const isDenied = oneDenies(sides) && outcomeOf(matter, 'allegedActor', sides) === 'same'
  const shown = [...counts].filter(([outcome, n]) => n > 0 || isAlwaysCounted(outcome))
  return (
    <ul className={c('legend')} aria-label={t('accounts.legend')}>
      {shown.map(([outcome, n]) => (
        <li key={outcome} className={c(n === 0 ? 'nil' : '')}>
          <OutcomeSign outcome={outcome} />
          <b>{n}</b> {t('states.outcome', { outcome })}
        </li>
      ))}
      {(counts.get('mirrored') ?? 0) > 0 && <li className={c('say')}>{t('accounts.sumMirroredNote')}</li>}
      {isDenied && <li className={c('say')}>{t('accounts.sumDeniedNote')}</li>}
    </ul>
  )
}

function isAlwaysCounted(outcome: string): boolean {
  return ['same', 'mirrored', 'overlap', 'contradict'].includes(outcome)
}
