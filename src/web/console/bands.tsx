import { useSyncExternalStore, type JSX } from 'react'
import { Link } from 'wouter'

import { classNames, Icon, instantText, useReader, partsCss } from '#web/controls'
import { useDesk, useLive, useNow } from '#web/desk'
import type { Signed } from '#web/outbox'
import { isLang, refusal } from '#words'

import { refusedText } from './refused-text.ts'

import css from './frame.module.css'

const c = classNames(partsCss, css)

/** Bands under the top bar: a session that ended, no connection, acts that wait, acts that were refused. Data stays on screen below them. */
export function Bands(): JSX.Element {
  const { outbox } = useDesk()
  const { downSince } = useLive()
  const { waiting, refused } = useSyncExternalStore(outbox.subscribe, outbox.state)
  const { t } = useReader()
  return (
    <div className={c('bands')}>
      <SessionEnded />
      {downSince !== undefined && <Offline since={downSince} waiting={waiting.length} />}
      {downSince === undefined && <Stale />}
      {downSince === undefined && waiting.length > 0 && (
        <output className={c('band')}>
          <b>{t('frame.waitTitle', { n: waiting.length })}</b> {t('frame.waitSending')}
        </output>
      )}
      {refused.map((each) => (
        <Refused key={each.rid} act={each} />
      ))}
    </div>
  )
}

/** The node ended the session, and no key here could sign in again: who reads now, what is kept, and where to sign in. */
function SessionEnded(): JSX.Element | undefined {
  const { keeper, session } = useDesk()
  const { ended } = useSyncExternalStore(keeper.subscribe, keeper.state)
  const { t } = useReader()
  if (!ended || session.office !== undefined) return undefined
  return (
    <div className={c('band')} role="alert">
      <Icon name="warn" />
      <b>{t('frame.endedTitle')}</b> {t('frame.endedText')}
      <Link className={c('btn s')} href="/start">
        {t('frame.endedSignIn')}
      </Link>
    </div>
  )
}

function Offline({ since, waiting }: { readonly since: string; readonly waiting: number }): JSX.Element {
  const reader = useReader()
  const { size } = useLive()
  const minutes = useMinutesSince(since)
  const time = instantText(reader, since)
  return (
    <output className={c('band')}>
      <Icon name="offline" />
      <b>
        {minutes === 0
          ? reader.t('frame.offlineShort', { time })
          : reader.t('frame.offlineTitle', { time, n: minutes })}
      </b>
      {reader.t('frame.offlineAsOf', { n: size })} {reader.t('frame.offlineWait', { n: waiting })}
    </output>
  )
}

/** Parts that could not be read anew: as of when they stand, why, and how to try again (console.md section 4, stale). */
function Stale(): JSX.Element | undefined {
  const reader = useReader()
  const { lang } = reader
  const parts = Object.values(useLive().stale).toSorted((a, b) => (a.since < b.since ? -1 : 1))
  const [oldest] = parts
  if (oldest === undefined) return undefined
  return (
    <output className={c('band')}>
      <Icon name="warn" />
      <b>{reader.t('frame.staleTitle', { n: parts.length, time: instantText(reader, oldest.since) })}</b>
      {refusal(isLang(lang) ? lang : 'en', oldest.problem).what}
      <span className={c('code')}>{oldest.problem.code}</span>
      <button type="button" className={c('btn s')} onClick={() => parts.forEach(({ again }) => again())}>
        {reader.t('states.again')}
      </button>
    </output>
  )
}

function Refused({ act }: { readonly act: Signed }): JSX.Element | undefined {
  const { t, lang } = useReader()
  const { outbox } = useDesk()
  const { rid, refused } = act
  if (refused === undefined) return undefined
  return (
    <div className={c('band')} role="alert">
      <Icon name="warn" />
      <b>{t('frame.refusedTitle')}</b> {refusedText(t, isLang(lang) ? lang : 'en', act)}
      <span className={c('code')}>{refused.code}</span>
      <button type="button" className={c('btn s')} onClick={() => void outbox.dismiss(rid)}>
        {t('frame.refusedDismiss')}
      </button>
    </div>
  )
}

const MINUTE_MS = 60_000

/** Whole minutes since an instant, both by the mechanism's clock. */
function useMinutesSince(since: string): number {
  const passedMs = Date.parse(useNow(15)) - Date.parse(since)
  return Math.max(0, Math.floor(passedMs / MINUTE_MS))
}
