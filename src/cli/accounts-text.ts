import { isWithheld } from '#domain/claim'
import { isInGap, type GazetteerEntry, type StatedTime, type Utc } from '#domain/measure'
import type { AccountsAnswer, MatterAnswer } from '#wire/claim'
import type { MechanismAnswer } from '#wire/party'
import { dateText, harmless, offsetMinutes, offsetText, say, timeText, type Key, type Lang } from '#words'

import { nameOfPlace, textIn } from './names.ts'
import { paint } from './shell.ts'
import { tableOf, type Column } from './table.ts'
import { textOption, type Call } from './verb.ts'

/** What the table is made of. */
export type AccountsShown = {
  readonly mechanism: MechanismAnswer
  readonly answer: AccountsAnswer
  readonly places: readonly GazetteerEntry[]
}

/** The matters as a person reads them: a sentence first, then one row each, the sides in the order of the day (R-PTY-8). */
export function accountsText(call: Call, shown: AccountsShown): string {
  const { shell, lang, options } = call
  const sentence = summary(lang, shown.answer)
  if (shown.answer.matters.length === 0)
    return `${[nothingShown(call, shown), ...gapLines(lang, shown)].join('\n')}\n`
  const table = tableOf({
    columns: columnsOf(lang, shown),
    rows: shown.answer.matters.map((matter) => rowOf(lang, shown, matter)),
    width: shell.out.columns,
    wide: options.has('wide'),
  })
  const head = paint(shell, shell.out, { style: 'bold', text: table.head })
  const note = table.dropped === 0 ? [] : [`  ${say(lang, 'cli.dropped', { n: table.dropped })}`]
  return `${[sentence, '', head, ...table.lines, ...note, ...gapLines(lang, shown)].join('\n')}\n`
}

/** That there is nothing, of the standing asked for; in a gap of the data nobody can know whether there was (R-MEA-17). */
function nothingShown(call: Call, { answer }: AccountsShown): string {
  const standing = textOption(call, 'standing')
  if (standing === undefined) return say(call.lang, 'cli.noMatters')
  const of = standing === 'lodged' ? 'claim' : 'statement'
  const gap = answer.gaps.some(({ context }) => context === of) ? 'yes' : 'no'
  return say(call.lang, 'cli.noneOf', { standing, gap })
}

/** Counts stand per kind and are never added up (R-CLM-1); what the data do not hold is said and not counted. */
function summary(lang: Lang, { counts, gaps }: AccountsAnswer): string {
  const matters = say(lang, 'accounts.listSummary', {
    matters: counts.matters,
    disputed: counts.disputed,
    one: counts.oneAccount,
  })
  const lodgedMissing = counts.lodged === 0 && gaps.some(({ context }) => context === 'claim')
  const standing = lodgedMissing
    ? say(lang, 'cli.allPublic')
    : say(lang, 'cli.saidAndLodged', { said: counts.saidPublicly, lodged: counts.lodged })
  return [matters, standing].join(' ')
}

const MARKS = { A: '◐', B: '◑', third: '●' } as const

function columnsOf(lang: Lang, { mechanism, answer }: AccountsShown): readonly Column[] {
  const offset = offsetText(offsetMinutes(answer.now, mechanism.zone))
  const [first, second] = mechanism.sides.map(({ side, name }): Column => ({
    head: `${MARKS[side]} ${textIn(lang, name)}`,
    kind: 'flexible',
  }))
  const between: Column = { head: '', kind: 'fixed' }
  const third: Column = { head: `${MARKS.third} ${say(lang, 'cli.headThird')}`, kind: 'flexible' }
  return [
    { head: say(lang, 'cli.headMatter'), kind: 'flexible' },
    { head: say(lang, 'cli.headFrom', { offset }), kind: 'fixed' },
    ...(first ? [first] : []),
    between,
    ...(second ? [second] : []),
    ...(hasThird(answer) ? [third] : []),
  ]
}

function hasThird({ matters }: AccountsAnswer): boolean {
  return matters.some(({ accounts }) => accounts.some(({ column }) => column === 'third'))
}

function rowOf(lang: Lang, shown: AccountsShown, matter: MatterAnswer): readonly string[] {
  const [first, second] = shown.mechanism.sides.map(({ side }) =>
    cellOf(lang, shown, { matter, column: side }),
  )
  return [
    matterName(lang, shown, matter),
    fromText(lang, shown, matter),
    first ?? '',
    outcomeMark(matter),
    second ?? '',
    ...(hasThird(shown.answer) ? [cellOf(lang, shown, { matter, column: 'third' })] : []),
  ]
}

function matterName(
  lang: Lang,
  { places }: AccountsShown,
  { name, places: ids, asWritten }: MatterAnswer,
): string {
  switch (name) {
    case 'places':
      return ids.map((id) => nameOfPlace(lang, places, id)).join(', ')
    case 'wholeLine':
      return say(lang, 'states.placeWholeLine')
    case 'asWritten':
      return harmless(asWritten)
  }
}

