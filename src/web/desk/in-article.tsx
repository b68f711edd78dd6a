import type { JSX } from 'react'
import { Link } from 'wouter'

import { useReader } from '#web/controls'

import { useAsked } from './asked.ts'
import { useDesk } from './desk.tsx'

type Props = { readonly rid: string }

/** Links to the items of a demo's article that name a record, by the rid of its first entry; nothing where none does (R-UI-88). */
export function InArticle({ rid }: Props): JSX.Element | undefined {
  const { mechanism } = useDesk()
  return mechanism.article === undefined ? undefined : <ItemsNaming rid={rid} />
}

function ItemsNaming({ rid }: Props): JSX.Element | undefined {
  const { t } = useReader()
  const { client } = useDesk()
  const { value } = useAsked({ key: 'article', ask: client.views.article, topics: [] })
  const items = value?.items.filter(({ records }) => records.some((record) => record.rid === rid)) ?? []
  if (items.length === 0) return undefined
  return (
    <>
      {items.map(({ id, paragraph }) => (
        <Link key={id} href={`/article?item=${id}`}>
          {t('article.namedIn', { paragraph })}
        </Link>
      ))}
    </>
  )
}
