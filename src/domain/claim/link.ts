import { accept, refuse, type Answer } from '#domain/life'

import type { AccountLink } from './account.ts'

/** Whether a link may be made: it relates two accounts, not one to itself. Who may is the gate's question. Source: R-CLM-5. */
export function mayLink(link: AccountLink): Answer<AccountLink, 'CLM_ONE_ACCOUNT'> {
  const [first, second] = link.accounts
  return first === second ? refuse('CLM_ONE_ACCOUNT', 'draft') : accept(link)
}
