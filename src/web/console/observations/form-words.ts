import type { SessionAnswer } from '#wire/party'
import type { Key } from '#words'

import type { FormName } from './look.ts'

/** What a form is called, what it is for, what its button says, who reads what it signs, and the act's name in the access table. */
type FormWords = {
  readonly act: string
  readonly title: Key
  readonly lead: Key
  readonly sign: Key
  readonly readers: Key
}

const JOINT: Key = 'observations.readersJoint'
const INNER: Key = 'observations.readersInner'

/** Words of every form of this screen. */
export const FORM_WORDS: Readonly<Record<FormName, FormWords>> = {
  enter: words('observation.submit', 'Enter', JOINT),
  nothing: words('observation.submit', 'Nothing', JOINT),
  revise: words('observation.revise', 'Revise', JOINT),
  withdraw: words('observation.withdraw', 'Withdraw', JOINT),
  question: words('observation.question', 'Question', JOINT),
  accept: words('observation.accept', 'Accept', JOINT),
  group: words('observation.group', 'Group', JOINT),
  ungroup: words('observation.ungroup', 'Ungroup', JOINT),
  watchOpen: words('observation.watch.open', 'WatchOpen', INNER),
  watchSee: words('observation.watch.visibility', 'WatchSee', INNER),
  watchClose: words('observation.watch.close', 'WatchClose', INNER),
  watchCorrect: words('observation.watch.correct', 'WatchCorrect', INNER),
  log: words('observation.log.write', 'Log', INNER),
  import: words('observation.import', 'Import', JOINT),
}

type Named =
  | 'Enter'
  | 'Nothing'
  | 'Revise'
  | 'Withdraw'
  | 'Question'
  | 'Accept'
  | 'Group'
  | 'Ungroup'
  | 'WatchOpen'
  | 'WatchSee'
  | 'WatchClose'
  | 'WatchCorrect'
  | 'Log'
  | 'Import'

function words(act: string, name: Named, readers: Key): FormWords {
  return {
    act,
    title: `observations.title${name}`,
    lead: `observations.lead${name}`,
    sign: `observations.sign${name}`,
    readers,
  }
}

/** The form that is open, if it is one of this reader's: a copied address opens no form that its reader may not sign. */
export function formFor(form: FormName | '', session: SessionAnswer): FormName | undefined {
  return form !== '' && session.may.includes(FORM_WORDS[form].act) ? form : undefined
}
