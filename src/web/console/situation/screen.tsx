import { useState, type JSX, type ReactNode } from 'react'
import { useLocation, useSearch } from 'wouter'

import { Loading, localTime, ProblemBox, useKeys, useReader } from '#web/controls'
import {
  Absent,
  changedAccounts,
  ExerciseBand,
  problemSentence,
  useDesk,
  useNow,
  useTitle,
  type Known,
} from '#web/desk'

import { Figures, FirstLine } from './headline.tsx'
import { lookOf, queryOf, TABS, type Look, type TabName } from './look.ts'
import { MapPart } from './map-part.tsx'
import { placedAccounts } from './placing.ts'
import { RangeTools } from './range-tools.tsx'
import { dayLookedAt } from './range.ts'
import { Says } from './says.tsx'
import { Steps } from './steps.tsx'
import { situationCss as c } from './styles.ts'
import { Timeline } from './timeline.tsx'
import { useSituation, type SituationKnown } from './use-situation.ts'

/** Situation: is the truce holding, and what could nobody see? */
export function SituationScreen(): JSX.Element {
  const { t } = useReader()
  const { session } = useDesk()
  useTitle(t('situation.title'))
  if (session.role === 'PU' || session.role === 'OP') return <Absent isPage />
  return <Situation />
}

function Situation(): JSX.Element {
  const [look, setLook] = useLook()
  const known = useSituation(look)
  useSituationKeys({ known, look, setLook })
  return (
    <div className={c(`sit tab-${look.tab}${look.full ? ' full' : ''}`)}>
      <section className={c('first')} aria-label={useReader().t('situation.title')}>
        <Headline known={known} />
      </section>
      <Tabs tab={look.tab} setLook={setLook} />
      <section className={c('accts pane-says')} aria-label={useReader().t('situation.saysTitle')}>
        <SaysPart known={known} look={look} setLook={setLook} />
      </section>
      <section className={c('mapbox pane-map')} aria-label={useReader().t('situation.tabMap')}>
        <GroundPart known={known} look={look} setLook={setLook} />
      </section>
      <section className={c('time pane-time')} aria-label={useReader().t('situation.timeline')}>
        <TimePart known={known} look={look} setLook={setLook} />
      </section>
    </div>
  )
}

type PartProps = {
  readonly known: SituationKnown
  readonly look: Look
  readonly setLook: (change: Partial<Look>) => void
}

function useLook(): readonly [Look, (change: Partial<Look>) => void] {
  const search = useSearch()
  const [, go] = useLocation()
  const look = lookOf(new URLSearchParams(search))
  // Read again when it is set: a map that was moved and a pick may both come before the next drawing.
  const change = (part: Partial<Look>): void =>
    go(`/situation${queryOf({ ...lookOf(new URLSearchParams(location.search)), ...part })}`, {
      replace: true,
    })
  return [look, change]
}

/** A part that is known, is on its way, or failed alone (R-UI-26). */
function Part<T>({
  known,
  lines,
  children,
}: {
  readonly known: Known<T>
  readonly lines: number
  readonly children: (value: T) => ReactNode
}): ReactNode {
  const { lang } = useReader()
  if (known.value !== undefined) return children(known.value)
  if (known.problem === undefined) return <Loading lines={lines} />
  const { problem, again } = known
  return <ProblemBox sentence={problemSentence(lang, problem)} code={problem.code} again={again} />
}

function Headline({ known }: { readonly known: SituationKnown }): JSX.Element {
  const { t } = useReader()
  const { situation } = known
  return (
    <>
      <ExerciseBand day={known.day.day} />
      {situation.value === undefined && <h1 className="sr">{t('situation.title')}</h1>}
      <Part known={situation} lines={3}>
        {(value) => (
          <>
            <FirstLine situation={value} />
            <Figures situation={value} />
            <Steps situation={value} />
          </>
        )}
      </Part>
    </>
  )
}

function SaysPart({ known, look, setLook }: PartProps): JSX.Element {
  const { zone } = useReader()
  const { accounts, day } = known
  return (
    <Part known={accounts} lines={9}>
      {(value) => (
        <Says
          accounts={value}
          waiting={accounts.waiting === undefined ? 0 : changedAccounts(value, accounts.waiting)}
          show={accounts.show}
          pick={look.pick}
          setPick={(pick) => setLook({ pick, sector: '' })}
          near={localTime(before(day.to), zone).date}
        />
      )}
    </Part>
  )
}

