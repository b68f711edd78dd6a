import { reading } from '#domain/access'
import type { SessionAnswer } from '#wire/party'

/** Whether a reader reads class M of what was observed: the mission's part, watches and the ops log. The others have the sector form. */
export function readsMission({ role }: SessionAnswer): boolean {
  return reading['watch, effort'][role] === 'f'
}
