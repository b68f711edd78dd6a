import { phraseOfSum, type Count, type Maybe } from '#domain/measure'
import type { ObservationRow, ObservationsAnswer } from '#wire/observation'
import type { MechanismAnswer } from '#wire/party'
import { dateText, harmless, offsetMinutes, offsetText, say, timeText, type Lang } from '#words'

import { textIn } from './names.ts'
import { paint } from './shell.ts'
import { tableOf, type Column } from './table.ts'
import type { Call } from './verb.ts'

/** What the list is made of. */
export type ObservationsShown = { readonly mechanism: MechanismAnswer; readonly answer: ObservationsAnswer }

/** Observations as a person reads them: a sentence first, then what counts by class, then one row each. */
export function observationsText(call: Call, { mechanism, answer }: ObservationsShown): string {
  const { shell, lang, options } = call
  const { rows, matching, nothing } = answer
  const exercises = mechanism.exercises
    .filter(({ from, to }) => rows.some(({ observation: { at } }) => from <= at.from && at.from < to))
    .map(({ name }) => harmless(textIn(lang, name)))
  if (rows.length === 0 && matching === 0) return `${say(lang, 'cli.observedNone')}\n`
  const items = { matching: matching - nothing.matching, of: answer.of - nothing.of }
  const sentence = [
    say(lang, 'cli.observedSum', items),
    ...(nothing.reports === 0 ? [] : [say(lang, 'cli.observedNothing', { n: nothing.reports })]),
    ...totalsLine(lang, answer),
    ...exercises,
  ]
  if (rows.length === 0) return `${sentence.join(' ')}\n`
  const table = tableOf({
    columns: columnsOf(lang, { mechanism, answer }),
    rows: rows.map((row) => rowOf(lang, mechanism, row)),
    width: shell.out.columns,
    wide: options.has('wide'),
  })
  const head = paint(shell, shell.out, { style: 'bold', text: table.head })
  const note = table.dropped === 0 ? [] : [`  ${say(lang, 'cli.dropped', { n: table.dropped })}`]
  return `${[sentence.join(' '), '', head, ...table.lines, ...note].join('\n')}\n`
}

/** What counts of what matches, class by class, said no more exactly than it was (R-MEA-7). */
function totalsLine(lang: Lang, { totals }: ObservationsAnswer): readonly string[] {
  const list = totals
    .filter(({ items }) => items > 0)
    .map(({ class: told, sum }) => {
      const phrase = phraseOfSum(sum)
      const count = phrase.kind === 'aboutOrMore' ? ({ kind: 'atLeast', n: phrase.n } as const) : phrase
      return `${say(lang, 'cli.observedWhat', { class: told, sub: 'none' })} ${countText(lang, count)}`
    })
  return list.length === 0 ? [] : [say(lang, 'cli.observedTotals', { list: list.join(', ') })]
}

function columnsOf(lang: Lang, { mechanism, answer }: ObservationsShown): readonly Column[] {
  const offset = offsetText(offsetMinutes(answer.now, mechanism.zone))
  return [
    { head: say(lang, 'cli.headNumber'), kind: 'figures' },
    { head: say(lang, 'cli.headSeen', { offset }), kind: 'fixed' },
    { head: say(lang, 'cli.headSector'), kind: 'fixed' },
    { head: say(lang, 'cli.headHowMany'), kind: 'fixed' },
    { head: say(lang, 'cli.headWhat'), kind: 'flexible' },
    { head: say(lang, 'cli.headMeans'), kind: 'flexible' },
    { head: say(lang, 'cli.headStanding'), kind: 'flexible' },
    ...(answer.rows.some(({ mission }) => mission !== undefined)
      ? [{ head: say(lang, 'cli.headFromPlace'), kind: 'flexible' } as const]
      : []),
  ]
}

function rowOf(lang: Lang, { zone }: MechanismAnswer, row: ObservationRow): readonly string[] {
  const { number, observation, state, group, exercise, mission } = row
  const { at, sector, count, class: told, sub, means } = observation
  return [
    number,
    `${dateText(lang, at.from, zone)}, ${timeText(at.from, zone).slice(0, 'hh:mm'.length)}`,
    maybeShort(sector),
    countText(lang, count),
    say(lang, 'cli.observedWhat', { class: told, sub }),
    means.map((each) => say(lang, 'cli.observedMeans', { means: each })).join(', '),
    say(lang, 'cli.observedState', {
      state,
      group: group?.counted === false ? 'notCounted' : 'none',
      exercise: exercise ? 'yes' : 'no',
    }),
    harmless(mission?.observer.place.asWritten ?? ''),
  ]
}

function maybeShort(sector: Maybe<string>): string {
  return sector.kind === 'known' ? harmless(sector.value) : '–'
}

/** A count with its qualifier. */
function countText(lang: Lang, count: Count): string {
  const { kind } = count
  const [low, high] = kind === 'between' ? [count.low, count.high] : [0, 0]
  const n = kind === 'between' || kind === 'unknown' ? 0 : count.n
  return say(lang, 'cli.observedCount', { kind, n, low, high })
}
