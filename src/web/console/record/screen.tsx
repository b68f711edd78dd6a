import type { JSX } from 'react'

import { useReader } from '#web/controls'
import { useTitle } from '#web/desk'

import { EntryList } from './entries.tsx'
import { EntryPane } from './entry.tsx'
import { HeadPane } from './head.tsx'
import { ImportList } from './imports.tsx'
import { recordCss as c } from './styles.ts'

/** Record: can I trust this, and prove it to others? Head and list, or one entry with what proves it. */
export function RecordScreen({ id }: { readonly id: string | undefined }): JSX.Element {
  const { t } = useReader()
  useTitle(t('record.title'))
  if (id !== undefined) return <EntryPane id={id} />
  return (
    <article className={c('record')}>
      <HeadPane />
      <EntryList />
      <ImportList />
    </article>
  )
}
