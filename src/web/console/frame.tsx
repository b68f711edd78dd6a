import { Suspense, useCallback, useEffect, useRef, useState, type JSX } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'

import { classNames, Loading, partsCss, useKeys, useReader } from '#web/controls'
import { Absent, OpenCheck, useAsked, useDesk } from '#web/desk'

import { AccountsScreen } from './accounts/screen.tsx'
import { Bands } from './bands.tsx'
import { KeyHelp } from './key-help.tsx'
import {
  AgreementScreen,
  ArticleScreen,
  fetchLater,
  LineDialog,
  ObservationsScreen,
  ReportsScreen,
} from './later-screens.ts'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'
import { RecordScreen } from './record/screen.tsx'
import { ReplayBar } from './replay-bar.tsx'
import { SituationScreen } from './situation/screen.tsx'
import { homeOf } from './start/home.ts'
import { StartScreen } from './start/screen.tsx'
import { TopBar } from './top-bar.tsx'

import css from './frame.module.css'

const c = classNames(partsCss, css)

/** The frame around every screen: bar, bands, rail, the screen itself, and in a demo the replay. */
export function Frame(): JSX.Element {
  const { client, live } = useDesk()
  const { t } = useReader()
  const [narrow, setNarrow] = useState(false)
  const [open, setOpen] = useState<'help' | 'palette' | 'check' | 'line'>()
  const head = useAsked({ key: 'head', ask: client.views.head, topics: ['record'] }).value
  useEffect(() => live.knowSize(head?.size ?? 0), [live, head?.size])
  useEffect(fetchLater, [])
  useFrameKeys({ open: setOpen, toggleRail: () => setNarrow(!narrow) })
  const close = (): void => setOpen(undefined)
  const openCheck = useCallback(() => setOpen('check'), [])
  return (
    <div className={c(narrow ? 'app narrow' : 'app')}>
      <a className={c('skip')} href="#page">
        {t('frame.skip')}
      </a>
      <TopBar head={head} />
      <Bands />
      <OpenCheck value={openCheck}>
        <Screens />
      </OpenCheck>
      <Rail narrow={narrow} toggle={() => setNarrow(!narrow)} help={() => setOpen('help')} />
      <ReplayBar />
      {open === 'help' && <KeyHelp close={close} />}
      {(open === 'palette' || open === 'check') && <Palette close={close} check={open === 'check'} />}
      {open === 'line' && (
        <Suspense>
          <LineDialog close={close} />
        </Suspense>
      )}
    </div>
  )
}

function Screens(): JSX.Element {
  const { mechanism, session } = useDesk()
  const main = useRef<HTMLElement>(null)
  const [path] = useLocation()
  const screen = path.split('/')[1] ?? ''
  const before = useRef(screen)
  useEffect(() => {
    if (before.current !== screen) main.current?.focus()
    before.current = screen
  }, [screen])
  return (
    <main id="page" ref={main} className={c('main')} tabIndex={-1}>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path="/">
            {mechanism.demo === undefined ? <Redirect to={homeOf(session.role)} /> : <StartScreen />}
          </Route>
          <Route path="/start">
            <StartScreen />
          </Route>
          <Route path="/situation">
            <SituationScreen />
          </Route>
          <Route path="/accounts/:id?">{({ id }) => <AccountsScreen id={id} />}</Route>
          <Route path="/agreement/:id?">{({ id }) => <AgreementScreen id={id} />}</Route>
          <Route path="/reports/:day?">{({ day }) => <ReportsScreen day={day} />}</Route>
          <Route path="/article">
            <ArticleScreen />
          </Route>
          <Route path="/observations/:id?">{({ id }) => <ObservationsScreen id={id} />}</Route>
          <Route path="/record/:id?">{({ id }) => <RecordScreen id={id} />}</Route>
          <Route>
            <Nowhere />
          </Route>
        </Switch>
      </Suspense>
    </main>
  )
}

function Nowhere(): JSX.Element {
  return <Absent isPage />
}

function useFrameKeys({
  open,
  toggleRail,
}: {
  readonly open: (what: 'help' | 'palette' | 'line') => void
  readonly toggleRail: () => void
}): void {
  const { device, setDevice, session } = useDesk()
  const [, go] = useLocation()
  useKeys([
    { stroke: 'g s', words: 'frame.keyGoSituation', run: () => go('/situation') },
    { stroke: 'g a', words: 'frame.keyGoAccounts', run: () => go('/accounts') },
    { stroke: 'g g', words: 'frame.keyGoAgreement', run: () => go('/agreement') },
    { stroke: 'g r', words: 'frame.keyGoReports', run: () => go('/reports') },
    { stroke: 'g o', words: 'frame.keyGoObservations', run: () => go('/observations') },
    { stroke: 'g l', words: 'frame.keyGoRecord', run: () => go('/record') },
    { stroke: 'g h', words: 'frame.keyGoStart', run: () => go('/') },
    { stroke: '?', words: 'frame.keyHelp', run: () => open('help') },
    { stroke: 'Ctrl+k', words: 'copy.keyPalette', run: () => open('palette') },
    ...(session.may.includes('observation.submit')
      ? [{ stroke: 'F2', words: 'observations.keyLine', run: () => open('line') } as const]
      : []),
    { stroke: '[', words: 'frame.keyRail', run: toggleRail },
    {
      stroke: 'Shift+n',
      words: 'frame.keyNight',
      run: () => setDevice({ theme: device.theme === 'night' ? 'system' : 'night' }),
    },
    {
      stroke: 'Shift+d',
      words: 'frame.keyDensity',
      run: () => setDevice({ density: device.density === 'compact' ? 'comfortable' : 'compact' }),
    },
  ])
}
