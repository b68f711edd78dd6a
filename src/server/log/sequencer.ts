import { refuse, type Answer } from '#domain/life'
import { isBusy } from '#server/storage'

import type { Arrival } from './arrival.ts'
import { runBatch, WriterMoved, type Batch, type BatchParts, type Memory } from './batch.ts'
import { keepInQuarantine } from './kept.ts'
import type { Mark } from './mark.ts'
import { newQueue, type Queue, type Waiting } from './queue.ts'
import { receiptOf, type Receipt } from './receipt.ts'
import type { LogHead } from './state.ts'
import { newWatchers, type Watchers } from './watchers.ts'

/** What a sequencer works with besides the batch's own parts. */
export type SequencerParts = BatchParts & {
  readonly mark: Mark
  readonly isWriter: () => boolean
  /** Reads again where the log stands, as at start-up, and throws while that cannot be known. */
  readonly reread: (memory: Memory) => Promise<Memory>
  /** Told of an error that nobody expected; its submission is in quarantine. */
  readonly report: (fault: unknown) => void
}

/** When to try again after "not now". The database needs about this long to start. */
const RETRY_MS = 1_000

/** Orders arrivals: one transaction in flight, and while it runs the next batch gathers (record.md section 5). */
export class Sequencer {
  readonly #parts: SequencerParts
  readonly #queue: Queue = newQueue()
  readonly #watchers: Watchers
  #memory: Memory
  /** Whether the database may stand elsewhere than memory: after a commit whose outcome is not known (S6). */
  #isStale = false
  #isClosed = false
  #draining: Promise<void> | undefined

  constructor(parts: SequencerParts, memory: Memory) {
    this.#parts = parts
    this.#memory = memory
    this.#watchers = newWatchers(memory.head.size)
  }

  head(): LogHead {
    return this.#memory.head
  }

  beyond(size: number, signal: AbortSignal): Promise<void> {
    return this.#watchers.beyond(size, signal)
  }

  /** Queues an arrival and answers when it is durable, or refused. */
  enter(arrival: Arrival): Promise<Answer<Receipt, string>> {
    return new Promise((answer) => {
      if (this.#isClosed || !this.#queue.put({ arrival, answer })) answer(busy())
      else this.#draining ??= this.#drain()
    })
  }

  /** Takes nothing more, lets the transaction in flight end, and answers the rest "not now". */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#draining
    this.#watchers.release()
  }

  async #drain(): Promise<void> {
    for (let batch = this.#queue.take(); batch.length > 0; batch = this.#queue.take())
      if (this.#isClosed) answerAll(batch, busy())
      else await this.#sequence(batch)
    this.#draining = undefined
  }

  async #sequence(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#commit(batch)
    } catch (error) {
      if (error instanceof WriterMoved || isBusy(error) || this.#isStale) this.#giveUp(batch)
      else if (batch.length > 1) for (const each of batch) await this.#sequence([each])
      else await this.#quarantine(batch, error)
    }
  }

  // S2 to S7. From the commit until the mark is on disk nothing of the new head may leave.
  async #commit(batch: readonly Waiting[]): Promise<void> {
    if (this.#isStale || !this.#parts.isWriter()) await this.#recover()
    const done = await this.#run(batch)
    this.#isStale = true
    if (done.memory.head.size > this.#memory.head.size) await this.#parts.mark.write(done.memory.head)
    this.#isStale = false
    this.#swap(done.memory)
    for (const [at, { answer }] of batch.entries()) {
      const outcome = done.outcomes[at]
      if (outcome === undefined) answer(busy())
      else answer(outcome.ok ? { ok: true, value: receiptOf(outcome.value, done.memory.head) } : outcome)
    }
  }

  // After an error that the server or we answered with a rollback, memory is right; after a lost connection it may not be.
  async #run(batch: readonly Waiting[]): Promise<Batch> {
    try {
      return await runBatch(
        this.#parts,
        this.#memory,
        batch.map((waiting) => waiting.arrival),
      )
    } catch (error) {
      this.#isStale = error instanceof WriterMoved || isBusy(error)
      throw error
    }
  }

  async #recover(): Promise<void> {
    this.#isStale = true
    const memory = await this.#parts.reread(this.#memory)
    await this.#parts.mark.write(memory.head)
    this.#isStale = false
    this.#swap(memory)
  }

  #swap(memory: Memory): void {
    this.#memory = memory
    this.#watchers.grown(memory.head.size)
  }

  #giveUp(batch: readonly Waiting[]): void {
    this.#isStale = true
    answerAll(batch, busy())
  }

  // R-REC-32: the one that fails alone. Its bytes are kept, and its author is told that the fault is ours.
  async #quarantine(batch: readonly Waiting[], error: unknown): Promise<void> {
    this.#parts.report(error)
    try {
      for (const { arrival } of batch)
        await this.#parts.database.transaction((tx) =>
          keepInQuarantine(tx, { bytes: arrival.bytes, code: 'REC_INTERNAL', at: this.#parts.clock.now() }),
        )
      answerAll(batch, refuse('REC_INTERNAL', 'quarantine'))
    } catch {
      this.#giveUp(batch)
    }
  }
}

function busy(): Answer<never, 'REC_BUSY'> {
  return refuse('REC_BUSY', 'draft', { retryAfterMs: RETRY_MS })
}

function answerAll(batch: readonly Waiting[], answer: Answer<never, string>): void {
  for (const waiting of batch) waiting.answer(answer)
}
