import { expect, test } from 'vitest'

import { accept, refuse } from '#domain/life'
import type { DeadlinesTable } from '#server/projections'

import type { DueAct } from './due.ts'
import { demoClock } from './mechanism-clock.ts'
import { watchDeadlines } from './watch.ts'

const START = '2020-10-10T13:00:00.000Z'

function deadline(due: string, subject: string): DeadlinesTable {
  return { kind: 'claimAnswer', due: `2020-10-10T${due}:00.000Z`, subject, idx: 1 }
}

/** A node of one table: deadlines in memory, a paused clock, and a note of every deed. */
function node(rows: readonly DeadlinesTable[], refusing?: string, timeouts = 0) {
  let failing = timeouts
  let open = rows
  let size = 10
  const done: string[] = []
  const faults: string[] = []
  const seen = Promise.withResolvers<void>()
  const waiting = new Set<() => void>()
  const clock = demoClock({ elapsedMs: () => 0, start: START, keep: () => Promise.resolve() })
  const watch = watchDeadlines({
    clock,
    size: () => size,
    next: (limit) =>
      failing-- > 0
        ? Promise.reject(new Error('timeout exceeded when trying to connect'))
        : Promise.resolve(open.slice(0, limit)),
    faultPauseMs: 1,
    act: (deed: DueAct) => {
      const subject = deed.kind === 'clear' ? (deed.ref[0]?.rid ?? '') : (deed.body['of'] ?? '')
      if (subject === refusing) return Promise.resolve(refuse('LIFE_NOT_ALLOWED', 'nothing'))
      done.push(subject)
      open = open.filter((row) => row.subject !== subject)
      if (done.length === rows.length - (refusing === undefined ? 0 : 1)) seen.resolve()
      return Promise.resolve(accept(undefined))
    },
    beyond: (_, signal) =>
      new Promise((resolve) => {
        waiting.add(resolve)
        signal.addEventListener('abort', () => resolve())
      }),
    fault: (error) => faults.push(String(error)),
  })
  const enter = (row: DeadlinesTable): void => {
    open = [...open, row].toSorted((a, b) => (a.due < b.due ? -1 : 1))
    size += 1
    for (const wake of waiting) wake()
  }
  return { clock, watch, done, faults, seen: seen.promise, enter, left: () => open }
}

test('[R-CLK-4] after a jump what fell due is done once, in the order it fell due, and nothing else', async () => {
  const { clock, watch, done, seen, left } = node([deadline('14:05', 'a'), deadline('14:20', 'b')])
  await clock.set({ speed: 0 })
  expect(done).toEqual([])
  await clock.set({ to: '2020-10-10T15:00:00.000Z' })
  await seen
  await watch.stop()
  expect(done).toEqual(['a', 'b'])
  expect(left()).toEqual([])
})

test('[R-CLK-4] a deadline that an entry brings is seen though the clock stands', async () => {
  const { clock, watch, done, enter } = node([deadline('23:00', 'late')])
  await clock.set({ speed: 0 })
  enter(deadline('12:30', 'past'))
  await expect.poll(() => done).toEqual(['past'])
  await watch.stop()
})

test('[R-CLK-5] what fell due while the node was off is done at its start', async () => {
  const { watch, done, seen } = node([deadline('09:00', 'a'), deadline('12:59', 'b')])
  await seen
  await watch.stop()
  expect(done).toEqual(['a', 'b'])
})

test('[R-CLK-4] a deed that is refused is told and holds up none of the others', async () => {
  const { watch, done, faults, seen } = node([deadline('09:00', 'met'), deadline('09:30', 'b')], 'met')
  await seen
  await watch.stop()
  expect(done).toEqual(['b'])
  expect(faults[0]).toContain('LIFE_NOT_ALLOWED')
})

test('[R-CLK-4] a database that does not answer in time is told, and the watch goes on when it does', async () => {
  const { watch, done, faults, seen } = node([deadline('09:00', 'a')], undefined, 3)
  await seen
  await watch.stop()
  expect(done).toEqual(['a'])
  expect(faults).toHaveLength(3)
})
