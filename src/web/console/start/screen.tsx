import { useEffect, useState, type JSX, type ReactNode } from 'react'
import { Link, useLocation, useSearch } from 'wouter'

import { classNames, localTime, officeText, partsCss, SideMark, textFor, useReader } from '#web/controls'
import {
  become,
  DeviceChoices,
  enter,
  leave,
  nextOf,
  problemSentence,
  useAsked,
  useDesk,
  useNow,
  useTitle,
  type Desk,
  type NotTaken,
} from '#web/desk'
import { officeKeys, type OfficeKey } from '#web/keys'
import type { ArticleAnswer } from '#wire/article'
import type { DemoPerson } from '#wire/party'
import { dayText, isLang, languages } from '#words'

import { homeOf } from './home.ts'

import css from './start.module.css'

const c = classNames(partsCss, css)

/** Languages whose texts no speaker of theirs has reviewed yet (R-UI-59). */
const DRAFTS = languages.flatMap(({ lang, name }) => (lang === 'en' ? [] : [name])).join(', ')

/** The demo's first screen: one question, two doors of the same size, no tour; below, who one is and this device. */
export function StartScreen(): JSX.Element {
  const { t, lang } = useReader()
  const { mechanism } = useDesk()
  const [trouble, setTrouble] = useState<NotTaken>()
  useTitle(t('start.title'))
  return (
    <article className={c('start')}>
      <h1>{t('start.question')}</h1>
      <p className={c('lead')}>
        {mechanism.demo === undefined
          ? t('start.notDemo')
          : t('start.lead', { mechanism: textFor(mechanism.name, lang).text })}
      </p>
      <div className={c('doors')}>
        <FirstDoor tell={setTrouble} />
        <SecondDoor />
      </div>
      <Trouble trouble={trouble} />
      {mechanism.demo === undefined ? <KeysHere tell={setTrouble} /> : <People tell={setTrouble} />}
      <section className={c('device')} aria-labelledby="device-title">
        <h2 id="device-title">{t('start.device')}</h2>
        <DeviceChoices />
        <p className={c('note')}>{t('frame.draftNote', { languages: DRAFTS })}</p>
      </section>
    </article>
  )
}

/**
 * A day: of a demo its mechanism's first, else today. Nothing of a demo's day is public yet, so a public reader becomes the
 * duty officer by this door.
 */
function FirstDoor({ tell }: Telling): JSX.Element {
  const { t, lang } = useReader()
  const desk = useDesk()
  const { demo, firstDay, zone } = desk.mechanism
  const today = localTime(useNow(60), zone).date
  const day = demo === undefined ? today : firstDay
  const [, go] = useLocation()
  const duty = desk.session.office === undefined ? dutyOfficer(desk) : undefined
  const open = async (): Promise<void> => {
    const trouble = duty === undefined ? undefined : await become(desk, duty)
    tell(trouble)
    if (trouble === undefined) go(day === today ? '/situation' : `/situation?day=${day}`)
  }
  return (
    <button type="button" className={c('door')} onClick={() => void open()}>
      <DoorWords
        title={dayText(isLang(lang) ? lang : 'en', day)}
        text={t(demo === undefined ? 'start.doorTodayText' : 'start.doorFirstText')}
        more={duty === undefined ? undefined : t('start.doorAs')}
      />
    </button>
  )
}

/** The article that a demo was given; else the record itself. */
function SecondDoor(): JSX.Element {
  const { mechanism } = useDesk()
  return mechanism.article === undefined ? <DoorOf /> : <ArticleDoor />
}

function ArticleDoor(): JSX.Element {
  const { client } = useDesk()
  const { value } = useAsked({ key: 'article', ask: client.views.article, topics: [] })
  return <DoorOf {...(value && { article: value })} />
}

/** One link, whatever it leads to: a reader who stands on it while the article arrives still does. */
function DoorOf({ article }: { readonly article?: ArticleAnswer }): JSX.Element {
  const { t, lang } = useReader()
  const { session } = useDesk()
  if (article !== undefined)
    return (
      <Link href="/article" className={c('door')}>
        <DoorWords
          title={t('article.title', { day: dayText(isLang(lang) ? lang : 'en', article.source.date) })}
          text={t('article.door')}
        />
      </Link>
    )
  return (
    <Link href="/record" className={c('door')}>
      <DoorWords
        title={t('start.doorSecond')}
        text={t('start.doorSecondText')}
        more={session.role === 'PU' ? t('record.publicHead') : undefined}
      />
    </Link>
  )
}

