import { isIntersecting, reportingDayOf, type Utc } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import { geographyInForce, mechanismInForce } from '#server/projections'
import { situationAnswer, situationQuestion, type SituationAnswer, type TruceAnswer } from '#wire/situation'

import { dayRuleOf } from './sides.ts'
import { accountsLine } from './situation-accounts.ts'
import { dueAfter, isReportOut } from './situation-due.ts'
import { periodOf } from './situation-period.ts'
import { seenBetween, withoutEffort } from './situation-seen.ts'
import { stepsOf, type StepsAsked } from './situation-steps.ts'
import { inFirstHours, truceAt } from './situation-truce.ts'
import { foundingOf, stateOf } from './state.ts'
import { trucesOf } from './truces.ts'
import { viewOf, type Asked, type Rows, type View } from './view.ts'
import { knowsEffortOf } from './watch-reader.ts'

/** Is the truce holding, and what could nobody see: the day in figures and words, what is due, and the ground. */
export const situation: View = viewOf({
  name: 'situation',
  path: '/api/situation',
  summary:
    'A day in figures: the truce, both accounts, what was seen and could be, what is due, steps, the ground.',
  row: 'measure (geography)',
  class: 'J',
  question: situationQuestion,
  answer: situationAnswer,
  async select(rows, asked): Promise<SituationAnswer | undefined> {
    const settings = await mechanismInForce(rows)
    if (!settings) return undefined
    const at = instantOf(asked)
    const truce = truceAt(await trucesOf(rows, { settings, now: at, who: asked.asker.who }), at)
    return {
      ...(await told(rows, { asked, settings, at, truce })),
      ...(await ground(rows, { settings, at })),
    }
  },
  lower: { full: whole, joint: whole },
})

/** The instant that is looked at: nothing later than now, which nobody can have seen. */
function instantOf({ question, now }: Asked<{ readonly at?: Utc | undefined }>): Utc {
  return question.at === undefined || question.at > now ? now : question.at
}

type Telling = {
  readonly asked: Asked<unknown>
  readonly settings: Mechanism
  readonly at: Utc
  readonly truce: TruceAnswer | undefined
}

async function told(
  rows: Rows,
  { asked, settings, at, truce }: Telling,
): Promise<Omit<SituationAnswer, 'geography'>> {
  const day = reportingDayOf(at, dayRuleOf(settings))
  const effective = truce?.effectiveFrom
  const since = effective !== undefined && day.from < effective && effective <= at ? effective : day.from
  const { seen } = await seenBetween(rows, { held: asked.held, settings }, { from: since, to: at })
  const accounts = await accountsLine(rows, { asked, settings, day, since, at })
  const exercise = settings.exercises.find((each) => isIntersecting(each, day))
  const isFirst = effective !== undefined && inFirstHours(truce, at)
  return {
    now: at,
    day: { day: day.day, from: day.from, to: day.to },
    ...(truce === undefined ? {} : { truce }),
    firstHours: isFirst,
    accounts,
    seen: knowsEffortOf(asked, day) ? seen : withoutEffort(seen),
    ...(effective !== undefined && !isFirst && effective <= at
      ? await periodOf(rows, { asked, settings, day, at })
      : {}),
    due: await dueAfter(rows, { asked, settings, day, at, effective }),
    steps: isFirst ? await steps(rows, asked, { settings, effective, at, line: accounts.line }) : [],
    ...(exercise === undefined ? {} : { exercise: exercise.name }),
  }
}

type Stepping = Pick<StepsAsked, 'effective' | 'at' | 'line'> & { readonly settings: Mechanism }

/** The steps: the day that closes and is reported is the one in which the truce takes effect. */
async function steps(
  rows: Rows,
  asked: Asked<unknown>,
  { settings, ...stepping }: Stepping,
): Promise<SituationAnswer['steps']> {
  const { effective, at } = stepping
  const day = reportingDayOf(effective, dayRuleOf(settings))
  const first = await seenBetween(
    rows,
    { held: asked.held, settings },
    { from: effective, to: at < effective ? effective : at },
  )
  const { minEffortH } = settings.settings
  const isReported = await isReportOut(rows, day.day)
  return stepsOf({ ...stepping, day, first, minEffortH, isReported, knowsEffort: knowsEffortOf(asked, day) })
}

/** The ground in force at an instant: the founding's, until both sides have signed a newer one (R-AGR-9). */
async function ground(
  rows: Rows,
  { settings, at }: { readonly settings: Mechanism; readonly at: Utc },
): Promise<Pick<SituationAnswer, 'geography'>> {
  const size = (await stateOf(rows))?.size ?? 0
  const inForce = await geographyInForce(rows, { size, at })
  const founding = await foundingOf(rows)
  const hasRoot = (code: string): boolean =>
    founding?.genesis.holders.some((holder) => holder.code === code && holder.root !== undefined) === true
  const { version, sectors, lines } = inForce?.geography ?? {
    version: settings.geographyVersion,
    ...settings,
  }
  const isSigned = inForce?.from !== undefined
  return {
    geography: {
      version,
      sectors,
      lines,
      agreed: isSigned || settings.sides.every(({ side }) => hasRoot(side)),
    },
  }
}

function whole(answer: SituationAnswer): SituationAnswer {
  return answer
}
