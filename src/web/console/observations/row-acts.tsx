import type { JSX } from 'react'

import { Kbd, useKeys, useReader } from '#web/controls'
import type { ObservationRow } from '#wire/observation'
import type { Key } from '#words'

import type { FormName, Look } from './look.ts'
import { observationsCss as c } from './styles.ts'

const OFFERED: readonly { readonly act: string; readonly form: FormName; readonly name: Key }[] = [
  { act: 'observation.accept', form: 'accept', name: 'observations.accept' },
  { act: 'observation.question', form: 'question', name: 'observations.question' },
  { act: 'observation.revise', form: 'revise', name: 'observations.revise' },
  { act: 'observation.withdraw', form: 'withdraw', name: 'observations.withdraw' },
]

/** What this reader may do on an observation now, as the node says: its rights and the observation's life. */
export function RowActs({
  row,
  setLook,
}: {
  readonly row: ObservationRow
  readonly setLook: (change: Partial<Look>) => void
}): JSX.Element | undefined {
  const { t } = useReader()
  const offered = OFFERED.filter(({ act }) => row.may.includes(act))
  const open = (form: FormName): void => setLook({ form, about: row.id })
  useKeys(
    row.may.includes('observation.revise')
      ? [{ stroke: 'e', words: 'observations.keyRevise', run: () => open('revise') }]
      : [],
  )
  if (offered.length === 0) return undefined
  return (
    <div className={c('rowActs')}>
      {offered.map(({ act, form, name }) => (
        <button key={act} type="button" className={c('btn s')} onClick={() => open(form)}>
          {t(name)} {form === 'revise' && <Kbd>E</Kbd>}
        </button>
      ))}
    </div>
  )
}
