import type { Side, Utc } from '#domain/measure'
import type { AgreementAnswer, AgreementRow, AgreementsAnswer, TermAnswer } from '#wire/agreement'
import type { MechanismAnswer } from '#wire/party'
import type { TruceAnswer } from '#wire/situation'
import { dateTimeText, harmless, say, type Lang } from '#words'

import { textIn } from './names.ts'
import { paint } from './shell.ts'
import { tableOf, type Column } from './table.ts'
import type { Call } from './verb.ts'

/** The recorded texts as a person reads them: one row each, the newest first. */
export function agreementsText(call: Call, { agreements }: AgreementsAnswer): string {
  const { lang } = call
  if (agreements.length === 0) return `${say(lang, 'cli.agreementsNone')}\n`
  const columns: readonly Column[] = [
    { head: say(lang, 'cli.headText'), kind: 'fixed' },
    { head: say(lang, 'cli.headTitle'), kind: 'flexible' },
    { head: say(lang, 'cli.headTerms'), kind: 'flexible' },
  ]
  const rows = agreements.map((row) => [row.sourceId, harmless(textIn(lang, row.title)), termsOf(lang, row)])
  return tableText(call, columns, rows)
}

/** `4 agreed, 1 proposed`: counts of terms by the state they are shown in. */
function termsOf(lang: Lang, { terms }: AgreementRow): string {
  return terms.map(({ state, n }) => say(lang, 'cli.termsIn', { n, state })).join(', ')
}

/** What one agreement is shown with. */
export type AgreementShown = { readonly mechanism: MechanismAnswer; readonly answer: AgreementAnswer }

/** One agreement: where it was read, its terms with both positions side by side (R-AGR-8), its truces with their history. */
export function agreementText(call: Call, shown: AgreementShown): string {
  const { lang } = call
  const { agreement, terms, truces, sources, texts } = shown.answer
  const head = [
    harmless(textIn(lang, agreement.title)),
    ...sources.map(
      ({ publisher, title, date }) => `  ${harmless([publisher, title, date].filter(Boolean).join(', '))}`,
    ),
    ...texts.map(({ label, kind }) => `  ${say(lang, 'cli.textOf', { kind, label: harmless(label) })}`),
  ]
  const starred = terms.filter(({ basis }) => basis === 'published')
  const said = say(lang, 'cli.asPublished', { signed: starred.some(isSignedOn) ? 'some' : 'none' })
  const parts = [
    `${head.join('\n')}\n`,
    terms.length === 0
      ? ''
      : tableText(
          call,
          termColumns(lang, shown),
          terms.map((term) => termRow(lang, shown, term)),
        ),
    starred.length > 0 ? `  * ${said}\n` : '',
    ...truces.map((truce) => truceText(call, shown, truce)),
  ]
  return parts.filter((part) => part !== '').join('\n')
}

function isSignedOn({ stances }: TermAnswer): boolean {
  return stances.some(({ stance }) => stance !== 'notStated')
}

function termColumns(lang: Lang, { mechanism }: AgreementShown): readonly Column[] {
  const sides = mechanism.sides.map(({ name }): Column => ({ head: textIn(lang, name), kind: 'flexible' }))
  return [
    { head: say(lang, 'cli.headClause'), kind: 'fixed' },
    { head: say(lang, 'cli.headTerm'), kind: 'flexible' },
    { head: say(lang, 'cli.headState'), kind: 'flexible' },
    ...sides,
  ]
}

function termRow(lang: Lang, { mechanism }: AgreementShown, term: TermAnswer): readonly string[] {
  const state = say(lang, 'cli.termState', { state: term.state })
  const since =
    term.since.utc === undefined ? term.since.day : dateTimeText(lang, term.since.utc, mechanism.zone)
  return [
    term.clause,
    harmless(textIn(lang, term.words)),
    [term.basis === 'published' ? `${state} *` : state, ...(since === undefined ? [] : [since])].join('\n'),
    ...mechanism.sides.map(({ side }) => stanceOf(lang, term, side)),
  ]
}

function stanceOf(lang: Lang, { stances }: TermAnswer, side: Side): string {
  const found = stances.find((each) => each.side === side)
  return say(lang, 'cli.stance', { stance: found?.stance ?? 'notStated' })
}

/** A truce's name and state, each reading of its moment, and its history with minutes from the moment of effect (R-AGR-16). */
function truceText(call: Call, { mechanism }: AgreementShown, truce: TruceAnswer): string {
  const { lang, shell } = call
  const { zone } = mechanism
  const head = `${harmless(textIn(lang, truce.name))}: ${say(lang, 'cli.truceState', { state: truce.state })}`
  const readings = truce.readings.map(({ basis, utc, text, source }) =>
    [
      `  ${say(lang, 'cli.readingOf', { basis })}`,
      instantText(lang, utc, zone),
      harmless([text, source].filter(Boolean).join(', ')),
    ].join('  '),
  )
  const history = truce.history.map((line) => `  ${lineText(lang, line, mechanism)}`)
  return `${[paint(shell, shell.out, { style: 'bold', text: head }), ...readings, '', ...history].join('\n')}\n`
}

function instantText(lang: Lang, utc: Utc | undefined, zone: string): string {
  return utc === undefined ? say(lang, 'states.notStated') : dateTimeText(lang, utc, zone)
}

function lineText(lang: Lang, line: TruceAnswer['history'][number], mechanism: MechanismAnswer): string {
  const { event, side, at, minutes, missing, text } = line
  const name = mechanism.sides.find((each) => each.side === side)?.name
  const who = name === undefined ? [] : [harmless(textIn(lang, name))]
  const when =
    at === undefined
      ? say(lang, 'cli.historyMissing', { missing: missing ?? 'none' })
      : dateTimeText(lang, at, mechanism.zone)
  const from =
    minutes === undefined
      ? []
      : [say(lang, 'cli.minutesFrom', { n: minutes >= 0 ? `+${minutes}` : `${minutes}` })]
  const words = at === undefined && text !== '' ? [harmless(text)] : []
  return [say(lang, 'cli.historyEvent', { event }), ...who, when, ...from, ...words].join('  ')
}

function tableText(call: Call, columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const { shell, lang, options } = call
  const table = tableOf({ columns, rows, width: shell.out.columns, wide: options.has('wide') })
  const head = paint(shell, shell.out, { style: 'bold', text: table.head })
  const note = table.dropped === 0 ? [] : [`  ${say(lang, 'cli.dropped', { n: table.dropped })}`]
  return `${[head, ...table.lines, ...note].join('\n')}\n`
}
