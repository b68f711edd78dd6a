import { useEffect, useRef } from 'react'

import type { ReportingDay, Utc } from '#domain/measure'
import { useAsked, useDesk, useNow, type Known } from '#web/desk'
import type { AccountsAnswer } from '#wire/claim'
import type { ObservationsAnswer, WatchesAnswer } from '#wire/observation'
import type { SituationAnswer } from '#wire/situation'

import type { Look } from './look.ts'
import { dayLookedAt, rangeOfDay, rangeOfFirstHours, type Range } from './range.ts'

/** What the screen knows: each part is asked for, and fails, alone (R-UI-26). */
export type SituationKnown = {
  readonly day: ReportingDay
  /** The range that all panes show. */
  readonly range: Range
  readonly situation: Known<SituationAnswer>
  readonly accounts: Known<AccountsAnswer>
  readonly observations: Known<ObservationsAnswer>
  readonly watches: Known<WatchesAnswer>
}

const PAGE = 100
const ROWS = 500
const WATCHES = 200
/** How often figures that time alone changes are asked anew while somebody looks, in this machine's seconds (L-4). */
const EVERY_S = 60

/** Asks for the four parts of a look. Accounts of a list wait behind "show" when they change (R-UI-7). */
export function useSituation(look: Look): SituationKnown {
  const { client, mechanism } = useDesk()
  const now = useNow(EVERY_S)
  const day = dayLookedAt(mechanism, look.day, now)
  const at = look.day === '' ? {} : { at: before(day.to) }
  const situation = useAsked<SituationAnswer>({
    key: `situation ${look.day}`,
    ask: () => client.views.situation(at),
    topics: ['claim', 'statement', 'observation', 'agreement', 'report', 'party'],
  })
  useAgain(situation.again, now)
  const range = rangeOf(look, day, situation.value)
  const asked = look.from === '' && !look.hours ? { from: day.from, to: day.to } : range
  const key = `${asked.from} ${asked.to}`
  return {
    day,
    range,
    situation,
    accounts: useAsked<AccountsAnswer>({
      key,
      ask: () => client.views.accounts({ ...asked, limit: PAGE }),
      topics: ['claim', 'statement'],
      hold: true,
    }),
    observations: useAsked<ObservationsAnswer>({
      key,
      ask: () => client.views.observations({ ...asked, limit: ROWS }),
      topics: ['observation'],
    }),
    watches: useAsked<WatchesAnswer>({
      key,
      ask: () => client.views.watches({ ...asked, limit: WATCHES }),
      topics: ['observation'],
    }),
  }
}

/** Time alone asks again: what was due, and how long nobody could see. A clock that stands asks nothing (R-UI-20). */
function useAgain(again: () => void, now: Utc): void {
  const latest = useRef(again)
  useEffect(() => {
    latest.current = again
  })
  const first = useRef(now)
  useEffect(() => {
    if (now !== first.current && document.visibilityState === 'visible') latest.current()
  }, [now])
}

function rangeOf(look: Look, day: ReportingDay, situation: SituationAnswer | undefined): Range {
  if (look.from !== '') return { from: look.from, to: look.to }
  const effective = situation?.truce?.effectiveFrom
  if (look.hours && effective !== undefined) return rangeOfFirstHours(effective)
  return rangeOfDay(day, effective)
}

/** The last instant of a half-open stretch. */
function before(end: Utc): Utc {
  return new Date(Date.parse(end) - 1).toISOString()
}
