import { Worker } from 'node:worker_threads'

import type { DailyPaper, PaperFile } from '#formats/daily-paper'

/** What the press's thread is handed: a paper, and the one file that is wanted of it, or all. */
export type PressOrder = { readonly id: number; readonly paper: DailyPaper; readonly name?: string }

/** What it hands back. */
export type PressAnswer =
  | { readonly id: number; readonly files: readonly PaperFile[] }
  | { readonly id: number; readonly broke: string }

/** Makes the files of dailies in a thread of its own, one order after the other. */
export type Press = {
  /** Every file of a paper. */
  readonly all: (paper: DailyPaper) => Promise<readonly PaperFile[]>
  /** One file of it by name; `undefined` for a name it has not. */
  readonly one: (paper: DailyPaper, name: string) => Promise<PaperFile | undefined>
  /** Ends the thread; what is under way is given up. */
  readonly close: () => Promise<void>
}

type Waiting = {
  readonly done: (files: readonly PaperFile[]) => void
  readonly failed: (error: Error) => void
}

/** A press whose thread starts with the first order, and anew after one that broke it. */
export function openPress(): Press {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | undefined
  let last = 0
  const fail = (error: Error): void => {
    thread = undefined
    for (const each of waiting.values()) each.failed(error)
    waiting.clear()
  }
  const order = (paper: DailyPaper, name?: string): Promise<readonly PaperFile[]> => {
    thread ??= startThread(waiting, fail)
    const { promise, resolve, reject } = Promise.withResolvers<readonly PaperFile[]>()
    last += 1
    waiting.set(last, { done: resolve, failed: reject })
    const asked: PressOrder = { id: last, paper, ...(name === undefined ? {} : { name }) }
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    thread.postMessage(asked)
    return promise
  }
  return {
    all: (paper) => order(paper),
    one: async (paper, name) => (await order(paper, name))[0],
    close: async () => {
      const ending = thread
      fail(new Error('the press is closed'))
      await ending?.terminate()
    },
  }
}

function startThread(waiting: Map<number, Waiting>, fail: (error: Error) => void): Worker {
  const thread = new Worker(new URL('press-worker.ts', import.meta.url))
  thread.unref() // a node that is told to stop does not wait for a paper
  thread.on('message', (answer: PressAnswer) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('files' in answer) asked?.done(answer.files)
    else asked?.failed(new Error(answer.broke))
  })
  thread.on('error', fail)
  return thread
}
