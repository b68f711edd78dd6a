import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import pg from 'pg'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'

import { emptyDatabase } from '../../test/database.ts'
import { runningNode, type TestNode } from '../../test/running-node.ts'
import { heardShell } from './heard-shell.ts'
import { runVerb } from './run.ts'
import { verbs } from './verbs.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const STATEMENTS = join(FIXTURES, 'mechanisms/nk2020/statements.json')
const PLACES = join(FIXTURES, 'mechanisms/nk2020/places.json')
const CLAIMS = join(FIXTURES, 'imports/lodged-constructed.json')

const described = JSON.parse(readFileSync(join(FIXTURES, 'mechanisms/nk2020/founding.json'), 'utf8'))
/** The demo's founding, its clock behind all that its data tell of. */
const FOUNDING = {
  ...described,
  mechanism: { ...described.mechanism, clock: { start: '2020-11-12T00:00:00.000Z' } },
}

type Ran = { readonly code: number; readonly out: string; readonly err: string }

async function run(node: { readonly home: string }, ...args: readonly string[]): Promise<Ran> {
  const shell = heardShell({ env: { TRUCELINE_HOME: node.home }, columns: 100 })
  const code = await runVerb(verbs, args, shell)
  return { code, ...shell.heard() }
}

function nk2020(databaseUrl?: string): Promise<TestNode> {
  return runningNode({ founding: FOUNDING, ...(databaseUrl === undefined ? {} : { databaseUrl }) })
}

