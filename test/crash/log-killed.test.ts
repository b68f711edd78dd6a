import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { expect, onTestFinished, test } from 'vitest'

import { headOf, rawFrom, rebuild, type EntryColumns, type LogTables } from '#server/log'
import { projections } from '#server/projections'
import { openDatabase, startDatabase, type Database, type Reader } from '#server/storage'
import { hex, treeRoot } from '#tlog'

import { sha256 } from '../founding.ts'
import { VECTOR_MECH } from '../vectors.ts'

const ROUNDS = 4

/** Runs the writer until it has acknowledged so many, then kills it, and in odd rounds its database too; answers every acknowledged rid by index. */
async function writeAndKill(home: string, round: number): Promise<ReadonlyMap<number, string>> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'log-writer.ts'), home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged = new Map<number, string>()
  const count = 150 + 37 * round
  const ended = once(writer, 'exit')
  for await (const line of createInterface({ input: pipeOf(writer) })) {
    const [index = '', rid = ''] = line.split(' ')
    acknowledged.set(Number(index), rid)
    if (acknowledged.size !== count) continue
    writer.kill('SIGKILL') // first: a writer whose server is gone may end by itself before it is killed
    if (round % 2 === 1) process.kill(postmasterOf(home), 'SIGKILL')
  }
  expect(await ended).toEqual([null, 'SIGKILL'])
  return acknowledged
}

function postmasterOf(home: string): number {
  return Number(readFileSync(join(home, 'pg/data/postmaster.pid'), 'utf8').split('\n')[0])
}

function pipeOf({ stdout }: ChildProcess) {
  if (stdout === null) throw new Error('the writer has no output')
  return stdout
}

async function everyEntry(database: Database): Promise<readonly EntryColumns[]> {
  const entries: EntryColumns[] = []
  for (;;) {
    const page = await database.reading((rows: Reader<LogTables>) => rawFrom(rows, entries.length))
    if (page.length === 0) return entries
    entries.push(...page)
  }
}

test('[R-REC-30] a log killed at any moment under load keeps all it acknowledged, once, and its projections are a replay', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'truceline-crash-'))
  chmodSync(folder, 0o711)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const home = join(folder, 'home')
  const acknowledged = new Map<number, string>()
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, rid] of await writeAndKill(home, round)) acknowledged.set(index, rid)

  const server = await startDatabase(home)
  const database = openDatabase(server.url)
  onTestFinished(async () => {
    await database.close()
    await server.stop()
  })
  const entries = await everyEntry(database)
  const byIndex = new Map(entries.map(({ idx, rid }) => [idx, rid]))
  expect([...acknowledged].filter(([index, rid]) => byIndex.get(index) !== rid)).toEqual([])
  expect(new Set(entries.map(({ rid }) => rid)).size).toBe(entries.length)
  const head = await database.reading((rows: Reader<LogTables>) => headOf(rows))
  const root = hex(
    treeRoot(
      sha256,
      entries.map(({ leaf }) => leaf),
    ),
  )
  expect(head).toMatchObject({ size: entries.length, root })
  const types = ['record.genesis', 'record.key', 'test.note']
  const result = await rebuild({ database, mech: VECTOR_MECH, types, projections })
  expect(result).toMatchObject({ kind: 'replaced', entries: entries.length, differences: [] })
}, 120_000)
