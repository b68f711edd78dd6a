import type { JSX, ReactNode } from 'react'

import { NoValueText, SideMark, SidePair, useReader } from '#web/controls'
import { useSides } from '#web/desk'

import type { ListProps } from './list-props.ts'
import type { Look } from './look.ts'
import { accountsCss as c } from './styles.ts'

type FilterProps = Pick<ListProps, 'answer' | 'look' | 'setLook'>

/** Filters with their counts. What was said and what was lodged are never counted together (R-UI-74). */
export function Filters(props: FilterProps): JSX.Element {
  const { t } = useReader()
  const { answer, look, setLook } = props
  const { counts, gaps } = answer
  const isGap = gaps.some((gap) => gap.context === 'statement')
  const state = (value: Look['state']): void => setLook({ state: look.state === value ? '' : value })
  return (
    <section className={c('filters')} aria-label={t('accounts.show')}>
      <h3>{t('accounts.show')}</h3>
      <StandingFilters {...props} />
      <FilterChip
        on={look.state === 'disputed'}
        toggle={() => state('disputed')}
        n={shownCount(counts.disputed, isGap)}
      >
        {t('accounts.filterDisputed')}
      </FilterChip>
      <FilterChip
        on={look.state === 'oneAccount'}
        toggle={() => state('oneAccount')}
        n={shownCount(counts.oneAccount, isGap)}
      >
        {t('accounts.filterOne')}
      </FilterChip>
      <FilterChip
        on={look.third}
        toggle={() => setLook({ third: !look.third })}
        n={shownCount(counts.thirdStates, isGap)}
      >
        <SideMark column="third" standing="ruled" />
        {t('accounts.filterThird')}
      </FilterChip>
    </section>
  )
}

/** Inside a gap of the data nothing is counted as 0 (R-UI-3): others may hold what was said. */
function shownCount(n: number, isGap: boolean): number | undefined {
  return n === 0 && isGap ? undefined : n
}

function StandingFilters({ answer, look, setLook }: FilterProps): JSX.Element {
  const { t } = useReader()
  const order = useSides()
  const { counts, gaps } = answer
  const noClaims = counts.lodged === 0 && gaps.some((gap) => gap.context === 'claim')
  const standing = (value: Look['standing']): void =>
    setLook({ standing: look.standing === value ? '' : value })
  const isOn = (value: Look['standing']): boolean => look.standing === value
  return (
    <>
      <FilterChip
        on={isOn('saidPublicly')}
        toggle={() => standing('saidPublicly')}
        n={shownCount(
          counts.saidPublicly,
          gaps.some((gap) => gap.context === 'statement'),
        )}
      >
        <SidePair order={order} standing="ruled" />
        {t('accounts.filterPublic')}
      </FilterChip>
      <FilterChip
        on={isOn('lodged')}
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
    </>
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
  readonly children: ReactNode
}): JSX.Element {
  return (
    <button type="button" className={c(on ? 'chip on' : 'chip')} aria-pressed={on} onClick={toggle}>
      {children} {n !== undefined && <b>{n}</b>}
    </button>
  )
}
