import { useState, type JSX } from 'react'

import { Icon, Loading, useReader } from '#web/controls'
import { Absent, useAsked, useDesk, useKeptDraft } from '#web/desk'
import type { ObservationAnswer, ObservationRow } from '#wire/observation'

import { beginOf } from './begin.ts'
import { fieldsOf } from './fields.ts'
import { FormBody } from './form-body.tsx'
import { FORM_WORDS } from './form-words.ts'
import { ImportPage } from './import-page.tsx'
import { aboutOf, type FormName, type Look } from './look.ts'
import type { SigningForm } from './made.ts'
import { makingOf, type Making } from './making.ts'
import { observationsCss as c } from './styles.ts'
import type { WatchesKnown } from './use-watches.ts'

type PaneProps = {
  readonly form: FormName
  readonly look: Look
  readonly watches: WatchesKnown
  /** The observation that is open beside the form. */
  readonly id: string | undefined
  /** Rows of the list, for where an observer stood last. */
  readonly latest: readonly ObservationRow[]
  readonly close: () => void
}

/** A form beside the list: what it is for, its fields, and the sentence that others will read. */
export function FormPane(props: PaneProps): JSX.Element {
  const { form, look, watches, close } = props
  const { t } = useReader()
  const about = useAbout(props)
  const making = useMakingOf(props, about)
  if (form === 'import') return <ImportPage making={making} close={close} />
  const words = FORM_WORDS[form]
  const isKnown = about.isKnown && (watches.answer !== undefined || watches.problem !== undefined)
  return (
    <article className={c('side')} aria-label={t(words.title)}>
      <header className={c('sideHead')}>
        <h2>{t(words.title)}</h2>
        <button type="button" className={c('btn q s')} onClick={close}>
          <Icon name="close" /> {t('states.close')}
        </button>
      </header>
      <p className={c('note')}>{t(words.lead)}</p>
      {isKnown && about.isThere && (
        <FormBegun
          key={`${form} ${look.about}`}
          form={form}
          making={making}
          latest={props.latest}
          close={close}
        />
      )}
      {!isKnown && <Loading />}
      {isKnown && !about.isThere && <Absent />}
    </article>
  )
}

function useMakingOf({ watches, look }: PaneProps, { rows, members }: About): Making {
  const desk = useDesk()
  const reader = useReader()
  return makingOf(desk, reader, {
    watches: watches.answer?.watches ?? [],
    rows: rows.toSorted((a, b) => a.index - b.index),
    about: look.about,
    members,
  })
}

type About = {
  readonly rows: readonly ObservationRow[]
  /** Members of the group that a form undoes. */
  readonly members: readonly string[]
  readonly isKnown: boolean
  readonly isThere: boolean
}

const OF_ROWS: ReadonlySet<FormName> = new Set([
  'revise',
  'withdraw',
  'question',
  'accept',
  'group',
  'ungroup',
])

/** The observations a form is about, as the node has them now: never as an old list had them. */
function useAbout({ form, look, id }: PaneProps): About {
  const { client } = useDesk()
  const ids = form === 'ungroup' ? [id ?? ''] : OF_ROWS.has(form) ? aboutOf(look) : []
  const asked = useAsked<readonly ObservationAnswer[]>({
    key: `about ${ids.join()}`,
    ask: async () => {
      const answers: ObservationAnswer[] = []
      for (const each of ids) {
        const answer = await client.views.observation(each)
        if (!answer.ok) return answer
        answers.push(answer.value)
      }
      return { ok: true, value: answers }
    },
    topics: ['observation'],
  })
  if (!OF_ROWS.has(form)) return { rows: [], members: [], isKnown: true, isThere: true }
  const rows = (asked.value ?? []).map(({ row }) => row)
  const group = asked.value?.find((answer) => answer.group?.rid === look.about)?.group
  return {
    rows: form === 'ungroup' ? [] : rows,
    members: group?.members.map((row) => row.id) ?? [],
    isKnown: asked.value !== undefined || asked.problem !== undefined,
    isThere: rows.length > 0,
  }
}

type BegunProps = {
  readonly form: SigningForm
  readonly making: Making
  readonly latest: readonly ObservationRow[]
  readonly close: () => void
}

function FormBegun({ form, making, latest, close }: BegunProps): JSX.Element {
  const [begin] = useState(() => beginOf(form, making, latest))
  const id = `${making.office}/observations/${form}/${making.about}`
  const draft = useKeptDraft(id, { begin, read: fieldsOf })
  if (draft === undefined) return <Loading />
  const { change, ...rest } = draft
  const kept = {
    ...rest,
    set: (field: keyof typeof begin, value: string) => change((before) => ({ ...before, [field]: value })),
  }
  return <FormBody form={form} making={making} draft={kept} close={close} />
}
