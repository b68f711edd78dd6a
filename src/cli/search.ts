import type { MatterAnswer } from '#wire/claim'
import { harmless, say, type Lang } from '#words'

import { accountsText } from './accounts-text.ts'
import { allMatters, allPlaces, countsOf } from './accounts.ts'
import { textIn } from './names.ts'
import { observationsText } from './observations-text.ts'
import { allObservations } from './observations.ts'
import { openReader, READER_OPTIONS, type Reader } from './reader.ts'
import { done, misuse, type Call, type Outcome, type Verb } from './verb.ts'

const USAGE = 'search TEXT [--wide] [--json] [--as OFFICE | --key FILE]'
const TEXT_MAX = 200 // wire/observation `text`

/** `search`: a text in observations and in accounts, as far as its reader may read them. */
export const search: Verb = {
  usage: USAGE,
  about: 'cli.aboutSearch',
  options: { wide: 'flag', json: 'flag', ...READER_OPTIONS },
  words: [1, 8],
  run: async (call) => {
    const text = call.words.join(' ').trim()
    if (text === '' || text.length > TEXT_MAX)
      return misuse('CLI_VALUE', { option: 'search', text, usage: USAGE })
    const reader = await openReader(call)
    if (!reader.ok) return { kind: 'refused', refused: reader }
    try {
      return await found(call, reader.value, text)
    } finally {
      await reader.value.close()
    }
  },
}

async function found(call: Call, reader: Reader, text: string): Promise<Outcome> {
  const observed = await allObservations(reader, { text })
  // Who may read one of the two alone searches that one; the other is absent for them, as at its own door.
  if (!observed.ok && observed.code !== 'ACC_ABSENT') return { kind: 'refused', refused: observed }
  const told = await allMatters(reader, {})
  if (!told.ok && told.code !== 'ACC_ABSENT') return { kind: 'refused', refused: told }
  const matters = told.ok ? told.value.matters.filter((matter) => holdsText(call.lang, matter, text)) : []
  const { shell, lang, options } = call
  if (options.has('json')) {
    const rows = observed.ok ? observed.value.rows : []
    shell.out.write(`${JSON.stringify({ text, observations: rows, matters })}\n`)
    return done
  }
  const shown = harmless(text)
  const parts: string[] = []
  if (observed.ok && observed.value.rows.length > 0)
    parts.push(
      say(lang, 'cli.foundObservations', { n: observed.value.rows.length, text: shown }),
      observationsText(call, { mechanism: reader.mechanism, answer: observed.value }),
    )
  if (told.ok && matters.length > 0) {
    const places = await allPlaces(reader)
    if (!places.ok) return { kind: 'refused', refused: places }
    const answer = { ...told.value, matters, counts: countsOf(matters), gaps: [] }
    parts.push(
      say(lang, 'cli.foundAccounts', { n: matters.length, text: shown }),
      accountsText(call, { mechanism: reader.mechanism, answer, places: places.value }),
    )
  }
  shell.out.write(parts.length === 0 ? `${say(lang, 'cli.foundNone', { text: shown })}\n` : parts.join('\n'))
  return done
}

/** Whether any account of a matter holds the text: its words, its place, its speaker or sources, in any language. */
function holdsText(lang: Lang, { accounts, asWritten }: MatterAnswer, text: string): boolean {
  const wanted = folded(text)
  const texts = accounts.flatMap((account) => [
    ...account.what.map((each) => each.text),
    textIn(lang, account.what),
    account.place.asWritten,
    account.sourceId ?? '',
    account.dutyName ?? '',
    ...account.renderings.map(({ publisher }) => publisher),
  ])
  return [asWritten, ...texts].some((each) => folded(each).includes(wanted))
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase()
}
