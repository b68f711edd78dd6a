import { z } from 'zod'

import { publicForm } from '#domain/access'
import { gapsTouching, reportingDay, reportingDayOf, type DayRule, type Utc } from '#domain/measure'
import { mechanismInForce, reportVersionFacts, type VersionFacts } from '#server/projections'
import { publicAccountsAnswer, type PublicAccount, type PublicAccountsAnswer } from '#wire/claim'

import { publicAtOfVersion } from './report-versions.ts'
import { dayRuleOf } from './sides.ts'
import { itemOfAccount, type ToldAccount } from './told-account.ts'
import { mattersIn, toldIn } from './told-accounts.ts'
import { viewOf, type Asked, type Rows, type View } from './view.ts'

const question = z.strictObject({
  /** `next` of the page before. */
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})
type Question = z.output<typeof question>

const FIRST_DAY = '0000-01-01'
const LAST_DAY = '9999-12-31'
/** After every instant of the record. */
const LATER: Utc = '9999-12-31T23:59:59.999Z'

/**
 * What anyone may read of accounts: those that a released daily holds as they stand, from its public time on: day, sector
 * as stated, kind (access.md section 5, decision 0006).
 */
export const publicAccounts: View = viewOf({
  name: 'public-accounts',
  path: '/api/public/accounts',
  summary: 'Accounts in their public form, with the released daily of their day.',
  row: 'claim',
  class: 'P',
  question,
  answer: publicAccountsAnswer,
  async select(rows, asked): Promise<PublicAccountsAnswer | undefined> {
    const settings = await mechanismInForce(rows)
    if (!settings) return undefined
    const rule = dayRuleOf(settings)
    const released = await releasedByDay(rows)
    const { accounts } = await toldIn(rows, await mattersIn(rows, {}), () => true)
    const open = accounts.filter(
      (account) => account.stands && isPublic(account, released.get(dayOf(account, rule)) ?? [], asked),
    )
    const listed = open
      .map((account) => ({ key: keyOf(account, rule), form: formOf(account, rule) }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    const { after, limit } = asked.question
    const behind = after === undefined ? listed : listed.filter(({ key }) => key > after)
    const page = behind.slice(0, limit)
    const next = behind.length > limit ? page.at(-1)?.key : undefined
    return {
      accounts: page.map(({ form }) => form),
      publicUntil: publicUntil(released, settings.firstDay, { now: asked.now, rule }),
      gaps: gapsTouching(settings.dataGaps, { to: asked.now }),
      ...(next === undefined ? {} : { next }),
    }
  },
  lower: { full: whole, joint: whole, public: whole },
})

/** Released versions by their reporting day. */
async function releasedByDay(rows: Rows): Promise<ReadonlyMap<string, readonly VersionFacts[]>> {
  const versions = await reportVersionFacts(rows, { from: FIRST_DAY, to: LAST_DAY })
  return Map.groupBy(
    versions.filter((version) => publicAtOfVersion(version) !== undefined),
    ({ row }) => row.day,
  )
}

/**
 * Whether a released daily of its day holds an account as it stands now: recorded and last corrected below the daily's
 * head. What came or changed later waits for the corrected daily, so that nothing told late is public at once (R-ACC-20).
 */
function isPublic(
  account: ToldAccount,
  released: readonly VersionFacts[],
  { mayRead }: Asked<Question>,
): boolean {
  return released.some((version) => {
    const publicFrom = publicAtOfVersion(version)
    const holds = account.row.idx < version.row.after_size
    return holds && publicFrom !== undefined && mayRead({ ...itemOfAccount(account), publicFrom })
  })
}

/** The close of the newest day whose daily is public; while none is, the beginning of the first. */
function publicUntil(
  released: ReadonlyMap<string, readonly VersionFacts[]>,
  firstDay: string,
  { now, rule }: { readonly now: Utc; readonly rule: DayRule },
): Utc {
  const days = [...released].flatMap(([day, versions]) =>
    versions.some((version) => (publicAtOfVersion(version) ?? LATER) <= now) ? [day] : [],
  )
  const newest = days.toSorted().at(-1)
  return newest === undefined ? reportingDay(firstDay, rule).from : reportingDay(newest, rule).to
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
