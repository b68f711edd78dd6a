import { accept, firstRefusal, refuse, type Answer } from '#domain/life'
import { isUtc } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import { dailyNumber, dayAt, remarkCoarse, remarkStands } from '#domain/report'
import { fineNamesKnown } from '#server/projections'
import { reportBodies } from '#wire/report'

import { actOf, type Act, type Deed } from './act.ts'

type Body = { readonly day: string }

/**
 * The head of mission remarks on a day, before its report is put together. It is held to the public form when it is written:
 * later, two persons have signed what cannot be released (R-REP-13).
 */
export const reportRemark: Act = actOf({
  name: 'report.remark',
  type: 'report.remarked',
  body: reportBodies['report.remarked'],
  must: [],
  subject: () => ({}),
  read: async ({ agreed, rows }) => ({
    mechanism: await agreed.mechanism(),
    names: await fineNamesKnown(await rows()),
  }),
  decide: ({ mechanism, names }, deed) =>
    firstRefusal<string>(
      dayStands(mechanism, deed),
      remarkStands(deed.body.texts),
      remarkCoarse(deed.body.texts, names),
    ) ?? accept(undefined),
})

/** A day that the mechanism has and that has begun. */
function dayStands(
  mechanism: Mechanism | undefined,
  { body, now }: Deed<Body>,
): Answer<undefined, 'REC_BODY'> {
  const { day } = body
  const isDay =
    mechanism !== undefined &&
    isUtc(`${day}T00:00:00.000Z`) &&
    dailyNumber(day, mechanism) >= 1 &&
    day <= dayAt(now, mechanism).day
  return isDay ? accept(undefined) : refuse('REC_BODY', 'draft', { field: 'day' })
}
