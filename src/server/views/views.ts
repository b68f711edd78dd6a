import { account } from './account.ts'
import { accounts } from './accounts.ts'
import { agreement } from './agreement.ts'
import { agreements } from './agreements.ts'
import { article } from './article.ts'
import { author } from './author.ts'
import { daily } from './daily.ts'
import { entries } from './entries.ts'
import { entry } from './entry.ts'
import { head } from './head.ts'
import { imports } from './imports.ts'
import { mechanism } from './mechanism.ts'
import { observation } from './observation.ts'
import { observations } from './observations.ts'
import { opsLog } from './ops-log.ts'
import { places } from './places.ts'
import { publicAccounts } from './public-accounts.ts'
import { raw } from './raw.ts'
import { recipients } from './recipients.ts'
import { reports } from './reports.ts'
import { sealed } from './sealed.ts'
import { session } from './session.ts'
import { situation } from './situation.ts'
import { truces } from './truces.ts'
import type { View } from './view.ts'
import { watches } from './watches.ts'

/** Every view that is asked once. The feed asks `changes` again and again and has a door of its own. */
export const views: readonly View[] = [
  mechanism,
  session,
  situation,
  article,
  accounts,
  account,
  publicAccounts,
  places,
  observations,
  observation,
  watches,
  opsLog,
  agreements,
  agreement,
  truces,
  head,
  entries,
  entry,
  raw,
  sealed,
  author,
  recipients,
  imports,
  reports,
  daily,
]
