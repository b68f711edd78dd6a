import type { JSX } from 'react'

import { Kbd, useKeys, useReader } from '#web/controls'
import type { AccountAnswer } from '#wire/claim'
import type { Key } from '#words'

import type { FormName, Look } from './look.ts'
import { accountsCss as c } from './styles.ts'

const OFFERED: readonly { readonly act: string; readonly form: FormName; readonly name: Key }[] = [
  { act: 'claim.answer', form: 'answer', name: 'accounts.answer' },
  { act: 'claim.acknowledge', form: 'acknowledge', name: 'accounts.acknowledge' },
  { act: 'claim.correct', form: 'correct', name: 'accounts.correct' },
  { act: 'claim.withdraw', form: 'withdraw', name: 'accounts.withdraw' },
]

/** What this reader may do on an account now, as the node says (its rights and the account's life). */
export function AccountActs({
  account,
  setLook,
}: {
  readonly account: AccountAnswer
  readonly setLook: (change: Partial<Look>) => void
}): JSX.Element | undefined {
  const { t } = useReader()
  const offered = OFFERED.filter(({ act }) => account.may.includes(act))
  const mayAdopt = account.standing === 'saidPublicly' && account.may.includes('claim.lodge')
  const open = (form: FormName): void => setLook({ form, about: account.id })
  useKeys(
    account.may.includes('claim.correct')
      ? [{ stroke: 'e', words: 'frame.keyCorrect', run: () => open('correct') }]
      : [],
  )
  if (offered.length === 0 && !mayAdopt) return undefined
  return (
    <div className={c('rowActs')}>
      {offered.map(({ act, form, name }) => (
        <button key={act} type="button" className={c('btn s')} onClick={() => open(form)}>
          {t(name)} {form === 'correct' && <Kbd>E</Kbd>}
        </button>
      ))}
      {mayAdopt && (
        <button type="button" className={c('btn s')} onClick={() => open('lodge')}>
          {t('accounts.adopt')}
        </button>
      )}
    </div>
  )
}
