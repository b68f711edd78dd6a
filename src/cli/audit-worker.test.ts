import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

import { expect, onTestFinished, test } from 'vitest'

import { runningNode, signedIn, type TestNode } from '../../test/running-node.ts'
import { auditNews, type AuditNews, type AuditTask } from './audit-news.ts'

async function entriesOf(node: TestNode): Promise<readonly string[]> {
  const reader = await signedIn(node, 'M.duty')
  const raw: { entries: readonly string[] } = await (await reader.get('/api/record/raw')).json()
  return raw.entries
}

function audit(
  task: Omit<AuditTask, 'path' | 'epoch' | 'size'>,
  lines: readonly string[],
): Promise<AuditNews> {
  const folder = mkdtempSync(join(tmpdir(), 'truceline-audit-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'entries')
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''))
  const worker = new Worker(new URL('./audit-worker.ts', import.meta.url), {
    workerData: { ...task, path, epoch: 1, size: lines.length },
  })
  return new Promise<AuditNews>((resolve, reject) => {
    worker.on('error', reject)
    worker.on('message', (message: unknown) => {
      const news = auditNews.parse(message)
      if (news.kind !== 'at') resolve(news)
    })
  }).finally(() => void worker.terminate())
}

function hashOf(lines: readonly string[]): string {
  return createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex')
}

const NOTHING = { entries: 0, sha256: '' }

test('[R-REC-26] a log is audited from its first entry; what a run verified before is known by its hash alone', async () => {
  const node = await runningNode()
  const { mech } = node
  const lines = await entriesOf(node)
  expect(await audit({ mech, known: NOTHING }, lines)).toMatchObject({ kind: 'right', size: lines.length })
  // A signature changed: found, unless exactly these bytes are said to be verified, which only this machine says.
  const forged = lines.map((line, at) => (at === 5 ? forgedSignature(line) : line))
  const finding = { kind: 'fault', fault: { code: 'REC_SIG', detail: { index: 5 } } }
  expect(await audit({ mech, known: NOTHING }, forged)).toMatchObject(finding)
  const ofOthers = { entries: 8, sha256: hashOf(lines.slice(0, 8)) }
  expect(await audit({ mech, known: ofOthers }, forged)).toMatchObject(finding)
  const ofThese = { entries: 8, sha256: hashOf(forged.slice(0, 8)) }
  expect(await audit({ mech, known: ofThese }, forged)).toMatchObject({ kind: 'right' })
  const tooFew = { entries: 4, sha256: hashOf(forged.slice(0, 4)) }
  expect(await audit({ mech, known: tooFew }, forged)).toMatchObject(finding)
})

test('[R-REC-26] a missing, doubled or moved entry is named by its index', async () => {
  const node = await runningNode()
  const { mech } = node
  const lines = await entriesOf(node)
  const missing = lines.filter((_, at) => at !== 1)
  expect(await audit({ mech, known: NOTHING }, missing)).toMatchObject({ kind: 'fault' })
  const doubled = [...lines.slice(0, 4), lines[3] ?? '', ...lines.slice(4)]
  expect(await audit({ mech, known: NOTHING }, doubled)).toMatchObject({
    kind: 'fault',
    fault: { code: 'REC_DUPLICATE', detail: { index: 4 } },
  })
})

/** The same entry with one character of its first signature changed, still in canonical form. */
function forgedSignature(line: string): string {
  const at = line.lastIndexOf('"sig":"') + '"sig":"'.length + 10
  const other = line[at] === 'A' ? 'B' : 'A'
  return line.slice(0, at) + other + line.slice(at + 1)
}
