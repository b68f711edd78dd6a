import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createClient } from '#client'
import { startNode } from '#server/node'

import { carryTo } from '../../src/cli/carry.ts'
import { signIn } from '../../src/cli/desk.ts'
import { demoKeyOf } from '../../src/cli/reader.ts'
import { runVerb } from '../../src/cli/run.ts'
import { verbs } from '../../src/cli/verbs.ts'
import { fixture, NK2020 } from '../nk2020.ts'
import { envOf, type Given, type NodeProcess } from './killing.ts'
import { allPages } from './pages.ts'

/** A folder that the database's user can reach, for homes. */
export function homesFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'truceline-killed-'))
  chmodSync(folder, 0o711)
  return folder
}

/** Founds the first mechanism in a home of its own, after all of its statements were said, with its gazetteer; nothing runs after. */
export async function foundedHome(home: string): Promise<void> {
  mkdirSync(home, { recursive: true, mode: 0o711 })
  writeFileSync(join(home, 'clock.json'), JSON.stringify({ at: '2020-11-12T00:00:00.000Z', speed: 1 }))
  const node = await startNode({ home, port: 0, founding: NK2020 })
  const said: string[] = []
  const sink = { write: (text: string) => void said.push(text), isTerminal: false, columns: 100 }
  const code = await runVerb(verbs, ['import', 'places', 'fixtures/mechanisms/nk2020/places.json'], {
    env: { TRUCELINE_HOME: home },
    out: sink,
    err: sink,
    stop: new AbortController().signal,
    nowMs: () => performance.now(),
    ask: async () => undefined,
    wait: () => Promise.resolve(),
  })
  await node.stop()
  if (code !== 0) throw new Error(said.join(''))
}

type StatementsFile = { readonly statements: readonly { readonly id: string }[] }

function isStatementsFile(file: unknown): file is StatementsFile {
  return typeof file === 'object' && file !== null && 'statements' in file && Array.isArray(file.statements)
}

/** A file of so many statements: the real rows again and again, each time under ids of their own. */
export function statementsFile(rows: number, series: string): Given {
  const file = fixture('statements.json')
  if (!isStatementsFile(file)) throw new Error('no statements in the fixture')
  const { statements } = file
  const made = Array.from({ length: rows }, (_, at) => {
    const row = statements[at % statements.length]
    return { ...row, id: `${row?.id ?? ''}/${series}/${at}`, constructed: true }
  })
  return {
    name: `statements-${series}.json`,
    bytes: Buffer.from(JSON.stringify({ ...file, statements: made })),
  }
}

/** An entry as far as a crash could harm it: what it is called, where it stands, and which row of which file it came from. */
export type EntrySeen = { readonly rid: string; readonly index: number; readonly from: string | undefined }

/** A job as the node tells it. */
export type JobSeen = {
  readonly name: string
  readonly taken: number
  readonly done: number
  readonly complete: boolean
}

/** All that a node tells of its log and of its imports, read as the duty officer. */
export async function seenAt(
  home: string,
  { address }: Pick<NodeProcess, 'address'>,
): Promise<{ readonly entries: readonly EntrySeen[]; readonly jobs: readonly JobSeen[] }> {
  const client = createClient({ carry: carryTo(address) })
  const key = demoKeyOf(home, 'M.duty')
  if (key === undefined) throw new Error('no key')
  const signed = await signIn({ client, host: new URL(address).host, key })
  if (!signed.ok) throw new Error(JSON.stringify(signed))
  const rids = await allPages(
    (before) =>
      client.views.entries({ limit: 200, ...(before === undefined ? {} : { before: Number(before) }) }),
    ({ entries, next }) => ({ items: entries, next: next === undefined ? undefined : String(next) }),
  )
  const texts = await allPages(
    (from) => client.views.raw(Number(from ?? 0)),
    ({ from, size, entries }) => ({
      items: entries,
      next: from + entries.length < size ? String(from + entries.length) : undefined,
    }),
  )
  const jobs = await client.views.imports({ limit: 100 })
  if (rids === undefined || texts === undefined || !jobs.ok) throw new Error('the node stopped answering')
  const entries = rids.map(({ rid, index }) => ({ rid, index, from: rowOf(texts[index] ?? '{}') }))
  return { entries, jobs: jobs.value.imports }
}

function rowOf(entry: string): string | undefined {
  const {
    env,
  }: {
    readonly env?: {
      readonly body?: { readonly importedFrom?: { readonly file: string; readonly row: number } }
    }
  } = JSON.parse(entry)
  const from = env?.body?.importedFrom
  return from && `${from.file} ${from.row}`
}

/** What of an acknowledged record, or of any row, is not as it should be: empty where nothing was lost and nothing doubled. */
export function harmOf(
  entries: readonly EntrySeen[],
  acknowledged: ReadonlyMap<string, number>,
): readonly string[] {
  const at = new Map(entries.map(({ rid, index }) => [rid, index]))
  const lost = [...acknowledged].filter(([rid, index]) => at.get(rid) !== index).map(([rid]) => `lost ${rid}`)
  const rids = doubled(entries.map(({ rid }) => rid))
  const rows = doubled(entries.flatMap(({ from }) => from ?? []))
  return [...lost, ...[...rids, ...rows].map((each) => `doubled ${each}`)]
}

function doubled(list: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return list.filter((each) => seen.has(each) || !seen.add(each))
}

/** Runs a command of the real program on a home that nothing runs on; its exit code and what it wrote. */
export function command(
  home: string,
  ...args: readonly string[]
): { readonly code: number; readonly out: string; readonly err: string } {
  const main = join(import.meta.dirname, '../../src/cli/main.ts')
  const run = spawnSync(process.execPath, [main, ...args], { env: envOf(home), encoding: 'utf8' })
  return { code: run.status ?? -1, out: run.stdout, err: run.stderr }
}
