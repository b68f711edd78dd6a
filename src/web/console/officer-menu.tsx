import { useRef, useState, type JSX } from 'react'
import { useLocation } from 'wouter'

import { classNames, officeText, SideMark, useKeys, useReader, type Reader, partsCss } from '#web/controls'
import { become, DeviceChoices, leave, useDesk, type Desk } from '#web/desk'
import type { DemoPerson } from '#wire/party'

import css from './frame.module.css'

const c = classNames(partsCss, css)

/** Who reads this page, and in a demo a way to become someone else; below, what this device is set to. */
export function OfficerMenu(): JSX.Element {
  const desk = useDesk()
  const reader = useReader()
  const box = useRef<HTMLDetailsElement>(null)
  const [isOpen, setOpen] = useState(false)
  const close = (): void => {
    if (box.current !== null) box.current.open = false
  }
  useKeys(
    isOpen
      ? [
          {
            stroke: 'Escape',
            words: 'frame.keyBack',
            run() {
              close()
              box.current?.querySelector('summary')?.focus()
            },
          },
        ]
      : [],
  )
  return (
    <details className={c('officer')} ref={box} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{readerName(reader, desk.session)}</summary>
      <div className={c('menu')}>
        {desk.mechanism.demo !== undefined && <People desk={desk} done={close} />}
        {desk.session.office !== undefined && <SignOut desk={desk} done={close} />}
        <DeviceChoices />
      </div>
    </details>
  )
}

/** Name of who reads, as the record knows it: an office, never a person. */
function readerName(reader: Reader, session: Desk['session']): string {
  return session.office === undefined ? reader.t('frame.publicReader') : officeText(reader, session.office)
}

type MenuPart = { readonly desk: Desk; readonly done: () => void }

function People({ desk, done }: MenuPart): JSX.Element {
  const { t } = useReader()
  const [busy, setBusy] = useState('')
  const take = async (person: DemoPerson): Promise<void> => {
    setBusy(person.id)
    await become(desk, person)
    setBusy('')
    done()
  }
  return (
    <>
      <h2>{t('frame.become')}</h2>
      {desk.mechanism.demo?.people.map((person) => (
        <PersonRow key={person.id} person={person} busy={busy === person.id} take={() => void take(person)} />
      ))}
    </>
  )
}

function PersonRow({
  person,
  busy,
  take,
}: {
  readonly person: DemoPerson
  readonly busy: boolean
  readonly take: () => void
}): JSX.Element {
  const reader = useReader()
  const { session } = useDesk()
  const isMe = session.office === person.office
  return (
    <button
      type="button"
      className={c('menuRow')}
      aria-current={isMe || undefined}
      onClick={take}
      disabled={busy}
    >
      {person.side !== 'none' && <SideMark column={person.side} standing="filled" />}
      <span>{officeText(reader, person.office)}</span>
      <span>{busy ? reader.t('start.becoming') : isMe && reader.t('start.you')}</span>
    </button>
  )
}

function SignOut({ desk, done }: MenuPart): JSX.Element {
  const { t } = useReader()
  const [, go] = useLocation()
  return (
    <button
      type="button"
      className={c('menuRow')}
      onClick={() => {
        done()
        void leave(desk).then(() => go('/'))
      }}
    >
      {t('frame.signOut')}
    </button>
  )
}
