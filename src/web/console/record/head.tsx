import type { JSX } from 'react'
import { Link } from 'wouter'

import { GradeMark, holderText, Instant, Loading, ProblemBox, useReader, type Reader } from '#web/controls'
import { problemSentence, useAsked, useDesk } from '#web/desk'
import type { HeadAnswer } from '#wire/record'

import { recordCss as c } from './styles.ts'

/** The head of the log: how many entries, what the present seats can prove, which seats are empty and what that costs. */
export function HeadPane(): JSX.Element {
  const reader = useReader()
  const { client } = useDesk()
  const asked = useAsked({ key: 'head', ask: client.views.head, topics: ['record'] })
  const { value, problem } = asked
  if (value !== undefined) return <Head head={value} />
  return problem === undefined ? (
    <Loading lines={3} />
  ) : (
    <ProblemBox sentence={problemSentence(reader.lang, problem)} code={problem.code} again={asked.again} />
  )
}

function Head({ head }: { readonly head: HeadAnswer }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { session } = useDesk()
  const grade = t('states.grade', { grade: head.grade })
  return (
    <header className={c('headPane')}>
      <h1>
        <GradeMark grade={head.grade} /> {t('record.headSentence', { size: head.size, grade })}
      </h1>
      <p className={c('best')}>{bestSentence(reader, head)}</p>
      <dl className={c('facts')}>
        <Fact name={t('record.root')}>
          <span className={c('code')}>{head.root}</span>
        </Fact>
        <Fact name={t('record.checkpointAt')}>
          <Instant at={head.at} />
        </Fact>
        <Fact name={t('record.epoch')}>{String(head.epoch)}</Fact>
        <Fact name={t('record.genesis')}>
          {session.role === 'PU' ? (
            <span className={c('code')}>{head.genesis}</span>
          ) : (
            <Link href={`/record/${head.genesis}`} className={c('code')}>
              {head.genesis}
            </Link>
          )}
        </Fact>
        <Fact name={t('record.seats')}>
          <Seats head={head} />
        </Fact>
      </dl>
    </header>
  )
}

/** `Recorded; witnessed not possible: no cosigner yet.` The empty seat is named beside the grade (record.md 7.1). */
function bestSentence(reader: Reader, head: HeadAnswer): string {
  const { t } = reader
  const names = head.missing.map((holder) => holderText(reader, holder)).join(', ')
  const why =
    head.bestGrade === 'recorded'
      ? t('record.whyNoCosigner')
      : t('record.whyVacant', { n: head.missing.length, who: names })
  return t('record.headMissing', { best: head.bestGrade, why })
}

function Seats({ head }: { readonly head: HeadAnswer }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { mechanism } = useDesk()
  return (
    <ul className={c('seats')}>
      <Seat name={t('states.mission')} held />
      {mechanism.sides.map(({ side, seat }) => (
        <Seat key={side} name={holderText(reader, side)} held={seat === 'held'} />
      ))}
      {head.missing.filter(isNeutral).map((holder) => (
        <Seat key={holder} name={`${t('states.guarantor')} ${holder}`} held={false} />
      ))}
    </ul>
  )
}

function isNeutral(holder: string): boolean {
  return /^G\d$/.test(holder)
}

function Seat({ name, held }: { readonly name: string; readonly held: boolean }): JSX.Element {
  const { t } = useReader()
  return (
    <li className={c(held ? 'seat' : 'seat empty')}>
      {name} <span>{t(held ? 'record.seatHeld' : 'record.seatVacant')}</span>
    </li>
  )
}

function Fact({
  name,
  children,
}: {
  readonly name: string
  readonly children: React.ReactNode
}): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
