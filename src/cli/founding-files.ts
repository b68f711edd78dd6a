import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { accept, refuse, type Answer } from '#domain/life'
import { foundingDraft, type FoundingDraft } from '#server/node'
import { textOf } from '#tlog'

import { cardAt } from './keys-words.ts'

const DRAFT_BYTES_MAX = 4_194_304

/** The cards in a folder, as their holders handed them over: every file whose name ends with `.card`. */
export function cardsIn(
  folder: string,
): Answer<FoundingDraft['cards'], 'CLI_FILE' | 'CLI_CARD' | 'CLI_CARD_TWICE'> {
  let names: readonly string[]
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.card'))
  } catch {
    return refuse('CLI_FILE', 'nothing', { path: folder })
  }
  const cards: { readonly holder: string; readonly text: string }[] = []
  for (const name of names.toSorted()) {
    const read = cardAt(join(folder, name))
    if (!read.ok) return read
    const { holder } = read.value.card
    if (cards.some((card) => card.holder === holder)) return refuse('CLI_CARD_TWICE', 'nothing', { holder })
    cards.push({ holder, text: read.value.text })
  }
  return accept(cards)
}

/** What a JSON file says; `undefined` where it says nothing that could be read. */
export function jsonAt(path: string): Answer<unknown, 'CLI_FILE'> {
  try {
    const bytes = readFileSync(path)
    const text = bytes.length <= DRAFT_BYTES_MAX ? textOf(bytes) : undefined
    return accept(text === undefined ? undefined : parsed(text))
  } catch {
    return refuse('CLI_FILE', 'nothing', { path })
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The draft in a file. */
export function draftAt(path: string): Answer<FoundingDraft, 'CLI_FILE' | 'CLI_DRAFT'> {
  const said = jsonAt(path)
  if (!said.ok) return said
  const read = foundingDraft.safeParse(said.value)
  return read.success ? accept(read.data) : refuse('CLI_DRAFT', 'nothing', { path })
}

/** Writes a draft whole or not at all. */
export function writeDraft(path: string, draft: FoundingDraft): void {
  const fresh = `${path}.new`
  writeFileSync(fresh, `${JSON.stringify(draft, undefined, 1)}\n`)
  renameSync(fresh, path)
}
