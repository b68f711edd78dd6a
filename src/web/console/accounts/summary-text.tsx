import type { JSX } from 'react'

import { sideName, useReader, type Reader } from '#web/controls'

import { accountsCss as c } from './styles.ts'
import { summaryOf, type Sentence, type Summed } from './summary.ts'

/** The first lines of a matter: what stands between the sides in bold, then what is open. */
export function SummaryText(summed: Summed): JSX.Element {
  const reader = useReader()
  const { lead, rest } = summaryOf(summed)
  return (
    <div className={c('sum')}>
      <p>
        <b>{said(reader, lead)}</b>
        {rest.map((sentence) => ` ${said(reader, sentence)}`)}
      </p>
    </div>
  )
}

/** The first sentence of a matter alone, as it is copied. */
export function leadText(reader: Reader, summed: Summed): string {
  return said(reader, summaryOf(summed).lead)
}

function said(reader: Reader, { key, values, side }: Sentence): string {
  return reader.t(key, side === undefined ? values : { ...values, side: sideName(reader, side) })
}
