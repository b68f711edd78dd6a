import { useRef, useState, type JSX } from 'react'
import { useLocation, useSearch } from 'wouter'

import { Loading, ProblemBox, useReader } from '#web/controls'
import { Absent, problemSentence, readsMission, useDesk, useNow, useTitle } from '#web/desk'

import { Detail } from './detail.tsx'
import { Facets } from './facets.tsx'
import { FormPane } from './form-pane.tsx'
import { formFor } from './form-words.ts'
import { ObservationList } from './list.tsx'
import { lookOf, queryOf, type Look } from './look.ts'
import { dayOf } from './making.ts'
import { observationsCss as c } from './styles.ts'
import { useObservationKeys } from './use-keys.ts'
import { useObservations, type ObservationsKnown } from './use-observations.ts'
import { useWatches } from './use-watches.ts'

/** Observations: what was seen or heard, where, when, how sure? */
export function ObservationsScreen({ id }: { readonly id: string | undefined }): JSX.Element {
  const reader = useReader()
  const { mechanism } = useDesk()
  const [look, setLook] = useLook(id)
  const today = dayOf(useNow(60), mechanism)
  const observations = useObservations(look, today)
  useTitle(reader.t('observations.title'))
  const { answer, problem } = observations
  if (answer !== undefined)
    return <Panes known={observations} look={look} setLook={setLook} id={id} today={today} />
  if (problem === undefined) return <Loading lines={9} />
  return problem.code === 'ACC_DENIED' || problem.status === 404 ? (
    <Absent isPage />
  ) : (
    <ProblemBox
      sentence={problemSentence(reader.lang, problem)}
      code={problem.code}
      again={observations.again}
    />
  )
}

type PanesProps = {
  readonly known: ObservationsKnown
  readonly look: Look
  readonly setLook: (change: Partial<Look>) => void
  readonly id: string | undefined
  readonly today: string
}

function Panes({ known, look, setLook, id, today }: PanesProps): JSX.Element | undefined {
  const [, go] = useLocation()
  const { session } = useDesk()
  const watches = useWatches(look, today)
  const [marked, mark] = useMarked()
  const find = useRef<HTMLInputElement>(null)
  const form = formFor(look.form, session)
  const { answer } = known
  const rows = answer?.rows ?? []
  useObservationKeys({ rows, look, setLook, id, mark, find, show: known.show })
  if (answer === undefined) return undefined
  const close = (): void =>
    go(`/observations${id === undefined ? '' : `/${id}`}${queryOf({ ...look, form: '', about: '' })}`)
  const isOpen = form !== undefined || id !== undefined
  const isLog = look.log && readsMission(session)
  return (
    <div className={c(`obsScreen${isOpen ? ' sideOpen' : ''}${form === 'import' ? ' wideOpen' : ''}`)}>
      <Facets answer={answer} look={look} setLook={setLook} today={today} />
      <ObservationList
        known={known}
        answer={answer}
        look={look}
        setLook={setLook}
        today={today}
        watches={watches}
        chosen={id}
        marked={marked}
        mark={mark}
        find={find}
        isLog={isLog}
      />
      {form !== undefined && (
        <FormPane form={form} look={look} watches={watches} id={id} latest={rows} close={close} />
      )}
      {form === undefined && id !== undefined && (
        <Detail id={id} look={look} setLook={setLook} watches={watches} />
      )}
    </div>
  )
}

function useLook(id: string | undefined): readonly [Look, (change: Partial<Look>) => void] {
  const search = useSearch()
  const [, go] = useLocation()
  const look = lookOf(new URLSearchParams(search))
  const change = (part: Partial<Look>): void =>
    go(`/observations${id === undefined ? '' : `/${id}`}${queryOf({ ...look, ...part })}`, { replace: true })
  return [look, change]
}

/** Observations marked for an act on several. `alone`: this one and no other. */
export type Mark = (id: string, how: 'toggle' | 'add' | 'none') => void

function useMarked(): readonly [ReadonlySet<string>, Mark] {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  return [
    marked,
    (id, how) => {
      const next = new Set(how === 'none' ? [] : marked)
      if (how === 'add' || (how === 'toggle' && !next.delete(id))) next.add(id)
      setMarked(next)
    },
  ]
}
