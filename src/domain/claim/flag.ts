import { msOfUtc, type Place, type StatedTime } from '#domain/measure'

/** What a reader must know of an account beside what it tells; nothing of it is corrected by the product (R-CLM-3). */
export type AccountFlag =
  | { readonly kind: 'statedBeforeEvent'; readonly minutes: number }
  | { readonly kind: 'placeNotResolved' }
  | { readonly kind: 'placeCandidates'; readonly n: number }
  | { readonly kind: 'noZone' }
  | { readonly kind: 'unsourced' }

/** What flags are made of: what an account tells, when it was said, and whether a value of it has lost its source. */
export type Flaggable = {
  readonly at: StatedTime
  readonly place: Place
  readonly said: StatedTime
  readonly sourcing?: 'read' | 'unsourced'
}

/** The flags of an account, in the order they are shown. Source: R-CLM-3, R-MEA-12, R-MEA-1; console.md 5.4. */
export function flagsOf(account: Flaggable): readonly AccountFlag[] {
  const minutes = minutesBeforeEvent(account)
  return [
    ...(minutes > 0 ? [{ kind: 'statedBeforeEvent', minutes } as const] : []),
    ...placeFlags(account.place),
    ...(isWithoutZone(account.at) || isWithoutZone(account.said) ? [{ kind: 'noZone' } as const] : []),
    ...(account.sourcing === 'unsourced' ? [{ kind: 'unsourced' } as const] : []),
  ]
}

const MINUTE_MS = 60_000

/**
 * Minutes by which an account was said before the event it tells of, 0 where it was not or nobody can tell: the event must
 * begin after the last instant at which it can have been said. Said to the minute, they count from that minute.
 */
function minutesBeforeEvent({ at, said }: Flaggable): number {
  if (at.from.kind !== 'known' || said.to.kind !== 'known') return 0
  const eventMs = msOfUtc(at.from.value)
  const saidToMs = msOfUtc(said.to.value)
  if (eventMs < saidToMs) return 0
  const saidFromMs = said.from.kind === 'known' ? msOfUtc(said.from.value) : -Infinity
  const saidMs = saidToMs - saidFromMs <= MINUTE_MS ? saidFromMs : saidToMs
  return Math.ceil((eventMs - saidMs) / MINUTE_MS)
}

/** A place's parts say more than the whole where it has any: one may be resolved, one have two readings, one have none. */
function placeFlags(place: Place): readonly AccountFlag[] {
  const names = place.parts.length > 0 ? place.parts : [place]
  const isUnresolved = place.status === 'unresolved' || names.some(({ status }) => status === 'unresolved')
  const undecided = names.filter(({ status }) => status === 'candidates')
  return [
    ...(isUnresolved ? [{ kind: 'placeNotResolved' } as const] : []),
    ...undecided.map(({ candidates }) => ({ kind: 'placeCandidates', n: candidates.length }) as const),
  ]
}

/** A clock time that was told without a zone, so that no instant could be made of it. */
function isWithoutZone(time: StatedTime): boolean {
  const isPlaced = time.from.kind === 'known' || time.to.kind === 'known'
  return !isPlaced && time.zone.kind !== 'known' && tellsClock(time)
}

function tellsClock({ precision }: StatedTime): boolean {
  return precision === 'minute' || precision === 'about' || precision === 'notLaterThan'
}