function GroundPart({ known, look, setLook }: PartProps): ReactNode {
  const { places } = useReader()
  const { accounts, situation, observations, watches, range, day } = known
  const [placedOf, setPlacedOf] = useState<{
    readonly of: unknown
    readonly placed: ReturnType<typeof placedAccounts>
  }>()
  const { value } = accounts
  const gaps = new Set((value?.gaps ?? []).map(({ context }) => context))
  if (placedOf?.of !== value) setPlacedOf({ of: value, placed: placedAccounts(value?.matters ?? [], places) })
  return (
    <Part known={situation} lines={4}>
      {({ geography, seen }) => (
        <MapPart
          look={look}
          setLook={setLook}
          range={range}
          geography={geography}
          placed={placedOf?.placed ?? []}
          observations={observations.value}
          watches={watches.value}
          observedMin={seen.observedMin}
          day={day.day}
          counts={value && { said: value.counts.saidPublicly, lodged: value.counts.lodged }}
          gaps={gaps}
        />
      )}
    </Part>
  )
}

function TimePart({ known, look, setLook }: PartProps): JSX.Element {
  const { mechanism } = useDesk()
  const now = useNow(60)
  const { range, day, situation, accounts, observations, watches } = known
  return (
    <>
      <RangeTools
        look={look}
        range={range}
        day={day.day}
        today={dayLookedAt(mechanism, '', now).day}
        canFirstHours={situation.value?.truce?.effectiveFrom !== undefined}
        setLook={setLook}
      />
      <Timeline
        range={range}
        situation={situation.value}
        accounts={accounts.value}
        observations={observations.value}
        watches={watches.value}
        pick={look.pick}
        setPick={(pick) => setLook({ pick, sector: '' })}
        setRange={(chosen) => setLook({ ...chosen, hours: false })}
      />
    </>
  )
}

function before(end: string): string {
  return new Date(Date.parse(end) - 1).toISOString()
}

const TAB_WORDS = { says: 'situation.tabSays', map: 'situation.tabMap', time: 'situation.tabTime' } as const

/** On a narrow screen the panes are tabs (console.md 2.4). */
function Tabs({
  tab,
  setLook,
}: {
  readonly tab: TabName
  readonly setLook: PartProps['setLook']
}): JSX.Element {
  const { t } = useReader()
  return (
    <fieldset className={c('plainSet tabs')} aria-label={t('situation.parts')}>
      {TABS.map((name) => (
        <button
          key={name}
          type="button"
          className={c(name === tab ? 'chip on' : 'chip')}
          aria-pressed={name === tab}
          onClick={() => setLook({ tab: name })}
        >
          {t(TAB_WORDS[name])}
        </button>
      ))}
    </fieldset>
  )
}

function useSituationKeys({ known, look, setLook }: PartProps): void {
  const [, go] = useLocation()
  const { session } = useDesk()
  const matters = known.accounts.value?.matters ?? []
  const at = matters.findIndex(({ id }) => id === look.pick)
  const step = (by: number): void => {
    const next = matters[at < 0 ? 0 : Math.min(matters.length - 1, Math.max(0, at + by))]
    if (next !== undefined) setLook({ pick: next.id, sector: '' })
  }
  const back = (): void => setLook(look.full ? { full: false } : { pick: '', sector: '' })
  useKeys([
    { stroke: 'j', words: 'frame.keyNext', run: () => step(1) },
    { stroke: 'k', words: 'frame.keyPrevious', run: () => step(-1) },
    { stroke: 'm', words: 'situation.keyMapFull', run: () => setLook({ full: !look.full }) },
    { stroke: 'Shift+t', words: 'situation.keyMapList', run: () => setLook({ list: !look.list }) },
    { stroke: '.', words: 'frame.keyNewItems', run: known.accounts.show },
    { stroke: 'Escape', words: 'frame.keyBack', run: back },
    ...(look.pick === ''
      ? []
      : [
          {
            stroke: 'Enter',
            words: 'situation.keyCompare',
            run: () => go(`/accounts/${look.pick}?day=all`),
          } as const,
        ]),
    ...(session.may.includes('statement.transcribe')
      ? [{ stroke: 'n', words: 'frame.keyNew', run: () => go('/accounts?form=transcribe') } as const]
      : []),
  ])
}
