import type { JSX } from 'react'
import { Link } from 'wouter'

import { StateBox, useReader } from '#web/controls'
import { useDesk, useTitle } from '#web/desk'

import { EntryList } from './entries.tsx'
import { EntryPane } from './entry.tsx'
import { HeadPane } from './head.tsx'
import { ImportList } from './imports.tsx'
import { recordCss as c } from './styles.ts'

/** Record: can I trust this, and prove it to others? Head and list, or one entry with what proves it. */
export function RecordScreen({ id }: { readonly id: string | undefined }): JSX.Element {
  const { t } = useReader()
  const { session } = useDesk()
  useTitle(t('record.title'))
  if (id !== undefined && session.role !== 'PU') return <EntryPane id={id} />
  return (
    <article className={c('record')}>
      <HeadPane />
      {session.role === 'PU' ? <PublicNote /> : <Lists />}
    </article>
  )
}

function Lists(): JSX.Element {
  return (
    <>
      <EntryList />
      <ImportList />
    </>
  )
}

function PublicNote(): JSX.Element {
  const { t } = useReader()
  const { mechanism } = useDesk()
  if (mechanism.demo === undefined) return <StateBox state="absent" title={t('record.publicHead')} />
  return (
    <StateBox state="absent" title={t('record.publicHead')} text={t('accounts.publicBecome')}>
      <Link className={c('btn')} href="/start">
        {t('frame.become')}
      </Link>
    </StateBox>
  )
}
