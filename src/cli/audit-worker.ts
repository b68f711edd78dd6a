import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'

import { auditLog } from '#domain/record'
import type { Verify } from '#tlog'

import { auditTask, type AuditNews, type AuditTask } from './audit-news.ts'
import { readingOf } from './founding-of.ts'
import { sha256, verifyEd25519 } from './hash.ts'

const TELL_EVERY = 500
const CHUNK_BYTES = 1 << 20
const NEWLINE = 0x0a

/** Audits the file from its first line. What was verified before, byte for byte, is not verified again. */
function audit(task: AuditTask, tell: (news: AuditNews) => void): void {
  const trusted = hashOfLines(task) === task.known.sha256 ? task.known.entries : 0
  const hash = createHash('sha256')
  let read = 0
  const verify: Verify = (...signed) => read <= trusted || verifyEd25519(...signed)
  function* entries(): Generator<Uint8Array> {
    for (const line of linesOf(task.path, task.size)) {
      if (read > 0 && read % TELL_EVERY === 0)
        tell({ kind: 'at', entries: read, sha256: hash.copy().digest('hex') })
      read += 1
      yield line
      hash.update(line).update('\n')
    }
  }
  const audited = auditLog(entries(), { ...readingOf(task.mech), sha: sha256, verify, epoch: task.epoch })
  if (!audited.ok) return tell({ kind: 'fault', fault: { code: audited.code, detail: audited.detail } })
  const { size, root, at } = audited.value.head
  tell({ kind: 'right', size, root, at })
}

function hashOfLines({ path, known }: AuditTask): string {
  const hash = createHash('sha256')
  for (const line of linesOf(path, known.entries)) hash.update(line).update('\n')
  return hash.digest('hex')
}

function* linesOf(path: string, most: number): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES)
    let rest = Buffer.alloc(0)
    let given = 0
    for (let bytes = readSync(file, chunk); bytes > 0 && given < most; bytes = readSync(file, chunk)) {
      rest = Buffer.concat([rest, chunk.subarray(0, bytes)])
      for (let end = rest.indexOf(NEWLINE); end >= 0 && given < most; end = rest.indexOf(NEWLINE)) {
        yield rest.subarray(0, end)
        given += 1
        rest = rest.subarray(end + 1)
      }
    }
  } finally {
    closeSync(file)
  }
}

if (parentPort !== null) {
  const port = parentPort
  audit(auditTask.parse(workerData), (news) => port.postMessage(news))
}
