import { accept, refuse, type Answer } from '#domain/life'

import { clipped } from './rows.ts'

const CLOCK =
  /(?<![\d.:+])(?:(?<hour>\d{1,2})(?<mark>[:.])(?<minute>\d{2})(?::(?<second>\d{2}))?(?![\d:]|\.\d)(?:\s*(?<half>[ap])\.?\s?m(?![a-z])\.?)?|(?<whole>\d{1,2})\s*(?<part>[ap])\.?\s?m(?![a-z])\.?)/gi

/**
 * The clock times in a text, each `hh:mm` or, where seconds are told, `hh:mm:ss`; a point between the numbers, or an hour
 * alone, only with a.m. or p.m. Refuses what no clock shows.
 */
export function clocksIn(text: string): Answer<readonly string[], 'MEA_TIME_IMPOSSIBLE'> {
  const clocks: string[] = []
  for (const { groups = {} } of text.matchAll(CLOCK)) {
    const half = (groups['half'] ?? groups['part'])?.toLowerCase()
    if (groups['mark'] !== ':' && half === undefined) continue
    const [hour, minute] = [Number(groups['hour'] ?? groups['whole']), Number(groups['minute'] ?? 0)]
    const second = groups['second']
    if (!isOnClock(hour, minute, half) || Number(second ?? 0) > 59)
      return refuse('MEA_TIME_IMPOSSIBLE', 'draft', { text: clipped(text, 200) })
    const shown = half === 'p' && hour < 12 ? hour + 12 : half === 'a' && hour === 12 ? 0 : hour
    clocks.push([shown, minute, ...(second === undefined ? [] : [second])].map(two).join(':'))
  }
  return accept(clocks)
}

function isOnClock(hour: number, minute: number, half: string | undefined): boolean {
  return minute <= 59 && hour <= 23 && (half !== 'a' || hour <= 12)
}

function two(n: number | string): string {
  return String(n).padStart(2, '0')
}

/** The one clock time a text names, if it names exactly one. */
export function clockIn(text: string): Answer<string | undefined, 'MEA_TIME_IMPOSSIBLE'> {
  const clocks = clocksIn(text)
  if (!clocks.ok) return clocks
  return accept(clocks.value.length === 1 ? clocks.value[0] : undefined)
}

/** A text without its clock times. */
export function withoutClocks(text: string): string {
  return text.replaceAll(CLOCK, (found) => (/:|m/i.test(found) ? ' ' : found))
}
