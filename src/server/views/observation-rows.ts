import { allow, type ActName, type Who } from '#domain/access'
import { stateAfter } from '#domain/life'
import { isLate, reportingDayOf, type DayRule, type Utc } from '#domain/measure'
import { observationLife, type ObservationEvent } from '#domain/observation'
import type { Mechanism } from '#domain/party'
import { countsIn, groupOfEach, groupsOf, type ObservationRow as Projected } from '#server/projections'
import type { ObservationRow } from '#wire/observation'

import { dayRuleOf } from './sides.ts'
import { ownGrade } from './state.ts'
import type { Asked, Item, Rows } from './view.ts'

/** What the gate asks of an observation's mission part and its watch: class M, of the offices that told it. */
export function missionItemOf(offices: readonly string[]): Item {
  return { row: 'observation', class: 'M', offices }
}

/** Observations as their reader may read them, in the order given. */
export async function observationRows(
  rows: Rows,
  found: readonly Projected[],
  asking: { readonly settings: Mechanism; readonly asked: Asked<unknown> },
): Promise<readonly ObservationRow[]> {
  const groups = groupOfEach(
    await groupsOf(
      rows,
      found.map(({ id }) => id),
    ),
  )
  const rule = dayRuleOf(asking.settings)
  return found.map((row) => {
    const group = groups.get(row.id)
    return {
      ...jointPart(row, asking.settings, rule),
      ...(group === undefined ? {} : { group: { rid: group.rid, counted: countsIn(group.group, row.id) } }),
      ...missionPart(row, asking.asked),
      may: mayOn(row, asking.asked),
    }
  })
}

function jointPart(row: Projected, settings: Mechanism, rule: DayRule) {
  const { from } = row.body.at
  return {
    id: row.id,
    number: row.number,
    rid: row.rid,
    index: row.idx,
    grade: ownGrade,
    receivedAt: row.first_at,
    office: row.office,
    observation: row.body,
    day: reportingDayOf(from, rule).day,
    state: shownState(row),
    revision: row.revision,
    late: isLate(from, row.first_at, rule),
    exercise: isExercise(from, settings),
  } as const
}

/** What is in the record is no longer on anybody's device. */
function shownState({ state }: Projected): ObservationRow['state'] {
  return state === 'captured' || state === 'submitted' ? 'received' : state
}

/** Whether what begins then is made up for an exercise (R-UI-8). */
export function isExercise(from: Utc, { exercises }: Mechanism): boolean {
  return exercises.some((each) => each.from <= from && from < each.to)
}

function missionPart(
  { mission, watch, office, wrote }: Projected,
  { mayRead }: Asked<unknown>,
): Pick<ObservationRow, 'mission' | 'watch'> {
  if (!mayRead(missionItemOf([office, wrote]))) return {}
  return { ...(mission === undefined ? {} : { mission }), ...(watch === null ? {} : { watch }) }
}

const ACTS: readonly { readonly act: ActName; readonly event: ObservationEvent; readonly own: boolean }[] = [
  { act: 'observation.revise', event: 'revise', own: true },
  { act: 'observation.withdraw', event: 'withdraw', own: true },
  { act: 'observation.accept', event: 'accept', own: false },
  { act: 'observation.question', event: 'question', own: false },
  { act: 'observation.group', event: 'group', own: false },
]

/** Acts a reader may do on an observation, by the table and its life. Offered, not promised: the act's rule judges. */
function mayOn(row: Projected, { asker: { who }, now }: Asked<unknown>): ObservationRow['may'] {
  return ACTS.filter(
    ({ act, event, own }) =>
      stateAfter(observationLife, row.state, event).ok &&
      (!own || isOwn(row, who) || (act === 'observation.revise' && isRelayedTo(row, who))) &&
      allow(who, { kind: 'act', act }, {}, now).ok,
  ).map(({ act }) => act)
}

function isOwn({ office, wrote }: Projected, { office: own }: Who): boolean {
  return own !== undefined && (office === own || wrote === own)
}

/** The duty officer takes down what a team radios, and a team's own record follows what was taken down (R-OBS-19). */
function isRelayedTo({ mission }: Projected, { role }: Who): boolean {
  return role === 'DO' || (role === 'PL' && mission?.relayedFrom.kind === 'known')
}
