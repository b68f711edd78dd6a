import { useEffect, useState } from 'react'

import { useDesk, useLive } from './desk.tsx'

/** The mechanism's clock, drawn again as often as asked, or at each of its minutes when it runs faster than that. */
export function useNow(everyMs: number): string {
  const { live } = useDesk()
  const { clock, heardAtMs } = useLive()
  const [now, setNow] = useState(live.now)
  useEffect(() => {
    setNow(live.now())
    if (clock.speed === 0) return undefined
    const timer = setInterval(() => setNow(live.now()), Math.min(everyMs, 1000))
    return () => clearInterval(timer)
  }, [live, clock.speed, heardAtMs, everyMs])
  return now
}
