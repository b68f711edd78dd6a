import type { JSX } from 'react'

import { instantOf, instantText, localTime, StateBox, useReader } from '#web/controls'
import { useDesk, useNow } from '#web/desk'

import { accountsCss as c } from './styles.ts'

const FASTEST = 600
const AFTERNOON = '17:00'

/** Early in a demo's day nothing was said yet: says so, and offers to run the replay or to jump into the afternoon. */
export function ReplayNotYet(): JSX.Element {
  const reader = useReader()
  const { t, zone } = reader
  const { client, live } = useDesk()
  const now = useNow(60)
  const afternoon = instantOf(localTime(now, zone).date, AFTERNOON, zone)
  const set = async (change: { readonly speed: number } | { readonly to: string }): Promise<void> => {
    const reply = await client.setClock(change)
    if (reply.ok) live.setClock(reply.value)
  }
  return (
    <StateBox
      state="empty"
      title={t('accounts.emptyTitle')}
      text={t('accounts.emptyReplay', { time: instantText(reader, now, localTime(now, zone).date) })}
    >
      <button type="button" className={c('btn s')} onClick={() => void set({ speed: FASTEST })}>
        {t('accounts.emptyPlay')}
      </button>
      {afternoon > now && (
        <button type="button" className={c('btn s')} onClick={() => void set({ to: afternoon })}>
          {t('accounts.emptyJump', { time: AFTERNOON })}
        </button>
      )}
    </StateBox>
  )
}
