import { useEffect, type JSX } from 'react'
import { Link } from 'wouter'

import {
  Kbd,
  NoValueText,
  OutcomeGlyph,
  sideClass,
  SideMark,
  sideName,
  StateBox,
  TextFor,
  useReader,
} from '#web/controls'
import {
  columnsOf,
  FIELDS,
  matterDay,
  matterName,
  matterTime,
  outcomeOf,
  useDesk,
  useSides,
  type AccountColumn,
  type Gaps,
} from '#web/desk'
import type { AccountAnswer, AccountsAnswer, MatterAnswer, Outcome } from '#wire/claim'

import { situationCss as c } from './styles.ts'

type SaysProps = {
  readonly accounts: AccountsAnswer
  readonly waiting: number
  readonly show: () => void
  readonly pick: string
  readonly setPick: (matter: string) => void
  /** Local day that the page names already. */
  readonly near: string | undefined
}

/** What each side says: matters in the order of the ground, two columns and the spine between them (R-UI-73). */
export function Says(props: SaysProps): JSX.Element {
  const { t } = useReader()
  const { accounts, waiting, show } = props
  return (
    <>
      <header className={c('saysHead')}>
        <h2>{t('situation.saysTitle')}</h2>
        {(accounts.counts.matters > 0 || accounts.gaps.length === 0) && (
          <span className={c('note')}>{t('situation.saysCount', { n: accounts.counts.matters })}</span>
        )}
        <span className={c('push')} />
        <Kbd>J</Kbd>
        <Kbd>K</Kbd>
      </header>
      <Heads matters={accounts.matters} />
      {waiting > 0 && (
        <button type="button" className={c('newRow')} onClick={show}>
          {t('frame.newItems', { n: waiting })} · <u>{t('frame.newShow')}</u> <Kbd>.</Kbd>
        </button>
      )}
      {accounts.matters.length === 0 ? (
        <NothingSaid gaps={accounts.gaps} />
      ) : (
        <ol className={c('says')}>
          {accounts.matters.map((matter) => (
            <SaysMatter key={matter.id} matter={matter} {...props} />
          ))}
        </ol>
      )}
      <SaysFoot accounts={accounts} />
    </>
  )
}

function SaysFoot({ accounts }: { readonly accounts: AccountsAnswer }): JSX.Element {
  const { t } = useReader()
  const { session } = useDesk()
  const { matters, counts } = accounts
  return (
    <>
      {counts.matters > matters.length && (
        <p className={c('foot')}>
          <Link href="/accounts">{t('map.shownOf', { shown: matters.length, all: counts.matters })}</Link>
        </p>
      )}
      <p className={c('foot')}>
        {t('situation.saysFoot')} <Kbd>Enter</Kbd> {t('situation.saysCompare')}
        {session.may.includes('statement.transcribe') && (
          <>
            , <Kbd>N</Kbd> {t('situation.saysTranscribe')}
          </>
        )}
        .
      </p>
    </>
  )
}

function NothingSaid({ gaps }: { readonly gaps: Gaps }): JSX.Element {
  const { t } = useReader()
  return gaps.length > 0 ? (
    <StateBox state="gap" title={t('accounts.gapTitle')} text={t('accounts.gapText')} />
  ) : (
    <StateBox state="empty" title={t('situation.saysEmpty')} text={t('accounts.emptyDo')} />
  )
}

/** Whose column is whose, and how it was told where all of it was told one way; else each cell says it (R-UI-74). */
function Heads({ matters }: { readonly matters: readonly MatterAnswer[] }): JSX.Element {
  const reader = useReader()
  const order = useSides()
  const isMixed = hasLodged(matters)
  return (
    <div className={c('heads')}>
      {order.map((side) => (
        <span key={side} className={`${c('headOf')} ${sideClass(side)}`}>
          <SideMark column={side} standing="ruled" />
          {sideName(reader, side)}
          {!isMixed && <small>{reader.t('states.standing', { standing: 'saidPublicly' })}</small>}
        </span>
      ))}
    </div>
  )
}

function hasLodged(matters: readonly MatterAnswer[]): boolean {
  return matters.some(({ accounts }) => accounts.some(({ standing }) => standing === 'lodged'))
}

