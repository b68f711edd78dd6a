import { accept, firstRefusal, refuse, type Answer } from '#domain/life'
import { instantStands, isText, zoneFromText, type Utc } from '#domain/measure'

import type { OpsLogEntry } from './observation.ts'
import { hasCome } from './stands.ts'

/** Why a line may not be written into the ops log. */
export type LogCode = 'MEA_TIME_IMPOSSIBLE' | 'MEA_TIME_FUTURE' | 'MEA_ZONE_MISSING' | 'OBS_LOG_EMPTY'

/** Whether a line of the ops log may be written: anything that says something, with its time. It is never counted. */
export function mayWriteLog(entry: OpsLogEntry, now: Utc): Answer<OpsLogEntry, LogCode> {
  return (
    firstRefusal<LogCode>(
      isText(entry.words) ? accept(undefined) : refuse('OBS_LOG_EMPTY', 'nothing'),
      instantStands(entry.at),
      zoneFromText(entry.zone),
      hasCome(entry.at, now),
    ) ?? accept(entry)
  )
}
