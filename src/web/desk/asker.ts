const BATCH_MS = 250 // R-UI-62: one commit per 250 ms

export type Asker = {
  /** What is asked about has come to this version; the version it was last asked at is no news. */
  readonly moved: (version: number) => void
  readonly stop: () => void
}

/**
 * Asks at once, then again a quarter of a second after what it asks about moved. One question is under way
 * at a time, and none is put off by what moves meanwhile: a record that never rests is still read.
 */
export function startAsker(ask: (isWanted: () => boolean) => Promise<void>, startVersion: number): Asker {
  let latest = startVersion
  let asked = startVersion
  let isUnderWay = false
  let isStopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const turn = async (): Promise<void> => {
    timer = undefined
    isUnderWay = true
    asked = latest
    await ask(() => !isStopped)
    isUnderWay = false
    wind()
  }
  const wind = (): void => {
    if (isStopped || isUnderWay || timer !== undefined || latest === asked) return
    timer = setTimeout(() => void turn(), BATCH_MS)
  }
  void turn()
  return {
    moved: (version) => {
      latest = version
      wind()
    },
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
