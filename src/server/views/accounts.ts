import type { Side } from '#domain/measure'
import { gapsTouching } from '#domain/measure'
import { matterOf, mechanismOver } from '#server/projections'
import { accountsAnswer, accountsQuestion, type AccountsAnswer, type AccountsQuestion } from '#wire/claim'

import { matterAnswers } from './matter-answer.ts'
import { comparedMatters, type ComparedMatter } from './matters.ts'
import { mattersIn, toldIn, type Range } from './told-accounts.ts'
import { viewOf, type Rows, type View } from './view.ts'

/** Matters of a stretch of time in the order of the ground, what each side said and lodged, and where they stand. */
export const accounts: View = viewOf({
  name: 'accounts',
  path: '/api/accounts',
  summary: 'Matters: what the sides said publicly and lodged, side by side, paged by matter.',
  row: 'claim',
  class: 'J',
  question: accountsQuestion,
  answer: accountsAnswer,
  async select(rows, asked): Promise<AccountsAnswer | undefined> {
    const { question, now } = asked
    const settings = await mechanismOver(rows, { to: now })
    if (!settings) return undefined
    const range = rangeOf(question)
    const ids = await mattersIn(rows, range)
    const told = await toldIn(rows, ids, asked.mayRead)
    const asIn = new Set(ids)
    const all = (await comparedMatters(rows, told, settings)).filter(({ matter }) => asIn.has(matter.id))
    const page = await pageOf(rows, all, question)
    const { links } = told
    return {
      now,
      matters: await matterAnswers(rows, page.matters, { settings, links, asked }),
      counts: countsOf(all),
      gaps: gapsTouching(settings.dataGaps, range),
      ...(page.next === undefined ? {} : { next: page.next }),
    }
  },
  lower: { full: whole, joint: whole },
})

function rangeOf({ from, to }: AccountsQuestion): Range & { readonly from?: string; readonly to?: string } {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

type Page = { readonly matters: readonly ComparedMatter[]; readonly next: string | undefined }

/** The page behind the matter that `after` names; by then it may have joined another, whose place is then the one meant. */
async function pageOf(rows: Rows, all: readonly ComparedMatter[], question: AccountsQuestion): Promise<Page> {
  const { after, limit } = question
  const matterId = after === undefined ? undefined : await matterOf(rows, after)
  const start = after === undefined ? 0 : all.findIndex(({ matter }) => matter.id === matterId) + 1
  const behind = after !== undefined && start === 0 ? [] : all.slice(start)
  const matching = behind.filter((compared) => isAskedFor(compared, question))
  const matters = matching.slice(0, limit)
  return { matters, next: matching.length > limit ? matters.at(-1)?.matter.id : undefined }
}

function isAskedFor({ matter, state }: ComparedMatter, question: AccountsQuestion): boolean {
  const { standing } = question
  const stands = standing === undefined || matter.accounts.some((account) => account.standing === standing)
  return stands && (question.state === undefined || question.state === state)
}

/** Each kind by itself, of the whole range and before any filter; the kinds are never added up (R-CLM-1). */
function countsOf(all: readonly ComparedMatter[]): AccountsAnswer['counts'] {
  const told = all.flatMap(({ matter }) => matter.accounts)
  const ofSides = told.filter(({ column }) => isSideColumn(column))
  return {
    matters: all.length,
    disputed: all.filter(({ state }) => state === 'disputed').length,
    oneAccount: all.filter(({ state }) => state === 'oneAccount').length,
    saidPublicly: ofSides.filter(({ standing }) => standing === 'saidPublicly').length,
    lodged: ofSides.filter(({ standing }) => standing === 'lodged').length,
    thirdStates: told.length - ofSides.length,
  }
}

function isSideColumn(column: Side | 'third'): column is Side {
  return column !== 'third'
}

function whole(answer: AccountsAnswer): AccountsAnswer {
  return answer
}
