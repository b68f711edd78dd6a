import type { JSX } from 'react'

import { Icon, useReader, type Reader } from '#web/controls'
import type { AccountAnswer, Flag } from '#wire/claim'

import { accountsCss as c } from './styles.ts'

/** What the product noted of an account and did not correct (R-CLM-3): words only, no verdict. */
export function FlagsOf({ account }: { readonly account: AccountAnswer }): JSX.Element {
  const reader = useReader()
  return (
    <ul className={c('flags')}>
      {account.flags.map((flag) => (
        <li key={flag.kind}>
          <Icon name="warn" />
          {flagText(reader, flag)}
        </li>
      ))}
    </ul>
  )
}

function flagText({ t }: Reader, flag: Flag): string {
  switch (flag.kind) {
    case 'statedBeforeEvent':
      return t('accounts.flagBefore', { minutes: flag.minutes })
    case 'placeNotResolved':
      return t('accounts.flagNotResolved')
    case 'placeCandidates':
      return t('accounts.flagCandidates', { n: flag.n })
    case 'noZone':
      return t('accounts.flagNoZone')
    case 'unsourced':
      return t('accounts.flagUnsourced')
    case 'clockAhead':
      return t('accounts.flagClockAhead')
    case 'clockBehind':
      return t('accounts.flagClockBehind')
  }
}
