import { takeWriterLock, type Database, type WriterLock } from '#server/storage'

/** The right of this process to be the log's one writer (R-REC-33). It ends with its connection, and can be taken again. */
export type Writer = {
  isHeld(): boolean
  /** Takes the right if it is not held; `false` when another process has it. */
  take(): Promise<boolean>
  release(): Promise<void>
}

const NAME = 'truceline/log'

/** The writer's right over a database, not yet taken. */
export function writerOf(database: Database): Writer {
  let held: WriterLock | undefined
  return {
    isHeld: () => held !== undefined,
    take: async () => {
      if (held !== undefined) return true
      const taken = await takeWriterLock(database, NAME)
      held = taken
      void taken?.lost.then(() => {
        if (held === taken) held = undefined
      })
      return taken !== undefined
    },
    release: async () => {
      await held?.release()
    },
  }
}
