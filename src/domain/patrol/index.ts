export {
  coverageMark,
  effortBy,
  effortMinutes,
  nightSharePct,
  sectorMinutes,
  sectorsWithoutSight,
  unwatchedSpans,
  watchedMinutes,
  watchedSpans,
  type CoverageMark,
} from './coverage.ts'
export {
  effortOfWatch,
  type EffortItem,
  type EffortMeans,
  type EffortVisibility,
  type WatchedTime,
} from './effort.ts'
