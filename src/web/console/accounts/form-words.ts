import type { SessionAnswer } from '#wire/party'
import type { Key } from '#words'

import type { FormName } from './look.ts'

/** Each form's act in the access table, and its words. */
export const FORM_WORDS: Readonly<
  Record<FormName, { readonly act: string; readonly title: Key; readonly lead: Key; readonly sign: Key }>
> = {
  lodge: { act: 'claim.lodge', title: 'forms.lodgeTitle', lead: 'forms.lodgeLead', sign: 'forms.signLodge' },
  transcribe: {
    act: 'statement.transcribe',
    title: 'forms.transcribeTitle',
    lead: 'forms.transcribeLead',
    sign: 'forms.signTranscribe',
  },
  answer: {
    act: 'claim.answer',
    title: 'forms.answerTitle',
    lead: 'forms.answerLead',
    sign: 'forms.signAnswer',
  },
  acknowledge: {
    act: 'claim.acknowledge',
    title: 'forms.acknowledgeTitle',
    lead: 'forms.acknowledgeLead',
    sign: 'forms.signAcknowledge',
  },
  correct: {
    act: 'claim.correct',
    title: 'forms.correctTitle',
    lead: 'forms.correctLead',
    sign: 'forms.signCorrect',
  },
  withdraw: {
    act: 'claim.withdraw',
    title: 'forms.withdrawTitle',
    lead: 'forms.withdrawLead',
    sign: 'forms.signWithdraw',
  },
  link: { act: 'claim.link', title: 'forms.linkTitle', lead: 'forms.linkLead', sign: 'forms.signLink' },
}

/** The form that is open, if this reader's office may do its act at all. */
export function formFor(form: FormName | '', session: SessionAnswer): FormName | undefined {
  return form !== '' && session.may.includes(FORM_WORDS[form].act) ? form : undefined
}
