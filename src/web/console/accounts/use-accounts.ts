import { useState } from 'react'

import type { Reply } from '#client'
import { daysAfter, instantOf, type Reader } from '#web/controls'
import { changedAccounts, useAsked, useDesk, type Desk } from '#web/desk'
import { matterName } from '#web/desk'
import type { AccountsAnswer, MatterAnswer } from '#wire/claim'
import type { Problem } from '#wire/record'

import type { Look } from './look.ts'

/** The accounts of a look: the answer, what changed since and waits, and how to get more or try again. */
export type AccountsKnown = {
  readonly answer: AccountsAnswer | undefined
  readonly problem: Problem | undefined
  /** How many accounts are new or changed behind "show". */
  readonly waiting: number
  readonly show: () => void
  readonly again: () => void
  readonly more: (() => void) | undefined
}

const PAGE = 100

/** Asks for the matters of the look's day, page after page as the reader wants more of them. */
export function useAccounts(look: Look, today: string): AccountsKnown {
  const { client, mechanism } = useDesk()
  const [pages, setPages] = useState(1)
  const range = rangeOf(look.day === '' ? today : look.day, mechanism.zone)
  const question = {
    ...range,
    ...(look.standing === '' ? {} : { standing: look.standing }),
    ...(look.state === '' ? {} : { state: look.state }),
  }
  const asked = useAsked<AccountsAnswer>({
    key: `${JSON.stringify(question)} ${pages}`,
    ask: () => allPages(client, question, pages),
    topics: ['claim', 'statement'],
    hold: true,
  })
  return {
    answer: asked.value,
    problem: asked.problem,
    waiting:
      asked.waiting === undefined || asked.value === undefined
        ? 0
        : changedAccounts(asked.value, asked.waiting),
    show: asked.show,
    again: asked.again,
    more: asked.value?.next === undefined ? undefined : () => setPages(pages + 1),
  }
}

/** Whether a matter stands in the list: what the node does not filter is filtered here, in what the reader sees. */
export function isShown(reader: Reader, matter: MatterAnswer, look: Look): boolean {
  if (look.third && !matter.accounts.some((account) => account.column === 'third')) return false
  if (look.find.trim() === '') return true
  const find = look.find.trim().toLocaleLowerCase(reader.lang)
  const texts = [
    matterName(reader, matter),
    matter.asWritten,
    ...matter.accounts.flatMap((account) => [
      account.sourceId ?? '',
      account.place.asWritten,
      ...account.what.map((each) => each.text),
    ]),
  ]
  return texts.some((text) => text.toLocaleLowerCase(reader.lang).includes(find))
}

type Question = Parameters<Desk['client']['views']['accounts']>[0]

function rangeOf(day: string, zone: string): Pick<Question, 'from' | 'to'> {
  if (day === 'all') return {}
  return { from: instantOf(day, '00:00', zone), to: instantOf(daysAfter(day, 1), '00:00', zone) }
}

async function allPages(
  client: Desk['client'],
  question: Question,
  pages: number,
): Promise<Reply<AccountsAnswer>> {
  const first = await client.views.accounts({ ...question, limit: PAGE })
  if (!first.ok) return first
  let all = first.value
  for (let page = 1; page < pages && all.next !== undefined; page++) {
    const next = await client.views.accounts({ ...question, limit: PAGE, after: all.next })
    if (!next.ok) return next
    const seen = new Set(all.matters.map((matter) => matter.id))
    const added = next.value.matters.filter((matter) => !seen.has(matter.id))
    all = { ...next.value, matters: [...all.matters, ...added] }
  }
  return { ok: true, value: all }
}
