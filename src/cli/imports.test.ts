import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { createClient, type Carry } from '#client'

import { runningNode, type TestNode } from '../../test/running-node.ts'
import { carryTo } from './carry.ts'
import { openDesk } from './desk.ts'
import { heardShell } from './heard-shell.ts'
import { bytesOf } from './import-file.ts'
import { takeImportLock } from './import-lock.ts'
import { demoKeyOf } from './reader.ts'
import { runVerb } from './run.ts'
import { verbs } from './verbs.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const STATEMENTS = join(FIXTURES, 'mechanisms/nk2020/statements.json')
const PLACES = join(FIXTURES, 'mechanisms/nk2020/places.json')
const LODGED = JSON.parse(readFileSync(join(FIXTURES, 'imports/lodged-constructed.json'), 'utf8'))
const described = JSON.parse(readFileSync(join(FIXTURES, 'mechanisms/nk2020/founding.json'), 'utf8'))
const FOUNDING = {
  ...described,
  mechanism: { ...described.mechanism, clock: { start: '2020-11-12T00:00:00.000Z' } },
}

async function run(node: { readonly home: string }, ...args: readonly string[]) {
  const shell = heardShell({ env: { TRUCELINE_HOME: node.home }, columns: 100 })
  const code = await runVerb(verbs, args, shell)
  return { code, ...shell.heard() }
}

