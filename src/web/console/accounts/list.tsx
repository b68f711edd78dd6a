import { useRef, type JSX } from 'react'
import { Link } from 'wouter'

import {
  daysAfter,
  Icon,
  Kbd,
  NoValueText,
  OutcomeSign,
  SideMark,
  SidePair,
  StateBox,
  useKeys,
  useReader,
} from '#web/controls'
import { useDesk, useSides } from '#web/desk'
import type { AccountsAnswer, MatterAnswer, Outcome } from '#wire/claim'
import { dayText, isLang } from '#words'

import { columnsOf, outcomeOf, type Gaps } from './columns.ts'
import { queryOf, type Look } from './look.ts'
import { matterDay, matterName, matterTime } from './matter-name.ts'
import { ReplayNotYet } from './replay-not-yet.tsx'
import { accountsCss as c } from './styles.ts'

/** What the list needs: the answer, what of it is shown, the look, and ways to change it. */
export type ListProps = {
  readonly answer: AccountsAnswer
  readonly shown: readonly MatterAnswer[]
  readonly look: Look
  readonly setLook: (change: Partial<Look>) => void
  readonly chosen: string | undefined
  readonly today: string
  readonly waiting: number
  readonly showWaiting: () => void
  readonly more: (() => void) | undefined
}

/** The matters, in the order of the ground, with how many there are and what is left out (R-UI-9, R-UI-73). */
export function MatterList(props: ListProps): JSX.Element {
  const { t } = useReader()
  const { answer, shown, waiting, more } = props
  const { counts } = answer
  return (
    <aside className={c('list')} aria-label={t('accounts.matters')}>
      <div className={c('listHead')}>
        <header>
          <h2>{t('accounts.matters')}</h2>
          <span className={c('note')}>{t('accounts.mattersOrder')}</span>
          <Kbd>/</Kbd>
        </header>
        <p className={c('listSum')}>
          {t('accounts.listSummary', { matters: counts.matters, disputed: counts.disputed, one: counts.oneAccount })}
        </p>
        <DayRow {...props} />
        <FindField {...props} />
      </div>
      {waiting > 0 && (
        <button type="button" className={c('newRow')} onClick={props.showWaiting}>
          {t('frame.newItems', { n: waiting })} · <u>{t('frame.newShow')}</u> <Kbd>.</Kbd>
        </button>
      )}
      <ol className={c('items')}>
        {shown.map((matter) => (
          <MatterItem key={matter.id} matter={matter} {...props} />
        ))}
      </ol>
      {shown.length === 0 && <NothingShown {...props} />}
      {more !== undefined && (
        <p className={c('moreRow')}>
          <button type="button" className={c('btn s')} onClick={more}>
            {t('accounts.showMore')}
          </button>{' '}
          <span className={c('note')}>
            {t('accounts.listShown', { shown: answer.matters.length, all: counts.matters })}
          </span>
        </p>
      )}
      <Filters {...props} />
      <p className={c('note pad')}>{t('accounts.listNote')}</p>
    </aside>
  )
}

function DayRow({ look, setLook, today }: ListProps): JSX.Element {
  const { t, lang } = useReader()
  const isAll = look.day === 'all'
  const day = look.day === '' || isAll ? today : look.day
  const step = (days: number): void => setLook({ day: daysAfter(day, days) })
  return (
    <div className={c('dayRow')} role="group" aria-label={t('accounts.dayChosen')}>
      <button type="button" className={c('iconBtn')} aria-label={t('accounts.dayBefore')} onClick={() => step(-1)}>
        <Icon name="back" />
      </button>
      <b>{isAll ? t('accounts.dayAll') : dayText(isLang(lang) ? lang : 'en', day)}</b>
      <button type="button" className={c('iconBtn')} aria-label={t('accounts.dayAfter')} onClick={() => step(1)}>
        <Icon name="open" />
      </button>
      <button
        type="button"
        className={c(isAll ? 'chip on' : 'chip')}
        aria-pressed={isAll}
        onClick={() => setLook({ day: isAll ? '' : 'all' })}
      >
        {t('accounts.dayAll')}
      </button>
    </div>
  )
}

function FindField({ look, setLook }: ListProps): JSX.Element {
  const { t } = useReader()
  const field = useRef<HTMLInputElement>(null)
  useKeys([{ stroke: '/', words: 'frame.keyFilter', run: () => field.current?.focus() }])
  return (
    <input
      ref={field}
      className={c('find')}
      type="search"
      aria-label={t('accounts.filterText')}
      placeholder={t('accounts.filterText')}
      value={look.find}
      onChange={(event) => setLook({ find: event.target.value })}
    />
  )
}

function MatterItem({
  matter,
  answer,
  look,
  chosen,
  today,
}: ListProps & { readonly matter: MatterAnswer }): JSX.Element {
  const reader = useReader()
  const order = useSides()
  const { sides, third } = columnsOf(matter, order, answer.gaps)
  const standing = matter.accounts[0]?.standing === 'lodged' ? 'filled' : 'ruled'
  const day = look.day === 'all' ? undefined : (look.day || today)
  return (
    <li className={c('item')}>
      <Link
        href={`/accounts/${matter.id}${queryOf({ ...look, form: '', about: '' })}`}
        aria-current={matter.id === chosen ? 'true' : undefined}
        data-matter={matter.id}
      >
        <span className={c('txt')}>
          <b dir="auto">{matterName(reader, matter)}</b>
          <small>{matterTime(reader, matter, matterDay(reader, matter) === day ? day : undefined)}</small>
        </span>
        <span className={c('marks')}>
          {sides.map(
            (side) => side.accounts.length > 0 && <SideMark key={side.column} column={side.column} standing={standing} />,
          )}
          {third !== undefined && <SideMark column="third" standing={standing} />}
        </span>
        <StateSign matter={matter} gaps={answer.gaps} />
      </Link>
    </li>
  )
}

