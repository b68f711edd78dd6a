import { mayLink } from '#domain/claim'
import { accept, refuse } from '#domain/life'
import { claimById, statementById } from '#server/projections'
import { claimBodies } from '#wire/claim'

import { actOf, type Act, type Rows } from './act.ts'

/** A person of the mission says how two accounts are related, and why. The newest link of a pair counts (R-CLM-5). */
export const claimLink: Act = actOf({
  name: 'claim.link',
  type: 'claim.linked',
  body: claimBodies['claim.linked'],
  must: ['links', 'links'],
  sealing: () => ({ kind: 'mission' }),
  subject: () => ({}),
  read: async (ground, { body }) => {
    const rows = await ground.rows()
    return {
      areAccounts: (await Promise.all(body.link.accounts.map((id) => isAccount(rows, id)))).every(Boolean),
    }
  },
  decide: ({ areAccounts }, { body, refs }) => {
    const link = mayLink(body.link)
    if (!link.ok) return link
    const named = refs('links')
    const isSame = body.link.accounts.every((id) => named.includes(id))
    return areAccounts && isSame ? accept(undefined) : refuse('REC_REF', 'draft', { rel: 'links' })
  },
})

async function isAccount(rows: Rows, id: string): Promise<boolean> {
  return (await claimById(rows, id)) !== undefined || (await statementById(rows, id)) !== undefined
}
