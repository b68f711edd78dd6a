import { expect, onTestFinished, test } from 'vitest'

import { foundingDescription, type FoundingDescription } from '#server/node'

import { runVerb } from '../../src/cli/run.ts'
import { verbs } from '../../src/cli/verbs.ts'
import { NK2020 } from '../nk2020.ts'
import { releaseDay } from '../report-desks.ts'
import { fixtureFile } from './files.ts'
import { must, stageOf, type Stage } from './stage.ts'
import { linesOfMatter } from './told.ts'

const FILE = 'fixtures/mechanisms/second-constructed.json'
const SECOND: SecondFile = read(fixtureFile('mechanisms/second-constructed.json'))

type Names = Readonly<Record<string, string>>
type SecondFile = {
  readonly mech: string
  readonly zone: string
  readonly dayClose: string
  readonly languages: readonly string[]
  readonly sides: readonly {
    readonly code: string
    readonly entity: string
    readonly ownLanguages: readonly string[]
    readonly name: Names
  }[]
  readonly otherSpeakers: readonly { readonly entity: string; readonly kind: string; readonly name: Names }[]
  readonly sectors: { readonly features: readonly { readonly id: string }[] }
  readonly truce: { readonly effective: { readonly utc: string } }
}

function read(file: unknown): SecondFile {
  const value: SecondFile = JSON.parse(JSON.stringify(file))
  return value
}

/** The founding that the file describes: its sides and languages, its days; offices as any mission has them. */
function foundingOf({
  mech,
  zone,
  dayClose,
  languages,
  sides,
  otherSpeakers,
  sectors,
}: SecondFile): FoundingDescription {
  const textOf = (names: Names) =>
    Object.entries(names).map(([lang, text]) => ({ lang, text, original: lang === 'en' }))
  const ids = sectors.features.map(({ id }) => id)
  return foundingDescription.parse({
    ...NK2020,
    mech,
    mechanism: {
      name: textOf({ en: 'Varenta and Ozmar', ar: 'فارنتا وأوزمار' }),
      zone,
      dayClose,
      firstDay: '2031-03-07',
      preset: 'full',
      languages,
      sides: sides.map(({ code, name, ownLanguages }) => ({ side: code, name: textOf(name), ownLanguages })),
      entities: [
        ...sides.map(({ code, entity, name }) => ({
          code: entity,
          kind: 'side',
          side: code,
          name: textOf(name),
        })),
        ...otherSpeakers.map(({ entity, kind, name }) => ({ code: entity, kind, name: textOf(name) })),
      ],
      dataGaps: [],
      sectors: ids.map((id, at) => ({
        id,
        name: textOf({ en: id }),
        adjoins: ids.filter((_, other) => Math.abs(other - at) === 1),
      })),
      clock: { start: '2031-03-07T02:30:00.000Z' },
    },
  })
}

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
