import type { JSX } from 'react'
import { Link } from 'wouter'

import {
  CopyKeys,
  Grade,
  Icon,
  instantText,
  Loading,
  observedTimeText,
  officeText,
  perceivedText,
  useReader,
} from '#web/controls'
import { Absent, useAsked, useDesk, useOpenCheck } from '#web/desk'
import type { ObservationAnswer, ObservationRow } from '#wire/observation'

import { observationLines } from './copied.ts'
import { GroupPart } from './group-part.tsx'
import { queryOf, type Look } from './look.ts'
import { MissionPart } from './mission-part.tsx'
import { RowActs } from './row-acts.tsx'
import { RowTags, SectorText, WeaponText } from './row-text.tsx'
import { observationsCss as c } from './styles.ts'
import type { WatchesKnown } from './use-watches.ts'
import { Versions } from './versions.tsx'

type DetailProps = {
  readonly id: string
  readonly look: Look
  readonly setLook: (change: Partial<Look>) => void
  readonly watches: WatchesKnown
}

/** One observation: what it says, how it stands, its versions, its group, and what was asked about it. */
export function Detail({ id, look, setLook, watches }: DetailProps): JSX.Element {
  const { client } = useDesk()
  const { t } = useReader()
  const asked = useAsked<ObservationAnswer>({
    key: id,
    ask: () => client.views.observation(id),
    topics: ['observation'],
  })
  const close = (
    <Link className={c('btn s q')} href={`/observations${queryOf({ ...look, form: '', about: '' })}`}>
      <Icon name="close" /> {t('states.close')}
    </Link>
  )
  return (
    <article className={c('side')} aria-label={t('observations.one')}>
      {asked.value !== undefined && (
        <Known answer={asked.value} setLook={setLook} look={look} watches={watches} close={close} />
      )}
      {asked.value === undefined && close}
      {asked.value === undefined && asked.problem === undefined && <Loading />}
      {asked.value === undefined && asked.problem !== undefined && <Absent />}
    </article>
  )
}

type KnownProps = Omit<DetailProps, 'id'> & {
  readonly answer: ObservationAnswer
  readonly close: JSX.Element
}

function Known({ answer, look, setLook, watches, close }: KnownProps): JSX.Element {
  const reader = useReader()
  const { mechanism } = useDesk()
  const { row } = answer
  const openCheck = useOpenCheck()
  const { own, joint } = observationLines(reader, row, {
    isReplay: mechanism.demo !== undefined,
    watch: watches.answer?.watches.find((each) => each.id === row.watch),
  })
  return (
    <>
      <header className={c('sideHead')}>
        <h2>{reader.t('observations.heading', { n: row.number })}</h2>
        <RowTags row={row} />
        {close}
      </header>
      <p className={c('lead')}>{perceivedText(reader, row.observation)}</p>
      <Facts row={row} />
      {row.mission !== undefined && <MissionPart mission={row.mission} />}
      <RowActs row={row} setLook={setLook} />
      <CopyKeys own={own} joint={joint} check={openCheck} />
      <Questions answer={answer} />
      {answer.group !== undefined && <GroupPart group={answer.group} look={look} setLook={setLook} />}
      <Versions answer={answer} />
    </>
  )
}

function Facts({ row }: { readonly row: ObservationRow }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { observation } = row
  return (
    <dl className={c('facts')}>
      <dt>{t('observations.colTime')}</dt>
      <dd>{observedTimeText(reader, observation.at)}</dd>
      <dt>{t('observations.colSector')}</dt>
      <dd>
        <SectorText row={row} />
      </dd>
      <dt>{t('observations.facetZone')}</dt>
      <dd>{t('observations.zone', { zone: observation.zone })}</dd>
      <dt>{t('observations.colWeapon')}</dt>
      <dd>
        <WeaponText row={row} />
      </dd>
      <dt>{t('observations.confidenceLabel')}</dt>
      <dd>{t('observations.confidence', { confidence: observation.confidence })}</dd>
      <dt>{t('observations.colState')}</dt>
      <dd>{t('observations.state', { state: row.state })}</dd>
      <dt>{t('observations.enteredBy')}</dt>
      <dd>
        {officeText(reader, row.office)}, {instantText(reader, row.receivedAt)}
      </dd>
      <dt>{t('observations.held')}</dt>
      <dd>
        <Grade grade={row.grade} />{' '}
        <Link href={`/record/${row.rid}`}>{t('accounts.entryLink', { n: row.index })}</Link>
      </dd>
      <Exceptions row={row} />
    </dl>
  )
}

/** What is said only where it is so: fire of an exercise, and that it lies outside its watch. */
function Exceptions({ row }: { readonly row: ObservationRow }): JSX.Element {
  const { t } = useReader()
  const { liveFire, outsideEffort } = row.observation
  return (
    <>
      {liveFire !== 'no' && (
        <>
          <dt>{t('observations.liveFireLabel')}</dt>
          <dd>{t('observations.liveFire', { liveFire })}</dd>
        </>
      )}
      {outsideEffort && (
        <>
          <dt>{t('observations.effortLabel')}</dt>
          <dd>{t('observations.outsideEffortLong')}</dd>
        </>
      )}
    </>
  )
}

function Questions({ answer }: { readonly answer: ObservationAnswer }): JSX.Element | undefined {
  const reader = useReader()
  if (answer.questions.length === 0) return undefined
  return (
    <section className={c('part')}>
      <h3>{reader.t('observations.questions')}</h3>
      <ol>
        {answer.questions.map((question) => (
          <li key={question.at + question.office}>
            <p dir="auto">{reader.t('states.quote', { text: question.reason })}</p>
            <p className={c('note')}>
              {officeText(reader, question.office)}, {instantText(reader, question.at)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