/** The matter's state as glyph and word; the word is read out and stands as its title. */
function StateSign({ matter, gaps }: { readonly matter: MatterAnswer; readonly gaps: Gaps }): JSX.Element {
  const { t } = useReader()
  const order = useSides()
  const { sides } = columnsOf(matter, order, gaps)
  const words = t('accounts.stateWord', { state: matter.state })
  const sign: Outcome =
    matter.state === 'oneAccount'
      ? 'oneSilent'
      : (['mirrored', 'contradict', 'overlap'] as const).find((outcome) =>
          (['kind', 'allegedActor', 'place', 'time', 'count', 'class'] as const).some(
            (field) => outcomeOf(matter, field, sides) === outcome,
          ),
        ) ?? 'same'
  return (
    <span title={words}>
      <span className="sr">{words}</span>
      <OutcomeSign outcome={matter.state === 'notLinked' ? 'oneSilent' : sign} />
    </span>
  )
}

function NothingShown({ answer, look, setLook, today }: ListProps): JSX.Element {
  const { t } = useReader()
  const { mechanism } = useDesk()
  const isToday = mechanism.demo !== undefined && (look.day === '' || look.day === today)
  if (answer.matters.length === 0 && look.standing === '' && look.state === '' && !look.third)
    return isToday ? (
      <ReplayNotYet />
    ) : answer.gaps.length > 0 ? (
      <StateBox state="gap" title={t('accounts.gapTitle')} text={t('accounts.gapText')} />
    ) : (
      <StateBox state="empty" title={t('accounts.emptyTitle')} text={t('accounts.emptyDo')} />
    )
  const clear: Partial<Look> = { standing: '', state: '', third: false, find: '' }
  return (
    <StateBox state="filtered" title={t('accounts.emptyFiltered', { all: answer.counts.matters })}>
      <button type="button" className={c('chip')} onClick={() => setLook(clear)}>
        {t('accounts.filterRemove', { name: t(filterName(look)) })} <Icon name="close" />
      </button>
    </StateBox>
  )
}

function filterName(look: Look): Parameters<ReturnType<typeof useReader>['t']>[0] {
  if (look.standing === 'lodged') return 'accounts.filterLodged'
  if (look.standing === 'saidPublicly') return 'accounts.filterPublic'
  if (look.state === 'disputed') return 'accounts.filterDisputed'
  if (look.state === 'oneAccount') return 'accounts.filterOne'
  return look.third ? 'accounts.filterThird' : 'accounts.filterText'
}

function Filters({ answer, look, setLook }: ListProps): JSX.Element {
  const { t } = useReader()
  const order = useSides()
  const { counts, gaps } = answer
  const noClaims = counts.lodged === 0 && gaps.some((gap) => gap.context === 'claim')
  const standing = (value: Look['standing']): void => setLook({ standing: look.standing === value ? '' : value })
  const state = (value: Look['state']): void => setLook({ state: look.state === value ? '' : value })
  return (
    <section className={c('filters')} aria-label={t('accounts.show')}>
      <h3>{t('accounts.show')}</h3>
      <FilterChip on={look.standing === 'saidPublicly'} toggle={() => standing('saidPublicly')} n={counts.saidPublicly}>
        <SidePair order={order} standing="ruled" />
        {t('accounts.filterPublic')}
      </FilterChip>
      <FilterChip
        on={look.standing === 'lodged'}
        toggle={() => standing('lodged')}
        n={noClaims ? undefined : counts.lodged}
      >
        <SidePair order={order} standing="filled" />
        {t('accounts.filterLodged')}
      </FilterChip>
      {noClaims && (
        <span className={c('under')}>
          <NoValueText look="notInThisData" />
        </span>
      )}
      <FilterChip on={look.state === 'disputed'} toggle={() => state('disputed')} n={counts.disputed}>
        {t('accounts.filterDisputed')}
      </FilterChip>
      <FilterChip on={look.state === 'oneAccount'} toggle={() => state('oneAccount')} n={counts.oneAccount}>
        {t('accounts.filterOne')}
      </FilterChip>
      <FilterChip on={look.third} toggle={() => setLook({ third: !look.third })} n={counts.thirdStates}>
        <SideMark column="third" standing="ruled" />
        {t('accounts.filterThird')}
      </FilterChip>
    </section>
  )
}

function FilterChip({
  on,
  toggle,
  n,
  children,
}: {
  readonly on: boolean
  readonly toggle: () => void
  readonly n: number | undefined
  readonly children: React.ReactNode
}): JSX.Element {
  return (
    <button type="button" className={c(on ? 'chip on' : 'chip')} aria-pressed={on} onClick={toggle}>
      {children} {n !== undefined && <b>{n}</b>}
    </button>
  )
}
