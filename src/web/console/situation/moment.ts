import type { Utc } from '#domain/measure'
import { useNow } from '#web/desk'
import type { SituationAnswer } from '#wire/situation'

/** The instant that a day's figures are of: now while the day goes on, its end for a day that is past. */
export function useMoment({ day }: Pick<SituationAnswer, 'day'>): Utc {
  const clock = useNow(60)
  return clock < day.to ? clock : day.to
}
