import { useRef, type JSX } from 'react'
import { Link } from 'wouter'

import { daysAfter, Icon, Kbd, NoValueText, OutcomeSign, SideMark, useKeys, useReader } from '#web/controls'
import { useDesk, useSides } from '#web/desk'
import { columnsOf, outcomeOf, type Gaps } from '#web/desk'
import { matterDay, matterName, matterTime } from '#web/desk'
import type { MatterAnswer, Outcome } from '#wire/claim'
import { dayText, isLang } from '#words'

import { ELSEWHERE, readsElsewhere } from './elsewhere-found.ts'
import { Filters } from './filters.tsx'
import type { ListProps } from './list-props.ts'
import { queryOf } from './look.ts'
import { NothingShown } from './nothing-shown.tsx'
import { accountsCss as c } from './styles.ts'

/** The matters, in the order of the ground, with how many there are and what is left out (R-UI-9, R-UI-73). */
export function MatterList(props: ListProps): JSX.Element {
  const { t } = useReader()
  const { answer, shown, waiting, more } = props
  return (
    <aside className={c('list')} aria-label={t('accounts.matters')}>
      <ListHead {...props} />
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
            {t('accounts.listShown', { shown: answer.matters.length, all: answer.counts.matters })}
          </span>
        </p>
      )}
      <ElsewhereLink {...props} />
      <Filters {...props} />
      <p className={c('note pad')}>{t('accounts.listNote')}</p>
    </aside>
  )
}

function ListHead(props: ListProps): JSX.Element {
  const { t } = useReader()
  const { counts, gaps } = props.answer
  const { matters, disputed, oneAccount } = counts
  return (
    <div className={c('listHead')}>
      <header>
        <h2>{t('accounts.matters')}</h2>
        <span className={c('note')}>{t('accounts.mattersOrder')}</span>
        <Kbd>/</Kbd>
      </header>
      <p className={c('listSum')}>
        {matters === 0 && gaps.length > 0 ? (
          <NoValueText look="notInThisData" />
        ) : (
          t('accounts.listSummary', { matters, disputed, one: oneAccount })
        )}
      </p>
      <DayRow {...props} />
      <FindField {...props} />
    </div>
  )
}

function DayRow({ look, setLook, today }: ListProps): JSX.Element {
  const { t, lang } = useReader()
  const isAll = look.day === 'all'
  const day = look.day === '' || isAll ? today : look.day
  const step = (days: number): void => setLook({ day: daysAfter(day, days) })
  return (
    <fieldset className={c('plainSet dayRow')} aria-label={t('accounts.dayChosen')}>
      <button
        type="button"
        className={c('iconBtn')}
        aria-label={t('accounts.dayBefore')}
        onClick={() => step(-1)}
      >
        <Icon name="back" />
      </button>
      <b>{isAll ? t('accounts.dayAll') : dayText(isLang(lang) ? lang : 'en', day)}</b>
      <button
        type="button"
        className={c('iconBtn')}
        aria-label={t('accounts.dayAfter')}
        onClick={() => step(1)}
      >
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
    </fieldset>
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
  const day = look.day === 'all' ? undefined : look.day || today
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
            (side) =>
              side.accounts.length > 0 && (
                <SideMark key={side.column} column={side.column} standing={standing} />
              ),
          )}
          {third !== undefined && <SideMark column="third" standing={standing} />}
        </span>
        <StateSign matter={matter} gaps={answer.gaps} />
      </Link>
    </li>
  )
}

/** The way to what was said elsewhere, for offices that it is sealed to: no count, since no node knows one. */
function ElsewhereLink({ look, chosen }: ListProps): JSX.Element | undefined {
  const { t } = useReader()
  if (!readsElsewhere(useDesk())) return undefined
  return (
    <p className={c('item elsewhereLink')}>
      <Link
        href={`/accounts/${ELSEWHERE}${queryOf({ ...look, form: '', about: '' })}`}
        aria-current={chosen === ELSEWHERE ? 'true' : undefined}
      >
        <Icon name="sealed" /> <span className={c('txt')}>{t('accounts.elsewhereTitle')}</span>
      </Link>
    </p>
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
      : ((['mirrored', 'contradict', 'overlap'] as const).find((outcome) =>
          (['kind', 'allegedActor', 'place', 'time', 'count', 'class'] as const).some(
            (field) => outcomeOf(matter, field, sides) === outcome,
          ),
        ) ?? 'same')
  return (
    <span title={words}>
      <span className="sr">{words}</span>
      <OutcomeSign outcome={matter.state === 'notLinked' ? 'oneSilent' : sign} />
    </span>
  )
}
