import { randomUUID } from 'node:crypto'

import { refuse, type Answer } from '#domain/life'
import { checkServer, type Reader } from '#server/storage'

import { arrive, type Arrival, type Submitted } from './arrival.ts'
import { WriterMoved, type BatchParts, type Memory } from './batch.ts'
import { openMark, type Mark } from './mark.ts'
import { openerOf, type HeldSeal } from './opening.ts'
import { newRates, type Rates } from './rates.ts'
import type { Receipt } from './receipt.ts'
import { Sequencer } from './sequencer.ts'
import { compareMark, examine, type Closed, type Examined } from './startup.ts'
import { headIn, headOf, lockState, takeState, type LogHead } from './state.ts'
import type { LogTables } from './tables.ts'
import { newWatchers } from './watchers.ts'
import { writerOf, type Writer } from './writer.ts'

/** What a log is opened with. */
export type OpenLog = BatchParts & {
  readonly mech: string
  /** Path of the mark's file, beside the log key and in no backup (record.md 5.1). */
  readonly mark: string
  /** Seal keys of the node's own: what is sealed to their office is opened on arrival, judged and projected. */
  readonly held?: HeldSeal
  /** Key of the node's own office, whose deeds no rate puts off: they follow from what others entered. */
  readonly own?: string
  /** A clock of this machine that never goes back, in milliseconds, which rates go by. Absent: the process's own. */
  readonly machineMs?: () => number
  /** Told of an error that nobody expected; its submission is in quarantine. Absent: one line without content to stderr. */
  readonly report?: (fault: unknown) => void
}

/** Whether a log takes records, or why not: `READER` while another process is the writer. Reading needs no open log. */
export type Standing =
  | { readonly kind: 'open' }
  | { readonly kind: 'closed'; readonly why: Closed | 'READER' }

