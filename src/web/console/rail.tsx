import type { JSX } from 'react'
import { Link, useLocation } from 'wouter'

import { classNames, Icon, Kbd, useReader, partsCss } from '#web/controls'
import { useDesk } from '#web/desk'

import { screens, type Screen } from './screens.ts'

import css from './frame.module.css'

const c = classNames(partsCss, css)

/** The rail: only screens that are built and that this reader may read. */
export function Rail({
  narrow,
  toggle,
  help,
}: {
  readonly narrow: boolean
  readonly toggle: () => void
  readonly help: () => void
}): JSX.Element {
  const { t } = useReader()
  const { session } = useDesk()
  const open = screens.filter((screen) => screen.isOpenTo(session))
  return (
    <div className={c('rail')}>
      <nav aria-label={t('frame.sections')}>
        {open.filter(isOf('now')).map(entry)}
        {open.some(isOf('terms')) && <h2>{t('frame.groupTerms')}</h2>}
        {open.filter(isOf('terms')).map(entry)}
        <h2>{t('frame.groupOutput')}</h2>
        {open.filter(isOf('output')).map(entry)}
      </nav>
      <div className={c('foot')}>
        <button type="button" className={c('railKey noPhone')} onClick={help}>
          <Kbd>?</Kbd>
          <span className={c('label')}>{t('frame.keysTitle')}</span>
        </button>
        <button type="button" className={c('railKey noPhone')} onClick={toggle} aria-pressed={narrow}>
          <Kbd>[</Kbd>
          <span className={c('label')}>{t(narrow ? 'frame.railOpen' : 'frame.railClose')}</span>
        </button>
      </div>
    </div>
  )
}

function isOf(group: Screen['group']): (screen: Screen) => boolean {
  return (screen) => screen.group === group
}

function entry(screen: Screen): JSX.Element {
  return <RailLink key={screen.path} screen={screen} />
}

function RailLink({ screen }: { readonly screen: Screen }): JSX.Element {
  const { t } = useReader()
  const [path] = useLocation()
  return (
    <Link href={screen.path} aria-current={path.startsWith(screen.path) ? 'page' : undefined}>
      <Icon name={screen.icon} />
      <span className={c('label')}>{t(screen.name)}</span>
    </Link>
  )
}
