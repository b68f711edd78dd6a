import { parseArgs } from 'node:util'

import { langOfTag, refusal, say, type Lang, type RefusalGiven } from '#words'

import { paint, type Shell } from './shell.ts'
import { misuse, type Call, type Outcome, type Verb } from './verb.ts'

/** The verbs there are, by the words that call them. */
export type Verbs = Readonly<Record<string, Verb>>

/** What the program tells the system: done, refused, or not called rightly (R-UI-70). */
export type ExitCode = 0 | 1 | 2

const EVERYWHERE: Verb['options'] = { lang: 'text', help: 'flag' }

/** Calls the verb that the words name and says how it ended. Whatever breaks is said in one sentence, never as a stack. */
export async function runVerb(verbs: Verbs, args: readonly string[], shell: Shell): Promise<ExitCode> {
  const lang = langOf(args, shell)
  const outcome = await outcomeOf(verbs, args, { lang, shell })
  switch (outcome.kind) {
    case 'done':
      return 0
    case 'said':
      return 1
    case 'refused':
      tell(shell, lang, { head: 'cli.refused', given: outcome.refused })
      return 1
    case 'misuse':
      tell(shell, lang, { head: 'cli.wrong', given: outcome.refused })
      return 2
  }
}

type Setting = { readonly lang: Lang; readonly shell: Shell }

async function outcomeOf(verbs: Verbs, args: readonly string[], { lang, shell }: Setting): Promise<Outcome> {
  const named = nameOf(verbs, args)
  const verb = verbs[named]
  if (verb === undefined) return withoutVerb(verbs, args, { lang, shell })
  const read = readCall(verb, args.slice(named.split(' ').length))
  if ('kind' in read) return read
  if (read.options.has('help')) {
    shell.out.write(helpOf(verb, lang))
    return { kind: 'done' }
  }
  try {
    return await verb.run({ ...read, lang, shell })
  } catch (error) {
    return { kind: 'refused', refused: refusalOf(error) }
  }
}

/** A verb of two words goes before one of one; words that name no verb give the empty name. */
function nameOf(verbs: Verbs, args: readonly string[]): string {
  const names = [args.slice(0, 2).join(' '), args[0] ?? '']
  return names.find((name) => Object.hasOwn(verbs, name)) ?? ''
}

function withoutVerb(verbs: Verbs, args: readonly string[], { lang, shell }: Setting): Outcome {
  if (args.includes('--help') || args[0] === 'help') {
    shell.out.write(
      Object.values(verbs)
        .map((verb) => helpOf(verb, lang))
        .join('\n'),
    )
    return { kind: 'done' }
  }
  const words = args.filter((word) => !word.startsWith('-')).slice(0, 1)
  return misuse('CLI_VERB', { verb: words.join(' '), verbs: Object.keys(verbs) })
}

function helpOf(verb: Verb, lang: Lang): string {
  return `truceline ${verb.usage}\n  ${say(lang, verb.about)}\n`
}

function readCall(verb: Verb, args: readonly string[]): Pick<Call, 'words' | 'options'> | Outcome {
  const known = { ...verb.options, ...EVERYWHERE }
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(known).map(([name, takes]) => [
        name,
        { type: takes === 'text' ? 'string' : 'boolean' } as const,
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const options = new Map<string, string | true>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const takes = Object.hasOwn(known, token.name) ? known[token.name] : undefined
    if (takes === undefined || !token.rawName.startsWith('--'))
      return misuse('CLI_OPTION', { option: token.rawName, usage: verb.usage })
    const given = token.value
    if ((takes === 'text') !== (typeof given === 'string' && given !== ''))
      return misuse('CLI_VALUE', { option: token.rawName, text: given ?? '', usage: verb.usage })
    options.set(token.name, given ?? true)
  }
  const lang = options.get('lang')
  if (typeof lang === 'string' && langOfTag(lang) === undefined)
    return misuse('CLI_VALUE', { option: '--lang', text: lang, usage: '--lang en|hy|az|ru' })
  const [fewest, most] = verb.words
  if (!options.has('help') && (positionals.length < fewest || positionals.length > most))
    return misuse('CLI_ARGUMENTS', { usage: verb.usage })
  return { words: positionals, options }
}

/** What broke below us, by its code if it is one of ours; else our fault, with the machine's own words for the operator. */
export function refusalOf(error: unknown): RefusalGiven {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && CODE.test(error.code))
    return { code: error.code, kept: 'nothing', detail: detailOf(error) }
  const id = error instanceof Error ? error.message : String(error)
  return { code: 'NET_FAULT', kept: 'nothing', detail: { id } }
}

const CODE = /^(?:HOME|DATABASE|REC|NET)_[A-Z_]+$/

function detailOf(error: Error): RefusalGiven['detail'] {
  if (!('detail' in error) || typeof error.detail !== 'object' || error.detail === null) return {}
  return Object.fromEntries(
    Object.entries(error.detail).filter(
      ([, value]) => typeof value === 'string' || typeof value === 'number',
    ),
  )
}

/** Says a refusal on one line: head, what happened and its code, what was kept, what to do. */
function tell(
  shell: Shell,
  lang: Lang,
  { head, given }: { readonly head: 'cli.refused' | 'cli.wrong'; readonly given: RefusalGiven },
): void {
  shell.err.write(
    `${paint(shell, shell.err, { style: 'bold', text: say(lang, head) })} ${toldLine(lang, given)}\n`,
  )
}

/** What happened with its code before the full stop, what was kept of work that a person made, and what to do next. */
export function toldLine(lang: Lang, given: RefusalGiven): string {
  const { what, kept, next } = refusal(lang, given)
  const coded = what.replace(/([.։])?$/u, (_end, stop: string | undefined) => ` (${given.code})${stop ?? ''}`)
  return given.kept === 'nothing' ? `${coded} ${next}` : `${coded} ${kept} ${next}`
}

/** The reader's language: asked for, else the system's, else English. */
function langOf(args: readonly string[], shell: Shell): Lang {
  const at = args.indexOf('--lang')
  const asked =
    at >= 0 ? args[at + 1] : args.find((word) => word.startsWith('--lang='))?.slice('--lang='.length)
  const tags = [asked, shell.env['LC_ALL'], shell.env['LC_MESSAGES'], shell.env['LANG']]
  return (
    tags.map((tag) => (tag === undefined ? undefined : langOfTag(tag))).find((lang) => lang !== undefined) ??
    'en'
  )
}
