import type { JSX, ReactNode } from 'react'
import { Link } from 'wouter'

import { Foreign, Grade, instantText, MaybeText, StatedTimeText, useReader } from '#web/controls'
import { useDesk } from '#web/desk'
import { SealedPart } from '#web/desk'
import { isInAccountGap, type AccountColumn } from '#web/desk'
import { matterDay } from '#web/desk'
import type { AccountAnswer } from '#wire/claim'
import type { Key } from '#words'

import { AccountActs } from './account-acts.tsx'
import { AnswersOf } from './answers.tsx'
import { cellClass, CellSide } from './column-parts.tsx'
import { FlagsOf } from './flags.tsx'
import { SourcesOf } from './sources.tsx'
import { accountsCss as c } from './styles.ts'
import type { TableProps } from './table-props.ts'

type MetaRow = {
  readonly name: Key
  readonly isTold: (account: AccountAnswer) => boolean
  readonly cell: (account: AccountAnswer, props: TableProps) => ReactNode
}

/** Rows below the compared fields: how an account stands, who said it when, its sources, what was noted, where it is held. */
const ROWS: readonly MetaRow[] = [
  { name: 'accounts.rowStanding', isTold: () => true, cell: (account) => <StandingOf account={account} /> },
  {
    name: 'accounts.rowLife',
    isTold: (account) => account.state !== 'transcribed',
    cell: (account) => <LifeOf account={account} />,
  },
  {
    name: 'accounts.rowSaid',
    isTold: () => true,
    cell: (account, { matter }) => <SaidOf account={account} matter={matter} />,
  },
  {
    name: 'accounts.rowBy',
    isTold: () => true,
    cell: (account, props) => (
      <ByOf account={account} gap={isInAccountGap(props.gaps, account, props.matter)} />
    ),
  },
  {
    name: 'accounts.rowSources',
    isTold: (account) => account.standing !== 'lodged',
    cell: (account) => <SourcesOf account={account} />,
  },
  {
    name: 'accounts.rowFlags',
    isTold: (account) => account.flags.length > 0,
    cell: (account) => <FlagsOf account={account} />,
  },
  {
    name: 'accounts.rowAnswers',
    isTold: (account) => account.answers.length > 0,
    cell: (account) => <AnswersOf account={account} />,
  },
  {
    name: 'accounts.rowSealed',
    isTold: (account) => account.mayOpen,
    cell: (account) => account.mayOpen && <SealedPart rid={account.rid} />,
  },
  { name: 'accounts.rowHeld', isTold: () => true, cell: (account) => <HeldOf account={account} /> },
]

const NO_BREAK = '\u00A0'

/** The rows that some account of the matter has something to say in. */
export function MetaRows(props: TableProps): JSX.Element {
  const { t } = useReader()
  const columns = [...props.sides, ...(props.third === undefined ? [] : [props.third])]
  const told = ROWS.filter((row) => columns.some((column) => column.accounts.some(row.isTold)))
  const [first, second, third] = columns
  return (
    <tbody className={c('meta')}>
      {told.map((row) => (
        <tr key={row.name}>
          <th scope="row">{t(row.name)}</th>
          <MetaCell column={first} row={row} {...props} />
          <td className={c('spine')}>{NO_BREAK}</td>
          <MetaCell column={second} row={row} {...props} />
          {third !== undefined && <MetaCell column={third} row={row} {...props} />}
        </tr>
      ))}
      <ActRow columns={columns} {...props} />
    </tbody>
  )
}

function MetaCell({
  column,
  row,
  ...props
}: TableProps & { readonly column: AccountColumn | undefined; readonly row: MetaRow }): JSX.Element {
  if (column === undefined) return <td>{NO_BREAK}</td>
  const told = column.accounts.filter(row.isTold)
  return (
    <td className={cellClass(column)}>
      {told.length > 0 && <CellSide column={column} />}
      {told.map((account) => (
        <div key={account.id} className={c('stack')}>
          {row.cell(account, props)}
        </div>
      ))}
    </td>
  )
}

function ActRow({
  columns,
  setLook,
}: TableProps & { readonly columns: readonly AccountColumn[] }): JSX.Element | undefined {
  const { t } = useReader()
  if (!columns.some((column) => column.accounts.some((account) => account.may.length > 0))) return undefined
  const cell = (column: AccountColumn | undefined): ReactNode =>
    column?.accounts.map((account) => <AccountActs key={account.id} account={account} setLook={setLook} />)
  const [first, second, third] = columns
  return (
    <tr>
      <th scope="row">
        <span className="sr">{t('accounts.add')}</span>
      </th>
      <td>{cell(first)}</td>
      <td className={c('spine')}>{NO_BREAK}</td>
      <td>{cell(second)}</td>
      {third !== undefined && <td>{cell(third)}</td>}
    </tr>
  )
}

type Of = { readonly account: AccountAnswer }

function StandingOf({ account }: Of): JSX.Element {
  const { t } = useReader()
  return (
    <>
      {t('states.standingLong', { standing: account.standing })}
      {account.adopts !== undefined && (
        <>
          {' · '}
          <Link href={`/record/${account.adopts}`}>{t('accounts.adoptsStatement')}</Link>
        </>
      )}
    </>
  )
}

/** While a claim stands so, a written account of the other side is still due. */
const AWAITED: ReadonlySet<AccountAnswer['state']> = new Set(['lodged', 'acknowledged', 'unanswered'])

function LifeOf({ account }: Of): JSX.Element {
  const reader = useReader()
  const { withdrawn } = account
  return (
    <>
      {reader.t('states.life', { state: account.state })}
      {account.dueAt !== undefined && AWAITED.has(account.state) && (
        <> · {reader.t('accounts.columnDue', { time: instantText(reader, account.dueAt) })}</>
      )}
      {withdrawn !== undefined && (
        <span className={c('src')}>
          <Foreign
            text={reader.t('accounts.withdrawnWhy', {
              time: instantText(reader, withdrawn.at),
              reason: withdrawn.reason,
            })}
          />
        </span>
      )}
    </>
  )
}

function SaidOf({ account, matter }: Of & Pick<TableProps, 'matter'>): JSX.Element {
  const reader = useReader()
  return <StatedTimeText time={account.said} near={matterDay(reader, matter)} />
}

function ByOf({ account, gap }: Of & { readonly gap: boolean }): JSX.Element {
  const { t } = useReader()
  const { speaker, dutyName } = account
  if (speaker === undefined) return <Foreign text={t('accounts.dutyName', { name: dutyName ?? '' })} />
  return (
    <>
      <Foreign text={speaker.office} />
      {'; '}
      <MaybeText value={speaker.channel} gap={gap}>
        {(channel) => <Foreign text={channel} />}
      </MaybeText>
    </>
  )
}

function HeldOf({ account }: Of): JSX.Element {
  const { t } = useReader()
  const { session } = useDesk()
  const place = `${account.sourceId === undefined ? '' : `${account.sourceId} · `}#${account.index}`
  return (
    <>
      <Grade grade={account.grade} />{' '}
      {session.role === 'PU' ? (
        <span className={c('code z')}>{place}</span>
      ) : (
        <Link
          href={`/record/${account.rid}`}
          className={c('code z')}
          aria-label={t('accounts.entryLink', { n: account.index })}
        >
          {place}
        </Link>
      )}
    </>
  )
}
