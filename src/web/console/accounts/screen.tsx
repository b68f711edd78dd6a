import { useState, type JSX } from 'react'
import { useLocation, useSearch } from 'wouter'

import { Loading, localTime, ProblemBox, StateBox, useKeys, useReader } from '#web/controls'
import { problemSentence, useDesk, useNow } from '#web/desk'
import { useTitle } from '#web/desk'
import type { MatterAnswer } from '#wire/claim'

import { ELSEWHERE, readsElsewhere } from './elsewhere-found.ts'
import { ElsewherePane } from './elsewhere.tsx'
import { FormPane } from './form-pane.tsx'
import { formFor } from './form-words.ts'
import { MatterList } from './list.tsx'
import { lookOf, queryOf, type Look } from './look.ts'
import { MatterPane } from './matter.tsx'
import { PublicList } from './public-list.tsx'
import { accountsCss as c } from './styles.ts'
import { isShown, useAccounts, type AccountsKnown } from './use-accounts.ts'

/** Accounts: where do the two sides agree, differ, or keep silent? */
export function AccountsScreen({ id }: { readonly id: string | undefined }): JSX.Element {
  const { session } = useDesk()
  return session.role === 'PU' ? <PublicList /> : <Accounts id={id} />
}

function Accounts({ id }: { readonly id: string | undefined }): JSX.Element {
  const reader = useReader()
  const { mechanism } = useDesk()
  const [look, setLook] = useLook(id)
  const today = localTime(useNow(60), mechanism.zone).date
  const accounts = useAccounts(look, today)
  useTitle(reader.t('accounts.title'))
  const { answer, problem } = accounts
  if (answer === undefined)
    return problem === undefined ? (
      <Loading lines={9} />
    ) : (
      <ProblemBox
        sentence={problemSentence(reader.lang, problem)}
        code={problem.code}
        again={accounts.again}
      />
    )
  const shown = answer.matters.filter((matter) => isShown(reader, matter, look))
  return <Panes accounts={accounts} shown={shown} look={look} setLook={setLook} id={id} today={today} />
}

type PanesProps = {
  readonly accounts: AccountsKnown
  readonly shown: readonly MatterAnswer[]
  readonly look: Look
  readonly setLook: (change: Partial<Look>) => void
  readonly id: string | undefined
  readonly today: string
}

function Panes({ accounts, shown, look, setLook, id, today }: PanesProps): JSX.Element | undefined {
  const { t } = useReader()
  const [, go] = useLocation()
  const { session } = useDesk()
  const { answer } = accounts
  const form = formFor(look.form, session)
  const wide = useWide()
  const chosen = id ?? (wide && form === undefined ? shown[0]?.id : undefined)
  useAccountKeys({ accounts, shown, look, setLook, id: chosen })
  if (answer === undefined) return undefined
  const reading = id !== undefined || form !== undefined
  const close = (): void =>
    go(`/accounts${id === undefined ? '' : `/${id}`}${queryOf({ ...look, form: '', about: '' })}`)
  return (
    <div className={c(reading ? 'ac reading' : 'ac')}>
      {!reading && (
        <h1 className={chosen === undefined ? 'sr' : `sr ${c('phoneOnly')}`}>{t('accounts.title')}</h1>
      )}
      <MatterList
        answer={answer}
        shown={shown}
        look={look}
        setLook={setLook}
        chosen={chosen}
        today={today}
        waiting={accounts.waiting}
        showWaiting={accounts.show}
        more={accounts.more}
      />
      {form === undefined ? (
        <Reading id={chosen} accounts={accounts} look={look} setLook={setLook} />
      ) : (
        <FormPane form={form} look={look} matters={answer.matters} today={today} close={close} />
      )}
    </div>
  )
}

function Reading({
  id,
  accounts,
  look,
  setLook,
}: Pick<PanesProps, 'id' | 'accounts' | 'look' | 'setLook'>): JSX.Element {
  const { t } = useReader()
  const desk = useDesk()
  if (id === ELSEWHERE && readsElsewhere(desk)) return <ElsewherePane look={look} />
  if (id === undefined)
    return (
      <article className={c('pane')}>
        <StateBox state="empty" title={t('accounts.choose')} text={t('accounts.chooseText')} />
      </article>
    )
  return <MatterPane id={id} accounts={accounts} look={look} setLook={setLook} />
}

function useLook(id: string | undefined): readonly [Look, (change: Partial<Look>) => void] {
  const search = useSearch()
  const [, go] = useLocation()
  const look = lookOf(new URLSearchParams(search))
  const change = (part: Partial<Look>): void =>
    go(`/accounts${id === undefined ? '' : `/${id}`}${queryOf({ ...look, ...part })}`, { replace: true })
  return [look, change]
}

const WIDE = '(min-width: 861px)'

/** Whether list and matter stand side by side, so that the first matter may be opened without being chosen. */
function useWide(): boolean {
  const [wide] = useState(() => matchMedia(WIDE).matches)
  return wide
}

type KeysOf = Pick<PanesProps, 'accounts' | 'shown' | 'look' | 'setLook' | 'id'>

function useAccountKeys({ accounts, shown, look, setLook, id }: KeysOf): void {
  const [, go] = useLocation()
  const { session } = useDesk()
  const at = shown.findIndex((matter) => matter.id === id)
  const step = (by: number): void => {
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))]
    if (next === undefined) return
    go(`/accounts/${next.id}${queryOf({ ...look, form: '', about: '' })}`)
    document.querySelector(`[data-matter="${next.id}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const add = session.may.includes('claim.lodge') ? 'lodge' : 'transcribe'
  useKeys([
    { stroke: 'j', words: 'frame.keyNext', run: () => step(1) },
    { stroke: 'k', words: 'frame.keyPrevious', run: () => step(-1) },
    {
      stroke: 'Escape',
      words: 'frame.keyBack',
      run: () => (look.form === '' ? go(`/accounts${queryOf(look)}`) : setLook({ form: '', about: '' })),
    },
    { stroke: 'v', words: 'frame.keyVersions', run: () => setLook({ versions: !look.versions }) },
    { stroke: 'o', words: 'frame.keyOriginal', run: () => setLook({ original: !look.original }) },
    { stroke: '.', words: 'frame.keyNewItems', run: accounts.show },
    ...(formFor(add, session) === undefined
      ? []
      : [{ stroke: 'n', words: 'frame.keyNew', run: () => setLook({ form: add, about: '' }) } as const]),
  ])
}
