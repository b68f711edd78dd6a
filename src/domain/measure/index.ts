export {
  addSums,
  COUNT_MAX,
  countInRange,
  EMPTY_SUM,
  intervalOfCount,
  isOverlapping,
  phraseOfSum,
  straddlingPart,
  sumOfAlike,
  sumOfCounts,
  type Count,
  type CountSum,
} from './count.ts'
export { annularSector, eventArea } from './annular.ts'
export { isCovered, isInRing, isTouching, sectorOf, zoneOf, type ZoneOfArea } from './area.ts'
export {
  bearingFromText,
  bearingStands,
  rangeFromText,
  rangeStands,
  type Bearing,
  type BearingHelp,
  type Range,
} from './bearing.ts'
export { isLate } from './late.ts'
export { lonLatOf, positionPlausible } from './position.ts'
export { gapsTouching, isInGap, type Gap } from './data-gap.ts'
export { covers, intervalBetween, isIntersecting, type Interval } from './interval.ts'
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
export {
  addDays,
  dayNumber,
  dayRule,
  reportingDay,
  reportingDayOf,
  type DayRule,
  type ReportingDay,
} from './reporting-day.ts'
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
export { wordKey } from './word-key.ts'
export { wallTime, zoneFromText, type Zone } from './zone.ts'
export { OBSERVATION_CLASSES, type ObservationClass } from './observed-class.ts'
export type { Geography, GroundLine, LonLat, Ring, Sector } from './sector.ts'
