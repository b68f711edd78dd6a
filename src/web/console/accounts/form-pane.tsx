import { useState, type JSX } from 'react'

import { resolveToponym } from '#domain/measure'
import { Icon, Loading, useReader } from '#web/controls'
import { useDesk, useNow } from '#web/desk'
import type { AccountAnswer, MatterAnswer } from '#wire/claim'

import { beginOf } from './begin.ts'
import { FormBody } from './form-body.tsx'
import { FORM_WORDS } from './form-words.ts'
import type { FormName, Look } from './look.ts'
import { useOpenedBefore, type OpenedBefore } from './opened-before.ts'
import { accountsCss as c } from './styles.ts'
import { useDraft } from './use-draft.ts'

type FormPaneProps = {
  readonly form: FormName
  readonly look: Look
  readonly matters: readonly MatterAnswer[]
  readonly today: string
  readonly close: () => void
}

/** A form in the place of the matter: what it is for, its fields, and the sentence that others will read. */
export function FormPane({ form, look, matters, close }: FormPaneProps): JSX.Element {
  const { t } = useReader()
  const words = FORM_WORDS[form]
  const about = accountOf(matters, look.about)
  return (
    <article className={c('pane')}>
      <header className={c('h')}>
        <div>
          <h1>{t(words.title)}</h1>
          <p className={c('note')}>{t(words.lead)}</p>
        </div>
        <button type="button" className={c('btn q')} onClick={close}>
          <Icon name="close" /> {t('states.close')}
        </button>
      </header>
      <FormOf key={`${form} ${look.about}`} form={form} about={about} matters={matters} close={close} />
    </article>
  )
}

type FormOfProps = Pick<FormPaneProps, 'form' | 'matters' | 'close'> & {
  readonly about: AccountAnswer | undefined
}

function FormOf(props: FormOfProps): JSX.Element {
  const before = useOpenedBefore(props.form, props.about)
  return before === undefined ? <Loading /> : <FormBegun {...props} before={before} />
}

function FormBegun({
  form,
  about,
  matters,
  close,
  before,
}: FormOfProps & { readonly before: OpenedBefore }): JSX.Element {
  const { session, mechanism } = useDesk()
  const { lang, places } = useReader()
  const now = useNow(60)
  const find = (name: string): readonly string[] => resolveToponym(name, [...places.values()]).candidates
  const [begin] = useState(() =>
    beginOf({ form, about, mechanism, session, now, lang, opened: before.own, find }),
  )
  const draft = useDraft(`${session.office ?? ''}/${form}/${about?.id ?? ''}`, begin)
  if (draft === undefined) return <Loading />
  return <FormBody form={form} about={about} matters={matters} draft={draft} close={close} />
}

function accountOf(matters: readonly MatterAnswer[], id: string): AccountAnswer | undefined {
  return matters.flatMap((matter) => matter.accounts).find((account) => account.id === id)
}