function SaysMatter({
  matter,
  accounts,
  pick,
  setPick,
  near,
}: SaysProps & { readonly matter: MatterAnswer }): JSX.Element {
  const order = useSides()
  const { sides, third } = columnsOf(matter, order, accounts.gaps)
  const [first, second] = sides
  const isPicked = matter.id === pick
  useIntoView(matter.id, isPicked)
  return (
    <li className={c('m')} data-says={matter.id} aria-current={isPicked ? 'true' : undefined}>
      <MatterHead
        matter={matter}
        near={near}
        isPicked={isPicked}
        press={() => setPick(isPicked ? '' : matter.id)}
      />
      <div className={c('two')}>
        <SideCell column={first} isMixed={hasLodged(accounts.matters)} />
        <Between matter={matter} sides={sides} />
        <SideCell column={second} isMixed={hasLodged(accounts.matters)} />
      </div>
      {third !== undefined && (
        <div className={c('thirdRow')}>
          <SideCell column={third} isMixed />
        </div>
      )}
    </li>
  )
}

function MatterHead({
  matter,
  near,
  isPicked,
  press,
}: {
  readonly matter: MatterAnswer
  readonly near: string | undefined
  readonly isPicked: boolean
  readonly press: () => void
}): JSX.Element {
  const reader = useReader()
  const when = matterTime(reader, matter, matterDay(reader, matter) === near ? near : undefined)
  return (
    <div className={c('mh')}>
      <h3 dir="auto">
        <button type="button" className={c('mName')} onClick={press} aria-pressed={isPicked}>
          {matterName(reader, matter)}
        </button>
      </h3>
      <span className={c('note')}>{when}</span>
      {isPicked && (
        <Link className={c('open')} href={`/accounts/${matter.id}?day=all`}>
          {reader.t('situation.keyCompare')}
        </Link>
      )}
    </div>
  )
}

/** What a picked matter's place in the list is brought into view for: picked elsewhere, it is marked here too. */
function useIntoView(matter: string, isPicked: boolean): void {
  useEffect(() => {
    if (isPicked) document.querySelector(`[data-says="${matter}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [matter, isPicked])
}

const FALLEN: ReadonlySet<AccountAnswer['state']> = new Set(['withdrawn', 'retracted'])

function SideCell({
  column,
  isMixed,
}: {
  readonly column: AccountColumn | undefined
  readonly isMixed: boolean
}): JSX.Element {
  const { t } = useReader()
  if (column === undefined || column.accounts.length === 0)
    return (
      <div className={c('cell')}>
        {column?.gap === true ? (
          <NoValueText look="notInThisData" />
        ) : (
          <span className={c('note')}>{t('accounts.columnNone')}</span>
        )}
      </div>
    )
  return (
    <div className={c('cell')}>
      {column.accounts.map((account) => (
        <p key={account.id} className={c(FALLEN.has(account.state) ? 'was' : '')}>
          {isMixed && (
            <span className={c('ownMark')}>
              <SideMark
                column={account.column}
                standing={account.standing === 'lodged' ? 'filled' : 'ruled'}
              />
              <span className="sr">{t('states.standing', { standing: account.standing })}</span>
            </span>
          )}
          <span className={c('words')}>
            <TextFor text={account.what} />
          </span>
        </p>
      ))}
    </div>
  )
}

/** What stands between the two columns: the outcome's glyph on the spine, its words for who does not see it. */
function Between({
  matter,
  sides,
}: {
  readonly matter: MatterAnswer
  readonly sides: readonly AccountColumn[]
}): JSX.Element {
  const { t } = useReader()
  const outcome = outcomeFor(matter, sides)
  const words = t('accounts.stateWord', { state: matter.state })
  return (
    <span className={c('dg')} title={words}>
      <span className="sr">{words}</span>
      <OutcomeGlyph outcome={outcome} />
    </span>
  )
}

function outcomeFor(matter: MatterAnswer, sides: readonly AccountColumn[]): Outcome {
  if (sides.some(({ accounts, gap }) => accounts.length === 0 && gap)) return 'notInThisData'
  if (matter.state === 'oneAccount' || matter.state === 'notLinked') return 'oneSilent'
  const outcomes = new Set(FIELDS.map((field) => outcomeOf(matter, field, sides)))
  return (['mirrored', 'contradict', 'overlap'] as const).find((each) => outcomes.has(each)) ?? 'same'
}
