import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { inEnglish } from '../../test/mechanism.ts'
import { deskOf, FOUNDING, publicAt, runningNode, type TestNode } from '../../test/running-node.ts'
import { heardShell } from './heard-shell.ts'
import { runVerb } from './run.ts'
import { verbs } from './verbs.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const SMM = join(FIXTURES, 'imports/smm')
const sector = {
  side: 'between',
  securityZone: true,
  disengagementArea: { kind: 'absent' },
  area: [],
  adjoins: [],
} as const

/** A mechanism of another place and time, in which the tables' days have passed. */
async function nodeAt(start: string): Promise<TestNode> {
  const { mechanism } = FOUNDING
  const founding = {
    ...FOUNDING,
    mechanism: {
      ...mechanism,
      zone: 'Europe/Kyiv',
      firstDay: '2020-01-01',
      sectors: ['K1', 'K2', 'K3', 'K4'].map((id) => ({ ...sector, id, name: inEnglish(id) })),
      clock: { start },
    },
  }
  return runningNode({ founding })
}

async function run(node: TestNode, ...args: readonly string[]) {
  const shell = heardShell({ env: { TRUCELINE_HOME: node.home }, columns: 120 })
  const code = await runVerb(verbs, args, shell)
  return { code, ...shell.heard() }
}

function fileOf(name: string, content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'truceline-tables-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

type Sums = {
  readonly file: string
  readonly rows: number
  readonly total: number
  readonly classes: Readonly<Record<string, number>>
  readonly subClasses: Readonly<Record<string, number>>
  readonly byDay: Readonly<Record<string, Readonly<Record<string, number>>>>
}
const SUMS: readonly Sums[] = JSON.parse(
  readFileSync(join(SMM, 'sums-constructed/expected.json'), 'utf8'),
).files

type Totals = readonly { readonly class: string; readonly sum: { readonly n: number } }[]

function byClass(totals: Totals): Record<string, number> {
  return Object.fromEntries(totals.map(({ class: told, sum }) => [told, sum.n]))
}

test.each(SUMS.map((sums) => [sums.file, sums] as const))(
  '[R-OBS-1, R-OBS-9, R-OBS-10] %s, brought in through the doors, gives its five totals, by day and sub-class too',
  async (name, { rows, total, classes, subClasses, byDay }) => {
    const node = await nodeAt('2031-06-01T00:00:00.000Z')
    const { code, out } = await run(
      node,
      'import',
      'observations',
      join(SMM, 'sums-constructed', name),
      '--json',
    )
    expect([code, JSON.parse(out)]).toMatchObject([
      0,
      { rows, taken: rows, written: rows, refused: [], complete: true },
    ])
    const desk = await deskOf(node, 'M.duty')
    const totals = async (query: string) =>
      byClass((await (await desk.get(`/api/observations?limit=1&${query}`)).json()).totals)
    const all = await totals('')
    expect(all).toMatchObject(classes)
    expect(Object.values(classes).reduce((sum, n) => sum + n, 0)).toBe(total)
    for (const [day, expected] of Object.entries(byDay))
      expect([day, await totals(`day=${day}`)]).toMatchObject([day, nonZero(expected)])
    for (const [pair, n] of Object.entries(subClasses)) {
      const [told = '', sub = ''] = pair.split('/')
      expect([pair, (await totals(`class=${told}&sub=${sub}`))[told]]).toEqual([pair, n])
    }
    const again = await run(node, 'import', 'observations', join(SMM, 'sums-constructed', name), '--json')
    expect(JSON.parse(again.out)).toMatchObject({ written: 0, before: rows, complete: true })
    expect(node.faults).toEqual([])
  },
  240_000,
)

function nonZero(day: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(day).filter(([, n]) => n > 0))
}

