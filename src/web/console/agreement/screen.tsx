import type { JSX } from 'react'
import { useLocation } from 'wouter'

import { Loading, ProblemBox, StateBox, useKeys, useReader } from '#web/controls'
import { problemSentence, useAsked, useDesk, useTitle } from '#web/desk'
import type { AgreementRow } from '#wire/agreement'

import { AgreementList } from './list.tsx'
import { AgreementPane } from './pane.tsx'
import { agreementCss as c } from './styles.ts'

/** Agreement: what is agreed, exactly, and what is not? */
export function AgreementScreen({ id }: { readonly id: string | undefined }): JSX.Element {
  const reader = useReader()
  const { client } = useDesk()
  useTitle(reader.t('agreement.title'))
  const asked = useAsked({
    key: 'agreements',
    ask: () => client.views.agreements({}),
    topics: ['agreement'],
  })
  const { value, problem } = asked
  const rows = inOrder(value?.agreements ?? [])
  const chosen = id ?? firstChosen(rows)?.id
  useListKeys(rows, chosen)
  if (value === undefined)
    return problem === undefined ? (
      <Loading lines={9} />
    ) : (
      <ProblemBox sentence={problemSentence(reader.lang, problem)} code={problem.code} again={asked.again} />
    )
  if (chosen === undefined)
    return (
      <StateBox
        state="empty"
        isPage
        title={reader.t('agreement.emptyTitle')}
        text={reader.t('agreement.emptyText')}
      />
    )
  return (
    <div className={c('agreement')} data-reading={id === undefined ? undefined : ''}>
      {id === undefined && <h1 className={`sr ${c('phoneOnly')}`}>{reader.t('agreement.title')}</h1>}
      <AgreementList rows={rows} chosen={chosen} choices={value.choices} />
      <AgreementPane key={chosen} id={chosen} />
    </div>
  )
}

/** Agreements as they came, each followed by the proposals for its clauses. */
function inOrder(rows: readonly AgreementRow[]): readonly AgreementRow[] {
  const under = (row: AgreementRow): string | undefined =>
    row.under.kind === 'known' ? row.under.value.rid : undefined
  const known = new Set(rows.map(({ id }) => id))
  const tops = rows.filter((row) => !known.has(under(row) ?? ''))
  return tops.flatMap((top) => [top].concat(rows.filter((row) => under(row) === top.id)))
}

/** The newest agreement that announces a truce, else the newest of all: what is opened without being chosen. */
function firstChosen(rows: readonly AgreementRow[]): AgreementRow | undefined {
  return rows.find((row) => row.truces.length > 0) ?? rows[0]
}

function useListKeys(rows: readonly AgreementRow[], chosen: string | undefined): void {
  const [, go] = useLocation()
  const at = rows.findIndex(({ id }) => id === chosen)
  const step = (by: number) => () => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))]
    if (next !== undefined) go(`/agreement/${next.id}`)
  }
  useKeys([
    { stroke: 'j', words: 'frame.keyNext', run: step(1) },
    { stroke: 'k', words: 'frame.keyPrevious', run: step(-1) },
    { stroke: 'Escape', words: 'frame.keyBack', run: () => go('/agreement') },
  ])
}
