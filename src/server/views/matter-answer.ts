import { differencesWithin } from '#domain/claim'
import type { Side } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import type { LinksTable } from '#server/projections'
import type { MatterAnswer } from '#wire/claim'

import { accountAnswer, aroundOf, mayOpen, type Around } from './account-answer.ts'
import { comparingOf, type ComparedMatter } from './matters.ts'
import { orderOf } from './sides.ts'
import type { ToldAccount } from './told-account.ts'
import type { Asked, Rows } from './view.ts'

/** What answering some matters needs beside them. */
export type Answering = {
  readonly settings: Mechanism
  readonly links: readonly LinksTable[]
  readonly asked: Asked<unknown>
}

const AS_WRITTEN_MAX = 400 // wire/claim `matter`

/** These matters as their reader is answered, in their order. */
export async function matterAnswers(
  rows: Rows,
  matters: readonly ComparedMatter[],
  answering: Answering,
): Promise<readonly MatterAnswer[]> {
  const { asked, settings } = answering
  const accounts = matters.flatMap(({ matter }) => matter.accounts)
  const ids = new Set(accounts.map(({ id }) => id))
  const links = answering.links.filter(({ low, high }) => ids.has(low) && ids.has(high))
  const around = await aroundOf(
    rows,
    accounts,
    links.map(({ rid }) => rid),
  )
  const sides = orderOf(settings, asked.now, asked.asker.who)
  return matters.map((compared) => matterAnswer(compared, { ...answering, links, around, sides }))
}

type Placing = Answering & { readonly around: Around; readonly sides: readonly Side[] }

function matterAnswer({ matter, difference, state }: ComparedMatter, placing: Placing): MatterAnswer {
  const { asked, around, settings } = placing
  const ids = new Set(matter.accounts.map(({ id }) => id))
  return {
    id: matter.id,
    ...nameOf(matter.name),
    from: matter.from,
    state,
    accounts: inColumns(matter.accounts, placing.sides).map((account) =>
      accountAnswer(account, around, asked),
    ),
    difference: difference ?? [],
    joins: placing.links.filter(({ low }) => ids.has(low)).map((link) => joinOf(link, placing)),
    within: differencesWithin(matter, comparingOf(settings)),
  }
}

/** The sides' accounts in the sides' order, then all others; within a column in the order of the record. */
function inColumns(accounts: readonly ToldAccount[], sides: readonly Side[]): readonly ToldAccount[] {
  const columns: readonly (Side | 'third')[] = [...sides, 'third']
  return columns.flatMap((column) => accounts.filter((account) => account.column === column))
}

function joinOf({ rid, idx, at, office, relation, low, high }: LinksTable, { around, asked }: Placing) {
  const open = mayOpen(asked, around.envelopes.get(rid))
  return { rid, index: idx, at, office, relation, accounts: [low, high], mayOpen: open }
}

function nameOf(name: ComparedMatter['matter']['name']): Pick<MatterAnswer, 'places' | 'name' | 'asWritten'> {
  switch (name.kind) {
    case 'places':
      return { places: name.places, name: 'places', asWritten: '' }
    case 'asWritten':
      return { places: [], name: 'asWritten', asWritten: name.asWritten.slice(0, AS_WRITTEN_MAX) }
    case 'wholeLine':
      return { places: [], name: 'wholeLine', asWritten: '' }
  }
}
