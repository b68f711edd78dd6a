import { numberText, say, type Key, type Lang } from '#words'

import type { Shell } from './shell.ts'
import { padded, widthOf } from './width.ts'

/** Work that takes longer than a second and is counted. */
export type Work = {
  readonly shell: Shell
  readonly lang: Lang
  /** What is being done, a text with the placeholder `n` for the total. */
  readonly doing: Key
  readonly total: number
  /** Where it goes on from, after an earlier stop. */
  readonly from?: number
}

/** Shows how far a piece of work is (R-UI-71). */
export type Progress = {
  /** So many are done now. */
  readonly at: (done: number) => void
  /** Takes the bar away; nothing is left on the terminal. A log that heard of work that is done now hears that it is. */
  readonly end: () => void
}

const QUIET_MS = 1_000
const REDRAW_MS = 100
const LINE_MS = 10_000
const CLEAR_LINE = '\r\u001B[2K'

/** A bar with count, rate and time left on a terminal; elsewhere one line every ten seconds; nothing in the first second. */
export function progressOf(work: Work): Progress {
  const { shell } = work
  const startedMs = shell.nowMs()
  const everyMs = shell.err.isTerminal ? REDRAW_MS : LINE_MS
  let shownMs = shell.err.isTerminal ? startedMs + QUIET_MS - REDRAW_MS : startedMs
  let [drawn, last, told] = [false, 0, 0]
  return {
    at: (done) => {
      const nowMs = shell.nowMs()
      last = done
      if (nowMs - shownMs < everyMs) return
      shownMs = nowMs
      told = done
      const line = progressLine(work, { done, elapsedMs: nowMs - startedMs })
      drawn = shell.err.isTerminal
      shell.err.write(drawn ? CLEAR_LINE + line : `${line}\n`)
    },
    end: () => {
      if (drawn) shell.err.write(CLEAR_LINE)
      else if (told > 0 && told < last && last === work.total)
        shell.err.write(`${progressLine(work, { done: last, elapsedMs: shell.nowMs() - startedMs })}\n`)
      drawn = false
    },
  }
}

const BAR_COLUMNS = 22
const GAP = '  '

/** One line of progress: what, bar, share, rate, time left, as far as the terminal is wide enough. */
export function progressLine(work: Work, { done, elapsedMs }: { done: number; elapsedMs: number }): string {
  const { lang, total, from = 0 } = work
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const rate = elapsedMs === 0 ? 0 : ((done - from) * 1_000) / elapsedMs
  const full = Math.round(share * BAR_COLUMNS)
  const parts = [
    say(lang, work.doing, { n: total }),
    '█'.repeat(full) + '░'.repeat(BAR_COLUMNS - full),
    padded(say(lang, 'cli.percent', { n: Math.floor(share * 100) }), 5, 'left'),
    say(lang, 'cli.perSecond', { n: numberText(lang, rate, rate < 10 ? 1 : 0) }),
    ...(rate > 0 ? [say(lang, 'cli.left', { time: spanText(lang, (total - done) / rate) })] : []),
    say(lang, 'cli.ctrlC'),
  ]
  while (parts.length > 3 && widthOf(parts.join(GAP)) + GAP.length > work.shell.err.columns) parts.pop()
  return GAP + parts.join(GAP)
}

const MINUTE_S = 60
const HOUR_S = 3_600

/** A stretch of time in the largest unit that says enough: `58 s`, `3 min`, `2 h`. */
export function spanText(lang: Lang, seconds: number): string {
  const s = Math.max(0, Math.ceil(seconds))
  if (s < MINUTE_S * 2) return say(lang, 'cli.seconds', { n: s })
  if (s < HOUR_S * 2) return say(lang, 'cli.minutes', { n: Math.round(s / MINUTE_S) })
  return say(lang, 'cli.hours', { n: Math.round(s / HOUR_S) })
}
