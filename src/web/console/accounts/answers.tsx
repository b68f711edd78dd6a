import type { JSX } from 'react'

import { Foreign, Icon, instantText, sideName, TextFor, useReader } from '#web/controls'
import type { AccountAnswer } from '#wire/claim'

import { accountsCss as c } from './styles.ts'

const STANCE_FIELDS = ['time', 'place', 'class', 'count', 'allegedActor'] as const

/** Counter-claims to a claim, field by field, each with its time and whether it came late. */
export function AnswersOf({ account }: { readonly account: AccountAnswer }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  return (
    <ul className={c('answers')}>
      {account.answers.map(({ rid, at, lateS, answer }) => (
        <li key={rid}>
          <Icon name="open" />
          {t('accounts.answerHead', { side: sideName(reader, answer.by), time: instantText(reader, at) })}
          {lateS > 0 && <> · {t('accounts.answerLate', { hours: Math.ceil(lateS / 3600) })}</>}
          <span className={c('what')}>
            <TextFor text={answer.what} />
          </span>
          <dl>
            {STANCE_FIELDS.map((field) => (
              <Stance key={field} field={field} answer={answer} />
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

type StanceProps = {
  readonly field: (typeof STANCE_FIELDS)[number]
  readonly answer: AccountAnswer['answers'][number]['answer']
}

function Stance({ field, answer }: StanceProps): JSX.Element {
  const { t } = useReader()
  const own = field === 'place' ? answer.place?.asWritten : field === 'time' ? answer.at?.text : undefined
  return (
    <>
      <dt>{t('accounts.stanceField', { field })}</dt>
      <dd>
        {t('accounts.stance', { stance: answer.stance[field] })}
        {own !== undefined && (
          <>
            {' '}
            <Foreign text={t('states.quote', { text: own })} />
          </>
        )}
      </dd>
    </>
  )
}
