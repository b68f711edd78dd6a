import { copyLines, utcTime, type Copied, type Lines, type Reader } from '#web/controls'
import { matterName, matterTime } from '#web/desk'
import type { MatterAnswer } from '#wire/claim'

const MOST_NUMBERED = 4

/**
 * A matter as three lines (R-UI-80): its accounts by their entries, when, where, and what stands between the sides, in the
 * words of the page. It names no side first: the sentence is the same whoever spoke.
 */
export function matterLines(
  reader: Reader,
  matter: MatterAnswer,
  { sum, isReplay }: { readonly sum: string; readonly isReplay: boolean },
): Lines {
  const entries = matter.accounts.map(({ index }) => index).toSorted((a, b) => a - b)
  const rest = entries.length > MOST_NUMBERED ? '+…' : ''
  const marks: Copied['marks'] = isReplay ? ['replay'] : []
  const { from } = matter.from
  const utc = from.kind === 'known' ? ` (${utcTime(from.value)}Z)` : ''
  return copyLines(reader, {
    class: 'joint',
    kind: 'account',
    number: entries.slice(0, MOST_NUMBERED).join('+') + rest,
    marks,
    line: reader.t('copy.lineAt', {
      when: matterTime(reader, matter) + utc,
      place: matterName(reader, matter),
      what: sum,
    }),
  })
}
