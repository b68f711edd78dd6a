import { accept, refuse, type Answer } from '#domain/life'
import { momentFromText, type GazetteerEntry, type Utc } from '#domain/measure'
import type { AccountsAnswer, MatterAnswer, PublicAccountsAnswer } from '#wire/claim'
import { harmless, say } from '#words'

import { accountsText } from './accounts-text.ts'
import { everyPage } from './pages.ts'
import { openReader, READER_OPTIONS, type Reader } from './reader.ts'
import { done, misuse, textOption, type Call, type Outcome, type Verb } from './verb.ts'

const USAGE =
  'accounts [--from INSTANT] [--to INSTANT] [--standing saidPublicly|lodged] [--wide] [--json] [--as OFFICE | --key FILE]'

/** `accounts`: what each side said publicly and what it lodged, matter by matter, side by side. */
export const accounts: Verb = {
  usage: USAGE,
  about: 'cli.aboutAccounts',
  options: { from: 'text', to: 'text', standing: 'text', wide: 'flag', json: 'flag', ...READER_OPTIONS },
  words: [0, 0],
  run: async (call) => {
    const standing = textOption(call, 'standing')
    if (standing !== undefined && standing !== 'saidPublicly' && standing !== 'lodged')
      return misuse('CLI_VALUE', { option: '--standing', text: standing, usage: USAGE })
    const reader = await openReader(call)
    if (!reader.ok) return { kind: 'refused', refused: reader }
    try {
      const range = rangeOf(call, reader.value.mechanism.zone)
      if (!range.ok) return { kind: 'misuse', refused: { ...range, kept: 'nothing' } }
      return await show(call, reader.value, {
        ...range.value,
        ...(standing === undefined ? {} : { standing }),
      })
    } finally {
      await reader.value.close()
    }
  },
}

/** What is asked for: the stretch `[from, to)`, open where an end is not given, and one standing or both. */
type Range = { readonly from?: Utc; readonly to?: Utc; readonly standing?: 'saidPublicly' | 'lodged' }

function rangeOf(call: Call, zone: string): Answer<Range, string> {
  const from = instantOption(call, 'from', zone)
  if (!from.ok) return from
  const to = instantOption(call, 'to', zone)
  if (!to.ok) return to
  if (from.value !== undefined && to.value !== undefined && from.value >= to.value)
    return refuse('MEA_INTERVAL_EMPTY', 'nothing', { from: from.value, to: to.value })
  return accept({
    ...(from.value === undefined ? {} : { from: from.value }),
    ...(to.value === undefined ? {} : { to: to.value }),
  })
}

/** An instant as written; one that names no zone is meant in the mechanism's own, in which all times are shown. */
export function instantOption(call: Call, name: string, zone: string): Answer<Utc | undefined, string> {
  const text = textOption(call, name)
  if (text === undefined) return accept(undefined)
  const own = momentFromText(text, undefined)
  const read = !own.ok && own.code === 'MEA_ZONE_MISSING' ? momentFromText(text, zone) : own
  return read.ok ? accept(read.value.utc) : read
}

async function show(call: Call, reader: Reader, range: Range): Promise<Outcome> {
  const session = await reader.reader.views.session()
  if (session.ok && session.value.role === 'PU') return showPublic(call, reader)
  const read = await allMatters(reader, range)
  if (!read.ok) return { kind: 'refused', refused: read }
  const { shell, options } = call
  if (options.has('json')) {
    shell.out.write(`${JSON.stringify(read.value)}\n`)
    return done
  }
  const places = await allPlaces(reader)
  if (!places.ok) return { kind: 'refused', refused: places }
  shell.out.write(
    accountsText(call, { mechanism: reader.mechanism, answer: read.value, places: places.value }),
  )
  return done
}

/**
 * Every page of the matters in a stretch of time; the gaps of the first page are those of all, and so are its counts,
 * unless one standing is asked for: then what is shown is counted, each kind by itself (R-CLM-1, R-UI-74).
 */
export async function allMatters(reader: Reader, range: Range): Promise<Answer<AccountsAnswer, string>> {
  const pages = await everyPage((after) => reader.reader.views.accounts({ ...range, limit: 100, ...after }))
  if (!pages.ok) return pages
  const { next: _page, ...all } = pages.value[0]
  const matters = pages.value.flatMap((page) => page.matters)
  return accept({ ...all, matters, counts: range.standing === undefined ? all.counts : countsOf(matters) })
}

/** How many matters and accounts there are of each kind; the kinds are never added up (R-CLM-1). */
export function countsOf(matters: readonly MatterAnswer[]): AccountsAnswer['counts'] {
  const told = matters.flatMap(({ accounts: own }) => own)
  const ofSides = told.filter(({ column }) => column !== 'third')
  return {
    matters: matters.length,
    disputed: matters.filter(({ state }) => state === 'disputed').length,
    oneAccount: matters.filter(({ state }) => state === 'oneAccount').length,
    saidPublicly: ofSides.filter(({ standing }) => standing === 'saidPublicly').length,
    lodged: ofSides.filter(({ standing }) => standing === 'lodged').length,
    thirdStates: told.length - ofSides.length,
  }
}

/** The whole gazetteer. */
export async function allPlaces(reader: Reader): Promise<Answer<readonly GazetteerEntry[], string>> {
  const pages = await everyPage((after) => reader.reader.views.places({ limit: 500, ...after }))
  return pages.ok ? accept(pages.value.flatMap(({ places }) => places)) : pages
}

async function showPublic(call: Call, reader: Reader): Promise<Outcome> {
  const { shell, lang, options } = call
  const pages = await everyPage((after) => reader.reader.views.publicAccounts({ limit: 100, ...after }))
  if (!pages.ok) return { kind: 'refused', refused: pages }
  const { next: _page, ...first } = pages.value[0]
  const answer = { ...first, accounts: pages.value.flatMap((page) => page.accounts) }
  if (!options.has('json')) shell.err.write(`${say(lang, 'cli.publicForm')}\n`)
  shell.out.write(options.has('json') ? `${JSON.stringify(answer)}\n` : publicText(call, answer))
  return done
}

function publicText({ lang }: Call, { accounts: found }: Pick<PublicAccountsAnswer, 'accounts'>): string {
  if (found.length === 0) return `${say(lang, 'cli.noMatters')}\n`
  const lines = found.map(({ day, entity, standing, kind, sources }) =>
    [day, entity, say(lang, 'states.standing', { standing }), say(lang, 'states.kind', { kind })]
      .concat(sources.map(({ publisher, date }) => harmless(`${publisher}, ${date}`)))
      .join('  '),
  )
  return `${lines.map((line) => `  ${line}`).join('\n')}\n`
}
