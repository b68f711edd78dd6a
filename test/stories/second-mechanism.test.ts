import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { runVerb } from '../../src/cli/run.ts'
import { verbs } from '../../src/cli/verbs.ts'
import { releaseDay, reportDesks } from '../report-desks.ts'
import { FILE, foundingOf, observedIn, SECOND, SECOND_DAY } from './second.ts'
import { must, stageOf, type Stage } from './stage.ts'
import { tellDay } from './told-day.ts'
import { linesOfMatter } from './told.ts'

/** Runs a verb of the program on the stage's home as a shell would, and answers its exit code and what it wrote. */
async function shell(
  stage: Stage,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const written = { out: '', err: '' }
  const sink = (to: 'out' | 'err') => ({
    write: (text: string) => void (written[to] += text),
    isTerminal: false,
    columns: 200,
  })
  const code = await runVerb(verbs, args, {
    env: { TRUCELINE_HOME: stage.node.home },
    out: sink('out'),
    err: sink('err'),
    stop: new AbortController().signal,
    nowMs: () => performance.now(),
    ask: async () => undefined,
    wait: () => Promise.resolve(),
  })
  return { code, ...written }
}

test('[R-PTY-7, R-MEA-4] another conflict, with right-to-left names, a half-hour zone and another closing hour, needs no change to the program', async () => {
  const stage = await stageOf(foundingOf(SECOND))
  onTestFinished(stage.end)
  must(await stage.moveTo('2031-03-07T09:00:00.000Z'))
  expect(await shell(stage, 'import', 'places', FILE, '--json')).toMatchObject({ code: 0, err: '' })
  const imported = await shell(stage, 'import', 'statements', FILE, '--json')
  expect(imported).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(imported.out)).toMatchObject({ rows: 6, taken: 6, written: 6, complete: true })

  const duty = await stage.client('M.duty')
  const ids = new Map<string, string>()
  const accountsOf = async () => {
    const told = await duty.views.accounts({})
    return told.ok ? told.value.matters.flatMap((matter) => matter.accounts) : []
  }
  for (const { sourceId, id } of await accountsOf()) ids.set(String(sourceId), id)
  const desk = await stage.desk('M.duty')
  const pair = ['X-01', 'X-02'].map((name) => ids.get(name) ?? '')
  const { linkSealed } = await import('../running-node.ts')
  await desk.record(
    'claim.linked',
    { link: { relation: 'sameEvent', accounts: pair } },
    { ref: pair.map((rid) => ({ rel: 'links', rid })), sealed: linkSealed('two minutes apart') },
  )
  const names = new Map([...ids].map(([name, id]) => [id, name]))
  const matter = await duty.views.account(ids.get('X-01') ?? '')
  expect(matter.ok ? linesOfMatter(matter.value, names) : matter).toEqual(
    expect.arrayContaining([
      'side by side: X-01 | X-02',
      'kind: mirrored',
      'allegedActor: mirrored',
      'place: same',
      'time: same',
      'A said publicly X-01: violation by B, 05:10, أمبر',
      'B said publicly X-02: violation by A, 05:12, أمبر',
    ]),
  )
  const flagged = (await accountsOf()).filter(({ flags }) =>
    flags.some(({ kind }) => kind === 'statedBeforeEvent'),
  )
  expect(flagged.map(({ sourceId }) => sourceId)).toEqual(['X-05'])
  const organisation = (await accountsOf()).find(({ sourceId }) => sourceId === 'X-06')
  expect(organisation?.column).toBe('third')

  // The day closes at 18:00 at +02:30, so 15:30Z; the public reads it with the released daily, a day later, under its date.
  const anybody = await stage.client()
  const days = async () => {
    const told = await anybody.views.publicAccounts({})
    return told.ok ? told.value.accounts.map(({ day }) => day) : told
  }
  must(await stage.moveTo('2031-03-07T18:00:00.000Z'))
  expect(await releaseDay(stage.node, '2031-03-07')).toBe('2031-03-08T15:30:00.000Z')
  must(await stage.moveTo('2031-03-08T15:29:59.999Z'))
  expect(await days()).toEqual([])
  must(await stage.moveTo('2031-03-08T15:30:00.000Z'))
  expect(await days()).toEqual(Array.from({ length: 6 }, () => '2031-03-07'))

  const listed = await shell(stage, 'accounts', '--from', '2031-03-07', '--to', '2031-03-08', '--lang', 'en')
  expect(listed.code).toBe(0)
  expect(listed.out).toMatch(/Maroun\/Tirun[^\n]*06:20/) // both forms by Latin spelling, and the clock of the zone
  expect(listed.out).toContain('+02:30')
  expect(stage.node.faults).toEqual([])
}, 60_000)

