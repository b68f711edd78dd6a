import type { Reader } from '#web/controls'
import type { Signed } from '#web/outbox'
import { refusal, type Lang } from '#words'

/** Why an act was refused and what to do next; that its text is a draft again only where it had one: an approval has none. */
export function refusedText(t: Reader['t'], lang: Lang, act: Pick<Signed, 'refused' | 'draft'>): string {
  if (act.refused === undefined) return ''
  const { what, next } = refusal(lang, act.refused)
  return [what, next, ...(act.draft === undefined ? [] : [t('frame.refusedKept')])].join(' ')
}
