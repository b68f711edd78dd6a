import { accounts } from './accounts.ts'
import { agreement } from './agreement.ts'
import { demo } from './demo.ts'
import { doctor } from './doctor.ts'
import { foundingShow, foundingSign } from './founding-sign.ts'
import { importFile } from './import.ts'
import { init } from './init.ts'
import { keysInit } from './keys-init.ts'
import { keysWords } from './keys-words.ts'
import { observations } from './observations.ts'
import { publicPage } from './public.ts'
import { rebuild } from './rebuild.ts'
import { recordShow } from './record-show.ts'
import { recordVerify } from './record-verify.ts'
import { reportDaily } from './report-daily.ts'
import type { Verbs } from './run.ts'
import { search } from './search.ts'
import { serve } from './serve.ts'

/** Every verb there is, by the words that call it. */
export const verbs: Verbs = {
  demo,
  serve,
  init,
  'founding show': foundingShow,
  'founding sign': foundingSign,
  import: importFile,
  accounts,
  agreement,
  observations,
  search,
  'report daily': reportDaily,
  public: publicPage,
  'record show': recordShow,
  'record verify': recordVerify,
  'keys init': keysInit,
  'keys words': keysWords,
  rebuild,
  doctor,
}
