import type { JSX } from 'react'
import { Link } from 'wouter'

import { classNames, GradeMark, localTime, textFor, useReader, utcTime, partsCss } from '#web/controls'
import { useDesk, useNow } from '#web/desk'
import type { HeadAnswer } from '#wire/record'
import { dayText, isLang, timeText } from '#words'

import { OfficerMenu } from './officer-menu.tsx'

import css from './frame.module.css'

const c = classNames(partsCss, css)

/** The bar across the top: mark, mechanism, replay tag, the record's head with its grade, clock, officer. */
export function TopBar({ head }: { readonly head: HeadAnswer | undefined }): JSX.Element {
  const { mechanism } = useDesk()
  const { lang } = useReader()
  const name = textFor(mechanism.name, lang)
  return (
    <header className={c('top')}>
      <Link href="/" className={c('brand')} aria-label="Truceline">
        <svg viewBox="0 0 22 22" aria-hidden="true">
          <path d="M10 1.5a9.5 9.5 0 0 0 0 19z" fill="currentColor" />
          <path d="M12 1.5a9.5 9.5 0 0 1 0 19z" fill="currentColor" />
        </svg>
        <span className={c('word')}>Truceline</span>
      </Link>
      <span className={c('mech')} lang={name.lang}>
        {name.text}
      </span>
      <ReplayTag />
      <span className={c('push')} />
      {head !== undefined && <HeadChip head={head} />}
      <span className={c('sep')} />
      <WallClock />
      <span className={c('sep')} />
      <OfficerMenu />
    </header>
  )
}

/** The hatched tag of a demo, on every page. */
export function ReplayTag(): JSX.Element | undefined {
  const { mechanism } = useDesk()
  const { lang, t } = useReader()
  const now = useNow(60)
  if (mechanism.demo === undefined) return undefined
  const date = dayText(isLang(lang) ? lang : 'en', localTime(now, mechanism.zone).date)
  return <span className={c('tag replay')}>{t('frame.replayOf', { date })}</span>
}

function HeadChip({ head }: { readonly head: HeadAnswer }): JSX.Element {
  const { t } = useReader()
  return (
    <Link href="/record" className={c('chip head')}>
      <GradeMark grade={head.grade} />
      <b>{t('frame.entries', { n: head.size })}</b>
      <span className={c('hideMid')}>{t('states.grade', { grade: head.grade })}</span>
    </Link>
  )
}

function WallClock(): JSX.Element {
  const { t, zone } = useReader()
  const now = useNow(1)
  return (
    <span className={c('clock')} role="timer" aria-label={t('frame.clock')}>
      {timeText(now, zone)}
      <small>{utcTime(now)}Z</small>
    </span>
  )
}
