export {
  coverageMark,
  effortBy,
  effortMinutes,
  nightSharePct,
  sectorMinutes,
  sectorsWithoutSight,
  unwatchedSpans,
  watchedMinutes,
  watchedMinutesByBar,
  watchedSpans,
  type CoverageMark,
  type EffortBars,
  type WatchedSpan,
} from './coverage.ts'
export {
  effortOfWatch,
  type EffortItem,
  type EffortMeans,
  type EffortVisibility,
  type WatchedTime,
} from './effort.ts'
