import { accept, refuse, type Answer } from '#domain/life'
import { addS, type Utc } from '#domain/measure'

/** How long after its reporting day a daily's figures become public (access.md section 5). */
const PUBLIC_DELAY_S = 24 * 3600
/** Confirmation: 72 h after the first issue, or when every late item is in, whichever is later (R-REP-2). */
const CONFIRM_DELAY_S = 72 * 3600
/** A preliminary daily is due within 3 h of the close; what is recorded later is a late item (reports.md section 1). */
const PRELIMINARY_WITHIN_S = 3 * 3600

/** When the public form of a day may be read: 24 h after it closed (R-ACC-20). The joint form's sectors open then too. */
export function publicAtOf(dayClosedAt: Utc): Utc {
  return addS(dayClosedAt, PUBLIC_DELAY_S)
}

/** By when a day's preliminary daily is due (reports.md section 1, kind Daily). */
export function preliminaryDueBy(dayClosedAt: Utc): Utc {
  return addS(dayClosedAt, PRELIMINARY_WITHIN_S)
}

/** A daily is of a day that is over: what still may happen is in no report. */
export function dayIsOver(dayClosedAt: Utc, now: Utc): Answer<undefined, 'REP_NOT_YET'> {
  return dayClosedAt <= now ? accept(undefined) : refuse('REP_NOT_YET', 'draft', { at: dayClosedAt })
}

/** [R-REP-2] A version is confirmed 72 h after it was issued, and not while an item came in since. */
export function mayConfirm(
  version: { readonly issuedAt: Utc; readonly changed: readonly string[] },
  now: Utc,
): Answer<undefined, 'REP_NOT_YET' | 'REP_SUM_MISMATCH'> {
  const from = addS(version.issuedAt, CONFIRM_DELAY_S)
  if (now < from) return refuse('REP_NOT_YET', 'draft', { at: from })
  return version.changed.length === 0
    ? accept(undefined)
    : refuse('REP_SUM_MISMATCH', 'draft', { lines: version.changed })
}

/** [R-ACC-20, R-ACC-23] A release names a public time that is not before 24 h after the day closed. */
export function publicTimeStands(publicAt: Utc, dayClosedAt: Utc): Answer<undefined, 'ACC_DELAYED'> {
  const from = publicAtOf(dayClosedAt)
  return publicAt >= from ? accept(undefined) : refuse('ACC_DELAYED', 'draft', { at: from })
}

/** Languages in which a daily has words (reports.md section 8). */
export const REPORT_LANGUAGES: readonly string[] = ['en', 'hy', 'az', 'ru']

/** Languages of which a report has no text yet, and what the setting makes of it (R-REP-10). */
export function languagesStand(
  asked: { readonly languages: readonly string[]; readonly missingLanguage: 'hold' | 'notice' },
  have: readonly string[],
): readonly string[] {
  return asked.missingLanguage === 'notice' ? [] : asked.languages.filter((lang) => !have.includes(lang))
}