async function nk2020(): Promise<TestNode> {
  const node = await runningNode({ founding: FOUNDING })
  expect((await run(node, 'import', 'places', PLACES)).code).toBe(0)
  return node
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'truceline-imports-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

function fileOf(content: unknown): string {
  const path = join(folder(), 'file.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

async function sizeOf(node: TestNode): Promise<number> {
  const head = await createClient({ carry: carryTo(node.address) }).views.head()
  return head.ok ? head.value.size : -1
}

const [CLAIM] = LODGED.claims
const [ANSWER] = LODGED.counterClaims

test('[R-UI-72] what only the record can tell is refused before the first write, and by the dry run too', async () => {
  const node = await nk2020()
  await run(node, 'import', 'statements', STATEMENTS, '--zone', '+04:00')
  const { adopts: _adopts, ...alone } = CLAIM
  const path = fileOf({
    claims: [
      CLAIM,
      { ...CLAIM, id: 'Q-2', adopts: 'T1-C05' },
      { ...CLAIM, id: 'Q-3', adopts: 'T9-C99' },
      { ...alone, id: 'Q-4' },
      { ...alone, id: 'Q-4b', place: { asWritten: 'Hadrut', candidates: ['goris'], status: 'resolved' } },
    ],
    counterClaims: [
      { ...ANSWER, id: 'Q-5', by: 'B', entity: 'AZ', answers: 'Q-4' },
      { ...ANSWER, id: 'Q-6', by: 'B', entity: 'AZ', answers: 'Q-99' },
      { ...ANSWER, id: 'Q-7', by: 'A', entity: 'AM', answers: 'Q-4' },
    ],
  })
  const before = await sizeOf(node)
  for (const options of [['--dry-run'], []]) {
    const { code, out } = await run(node, 'import', 'claims', path, '--json', ...options)
    const told = JSON.parse(out)
    expect([code, told.taken, told.written]).toEqual([1, 3, 0])
    expect(told.refused.map((each: { row: number; code: string }) => [each.row, each.code])).toEqual([
      [2, 'CLM_NOT_OWN_STATEMENT'],
      [3, 'REC_REF'],
      [5, 'MEA_PLACE_DIFFERS'],
      [7, 'REC_REF'],
      [8, 'REC_REF'],
    ])
    expect(await sizeOf(node)).toBe(before)
  }
  const taken = await run(node, 'import', 'claims', path, '--json', '--take-valid')
  expect(JSON.parse(taken.out)).toMatchObject({ written: 3, complete: true })
})

test('[R-UI-72] a dry run says how many rows are in the record already, and names an amended one', async () => {
  const node = await nk2020()
  await run(node, 'import', 'statements', STATEMENTS, '--zone', '+04:00')
  const again = await run(node, 'import', 'statements', STATEMENTS, '--zone', '+04:00', '--dry-run')
  expect(again).toMatchObject({
    code: 0,
    out: '  52 of 52 rows can be taken. 52 of them are in the record already. Nothing was written.\n',
  })
  const file = JSON.parse(readFileSync(STATEMENTS, 'utf8'))
  const rows = file.statements.map((row: object, at: number) => (at === 7 ? { ...row, text: 'Else.' } : row))
  const amended = fileOf({ ...file, statements: rows })
  const before = await sizeOf(node)
  const { code, err } = await run(node, 'import', 'statements', amended, '--zone', '+04:00')
  expect([code, await sizeOf(node)]).toEqual([1, before])
  expect(err).toMatch(/^ {2}refused: row 8: “T1-C08” .*\(IMP_AMENDED\)\./)
  const places = JSON.parse(readFileSync(PLACES, 'utf8'))
  const moved = fileOf({ places: [{ ...places.places[0], lat: 1, lon: 1 }] })
  expect((await run(node, 'import', 'places', moved, '--dry-run')).err).toContain('(IMP_AMENDED)')
})

test('[R-UI-71] of two imports at once the second writes nothing and says that another is running', async () => {
  const node = await nk2020()
  const both = await Promise.all(
    [1, 2].map(() => run(node, 'import', 'statements', STATEMENTS, '--zone', '+04:00')),
  )
  const [done, other] = both.toSorted((a, b) => a.code - b.code)
  expect(done).toMatchObject({ code: 0, err: '' })
  expect(other).toMatchObject({ code: 1, out: '' })
  expect(other?.err).toMatch(/^refused: Another import is running .*\(CLI_IMPORT_RUNNING\)\. Wait/)
  expect(existsSync(join(node.home, 'import.pid'))).toBe(false)
  expect((await run(node, 'import', 'statements', STATEMENTS, '--zone', '+04:00')).code).toBe(0)
})

test('[R-UI-71] the lock of an import that was killed is taken over', async () => {
  const node = await runningNode({ founding: FOUNDING })
  const { pid } = spawnSync('true')
  for (const left of [`${pid} 12345`, `${process.pid} 1`, '', 'nobody']) {
    writeFileSync(join(node.home, 'import.pid'), left)
    const lock = takeImportLock(node.home)
    expect([left, lock.ok]).toEqual([left, true])
    expect(takeImportLock(node.home)).toMatchObject({
      code: 'CLI_IMPORT_RUNNING',
      detail: { pid: process.pid },
    })
    if (lock.ok) lock.value.release()
  }
})

test('[R-UI-71] two desks with one key take turns and make no fork', async () => {
  const node = await runningNode({ founding: FOUNDING })
  const key = demoKeyOf(node.home, 'M.duty')
  if (key === undefined) throw new Error('no key')
  const host = new URL(node.address).host
  const deskOf = async () => {
    const client = createClient({ carry: carryTo(node.address) })
    const desk = await openDesk({ client, host, mech: node.mech, key, wait: () => Promise.resolve() })
    if (!desk.ok) throw new Error(desk.code)
    return desk.value
  }
  const desks = [await deskOf(), await deskOf()]
  for (let n = 0; n < 6; n++) {
    const body = { file: 'ab'.repeat(32), name: `file ${n}`, what: 'places', rows: 1, taken: 1, refused: [] }
    expect(await desks[n % 2]?.enter({ act: 'record.import', type: 'record.import', body })).toMatchObject({
      ok: true,
    })
  }
})

test('[R-UI-71] a desk that finds its key moved on reads where it stands and tries again; a fork it only tells', async () => {
  const node = await runningNode({ founding: FOUNDING })
  const key = demoKeyOf(node.home, 'M.duty')
  if (key === undefined) throw new Error('no key')
  const deskRefusedBy = async (codes: readonly string[]) => {
    const left = [...codes]
    const carry = carryTo(node.address)
    const refusing: Carry = (request) => {
      const code = request.path.startsWith('/api/act/') ? left.shift() : undefined
      return code === undefined ? carry(request) : Promise.resolve(problemOf(code))
    }
    const client = createClient({ carry: refusing })
    const host = new URL(node.address).host
    const waits: number[] = []
    const wait = (ms: number) => Promise.resolve(void waits.push(ms))
    const desk = await openDesk({ client, host, mech: node.mech, key, wait })
    if (!desk.ok) throw new Error(desk.code)
    const body = { file: 'cd'.repeat(32), name: codes.join(), what: 'places', rows: 1, taken: 1, refused: [] }
    const entered = await desk.value.enter({ act: 'record.import', type: 'record.import', body })
    return [entered.ok ? 'ok' : entered.code, waits.length]
  }
  expect(await deskRefusedBy(['REC_SEQ_GAP', 'REC_PREV'])).toEqual(['ok', 2])
  expect(await deskRefusedBy(Array.from({ length: 9 }, () => 'REC_PREV'))).toEqual(['REC_PREV', 4])
  expect(await deskRefusedBy(['REC_AUTHOR_FORK'])).toEqual(['REC_AUTHOR_FORK', 0])
})

function problemOf(code: string) {
  const problem = { type: 'about:blank', title: code, status: 409, code, kept: 'draft', detail: {} }
  async function* chunks(): AsyncGenerator<string> {
    yield await Promise.resolve(JSON.stringify(problem))
  }
  return { status: 409, chunks: chunks(), cancel: () => {} }
}

test('[R-IMP-1] a pipe is read to its end, and one that nobody writes to is not waited for without end', async () => {
  const pipe = join(folder(), 'pipe')
  spawnSync('mkfifo', [pipe])
  const never = new AbortController().signal
  const started = performance.now()
  const silent = await bytesOf(pipe, never)
  expect(silent.ok && silent.value.length).toBe(0)
  expect(performance.now() - started).toBeLessThan(10_000)
  const writer = spawn('sh', ['-c', `sleep 0.3; cat '${STATEMENTS}' > '${pipe}'`])
  const read = await bytesOf(pipe, never)
  writer.kill()
  expect(read.ok && Buffer.from(read.value).equals(readFileSync(STATEMENTS))).toBe(true)
  const stopping = new AbortController()
  stopping.abort()
  expect(await bytesOf(pipe, stopping.signal)).toMatchObject({ code: 'CLI_STOPPED' })
  expect(await bytesOf(folder(), never)).toMatchObject({ code: 'CLI_FILE' })
})