/** A file in a folder of its own, gone with the test. */
function fileOf(name: string, content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'truceline-file-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

afterEach(() => vi.unstubAllEnvs())

function statementsWith(
  change: (row: Record<string, unknown>, at: number) => Record<string, unknown>,
): string {
  const file = JSON.parse(readFileSync(STATEMENTS, 'utf8'))
  return JSON.stringify({ ...file, statements: file.statements.slice(0, 6).map(change) })
}

test('[R-UI-72] a dry run names row, field, code and what to do, and writes nothing', async () => {
  const node = await nk2020()
  const path = fileOf(
    'day.json',
    statementsWith((row, at) =>
      at === 3 ? { ...row, speaker: { kind: 'side', side: 'A', entity: 'XX', office: 'ministry' } } : row,
    ),
  )
  await run(node, 'import', 'places', PLACES)
  const before = await run(node, 'record', 'verify', '--json')
  const { code, out, err } = await run(node, 'import', 'statements', path, '--zone', '+04:00', '--dry-run')
  expect(code).toBe(1)
  expect(err).toMatch(/^ {2}refused: row 4 speaker\.entity: .*“XX” \(PTY_ENTITY_UNKNOWN\)\. Correct the code/)
  expect(out).toBe(
    '  5 of 6 rows can be taken. Nothing was written. Correct the file, or take the valid rows with --take-valid.\n',
  )
  expect(await run(node, 'record', 'verify', '--json')).toEqual(before)
})

test('[R-UI-72] a time without a zone is refused with what to add, and taken with --zone', async () => {
  const node = await nk2020()
  await run(node, 'import', 'places', PLACES)
  const path = fileOf(
    'day.json',
    statementsWith((row) => row),
  )
  const without = await run(node, 'import', 'statements', path, '--dry-run')
  expect(without.err).toMatch(/row \d+ reportedAt\.zone: .*\(MEA_ZONE_MISSING\)\. .*Say the zone/)
  expect((await run(node, 'import', 'statements', path, '--zone', '+04:00', '--dry-run')).out).toBe(
    '  6 of 6 rows can be taken. Nothing was written.\n',
  )
})

test('[R-UI-71] an import is whole only when every row is in the record, and a second run finds them there', async () => {
  const node = await nk2020()
  expect((await run(node, 'import', 'places', PLACES)).out).toMatch(
    /^ {2}(\d+) of \1 rows are in the record, 0 /,
  )
  const first = await run(node, 'import', 'statements', STATEMENTS, '--zone', '+04:00')
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toBe('  52 of 52 rows are in the record, 0 from before. The import is complete.\n')
  const again = await run(node, 'import', 'statements', STATEMENTS, '--zone', '+04:00', '--json')
  expect(JSON.parse(again.out)).toMatchObject({ rows: 52, taken: 52, written: 0, before: 52, complete: true })
  const claims = await run(node, 'import', 'claims', CLAIMS, '--json')
  expect(JSON.parse(claims.out)).toMatchObject({ what: 'claims', refused: [], complete: true })
  const entries = JSON.parse((await run(node, 'accounts', '--json')).out)
  expect(entries.counts).toMatchObject({ saidPublicly: 48, thirdStates: 4 })
  const table = await run(node, 'accounts', '--from', '2020-10-10T08:00Z', '--to', '2020-10-10T15:30Z')
  expect(table.out).toMatch(/^\d+ matters: /)
  expect(table.out).toMatch(/◑ Azerbaijan .*◐ Armenia|◐ Armenia .*◑ Azerbaijan/)
  expect(table.out).not.toMatch(/[\u2500-\u257F]/)
})

test('[R-UI-72] an amended line is named; what is in the record already stays as it is', async () => {
  const node = await nk2020()
  await run(node, 'import', 'places', PLACES)
  const path = fileOf(
    'day.json',
    statementsWith((row) => row),
  )
  expect((await run(node, 'import', 'statements', path, '--zone', '+04:00')).code).toBe(0)
  const amended = fileOf(
    'day-2.json',
    statementsWith((row, at) => (at === 2 ? { ...row, text: 'Something else.' } : row)),
  )
  const { code, err, out } = await run(node, 'import', 'statements', amended, '--zone', '+04:00', '--json')
  expect(code).toBe(1)
  expect(err).toMatch(/^ {2}refused: row 3: .* is already in the record with other content \(IMP_AMENDED\)\./)
  expect(JSON.parse(out)).toMatchObject({
    written: 0,
    before: 5,
    complete: false,
    refused: [{ row: 3, code: 'IMP_AMENDED' }],
  })
})

test('[R-CLM-13] a claim is lodged by its own side alone; the other side’s rows are refused before anything is written', async () => {
  const node = await nk2020()
  await run(node, 'import', 'places', PLACES)
  const { code, out, err } = await run(node, 'import', 'claims', CLAIMS, '--as', 'A.liaison')
  expect(code).toBe(1)
  expect(err).toMatch(/row \d+ by: .*\(PTY_NOT_A_SIDE\)\./)
  expect(out).toContain('Nothing was written.')
})

test('[R-UI-72] a file that is no file of ours is refused as a whole, with its code', async () => {
  const node = await nk2020()
  const deep = fileOf('deep.json', `${'['.repeat(500)}${']'.repeat(500)}`)
  const cp1251 = fileOf('cp1251.json', Uint8Array.from([0x7b, 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x7d]))
  const huge = fileOf('huge.json', '')
  truncateSync(huge, 200 * 1024 * 1024)
  const cases = [
    [deep, 'IMP_DEPTH'],
    [cp1251, 'IMP_ENCODING'],
    [huge, 'IMP_SIZE'],
    [fileOf('cut.json', '{"statements":['), 'IMP_JSON'],
    [fileOf('other.json', '{"rows":[]}'), 'IMP_EMPTY'],
    [fileOf('blank.json', ''), 'IMP_EMPTY'],
    [fileOf('long.json', `[${'0,'.repeat(100_000)}0]`), 'IMP_SIZE'],
    [join(tmpdir(), 'truceline-not-there.json'), 'CLI_FILE'],
  ] as const
  for (const [path, expected] of cases)
    for (const lang of ['en', 'hy', 'az', 'ru']) {
      const { code, err, out } = await run(node, 'import', 'statements', path, '--lang', lang)
      expect([expected, code, out]).toEqual([expected, 1, ''])
      expect(err).toContain(`(${expected})`)
    }
  expect((await run(node, 'import', 'rumours', deep)).code).toBe(2)
})

test('[R-REC-26] everything from the first entry on is checked here, and one changed byte is found', async () => {
  const url = await emptyDatabase()
  const node = await nk2020(url)
  const { code, out } = await run(node, 'record', 'verify')
  expect(code).toBe(0)
  expect(out).toMatch(/^Checked: \d+ entries, recorded\. Root [0-9a-f]{4} [0-9a-f]{4} … [0-9a-f]{4}\n$/)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('alter table record.log_entry disable trigger all') // who owns the machine can; that is the point
  await client.query(
    `update record.log_entry set bytes = set_byte(bytes, length(bytes) - 10, get_byte(bytes, length(bytes) - 10) # 1) where idx = 7`,
  )
  await client.end()
  const changed = await run(node, 'record', 'verify')
  expect(changed.code).toBe(1)
  expect(changed.err).toMatch(/^refused: .*\(REC_[A-Z]+\)\. /)
})

test('[R-UI-71] a check that is stopped says what is kept, and goes on at the next run', async () => {
  const node = await nk2020()
  const shell = heardShell({ env: { TRUCELINE_HOME: node.home } })
  shell.press()
  expect(await runVerb(verbs, ['record', 'verify'], shell)).toBe(1)
  expect(shell.heard().err).toBe(
    'Stopped after 0 entries, all of them right; this is kept. Run the same command again: it goes on where it stopped.\n',
  )
  expect((await run(node, 'record', 'verify')).code).toBe(0)
})

test('[R-REC-26] one entry is shown with its bytes, by index and by id, and its place in the log is proved', async () => {
  const node = await nk2020()
  const shown = await run(node, 'record', 'show', '0')
  expect(shown.code).toBe(0)
  expect(shown.out).toMatch(/^Entry 0: record\.genesis\n/)
  expect(shown.out).toMatch(
    /Checked here: 3 signatures, \d steps to the root of \d+ entries, checkpoint signed\./,
  )
  const json = JSON.parse((await run(node, 'record', 'show', '3', '--json')).out)
  expect(JSON.stringify(JSON.parse(json.bytes))).toBe(json.bytes)
  const same = await run(node, 'record', 'show', json.row.rid, '--json')
  expect(JSON.parse(same.out).row.index).toBe(3)
  expect(await run(node, 'record', 'show', '999999')).toMatchObject({ code: 1, out: '' })
  expect(await run(node, 'record', 'show', '../x')).toMatchObject({ code: 2, out: '' })
})

test('[R-REC-34] every row of every table is proved from the record; a flipped one is named and put right', async () => {
  const url = await emptyDatabase()
  const node = await nk2020(url)
  await run(node, 'import', 'places', PLACES)
  expect(await run(node, 'rebuild')).toMatchObject({ code: 1, out: '' })
  await node.stop()
  vi.stubEnv('DATABASE_URL', url)
  expect((await run(node, 'rebuild')).out).toMatch(
    /^ {2}\d+ rows, every one equal to what the record gives\.\n$/,
  )
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    `update truceline.places set body = jsonb_set(body, '{contested}', 'false') where id = 'stepanakert'`,
  )
  await client.end()
  const found = await run(node, 'rebuild')
  expect(found.code).toBe(1)
  expect(found.out).toContain('differs: table places, key stepanakert\n')
  expect((await run(node, 'rebuild')).code).toBe(0)
})

test('[R-UI-70] the doctor looks at everything and changes nothing', async () => {
  const node = await nk2020()
  const { code, out } = await run(node, 'doctor', '--json')
  expect(code).toBe(0)
  const findings: { what: string; state: string }[] = JSON.parse(out)
  expect(findings.map(({ what }) => what)).toEqual([
    'node',
    'home',
    'database',
    'disk',
    'port',
    'running',
    'head',
    'clock',
  ])
  expect(findings.filter(({ state }) => state === 'bad')).toEqual([])
})

test('[R-UI-72] a home where nothing is founded says what to do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'truceline-none-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const verb of [['serve'], ['accounts'], ['record', 'verify'], ['rebuild']]) {
    const { code, out, err } = await run({ home: folder }, ...verb)
    expect([verb, code, out]).toEqual([verb, 1, ''])
    expect(err).toMatch(/\(HOME_NONE\)\. Run npm start/)
  }
})
