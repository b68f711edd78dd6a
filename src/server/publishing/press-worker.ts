import { parentPort } from 'node:worker_threads'

import { dailyFiles } from '#formats/daily-files'

import { fileOfDaily } from './daily-file.ts'
import type { PressAnswer, PressOrder } from './press.ts'

/** Makes files of papers beside the node's own thread: setting four languages takes seconds, in which doors must answer. */
function make({ id, paper, name }: PressOrder): PressAnswer {
  try {
    const file = name === undefined ? undefined : fileOfDaily(paper, name)
    const files = name === undefined ? dailyFiles(paper) : file === undefined ? [] : [file]
    return { id, files }
  } catch (error) {
    return { id, broke: error instanceof Error ? (error.stack ?? error.name) : 'thrown value' }
  }
}

if (parentPort !== null) {
  const port = parentPort
  port.on('message', (order: PressOrder) => port.postMessage(make(order)))
}
