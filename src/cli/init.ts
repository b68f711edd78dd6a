import { existsSync } from 'node:fs'

import { beginDraft, examineDraft, readFoundingFile, sequencerOf, withSignatures } from '#server/node'

import { cardsIn, jsonAt, writeDraft } from './founding-files.ts'
import { draftNext, draftTold } from './founding-told.ts'
import { homeOf } from './home.ts'
import { keyAt } from './passphrase.ts'
import { done, misuse, refused, textOption, type Call, type Outcome, type Verb } from './verb.ts'

const USAGE = 'init FILE --cards FOLDER --key ROOT.KEY --draft FILE'

/**
 * `init`: begins a founding on the machine whose node will order the log. It makes that node's keys in the home, and a
 * draft that every holder signs on its own machine; nothing is founded before all have (R-REC-82).
 */
export const init: Verb = {
  usage: USAGE,
  about: 'cli.aboutInit',
  options: { cards: 'text', key: 'text', draft: 'text' },
  words: [1, 1],
  run: async (call) => {
    const [cards, key, draft] = ['cards', 'key', 'draft'].map((name) => textOption(call, name))
    if (cards === undefined || key === undefined || draft === undefined)
      return misuse('CLI_ARGUMENTS', { usage: USAGE })
    if (existsSync(draft)) return refused('CLI_THERE', { path: draft })
    return begin(call, { cards, key, draft })
  },
}

type Asked = { readonly cards: string; readonly key: string; readonly draft: string }

async function begin(call: Call, asked: Asked): Promise<Outcome> {
  const [path = ''] = call.words
  const said = jsonAt(path)
  const file = said.ok ? readFoundingFile(said.value) : said
  if (!file.ok) return { kind: 'refused', refused: file }
  const cards = cardsIn(asked.cards)
  if (!cards.ok) return { kind: 'refused', refused: cards }
  const root = await keyAt(call, asked.key)
  if (!root.ok) return { kind: 'refused', refused: root }
  const sequencer = sequencerOf(cards.value)
  if (sequencer === undefined) return refused('HOME_FOUNDING', { field: 'cards' })
  if (root.value.office !== `${sequencer}.root`)
    return refused('CLI_SEQUENCER', { holder: sequencer, command: 'truceline init' })
  const madeAt = new Date().toISOString()
  const begun = beginDraft(file.value, { home: homeOf(call.shell), cards: cards.value, madeAt })
  if (!begun.ok) return { kind: 'refused', refused: begun }
  const examined = examineDraft(begun.value, cards.value)
  if (!examined.ok) return { kind: 'refused', refused: examined }
  const signed = withSignatures(begun.value, examined.value, root.value)
  const now = examineDraft(signed, cards.value)
  if (!now.ok) return { kind: 'refused', refused: now }
  writeDraft(asked.draft, signed)
  const { shell, lang } = call
  shell.out.write(draftTold(call, signed, now.value))
  shell.out.write(draftNext(lang, asked.draft, now.value))
  return done
}
