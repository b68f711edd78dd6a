import {
  bearingText,
  countOfText,
  copyLines,
  localTime,
  meansText,
  rangeText,
  shortDay,
  utcTime,
  type Copied,
  type Lines,
  type Reader,
} from '#web/controls'
import type { ObservationRow, WatchRow } from '#wire/observation'
import { timeText } from '#words'

/** An observation as three lines, at the reader's class and in the joint form (R-UI-80). The joint form names no team, bearing or distance. */
export function observationLines(
  reader: Reader,
  row: ObservationRow,
  { isReplay, watch }: { readonly isReplay: boolean; readonly watch: WatchRow | undefined },
): { readonly own: Lines; readonly joint: Lines } {
  const { mission, observation } = row
  const when = whenText(reader, row)
  const what = reader.t('copy.what', {
    means: meansText(reader, observation.means),
    what: countOfText(reader, observation.class, observation.count),
  })
  const sector = observation.sector.kind === 'known' ? observation.sector.value : undefined
  const joint = copyLines(reader, {
    ...copiedOf(row, isReplay),
    class: 'joint',
    line:
      sector === undefined
        ? reader.t('copy.line', { when, what })
        : reader.t('copy.lineAt', { when, place: sector, what }),
  })
  if (mission === undefined) return { own: joint, joint }
  const { bearings, range } = mission.event
  const from = [
    ...bearings.map((each) => each.given || bearingText(each)),
    ...(range.kind === 'known' ? [rangeText(reader, range.value)] : []),
  ]
  const { relayedFrom } = mission
  const name = relayedFrom.kind === 'known' ? relayedFrom.value.team : watch?.watch.team
  const team = name === undefined ? '' : `${name}, `
  const own = copyLines(reader, {
    ...copiedOf(row, isReplay),
    class: 'mission',
    line: reader.t('copy.line', {
      when: team + when,
      what: [what, from.join(' ')].filter(Boolean).join(', '),
    }),
  })
  return { own, joint }
}

function copiedOf(row: ObservationRow, isReplay: boolean): Pick<Copied, 'kind' | 'number' | 'marks'> {
  const demo: Copied['marks'] = isReplay ? ['replay'] : []
  return { kind: 'observation', number: row.number, marks: row.exercise ? ['exercise'] : demo }
}

function whenText({ lang, zone }: Reader, { observation }: ObservationRow): string {
  const { from } = observation.at
  return `${shortDay(lang, localTime(from, zone).date)} ${timeText(from, zone)} (${utcTime(from)}Z)`
}

const HEAD = /^\S+\s+\S+\s+\d+(\.\d+)?(\s|$)/u
const WORD = /^[^\s:\u055D]+[:\u055D]\s*[a-z]{4,7}$/iu

/** Whether the lines are a text copied for radio, in any language: its kind and number, what it says, its check-word (R-UI-81). */
export function isCopied(lines: readonly string[]): boolean {
  const [head = '', , word = ''] = lines.map((line) => line.trim())
  return lines.length === 3 && HEAD.test(head) && WORD.test(word)
}
