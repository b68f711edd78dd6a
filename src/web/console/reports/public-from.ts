import { instantText, type Reader } from '#web/controls'
import { useNow } from '#web/desk'
import type { ReportsAnswer, ReportVersion } from '#wire/report'

/** How often the words of a version are read anew for its public time. */
const EVERY_S = 15

/** The mechanism's time, which passes, and is never before the answer that stands on the page. */
export function useNowSince(answer: Pick<ReportsAnswer, 'now'>): string {
  const now = useNow(EVERY_S)
  return now > answer.now ? now : answer.now
}

/** Whether the public reads a version: not at all, from a time that is still to come, or now. */
export function publicFrom(
  reader: Reader,
  { publicAt }: Pick<ReportVersion, 'publicAt'>,
  now: string,
): { readonly isPublic: 'no' | 'later' | 'yes'; readonly time: string } {
  if (publicAt === undefined) return { isPublic: 'no', time: '' }
  return publicAt > now
    ? { isPublic: 'later', time: instantText(reader, publicAt) }
    : { isPublic: 'yes', time: '' }
}
