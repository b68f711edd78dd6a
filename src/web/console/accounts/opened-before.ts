import { useEffect, useState } from 'react'

import type { ClaimOwn } from '#domain/claim'
import { openHere, useDesk } from '#web/desk'
import type { AccountAnswer } from '#wire/claim'
import { claimOwn } from '#wire/claim'

import type { FormName } from './look.ts'

/** The sealed part that a form begins with: still being opened, or opened, or none where there is none or no key for it. */
export type OpenedBefore = { readonly own: ClaimOwn | undefined }

/** [R-CLM-7] Before a correction is filled in, the newest version's sealed part is opened here, so that none of it is lost. */
export function useOpenedBefore(form: FormName, about: AccountAnswer | undefined): OpenedBefore | undefined {
  const desk = useDesk()
  const rid = form === 'correct' && about?.mayOpen === true ? about.rid : undefined
  const [opened, setOpened] = useState<OpenedBefore | undefined>(
    rid === undefined ? { own: undefined } : undefined,
  )
  useEffect(() => {
    if (rid === undefined || opened !== undefined) return
    void openHere(desk, rid).then((opening) => {
      const read = opening.kind === 'opened' ? claimOwn.safeParse(opening.body) : undefined
      setOpened({ own: read?.success === true ? read.data : undefined })
    })
    // A form begins once; news that come while it opens do not begin it anew.
    // eslint-disable-next-line react/exhaustive-deps
  }, [rid])
  return opened
}
