export {
  addSums,
  COUNT_MAX,
  countInRange,
  EMPTY_SUM,
  intervalOfCount,
  isOverlapping,
  phraseOfSum,
  straddlingPart,
  sumOfCounts,
  type Count,
  type CountSum,
} from './count.ts'
export type { Bearing, Range } from './bearing.ts'
export { gapsTouching, isInGap, type Gap } from './data-gap.ts'
export { covers, intervalBetween, isIntersecting } from './interval.ts'
export { known, notStated, withoutNull, type Maybe } from './maybe.ts'
export {
  addS,
  instantStands,
  isUtc,
  msOfUtc,
  utcFromMs,
  type Moment,
  type Precision,
  type StatedTime,
  type Utc,
} from './moment.ts'
export { momentFromText, type MomentCode } from './moment-text.ts'
export {
  coarsenPlace,
  type GazetteerEntry,
  type Place,
  type PlaceId,
  type Position,
  type Toponym,
  type ToponymStatus,
} from './place.ts'
export { placeName, type OwnLanguages } from './place-name.ts'
export { addDays, dayNumber, dayRule, reportingDay, reportingDayOf, type DayRule } from './reporting-day.ts'
export { isSide, otherSide, SIDES, type Side } from './side.ts'
export {
  coarsenTime,
  notInFuture,
  spanOfTime,
  statedAtMoment,
  statedBetween,
  timeStands,
} from './stated-time.ts'
export { isText, type Text } from './text.ts'
export { placeStands, resolveToponym, type KnownAmbiguity } from './toponym.ts'
export { wallTime, zoneFromText, type Zone } from './zone.ts'
export { OBSERVATION_CLASSES, type ObservationClass } from './observed-class.ts'
export type { Geography, GroundLine, LonLat, Ring, Sector } from './sector.ts'