test('[R-IMP-10, R-UI-72] a table is previewed row by row, taken in part when asked, and goes on where it was stopped', async () => {
  const node = await nodeAt('2020-11-10T00:00:00.000Z')
  expect((await run(node, 'import', 'places', join(FIXTURES, 'places/donbas.json'))).code).toBe(0)
  const table = join(SMM, 'table-sample.csv')
  const asked = ['import', 'observations', table, '--zone', 'Europe/Kyiv', '--year', '2020']
  const dry = await run(node, ...asked, '--dry-run')
  expect(dry.code).toBe(1)
  expect(dry.out).toBe(
    '  51 of 60 rows can be taken. 12 of them should be looked at first: the import takes them as they stand. Nothing was written. Correct the file, or take the valid rows with --take-valid.\n',
  )
  expect(dry.err).toContain('Read as utf-8, comma between cells.')
  expect(dry.err).toMatch(/refused: row 52 dateTime: .*happened twice.*\(MEA_TIME_AMBIGUOUS\)/)
  expect(dry.err).toMatch(/refused: row 51: .*\(OBS_ZERO_UNWATCHED\)/)
  expect(dry.err).toMatch(/refused: row 58 row: .*\(ROW_DUPLICATE\)/)
  expect(dry.err).toContain('--confirm 54,58')
  const looked = [...dry.err.matchAll(/^ {2}look at first: row (\d+) \w+: .+ \([A-Z_]+\)\. .+$/gm)]
  expect(new Set(looked.map(([, row]) => row)).size).toBe(12)
  expect(dry.err.match(/look at first:/g)).toHaveLength(looked.length)
  expect((await run(node, ...asked)).code).toBe(1)
  const confirmed = await run(node, ...asked, '--confirm', '54,58', '--take-valid', '--json')
  expect(JSON.parse(confirmed.out)).toMatchObject({ taken: 53, written: 53, before: 0, complete: true })
  const listed = await run(node, 'observations', '--json')
  const { rows, matching } = JSON.parse(listed.out)
  expect([rows.length, matching]).toEqual([53, 53])
  expect(
    rows.every((row: { observation: { outsideEffort: boolean } }) => row.observation.outsideEffort),
  ).toBe(true)
  const without = await run(node, 'import', 'observations', table, '--dry-run', '--json')
  expect(JSON.parse(without.out)).toMatchObject({ taken: 0 })
  await listsAndSearches(node)
}, 120_000)

async function listsAndSearches(node: TestNode): Promise<void> {
  const shown = await run(node, 'observations', '--class', 'muzzleFlash')
  expect(shown.out).toMatch(/^1 observation of 53\. Of what counts: muzzle flash 2\./)
  expect(shown.out).toContain('SMM camera in Avdiivka')
  const csv = await run(node, 'observations', '--text', 'live-fire', '--csv')
  expect(csv.out.split('\n')).toHaveLength(5)
  expect(csv.out.split('\n')[0]).toContain('observer_place')
  const lines = await run(node, 'observations', '--means', 'saw', '--jsonl')
  expect(
    lines.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).observation.means.includes('saw')),
  ).toEqual([true, true, true])
  const found = await run(node, 'search', 'In', 'flight')
  expect(found.code).toBe(0)
  expect(found.out).toMatch(/observations? with “In flight”/)
  expect((await run(node, 'search', 'no such words at all')).out).toBe(
    'Nothing that you may read holds “no such words at all”.\n',
  )
  expect(await run(node, 'observations', '--class', 'boom')).toMatchObject({ code: 2 })
  expect(await run(node, 'observations', '--json', '--csv')).toMatchObject({ code: 2 })
}

test('[R-IMP-14] a total that its rows do not add up to keeps the whole table out, with the difference', async () => {
  const node = await nodeAt('2031-06-01T00:00:00.000Z')
  const text = readFileSync(join(SMM, 'sums-constructed/total-6294.csv'), 'utf8').trimEnd()
  const wrong = await run(
    node,
    'import',
    'observations',
    fileOf('t.csv', `${text}\n,,Total,,,,6295,,,,,,,\n`),
    '--take-valid',
  )
  expect(wrong.code).toBe(1)
  expect(wrong.err).toMatch(/states a total of 6,?295 .* add up to 6,?294: 1 apart.*\(OBS_SUM_MISMATCH\)/)
  expect((await run(node, 'observations', '--json')).out).toContain('"of":0')
  const right = await run(
    node,
    'import',
    'observations',
    fileOf('t.csv', `${text}\n,,Total,,,,6294,,,,,,,\n`),
    '--dry-run',
  )
  expect(right).toMatchObject({ code: 0 })
})

