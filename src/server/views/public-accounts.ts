import { z } from 'zod'

import { publicForm, publicFrom, publicUntil } from '#domain/access'
import { gapsTouching, reportingDayOf, type DayRule, type Utc } from '#domain/measure'
import { mechanismInForce } from '#server/projections'
import { publicAccountsAnswer, type PublicAccount, type PublicAccountsAnswer } from '#wire/claim'

import { dayRuleOf } from './sides.ts'
import { itemOfAccount, type ToldAccount } from './told-account.ts'
import { mattersIn, toldIn } from './told-accounts.ts'
import { viewOf, type Asked, type View } from './view.ts'

const question = z.strictObject({
  /** `next` of the page before. */
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
type Question = z.output<typeof question>

/** What anyone may read of accounts, once its public time has come: day, sector as stated, kind (access.md section 5). */
export const publicAccounts: View = viewOf({
  name: 'public-accounts',
  path: '/api/public/accounts',
  summary: 'Accounts in their public form, once their public time has come.',
  row: 'claim',
  class: 'P',
  question,
  answer: publicAccountsAnswer,
  async select(rows, asked): Promise<PublicAccountsAnswer | undefined> {
    const settings = await mechanismInForce(rows)
    if (!settings) return undefined
    const rule = dayRuleOf(settings)
    const { accounts } = await toldIn(rows, await mattersIn(rows, {}), () => true)
    const open = accounts.filter((account) => account.stands && isPublic(account, rule, asked))
    const listed = open
      .map((account) => ({ key: keyOf(account, rule), form: formOf(account, rule) }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    const { after, limit } = asked.question
    const behind = after === undefined ? listed : listed.filter(({ key }) => key > after)
    const page = behind.slice(0, limit)
    const next = behind.length > limit ? page.at(-1)?.key : undefined
    return {
      accounts: page.map(({ form }) => form),
      publicUntil: publicUntil(asked.now),
      gaps: gapsTouching(settings.dataGaps, { to: asked.now }),
      ...(next === undefined ? {} : { next }),
    }
  },
  lower: { full: whole, joint: whole, public: whole },
})

/**
 * What an account describes, when it came in and when it was last corrected each have a reporting day; the delay counts
 * from the latest close (R-ACC-20), so that nothing told late is public at once.
 */
function isPublic(account: ToldAccount, rule: DayRule, { mayRead }: Asked<Question>): boolean {
  const closes = [tellsOf(account), account.row.first_at, account.row.at].map(
    (utc) => reportingDayOf(utc, rule).to,
  )
  const from = publicFrom(closes.toSorted().at(-1) ?? account.row.at)
  return mayRead({ ...itemOfAccount(account), publicFrom: from })
}

function formOf(account: ToldAccount, rule: DayRule): PublicAccount {
  const { row } = account
  const renderings = account.standing === 'saidPublicly' ? account.row.body.renderings : []
  return publicForm({ ...account, entity: row.entity, renderings }, dayOf(account, rule))
}

/** Listed by day, then by record id, which follows nobody's haste (R-UI-73). */
function keyOf(account: ToldAccount, rule: DayRule): string {
  return `${dayOf(account, rule)} ${account.id}`
}

function dayOf(account: ToldAccount, rule: DayRule): string {
  return reportingDayOf(tellsOf(account), rule).day
}

/** The earliest instant it tells of, else when it was said, else when it was recorded. */
function tellsOf({ at, said, row }: ToldAccount): Utc {
  if (at.from.kind === 'known') return at.from.value
  return said.from.kind === 'known' ? said.from.value : row.first_at
}

function whole(answer: PublicAccountsAnswer): PublicAccountsAnswer {
  return answer
}
