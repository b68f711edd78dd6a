import type { JSX } from 'react'

import { Icon, StateBox, useReader } from '#web/controls'
import { useDesk } from '#web/desk'
import type { Key } from '#words'

import type { ListProps } from './list-props.ts'
import type { Look } from './look.ts'
import { ReplayNotYet } from './replay-not-yet.tsx'
import { accountsCss as c } from './styles.ts'

/** Why the list is empty: nothing yet in a replay, a gap of the data, nothing at all, or a filter that can be removed. */
export function NothingShown({ answer, look, setLook, today }: ListProps): JSX.Element {
  const { t } = useReader()
  const { mechanism } = useDesk()
  const isToday = mechanism.demo !== undefined && (look.day === '' || look.day === today)
  if (answer.matters.length > 0 || look.standing !== '' || look.state !== '' || look.third) {
    const clear: Partial<Look> = { standing: '', state: '', third: false, find: '' }
    return (
      <StateBox state="filtered" title={t('accounts.emptyFiltered', { all: answer.counts.matters })}>
        <button type="button" className={c('chip')} onClick={() => setLook(clear)}>
          {t('accounts.filterRemove', { name: t(filterName(look)) })} <Icon name="close" />
        </button>
      </StateBox>
    )
  }
  if (isToday) return <ReplayNotYet />
  return answer.gaps.length > 0 ? (
    <StateBox state="gap" title={t('accounts.gapTitle')} text={t('accounts.gapText')} />
  ) : (
    <StateBox state="empty" title={t('accounts.emptyTitle')} text={t('accounts.emptyDo')} />
  )
}

function filterName(look: Look): Key {
  if (look.standing === 'lodged') return 'accounts.filterLodged'
  if (look.standing === 'saidPublicly') return 'accounts.filterPublic'
  if (look.state === 'disputed') return 'accounts.filterDisputed'
  if (look.state === 'oneAccount') return 'accounts.filterOne'
  return look.third ? 'accounts.filterThird' : 'accounts.filterText'
}
