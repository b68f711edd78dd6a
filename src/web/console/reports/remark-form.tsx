import { useState, type JSX } from 'react'

import {
  ErrorSummary,
  Loading,
  officeText,
  SignBar,
  textFor,
  timeShort,
  useKeys,
  useReader,
} from '#web/controls'
import { NotTakenText, TakenText, useDesk, useKeptDraft, useSigning, type KeptDraft } from '#web/desk'
import { dayText, isLang } from '#words'

import { remarked } from './made.ts'
import { reportsCss as c } from './styles.ts'
import { textsOf, TextsField, wordCount, writtenOf, type Written } from './texts-field.tsx'

type RemarkProps = { readonly day: string; readonly close: () => void }

/** The head of mission's remark on a day: at most 120 words a language, before the report is put together (R-REP-13). */
export function RemarkForm(props: RemarkProps): JSX.Element {
  const draft = useKeptDraft<Written>(`remark ${props.day}`, { begin: {}, read: writtenOf })
  return draft === undefined ? <Loading lines={4} /> : <Form {...props} draft={draft} />
}

function Form({ day, close, draft }: RemarkProps & { readonly draft: KeptDraft<Written> }): JSX.Element {
  const reader = useReader()
  const { t, lang } = reader
  const { session } = useDesk()
  const [attempt, setAttempt] = useState(0)
  const { outcome, busy, sign } = useSigning()
  const texts = textsOf(draft.fields, lang)
  const isEmpty = texts.length === 0
  const signNow = async (): Promise<void> => {
    setAttempt(attempt + 1)
    if (isEmpty) return
    const came = await sign([remarked(day, texts)], draft.kept)
    if (came?.kind === 'recorded' || came?.kind === 'waiting') await draft.drop()
  }
  useKeys([
    { stroke: 'Ctrl+Enter', words: 'frame.keySign', run: busy ? () => undefined : () => void signNow() },
  ])
  if (outcome?.kind === 'recorded' || outcome?.kind === 'waiting')
    return (
      <TakenText outcome={outcome}>
        <button type="button" className={c('btn p')} onClick={close}>
          {t('states.back')}
        </button>
      </TakenText>
    )
  const error = attempt > 0 && isEmpty ? t('reports.errEmpty') : undefined
  const office = officeText(reader, session.office ?? '')
  return (
    <form noValidate className={c('form')} onSubmit={(event) => event.preventDefault()}>
      <ErrorSummary
        attempt={attempt}
        faults={error === undefined ? [] : [{ id: 'remark', sentence: error }]}
      />
      <NotTakenText outcome={outcome} />
      <TextsField
        id="remark"
        label={t('reports.remarkLabel')}
        hint={t('reports.remarkHint')}
        written={draft.fields}
        change={draft.change}
        error={error}
        counted={(text) => t('reports.words', { n: wordCount(text, lang) })}
      />
      <SignBar
        sentence={t('reports.remarkWillRead', {
          office,
          day: dayText(isLang(lang) ? lang : 'en', day),
          text: textFor(texts, lang).text,
        })}
        readers={t('reports.remarkReaders')}
        act={t('reports.actAs', { act: t('reports.act', { act: 'remark' }), office })}
        busy={busy}
        draftKept={
          draft.keptAt === undefined
            ? t('states.draftNone')
            : t('states.draftKept', { time: timeShort(draft.keptAt) })
        }
        sign={() => void signNow()}
        discard={() => void draft.drop()}
      />
      <button type="button" className={c('btn q')} onClick={close}>
        {t('states.close')}
      </button>
    </form>
  )
}
