import { useState, type JSX } from 'react'

import { fineNamesOf, finerWords } from '#domain/report'
import { Loading, officeText, textFor, useReader } from '#web/controls'
import { useDesk, useKeptDraft, useSigning, type KeptDraft } from '#web/desk'
import { dayText, isLang } from '#words'

import { remarked } from './made.ts'
import { SignedForm } from './signed-form.tsx'
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
  const { session, mechanism } = useDesk()
  const [attempt, setAttempt] = useState(0)
  const signing = useSigning()
  const texts = textsOf(draft.fields, lang)
  const names = fineNamesOf([...reader.places.values()], mechanism.sectors)
  const fine = finerWords(texts, names).join(', ')
  const sign = async (): Promise<void> => {
    setAttempt(attempt + 1)
    if (texts.length === 0 || fine !== '') return
    const came = await signing.sign([remarked(day, texts)], draft.kept)
    if (came?.kind === 'recorded' || came?.kind === 'waiting') await draft.drop()
  }
  const empty = attempt > 0 && texts.length === 0 ? t('reports.errEmpty') : undefined
  const error = fine === '' ? empty : t('reports.errFine', { words: fine })
  const office = officeText(reader, session.office ?? '')
  const dayWords = dayText(isLang(lang) ? lang : 'en', day)
  return (
    <SignedForm
      {...{ field: 'remark', error, attempt, signing, draft, sign, close }}
      sentence={t('reports.remarkWillRead', { office, day: dayWords, text: textFor(texts, lang).text })}
      readers={t('reports.remarkReaders')}
      act={t('reports.actAs', { act: t('reports.act', { act: 'remark' }), office })}
    >
      <TextsField
        id="remark"
        label={t('reports.remarkLabel')}
        hint={t('reports.remarkHint')}
        written={draft.fields}
        change={draft.change}
        error={error}
        counted={(text) => t('reports.words', { n: wordCount(text, lang) })}
      />
    </SignedForm>
  )
}
