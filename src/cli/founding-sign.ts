import { examineDraft, withSignatures, type ExaminedDraft, type FoundingDraft } from '#server/node'

import { cardsIn, draftAt, writeDraft } from './founding-files.ts'
import { draftJson, draftNext, draftTold } from './founding-told.ts'
import { keyAt } from './passphrase.ts'
import { done, misuse, refused, textOption, type Call, type Outcome, type Verb } from './verb.ts'

const SHOW = 'founding show DRAFT --cards FOLDER [--json]'
const SIGN = 'founding sign DRAFT --cards FOLDER --key ROOT.KEY'

/** `founding show`: what a draft says, compared with the reader's own copies of the cards. It signs nothing. */
export const foundingShow: Verb = {
  usage: SHOW,
  about: 'cli.aboutFoundingShow',
  options: { cards: 'text', json: 'flag' },
  words: [1, 1],
  run: async (call) => {
    const read = readDraft(call, SHOW)
    if ('kind' in read) return read
    const { draft, examined } = read
    call.shell.out.write(
      call.options.has('json') ? draftJson(draft, examined) : draftTold(call, draft, examined),
    )
    return done
  },
}

/**
 * `founding sign`: signs a draft with a holder's root, after every record was made again here and compared with the
 * holder's own copies of all cards (R-REC-83).
 */
export const foundingSign: Verb = {
  usage: SIGN,
  about: 'cli.aboutFoundingSign',
  options: { cards: 'text', key: 'text' },
  words: [1, 1],
  run: async (call) => {
    const path = textOption(call, 'key')
    if (path === undefined) return misuse('CLI_ARGUMENTS', { usage: SIGN })
    const read = readDraft(call, SIGN)
    if ('kind' in read) return read
    const key = await keyAt(call, path)
    if (!key.ok) return { kind: 'refused', refused: key }
    return sign(call, read, key.value)
  },
}

type Read = {
  readonly draft: FoundingDraft
  readonly examined: ExaminedDraft
  readonly cards: FoundingDraft['cards']
}

function readDraft(call: Call, usage: string): Read | Outcome {
  const folder = textOption(call, 'cards')
  if (folder === undefined) return misuse('CLI_ARGUMENTS', { usage })
  const draft = draftAt(call.words[0] ?? '')
  if (!draft.ok) return { kind: 'refused', refused: draft }
  const cards = cardsIn(folder)
  if (!cards.ok) return { kind: 'refused', refused: cards }
  const examined = examineDraft(draft.value, cards.value)
  return examined.ok
    ? { draft: draft.value, examined: examined.value, cards: cards.value }
    : { kind: 'refused', refused: examined }
}

function sign(
  call: Call,
  { draft, examined, cards }: Read,
  key: Parameters<typeof withSignatures>[2],
): Outcome {
  const isNamed = examined.records.some(({ signers }) => signers.includes(key.key))
  if (!isNamed) return refused('CLI_NOT_NAMED', {})
  const [path = ''] = call.words
  const signed = withSignatures(draft, examined, key)
  const now = examineDraft(signed, cards)
  if (!now.ok) return { kind: 'refused', refused: now }
  writeDraft(path, signed)
  const { shell, lang } = call
  shell.out.write(draftTold(call, signed, now.value))
  shell.out.write(draftNext(lang, path, now.value))
  return done
}
