import { z } from 'zod'

import { matterOf, mechanismOver } from '#server/projections'
import { matter as matterSchema, type MatterAnswer } from '#wire/claim'
import { hex32 } from '#wire/measure'

import { matterAnswers } from './matter-answer.ts'
import { comparedMatters } from './matters.ts'
import { toldIn } from './told-accounts.ts'
import { viewOf, type View } from './view.ts'

/** The matter in which one account stands, by the account's id. */
export const account: View = viewOf({
  name: 'account',
  path: '/api/accounts/:id',
  summary: 'The matter in which an account stands.',
  row: 'claim',
  class: 'J',
  question: z.strictObject({ id: hex32 }),
  answer: matterSchema,
  async select(rows, asked): Promise<MatterAnswer | undefined> {
    const { id } = asked.question
    const settings = await mechanismOver(rows, { to: asked.now })
    const matterId = await matterOf(rows, id)
    if (!settings || matterId === undefined) return undefined
    const told = await toldIn(rows, [matterId], asked.mayRead)
    const compared = await comparedMatters(rows, told, settings)
    const found = compared.filter(({ matter }) => matter.accounts.some((each) => each.id === id))
    const [answer] = await matterAnswers(rows, found, { settings, links: told.links, asked })
    return answer
  },
  lower: { full: whole, joint: whole },
})

function whole(answer: MatterAnswer): MatterAnswer {
  return answer
}