test('[R-PTY-7, R-RPT-1, R-MEA-4] its watches, observations, agreement and daily are told by its own zone, sectors and closing hour', async () => {
  const stage = await stageOf(foundingOf(SECOND))
  onTestFinished(stage.end)
  const desks = reportDesks(stage.node)
  must(await stage.moveTo('2031-03-08T00:00:00.000Z'))
  await observedIn(desks)
  const liaison = await stage.client('A.liaison')
  const page = await liaison.views.observations({ day: '2031-03-07' })
  const low = (page.ok ? page.value.totals : []).map(({ class: name, sum }) => [name, sum.low])
  const expected = SECOND.expected.byDay['2031-03-07'] ?? {}
  expect(Object.fromEntries(low)).toEqual(
    Object.fromEntries(Object.entries(expected).map(([name, sum]) => [name, sum.low])),
  )

  // An agreement of a shape that no other mechanism has, and both sides' signed words on it.
  const { agreement } = await tellDay(stage, { ...SECOND_DAY, truce: '2031-03-08T01:00:00.000Z' })
  const whole = await liaison.views.agreement(agreement)
  const states = (whole.ok ? whole.value.terms : []).map(({ key, state }) => `${key} ${state}`)
  expect(states).toEqual(['posts.count proposed', 'road.open disputed', 'guns.back blocked'])
  must(await stage.moveTo('2031-03-08T01:30:00.000Z'))
  const situation = await liaison.views.situation({})
  expect(situation).toMatchObject({
    ok: true,
    value: {
      day: { day: '2031-03-08', from: '2031-03-07T15:30:00.000Z', to: '2031-03-08T15:30:00.000Z' },
      truce: { id: 'TR-TOLD', state: 'disputedInterval' },
    },
  })

  // 18:00 at +02:30 is 15:30Z; effort by sector is the sides' 24 h later, in minutes of a day of 1,440.
  const publicFrom = await releaseDay(stage.node, '2031-03-07')
  expect(publicFrom).toBe('2031-03-08T15:30:00.000Z')
  const early = await liaison.views.daily({ day: '2031-03-07' })
  expect(early.ok ? early.value.daily.sectors : early).toEqual([])
  must(await stage.moveTo(publicFrom))
  const later = await (await stage.client('B.rep/2')).views.daily({ day: '2031-03-07' })
  const sectors = later.ok ? later.value.daily.sectors : []
  expect(sectors.map(({ sector, doneMin, plannedMin }) => [sector, doneMin, plannedMin])).toEqual([
    ['Q1', 480, 1_440],
    ['Q2', 270, 1_440],
    ['Q3', 120, 1_440],
  ])
  const out = join(stage.node.home, 'daily.json')
  const asked = ['--date', '2031-03-07', '--format', 'json', '--out', out, '--lang', 'en']
  expect((await shell(stage, 'report', 'daily', ...asked)).code).toBe(0)
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
    mechanism: { zone: '+02:30', dayClose: '18:00' },
  })
  expect(stage.node.faults).toEqual([])
}, 300_000)