/** When the earliest account says it began, as finely as it was told and no finer (R-UI-73); the offset is in the head. */
function fromText(lang: Lang, shown: AccountsShown, { from: time }: MatterAnswer): string {
  const { zone } = shown.mechanism
  const told = earliest(time)
  const { from, precision } = time
  if (told === undefined)
    return say(lang, isInStatementGap(shown.answer, time) ? 'states.notInThisData' : 'states.timeNone')
  const date = dateText(lang, told, zone)
  const clock = timeText(told, zone).slice(0, 'hh:mm'.length)
  if (DAY_PARTS.has(precision)) return say(lang, 'states.timePart', { part: precision, date })
  const keys = from.kind === 'known' ? fromKeys(precision) : untilKeys(precision)
  if (!areOneDay(shown)) return say(lang, keys.dated, { date, time: clock })
  return keys.plain === undefined ? clock : say(lang, keys.plain, { time: clock })
}

type TimeKeys = { readonly plain: Key | undefined; readonly dated: Key }

function fromKeys(precision: StatedTime['precision']): TimeKeys {
  return precision === 'about'
    ? { plain: 'states.timeAbout', dated: 'states.timeAboutOnDay' }
    : { plain: undefined, dated: 'states.timeOnDay' }
}

function untilKeys(precision: StatedTime['precision']): TimeKeys {
  return precision === 'before'
    ? { plain: 'states.timeBefore', dated: 'states.timeBeforeOnDay' }
    : { plain: 'states.timeBy', dated: 'states.timeByOnDay' }
}

/** Whether every time of the table is of one day, which then need not be said in each row. */
function areOneDay({ answer, mechanism }: AccountsShown): boolean {
  const days = answer.matters
    .flatMap(({ from }) => earliest(from) ?? [])
    .map((utc) => dateText('en', utc, mechanism.zone))
  return new Set(days).size <= 1
}

function earliest({ from, to }: StatedTime): Utc | undefined {
  if (from.kind === 'known') return from.value
  return to.kind === 'known' ? to.value : undefined
}

const DAY_PARTS: ReadonlySet<string> = new Set([
  'day',
  'morning',
  'evening',
  'night',
  'halfDay',
  'week',
  'period',
])

/** The strongest outcome between the two sides: a contradiction, else mirrored, else open, else the same. */
function outcomeMark({ difference }: MatterAnswer): string {
  const found = new Set(difference.map(({ outcome }) => outcome))
  if (found.has('contradict')) return '≠'
  if (found.has('mirrored')) return '⇄'
  if (found.has('overlap')) return '≈'
  return found.has('same') ? '=' : ''
}

type Cell = { readonly matter: MatterAnswer; readonly column: 'A' | 'B' | 'third' }

function cellOf(lang: Lang, { answer }: AccountsShown, { matter, column }: Cell): string {
  const own = matter.accounts.filter((account) => account.column === column)
  if (own.length > 0) return own.map((account) => accountText(lang, account)).join('\n')
  if (column === 'third') return '' // its column stands because somebody else's matter has one; nothing was due here
  return say(lang, isInStatementGap(answer, matter.from) ? 'states.notInThisData' : 'states.notStated')
}

/** Whether an empty cell lies in a gap of the data, as the console judges it: a time that nobody told lies in any gap. */
function isInStatementGap({ gaps }: AccountsAnswer, { from }: StatedTime): boolean {
  return from.kind === 'known'
    ? isInGap(gaps, 'statement', from.value)
    : gaps.some(({ context }) => context === 'statement')
}

/** Kind and words of an account, and its state where it no longer stands. */
function accountText(lang: Lang, account: MatterAnswer['accounts'][number]): string {
  const { kind, what, state, standing } = account
  const words = isWithheld(account) ? say(lang, 'accounts.wordingHeld') : harmless(textIn(lang, what))
  const told = `${say(lang, 'states.kind', { kind })}: ${words}`
  const lodged = standing === 'lodged' ? ` [${say(lang, 'states.standing', { standing })}]` : ''
  const ended =
    state === 'withdrawn' || state === 'retracted' ? ` [${say(lang, 'states.life', { state })}]` : ''
  return told + lodged + ended
}

function gapLines(lang: Lang, { answer, mechanism }: AccountsShown): readonly string[] {
  const lines = answer.gaps.map(({ context, from, to }) =>
    say(lang, 'cli.gap', {
      from: `${dateText(lang, from, mechanism.zone)}, ${timeText(from, mechanism.zone)}`,
      to: `${dateText(lang, to, mechanism.zone)}, ${timeText(to, mechanism.zone)}`,
      context: say(lang, 'cli.gapContext', { context }),
    }),
  )
  return lines.length === 0 ? [] : ['', ...lines]
}