test('[R-UI-71] stopped between two records, the same command goes on, and nothing is in twice', async () => {
  const node = await nodeAt('2031-06-01T00:00:00.000Z')
  const path = join(SMM, 'sums-constructed/total-31076.csv')
  const shell = heardShell({ env: { TRUCELINE_HOME: node.home }, isTerminal: true })
  let ms = 0
  const stopped = await runVerb(verbs, ['import', 'observations', path, '--json'], {
    ...shell,
    nowMs: () => (ms += 2_000),
    err: { ...shell.err, write: (text) => (text.includes('Recording') ? shell.press() : undefined) },
  })
  expect(stopped).toBe(1)
  const { written, complete } = JSON.parse(shell.heard().out)
  expect([written > 0 && written < 362, complete]).toEqual([true, false])
  const again = await run(node, 'import', 'observations', path, '--json')
  expect(JSON.parse(again.out)).toMatchObject({ before: written, written: 362 - written, complete: true })
  expect(JSON.parse((await run(node, 'observations', '--json')).out).of).toBe(348)
}, 120_000)

test('[R-NET-31, R-EXP-3, R-OBS-15] files out hold what their reader may read, and a preview writes nothing and is not for a party', async () => {
  const node = await nodeAt('2031-06-01T00:00:00.000Z')
  const path = join(SMM, 'sums-constructed/total-6294.csv')
  await run(node, 'import', 'observations', path)
  const [duty, party, anyone] = [
    await deskOf(node, 'M.duty'),
    await deskOf(node, 'A.liaison'),
    publicAt(node),
  ]
  const mission = await (await duty.get('/api/files/observations.csv?day=2031-04-12')).text()
  const joint = await (await party.get('/api/files/observations.csv?day=2031-04-12')).text()
  expect(mission.split('\n')[0]).toContain(',observer_place,bearings,')
  expect(joint.split('\n')[0]).not.toMatch(/observer|bearing|range|note|watch|relayed/)
  expect(joint.split('\n').length).toBe(mission.split('\n').length)
  for (const file of [
    'observations.csv',
    'observations.xlsx',
    'observations.geojson',
    'accounts.csv',
    'accounts.xlsx',
  ])
    expect([
      file,
      (await anyone.get(`/api/files/${file}`)).status,
      (await duty.get(`/api/files/${file}`)).status,
    ]).toEqual([file, 404, 200])
  const filters = 'sector=S1&class=explosion&means=heard&zone=inside&state=accepted&place=mill&text=smoke'
  for (const file of [
    ...['csv', 'xlsx', 'geojson'].map((format) => `observations.${format}?day=2031-04-12&${filters}`),
    ...['csv', 'xlsx'].map(
      (format) =>
        `accounts.${format}?from=2031-04-11T20:00:00.000Z&to=2031-04-12T20:00:00.000Z&standing=lodged&state=disputed`,
    ),
  ])
    expect([file, (await duty.get(`/api/files/${file}`)).status]).toEqual([file, 200])
  const map = await (await party.get('/api/files/observations.geojson?day=2031-04-12')).json()
  expect(map.features.map(({ geometry }: { geometry: unknown }) => geometry)).toEqual(
    map.features.map(() => null),
  )
  expect(
    map.features.reduce(
      (sum: number, { properties }: { properties: { total: { count: number } } }) =>
        sum + properties.total.count,
      0,
    ),
  ).toBe(234)
  const twice = await Promise.all(
    [1, 2].map(async () => (await duty.get('/api/files/observations.xlsx')).arrayBuffer()),
  )
  expect(new Uint8Array(twice[0] ?? new ArrayBuffer())).toEqual(new Uint8Array(twice[1] ?? new ArrayBuffer()))
  await previews(node, path)
}, 120_000)

