import { account } from './account.ts'
import { accounts } from './accounts.ts'
import { author } from './author.ts'
import { entries } from './entries.ts'
import { entry } from './entry.ts'
import { head } from './head.ts'
import { imports } from './imports.ts'
import { mechanism } from './mechanism.ts'
import { places } from './places.ts'
import { publicAccounts } from './public-accounts.ts'
import { raw } from './raw.ts'
import { recipients } from './recipients.ts'
import { sealed } from './sealed.ts'
import { session } from './session.ts'
import type { View } from './view.ts'

/** Every view that is asked once. The feed asks `changes` again and again and has a door of its own. */
export const views: readonly View[] = [
  mechanism,
  session,
  accounts,
  account,
  publicAccounts,
  places,
  head,
  entries,
  entry,
  raw,
  sealed,
  author,
  recipients,
  imports,
]