/** The only way into the record (L-3). */
export type Log = {
  readonly standing: Standing
  /** Answers when the record is durable, or refused. A replay gets the receipt of the first time (R-REC-20). */
  enter(submitted: Submitted): Promise<Answer<Receipt, string>>
  /** The committed head: nothing younger ever leaves (R-REC-15). */
  head(): LogHead
  /** Resolves when the log is larger than `size`, and when `signal` aborts or the log closes: the asker looks again. */
  beyond(size: number, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

type Ground = { readonly asked: OpenLog; readonly types: ReadonlySet<string>; readonly writer: Writer }

/**
 * Opens the log of a mechanism (record.md section 5, start-up). Throws `REC_UNSAFE_DB` for a server that cannot keep it.
 * The log stays closed, for reading only, when another process is its writer (R-REC-33), when what is found does not
 * hold together, or when the database is older than the newest head that ever left this process (R-REC-39).
 */
export async function openLog(asked: OpenLog): Promise<Log> {
  await checkServer(asked.database)
  const types = new Set([...Object.keys(asked.bodies), 'record.sealed'])
  const ground: Ground = { asked, types, writer: writerOf(asked.database) }
  if (!(await ground.writer.take())) return closedLog(asked, 'READER')
  try {
    return await openAsWriter(ground)
  } catch (error) {
    await ground.writer.release()
    throw error
  }
}

async function openAsWriter(ground: Ground): Promise<Log> {
  const { asked, writer } = ground
  const token = randomUUID()
  const head = headIn(await asked.database.transaction((tx) => takeState(tx, asked.mech, token)))
  const mark = await openMark(asked.mark)
  const examined = await examineAt(ground, head, mark)
  if (!examined.ok) {
    await Promise.all([mark.close(), writer.release()])
    return closedLog(asked, examined.code)
  }
  await mark.write(head)
  return openedLog(ground, mark, { head, token, ...examined.value })
}

function examineAt(ground: Ground, head: LogHead, mark: Mark): Promise<Answer<Examined, Closed>> {
  const { logKey, mech, database } = ground.asked
  return database.reading(async (rows: Reader<LogTables>) => {
    const examined = await examine({ rows, head, logKey, mech, types: ground.types })
    if (!examined.ok) return examined
    const agreed = await compareMark(rows, head, mark.found)
    return agreed.ok ? examined : agreed
  })
}

function openedLog(ground: Ground, mark: Mark, memory: Memory): Log {
  const { asked, types, writer } = ground
  const sequencer = new Sequencer(
    {
      ...asked,
      mark,
      report: asked.report ?? reportLine,
      isWriter: () => writer.isHeld(),
      reread: (last) => reread(ground, last),
    },
    memory,
  )
  const reading = { mech: asked.mech, types, opener: openerOf(asked.held) }
  const rates = newRates(asked.machineMs ?? (() => performance.now()), asked.own)
  return {
    standing: { kind: 'open' },
    enter: inTurn((submitted) => arrive(submitted, reading), atRate(rates, sequencer)),
    head: () => sequencer.head(),
    beyond: (size, signal) => sequencer.beyond(size, signal),
    close: async () => {
      await sequencer.close()
      await Promise.all([mark.close(), writer.release()])
    },
  }
}

// First come, first served, though signatures are verified at different speeds: an author may send a stream at once.
function inTurn(
  judge: (submitted: Submitted) => Promise<Answer<Arrival, string>>,
  enter: Sequencer['enter'],
): Log['enter'] {
  let before: Promise<unknown> = Promise.resolve()
  return (submitted) => {
    const turn = Promise.all([judge(submitted), before])
    // Of a turn only its end is waited for: what came before it must not be held by what comes after.
    before = turn.then(ended, ended)
    return turn.then(([arrival]) => (arrival.ok ? enter(arrival.value) : arrival))
  }
}

/** Whoever sends too fast is told how long to wait, and nothing of it is queued (R-REC-37). */
function atRate(rates: Rates, sequencer: Sequencer): Sequencer['enter'] {
  return async (arrival) => {
    const { author } = arrival.read.env
    const asked = rates.ask(author)
    if (!asked.ok) return asked
    const answer = await sequencer.enter(arrival)
    if (answer.ok) rates.entered(author)
    return answer
  }
}

const ended = (): void => undefined

// After a commit whose outcome is not known, or a lost lock: the same questions as at start-up, before anything is taken.
async function reread(ground: Ground, { token }: Memory): Promise<Memory> {
  if (!(await ground.writer.take())) throw new WriterMoved('another process is the writer')
  const { database, logKey, mech } = ground.asked
  const state = await database.transaction(lockState)
  if (state?.writer_token !== token) throw new WriterMoved('another process became the writer')
  const head = headIn(state)
  const examined = await database.reading((rows: Reader<LogTables>) =>
    examine({ rows, head, logKey, mech, types: ground.types }),
  )
  if (!examined.ok) throw new Error(`the log does not hold together: ${examined.code}`)
  return { head, token, ...examined.value }
}

async function closedLog({ database }: OpenLog, why: Closed | 'READER'): Promise<Log> {
  const found = await database.reading((rows: Reader<LogTables>) => headOf(rows))
  const head: LogHead = found ?? { epoch: 1, size: 0, root: '', at: '', checkpoint: '' }
  const watchers = newWatchers(head.size)
  return {
    standing: { kind: 'closed', why },
    enter: () => Promise.resolve(refuse('REC_BUSY', 'draft', { closed: why })),
    head: () => head,
    beyond: (size, signal) => watchers.beyond(size, signal),
    close: () => Promise.resolve(watchers.release()),
  }
}

// An error's message may quote what was sent: the line says what kind of error it is and where it was thrown.
function reportLine(fault: unknown): void {
  const { name, stack = '' } = fault instanceof Error ? fault : new Error('thrown value')
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  const frame = stack.split('\n').find((line) => line.startsWith('    at '))
  console.error(`truceline log: REC_INTERNAL ${name} ${code} ${frame?.trim()}`)
}