function dutyOfficer({ mechanism }: Desk): DemoPerson | undefined {
  return mechanism.demo?.people.find((person) => person.role === 'DO')
}

function DoorWords({
  title,
  text,
  more,
}: {
  readonly title: string
  readonly text: string
  readonly more?: string | undefined
}): JSX.Element {
  return (
    <>
      <b>{title}</b>
      <span>{text}</span>
      {more !== undefined && <small>{more}</small>}
    </>
  )
}

function Trouble({ trouble }: { readonly trouble: NotTaken }): JSX.Element | undefined {
  const { t, lang } = useReader()
  if (trouble === undefined) return undefined
  return (
    <p className={c('trouble')} role="alert">
      <b>{t('start.failed')}</b> {problemSentence(lang, trouble)}{' '}
      <span className={c('code')}>{trouble.code}</span>
    </p>
  )
}

type Telling = { readonly tell: (trouble: NotTaken) => void }

function People({ tell }: Telling): JSX.Element {
  const { t } = useReader()
  const desk = useDesk()
  const [, go] = useLocation()
  const next = nextOf(useSearch())
  const [busy, setBusy] = useState('')
  const take = async (person: DemoPerson): Promise<void> => {
    setBusy(person.id)
    const trouble = await become(desk, person)
    setBusy('')
    tell(trouble)
    if (trouble === undefined) go(next ?? homeOf(person.role))
  }
  return (
    <section aria-labelledby="people-title">
      <h2 id="people-title">{t('start.people')}</h2>
      <p className={c('note')}>{t('start.peopleText')}</p>
      <ul className={c('people')}>
        {desk.mechanism.demo?.people.map((person) => (
          <PersonCard key={person.id} person={person} busy={busy} take={() => void take(person)} />
        ))}
        <PublicCard />
      </ul>
    </section>
  )
}

function PersonCard({
  person,
  busy,
  take,
}: {
  readonly person: DemoPerson
  readonly busy: string
  readonly take: () => void
}): JSX.Element {
  const reader = useReader()
  const { session } = useDesk()
  const isMe = session.office === person.office
  const doing = busy === person.id ? 'start.becoming' : isMe ? 'start.you' : undefined
  return (
    <Card on={isMe} press={take} isBusy={busy !== ''}>
      <b>
        {person.side !== 'none' && <SideMark column={person.side} standing="filled" />}
        {officeText(reader, person.office)}
      </b>
      <span>{reader.t(doing ?? 'start.canDo', { role: person.role })}</span>
    </Card>
  )
}

function PublicCard(): JSX.Element {
  const { t } = useReader()
  const desk = useDesk()
  const [, go] = useLocation()
  const isMe = desk.session.office === undefined
  const read = async (): Promise<void> => {
    if (!isMe) await leave(desk)
    go('/accounts')
  }
  return (
    <Card on={isMe} press={() => void read()} isBusy={false}>
      <b>{t('frame.publicReader')}</b>
      <span>{t('start.publicText')}</span>
    </Card>
  )
}

function Card({
  on,
  press,
  isBusy,
  children,
}: {
  readonly on: boolean
  readonly press: () => void
  readonly isBusy: boolean
  readonly children: ReactNode
}): JSX.Element {
  return (
    <li>
      <button
        type="button"
        className={c(on ? 'person on' : 'person')}
        aria-pressed={on}
        aria-disabled={isBusy}
        onClick={isBusy ? undefined : press}
      >
        {children}
      </button>
    </li>
  )
}

/** In a mechanism that is in use: the offices whose keys are on this device. */
function KeysHere({ tell }: Telling): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const desk = useDesk()
  const [, go] = useLocation()
  const next = nextOf(useSearch())
  const [keys, setKeys] = useState<readonly OfficeKey[]>([])
  useEffect(() => void officeKeys().then(setKeys), [])
  const signIn = async (key: OfficeKey): Promise<void> => {
    const trouble = await enter(desk, key)
    tell(trouble)
    if (trouble === undefined) go(next ?? '/accounts')
  }
  if (keys.length === 0) return <p className={c('note')}>{t('start.noKeys')}</p>
  return (
    <ul className={c('people')}>
      {keys.map((key) => (
        <Card
          key={key.office}
          on={desk.session.office === key.office}
          press={() => void signIn(key)}
          isBusy={false}
        >
          <b>{t('start.signIn', { office: officeText(reader, key.office) })}</b>
        </Card>
      ))}
    </ul>
  )
}
