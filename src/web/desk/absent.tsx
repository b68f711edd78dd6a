import { useEffect, useState, type JSX } from 'react'
import { Link, useLocation, useSearch } from 'wouter'

import { classNames, partsCss, StateBox, useReader } from '#web/controls'
import { officeKeys } from '#web/keys'

import { useDesk } from './desk.tsx'
import { startAddress } from './next.ts'

const c = classNames(partsCss)

/**
 * Nothing here that this reader may read. Who reads as the public and could become an office here, in a demo or by a key on
 * this device, is led to the choice and from it back to this address: a link that somebody sent opens so.
 */
export function Absent({ isPage = false }: { readonly isPage?: boolean }): JSX.Element {
  const { t } = useReader()
  const { mechanism, session } = useDesk()
  const [path] = useLocation()
  const search = useSearch()
  const hasKeys = useHasKeys()
  const canBecome = session.office === undefined && (mechanism.demo !== undefined || hasKeys)
  return (
    <StateBox state="absent" isPage={isPage} title={t('states.absentTitle')} text={t('states.absentText')}>
      {canBecome ? (
        <Link href={startAddress(search === '' ? path : `${path}?${search}`)} className={c('btn')}>
          {t('states.absentChoose')}
        </Link>
      ) : undefined}
    </StateBox>
  )
}

function useHasKeys(): boolean {
  const [hasKeys, setHasKeys] = useState(false)
  useEffect(() => void officeKeys().then((keys) => setHasKeys(keys.length > 0)), [])
  return hasKeys
}
