import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { openDatabase, startDatabase } from '#server/storage'

import { command, foundedHome, harmOf, homesFolder, seenAt, statementsFile } from './killed-home.ts'
import {
  drawOf,
  importRound,
  served,
  stopped,
  VICTIMS,
  type Acknowledged,
  type NodeProcess,
} from './killing.ts'

const SEED = 20_201_010
const KILLS = 5
const ROWS = 160

test(`[R-REC-30, R-ACT-4] an import whose node is killed ${KILLS} times loses nothing acknowledged, doubles nothing, and is complete when whole (seed ${SEED})`, async () => {
  const folder = homesFolder()
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const home = join(folder, 'home')
  await foundedHome(home)
  const draw = drawOf(SEED)
  const given = statementsFile(ROWS, 'killed')
  const acknowledged: Acknowledged = new Map()
  for (let round = 0; round < KILLS; round++) {
    const node = await begun(home)
    const kill = { receipts: draw(26), ms: draw(12), victim: VICTIMS[draw(VICTIMS.length)] ?? 'both' }
    const recorded = await importRound({ home, node, given, acknowledged, kill })
    expect(recorded).toBeUndefined()
  }
  const last = await begun(home)
  const before = await seenAt(home, last)
  expect(harmOf(before.entries, acknowledged)).toEqual([])
  const rows = before.entries.filter(({ from }) => from !== undefined).length - PLACES
  expect(before.jobs[0]).toMatchObject({ taken: ROWS, done: rows, complete: false })

  const whole = await importRound({ home, node: last, given, acknowledged })
  expect(whole).toMatchObject({ before: rows, fresh: ROWS - rows, refused: [] })
  const after = await seenAt(home, last)
  expect(harmOf(after.entries, acknowledged)).toEqual([])
  expect(after.jobs[0]).toMatchObject({ taken: ROWS, done: ROWS, complete: true })
  expect(await stopped(last)).toBe(0)

  expect(command(home, 'record', 'verify', '--json')).toMatchObject({
    code: 0,
    out: expect.stringContaining(`"entries":${after.entries.length}`),
  })
  expect(JSON.parse(command(home, 'rebuild', '--json').out)).toMatchObject({
    kind: 'replaced',
    differences: [],
  })

  // One byte of one row, as a disk or a person might change it: the rebuild says which row of which table.
  const id = after.entries.find(({ from }) => from?.endsWith(' 7'))?.rid ?? ''
  await flipByte(home, id)
  const found = command(home, 'rebuild', '--json')
  expect(found.code).toBe(1)
  expect(JSON.parse(found.out)).toMatchObject({
    kind: 'replaced',
    differences: [{ table: 'statements', key: id }],
  })
  const again = command(home, 'rebuild', '--json')
  expect(again.code).toBe(0) // it was put right by the record
  expect(JSON.parse(again.out)).toMatchObject({ kind: 'replaced', differences: [] })
}, 180_000)

/** Serves the home, and leaves nothing behind however the test ends. */
async function begun(home: string): Promise<NodeProcess> {
  const node = await served(home)
  onTestFinished(() => void node.process.kill('SIGKILL'))
  return node
}

/** Towns and areas of the gazetteer, which an import brought in before. */
const PLACES = 43

async function flipByte(home: string, id: string): Promise<void> {
  const server = await startDatabase(home)
  const database = openDatabase(server.url)
  const { numUpdatedRows } = await database.transaction((tx) =>
    tx
      .withTables<{ readonly statements: { readonly id: string; readonly entity: string } }>()
      .updateTable('statements')
      .set({ entity: 'AN' }) // AM
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
  await database.close()
  await server.stop()
  expect(Number(numUpdatedRows)).toBe(1)
}
