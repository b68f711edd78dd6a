import type { JSX } from 'react'

import { Icon, instantText, StateBox, useReader } from '#web/controls'
import { useDesk } from '#web/desk'
import { dayText, isLang } from '#words'

import { filtersOn } from './facets.tsx'
import { effortOfLook } from './first-line.ts'
import type { ListProps } from './list-props.ts'
import { observationsCss as c } from './styles.ts'
import { watchedSince, type WatchesKnown } from './use-watches.ts'

type Props = ListProps & { readonly watches: WatchesKnown }

/** Why the table is empty: a filter that can be taken off, a gap of the data, nobody could watch, or nothing at all yet. */
export function NothingShown({ answer, look, setLook, today, watches }: Props): JSX.Element {
  const reader = useReader()
  const { t, lang } = reader
  const { mechanism } = useDesk()
  const on = filtersOn(reader, look)
  if (on.length > 0)
    return (
      <StateBox state="filtered" title={t('observations.emptyFiltered', { of: answer.of })}>
        {on.map(({ name, off }) => (
          <button key={name} type="button" className={c('chip')} onClick={() => setLook(off)}>
            {t('accounts.filterRemove', { name })} <Icon name="close" />
          </button>
        ))}
      </StateBox>
    )
  const effort = effortOfLook(answer, { look, today, mechanism })
  const day = look.day === '' ? today : look.day
  if (look.day === 'all')
    return <StateBox state="empty" title={t('observations.emptyTitle')} text={t('observations.emptyDo')} />
  const since = watchedSince(watches.answer, { look, today })
  if (since !== undefined)
    return <Watched title={t('observations.emptySince', { from: instantText(reader, since) })} />
  const date = dayText(isLang(lang) ? lang : 'en', day)
  if (effort.kind === 'said' && effort.watchedMin > 0)
    return <Watched title={t('observations.emptyWatched', { date })} />
  return (
    <StateBox
      state="unseen"
      title={t(effort.kind === 'said' ? 'observations.unseenTitle' : 'observations.noneTitle', { date })}
      text={t(effort.kind === 'said' ? 'observations.unseenText' : 'observations.noneText')}
    >
      <button type="button" className={c('btn')} onClick={() => setLook({ day: 'all' })}>
        {t('observations.dayAll')}
      </button>
    </StateBox>
  )
}

/** Somebody watched or watches, and nothing is entered: neither calm nor unseen. */
function Watched({ title }: { readonly title: string }): JSX.Element {
  const { t } = useReader()
  return <StateBox state="empty" title={title} text={t('observations.emptyWatchedText')} />
}
