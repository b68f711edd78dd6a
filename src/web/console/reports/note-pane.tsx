import { useState, type JSX } from 'react'
import { Link } from 'wouter'

import { Icon, Instant, Loading, officeText, TextFor, textFor, useReader } from '#web/controls'
import { NotTakenText, useDesk, useKeptDraft, useSigning, type KeptDraft } from '#web/desk'
import type { ReportsAnswer } from '#wire/report'

import { noteIssued } from './made.ts'
import { SignedForm } from './signed-form.tsx'
import { reportsCss as c } from './styles.ts'
import { textsOf, TextsField, writtenOf, type Written } from './texts-field.tsx'

type Note = ReportsAnswer['notes'][number]

/** Public notes: at most three sentences, no place, no count, no side's words; out at once when two offices have signed (R-REP-14). */
export function NotePane({ answer }: { readonly answer: ReportsAnswer }): JSX.Element {
  const { t } = useReader()
  const draft = useKeptDraft<Written>('public note', { begin: {}, read: writtenOf })
  return (
    <article className={c('pane')}>
      <p className={c('phoneOnly')}>
        <Link className={c('btn q')} href="/reports">
          <Icon name="back" /> {t('reports.calendar')}
        </Link>
      </p>
      <h1>{t('reports.notes')}</h1>
      <p className={c('lead')}>{t('reports.notesLead')}</p>
      <ul className={c('plain')}>
        {answer.notes.map((note) => (
          <NoteRow key={note.rid} note={note} />
        ))}
      </ul>
      {answer.may.includes('report.publicNote.issue') &&
        (draft === undefined ? <Loading lines={4} /> : <NoteForm draft={draft} />)}
    </article>
  )
}

function NoteRow({ note }: { readonly note: Note }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { session } = useDesk()
  const { outcome, busy, sign } = useSigning()
  const office = officeText(reader, session.office ?? '')
  return (
    <li>
      <b>{t('reports.noteNumber', { n: note.n, year: note.at.slice(0, 4) })}</b>{' '}
      {t('reports.noteState', { state: note.state })} · <Instant at={note.at} />
      <blockquote>
        <TextFor text={note.texts} />
      </blockquote>
      <span className={c('basis')}>
        {note.signers.map((signer) => officeText(reader, signer.office)).join(', ')}
      </span>
      {note.may.includes('report.publicNote.issue') && (
        <button
          type="button"
          className={c('btn p')}
          aria-disabled={busy}
          onClick={busy ? undefined : () => void sign([noteIssued(note.texts, note.rid)])}
        >
          {t('reports.actAs', { act: t('reports.act', { act: 'noteSecond' }), office })}
        </button>
      )}
      <NotTakenText outcome={outcome} />
    </li>
  )
}

function NoteForm({ draft }: { readonly draft: KeptDraft<Written> }): JSX.Element {
  const reader = useReader()
  const { t, lang } = reader
  const { session } = useDesk()
  const [attempt, setAttempt] = useState(0)
  const signing = useSigning()
  const texts = textsOf(draft.fields, lang)
  const sign = async (): Promise<void> => {
    setAttempt(attempt + 1)
    if (texts.length === 0) return
    const came = await signing.sign([noteIssued(texts, undefined)], draft.kept)
    if (came?.kind !== 'recorded' && came?.kind !== 'waiting') return
    await draft.drop()
    setAttempt(0)
  }
  const error = attempt > 0 && texts.length === 0 ? t('reports.errEmpty') : undefined
  const office = officeText(reader, session.office ?? '')
  return (
    <>
      <h2>{t('reports.noteNew')}</h2>
      <SignedForm
        {...{ field: 'note', error, attempt, signing, draft, sign }}
        sentence={textFor(texts, lang).text}
        readers={t('reports.noteReaders')}
        act={t('reports.actAs', { act: t('reports.act', { act: 'note' }), office })}
      >
        <TextsField
          id="note"
          label={t('reports.noteLabel')}
          hint={t('reports.noteHint')}
          written={draft.fields}
          change={draft.change}
          error={error}
          counted={(text) => t('reports.sentences', { n: sentenceCount(text, lang) })}
        />
      </SignedForm>
    </>
  )
}

function sentenceCount(text: string, lang: string): number {
  return [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text.trim())].length
}
