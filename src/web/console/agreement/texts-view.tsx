import type { JSX } from 'react'

import { Foreign, useReader } from '#web/controls'
import type { AgreementAnswer, TermAnswer } from '#wire/agreement'
import { languages } from '#words'

import { MarkedText } from './marked-text.tsx'
import { agreementCss as c } from './styles.ts'
import { Texts } from './texts.tsx'
import { ValueText } from './value-text.tsx'

/** Its texts and languages side by side, clause by clause, with what differs marked (console.md 5.10, R-AGR-5). */
export function TextsView({ answer }: { readonly answer: AgreementAnswer }): JSX.Element {
  const { t } = useReader()
  const labels = new Map(answer.texts.map(({ id, label }) => [id, label]))
  return (
    <>
      <p className={c('note')}>{t('agreement.textsNote')}</p>
      <Texts texts={answer.texts} />
      {answer.terms.map((term) => (
        <section key={term.id} className={c('beside')}>
          <h3>{t('agreement.clause', { clause: term.clause })}</h3>
          {term.languageDivergence && <p className={c('banner')}>{t('agreement.divergence')}</p>}
          <div className={c('texts')}>
            {term.inTexts.length > 0 ? (
              term.inTexts.map((read) => (
                <InText key={read.text} read={read} label={labels.get(read.text)} all={term.inTexts} />
              ))
            ) : (
              <InLanguages term={term} />
            )}
          </div>
        </section>
      ))}
    </>
  )
}

type Read = TermAnswer['inTexts'][number]
type InTextProps = {
  readonly read: Read
  readonly label: string | undefined
  readonly all: readonly Read[]
}

/** What a text says, with its words marked against the first text of its language. */
export function InText({ read, label, all }: InTextProps): JSX.Element {
  const { t } = useReader()
  const lang = read.languages[0]
  const first = all.find((each) => each.languages[0] === lang)
  return (
    <section className={c('text')} data-kind={read.kind}>
      <header>
        <span className={c('tag line')}>{t('agreement.textKind', { kind: read.kind })}</span>
        {label !== undefined && (
          <b>
            <Foreign text={label} />
          </b>
        )}
        <span className={c('note')}>{read.languages.map(languageName).join(', ')}</span>
      </header>
      <p>
        <MarkedText text={read.words} lang={lang} beside={first?.words} />
      </p>
      {read.value.kind === 'known' && (
        <p>
          <ValueText value={read.value.value} />
        </p>
      )}
      {read.wordings.map((words) => (
        <p key={words}>
          <Foreign text={words} lang={lang} />
        </p>
      ))}
      {read.differs.length > 0 && (
        <p className={c('differs')}>
          {read.differs.map((what) => t('agreement.differs', { what })).join('; ')}
        </p>
      )}
    </section>
  )
}

/** A term that no text is compared on: its words in every language the record has them in. */
function InLanguages({ term }: { readonly term: TermAnswer }): JSX.Element {
  const { t } = useReader()
  return (
    <>
      {term.words.map(({ lang, text, original }) => (
        <section key={lang} className={c('text')}>
          <header>
            <b lang={lang}>{languageName(lang)}</b>
            <span className={c('note')}>
              {t('agreement.wordsKind', { kind: original ? 'original' : 'other' })}
            </span>
          </header>
          <p>
            <Foreign text={text} lang={lang} />
          </p>
        </section>
      ))}
    </>
  )
}

/** A language by its own name; one that is not ours by its code. */
function languageName(code: string): string {
  return languages.find(({ lang }) => lang === code)?.name ?? code
}
