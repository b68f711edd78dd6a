import { useCallback, useSyncExternalStore } from 'react'

import { useDesk, useLive } from './desk.tsx'

const SECOND_MS = 1000

/**
 * The mechanism's clock, drawn again each `everyS` of this machine's seconds. It is cut to as many of its own seconds as
 * pass in that time, so that a clock that runs 600 times as fast does not draw more often than one that does not.
 */
export function useNow(everyS: number): string {
  const { live } = useDesk()
  const { speed } = useLive().clock
  const cutMs = Math.max(1, speed) * everyS * SECOND_MS
  const subscribe = useCallback(
    (notify: () => void) => {
      const stop = live.subscribe(notify)
      const timer = speed === 0 ? undefined : setInterval(notify, SECOND_MS)
      return () => {
        stop()
        clearInterval(timer)
      }
    },
    [live, speed],
  )
  return useSyncExternalStore(subscribe, () => (speed === 0 ? live.now() : cutTo(live.now(), cutMs)))
}

function cutTo(utc: string, ms: number): string {
  return new Date(Math.floor(Date.parse(utc) / ms) * ms).toISOString()
}
