import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

import { accept, refuse, type Answer } from '#domain/life'
import { gradeOf, type Grade } from '#domain/record'
import type { HeadAnswer } from '#wire/record'
import { say } from '#words'

import { auditNews, type AuditNews, type AuditTask } from './audit-news.ts'
import { refusedBy } from './desk.ts'
import { entriesFile, type EntriesFile, type Verified } from './entries-file.ts'
import { firstEntry } from './founding-of.ts'
import { verifyEd25519 } from './hash.ts'
import { progressOf } from './progress.ts'
import { openReader, READER_OPTIONS, type Reader } from './reader.ts'
import { shortHash } from './short-hash.ts'
import { done, type Call, type Outcome, type Verb } from './verb.ts'

/** `record verify`: everything from the first entry on, checked on this machine; no node is believed. */
export const recordVerify: Verb = {
  usage: 'record verify [--json] [--as OFFICE | --key FILE]',
  about: 'cli.aboutVerify',
  options: { json: 'flag', ...READER_OPTIONS },
  words: [0, 0],
  run: async (call) => {
    const reader = await openReader(call)
    if (!reader.ok) return { kind: 'refused', refused: reader }
    try {
      return await verify(call, reader.value)
    } finally {
      await reader.value.close()
    }
  },
}

type Checked = { readonly size: number; readonly root: string; readonly at: string; readonly grade: Grade }

async function verify(call: Call, reader: Reader): Promise<Outcome> {
  const head = await reader.reader.views.head()
  if (!head.ok) return { kind: 'refused', refused: head.problem }
  const file = entriesFile(join(reader.home, 'verify'), head.value.genesis)
  const wasKept = file.count() > 0
  const first = await checked(call, reader, { head: head.value, file })
  // What an earlier run left may be of a log that was begun anew since; it is never a reason to call a log wrong.
  if (first.kind === 'fault' && wasKept) file.remove()
  const found =
    first.kind === 'fault' && wasKept ? await checked(call, reader, { head: head.value, file }) : first
  switch (found.kind) {
    case 'right':
      file.remove()
      print(call, found.checked)
      return done
    case 'stopped':
      call.shell.err.write(
        `${say(call.lang, 'cli.checkStopped', { n: found.entries })} ${say(call.lang, 'cli.goOn')}\n`,
      )
      return { kind: 'said' }
    case 'fault':
      file.remove()
      return { kind: 'refused', refused: found.refused }
  }
}

type Found =
  | { readonly kind: 'right'; readonly checked: Checked }
  | { readonly kind: 'stopped'; readonly entries: number }
  | { readonly kind: 'fault'; readonly refused: Extract<Answer<never, string>, { ok: false }> }

type Target = { readonly head: HeadAnswer; readonly file: EntriesFile }

async function checked(call: Call, reader: Reader, target: Target): Promise<Found> {
  const { head, file } = target
  const downloaded = await download(call, reader, target)
  if (!downloaded.ok) return { kind: 'fault', refused: downloaded }
  if (call.shell.stop.aborted) return { kind: 'stopped', entries: file.verified().entries }
  const task = {
    path: file.path,
    mech: reader.mech,
    epoch: head.epoch,
    size: head.size,
    known: file.verified(),
  }
  const ended = await audited(call, task, (known) => file.keepVerified(known))
  switch (ended.kind) {
    case 'at':
      return { kind: 'stopped', entries: ended.entries }
    case 'fault':
      return { kind: 'fault', refused: { ok: false, kept: 'nothing', ...ended.fault } }
    case 'right': {
      const judged = judgeHead(reader, target, ended)
      return judged.ok ? { kind: 'right', checked: judged.value } : { kind: 'fault', refused: judged }
    }
  }
}

/** Appends what is not here yet, page by page, up to the head that is checked. */
async function download(
  call: Call,
  reader: Reader,
  { head, file }: Target,
): Promise<Answer<undefined, string>> {
  const from = file.count()
  const progress = progressOf({ ...call, doing: 'cli.downloading', total: head.size, from })
  try {
    while (file.count() < head.size && !call.shell.stop.aborted) {
      const page = await reader.reader.views.raw(file.count())
      if (!page.ok) return refusedBy(page)
      const entries = page.value.entries.slice(0, head.size - file.count())
      if (entries.length === 0) return refuse('REC_TILE', 'nothing', { index: file.count() })
      file.append(entries)
      progress.at(file.count())
    }
  } finally {
    progress.end()
  }
  return accept(undefined)
}

/** Runs the audit in a thread of its own, so that Ctrl-C is heard; tells how far it came when it is stopped. */
async function audited(call: Call, task: AuditTask, keep: (known: Verified) => void): Promise<AuditNews> {
  const progress = progressOf({ ...call, doing: 'cli.checking', total: task.size })
  const worker = new Worker(new URL('./audit-worker.ts', import.meta.url), { workerData: task })
  let last: Verified = task.known
  try {
    return await new Promise<AuditNews>((resolve, reject) => {
      const stop = (): void => {
        keep(last)
        resolve({ kind: 'at', ...last })
      }
      call.shell.stop.addEventListener('abort', stop, { once: true })
      worker.on('error', reject)
      worker.on('message', (message: unknown) => {
        const news = auditNews.parse(message)
        if (news.kind !== 'at') return resolve(news)
        if (news.entries > last.entries) last = { entries: news.entries, sha256: news.sha256 }
        progress.at(news.entries)
      })
    })
  } finally {
    progress.end()
    await worker.terminate()
  }
}

/** The tree's own root must be the signed one, and the first entry the one that is pinned; then the grade is worked out. */
function judgeHead(
  reader: Reader,
  { head, file }: Target,
  right: Extract<AuditNews, { kind: 'right' }>,
): Answer<Checked, string> {
  const first = firstEntry(file.first(), reader.mech)
  if (!first.ok) return first
  if (first.value.entry.rid !== head.genesis) return refuse('REC_GENESIS', 'nothing')
  const { log, witnessed, joint } = first.value.founding
  const graded = gradeOf(head.checkpoint, { log, witnessed, joint }, { verify: verifyEd25519 })
  if (!graded.ok) return graded
  const { size, root } = graded.value.checkpoint
  if (size !== right.size || hexOf(root) !== right.root) return refuse('REC_ROOT', 'nothing')
  return accept({ size: right.size, root: right.root, at: right.at, grade: graded.value.grade })
}

function hexOf(root: Uint8Array): string {
  return Buffer.from(root).toString('hex')
}

function print({ lang, shell, options }: Call, { size, root, at, grade }: Checked): void {
  if (options.has('json')) return shell.out.write(`${JSON.stringify({ entries: size, root, at, grade })}\n`)
  const values = { n: size, grade: say(lang, 'states.grade', { grade }), root: shortHash(root) }
  shell.out.write(`${say(lang, 'cli.checked', values)}\n`)
}
