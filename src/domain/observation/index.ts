export type {
  EventGroup,
  Means,
  Observation,
  ObservationId,
  ObservationMission,
  ObservedClass,
  ObservedTime,
  OpsLogEntry,
  SubClass,
  Visibility,
  Watch,
  ZoneFlag,
} from './observation.ts'