async function previews(node: TestNode, path: string): Promise<void> {
  const [duty, party, anyone] = [
    await deskOf(node, 'M.duty'),
    await deskOf(node, 'A.liaison'),
    publicAt(node),
  ]
  const send = (cookie: string, body: Uint8Array, { type = 'text/csv', query = '' } = {}) =>
    fetch(`${node.address}/api/files/observations${query}`, {
      method: 'POST',
      headers: { 'content-type': type, cookie },
      body: Buffer.from(body),
    })
  const bytes = readFileSync(path)
  expect((await send(party.cookie, bytes)).status).toBe(403)
  expect((await send(anyone.cookie, bytes)).status).toBe(403)
  const size = await sizeOf(node)
  const preview = await (await send(duty.cookie, bytes)).json()
  expect(preview).toMatchObject({
    format: 'csv',
    tally: { refused: 0 },
    missing: [],
    totals: [],
  })
  // What the record holds already is told; a row that revises another, and one that was revised, says something else.
  const { ok, warning } = preview.tally
  expect([ok + warning, warning > 300]).toEqual([362, true])
  expect(preview.rows[0]).toMatchObject({ asks: ['duplicate'], notes: [{ code: 'ROW_DUPLICATE' }] })
  const unread = await (
    await send(duty.cookie, Buffer.from(bytes.toString().replaceAll('2031-', '2030-')))
  ).json()
  expect(unread.tally).toEqual({ ok: 362, warning: 0, refused: 0 })
  expect(preview.text).toHaveLength(50)
  const sample = readFileSync(join(SMM, 'table-sample-cp1251.csv'))
  const asked = '?zone=Europe%2FKyiv&year=2020'
  expect(
    await (await send(duty.cookie, sample, { type: 'application/octet-stream', query: asked })).json(),
  ).toMatchObject({
    encoding: { name: 'windows-1251', sure: 'likely' },
    delimiter: { name: 'semicolon', sure: 'certain' },
    tally: { refused: 1 },
  })
  expect((await send(duty.cookie, Buffer.from('a,b\n'), { type: 'image/png' })).status).toBe(415)
  expect((await send(duty.cookie, new Uint8Array(21 * 1024 * 1024))).status).toBe(413)
  const long = await send(duty.cookie, Buffer.from(`class,n\n${'shot,1\n'.repeat(5_001)}`))
  expect([long.status, await long.json()]).toMatchObject([422, { code: 'IMP_SIZE' }])
  expect(await sizeOf(node)).toBe(size)
}

async function sizeOf(node: TestNode): Promise<number> {
  return (await (await publicAt(node).get('/api/record/head')).json()).size
}

test('[R-OBS-12, R-IMP-10] a table saved anew is another file: what the record holds already waits for a person’s word', async () => {
  const node = await nodeAt('2020-11-10T00:00:00.000Z')
  const rows = [
    'Position;Event location;Means;No.;Observation;Description;Weapon;Date, time',
    'Post 1;2 km N;Heard;5;Explosion;Outgoing;N/K;24-Oct, 12:05',
    'Post 1;2 km N;Heard;12;Burst;;HMG;24-Oct, 12:31-12:33',
  ]
  const asked = ['--zone', 'Europe/Kyiv', '--year', '2020']
  const first = fileOf('first.csv', `${rows.join('\n')}\n`)
  expect((await run(node, 'import', 'observations', first, ...asked)).code).toBe(0)
  const again = fileOf('again.csv', `${rows.join('\n').replace('24-Oct, 12:05', '24.10.2020 12:05')}\n`)
  const refused = await run(node, 'import', 'observations', again, ...asked)
  expect(refused.code).toBe(1)
  expect(refused.err).toMatch(/row 1 row: The record holds an observation that says the same, number \d+\.1 /)
  expect(refused.err).toContain('--confirm 1,2 ')
  const one = await run(
    node,
    'import',
    'observations',
    again,
    ...asked,
    '--confirm',
    '2',
    '--take-valid',
    '--json',
  )
  expect(JSON.parse(one.out)).toMatchObject({ taken: 1, written: 1, unconfirmed: [1] })
  const resumed = await run(node, 'import', 'observations', first, ...asked, '--json')
  expect(JSON.parse(resumed.out)).toMatchObject({ taken: 2, written: 0, before: 2, complete: true })
  const missing = await run(
    node,
    'import',
    'observations',
    fileOf('m.csv', 'A;B;Date, time\n1;2;3\n'),
    ...asked,
  )
  expect(missing.err).toMatch(/“means, count, class”.*\(IMP_COLUMN_MISSING\)/)
}, 120_000)
