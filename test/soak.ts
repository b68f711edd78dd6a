import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'

import { writeFigures } from '../bench/document.ts'
import { seconds, type Figure } from '../bench/figure.ts'
import { diskFullRound } from './crash/disk-full.ts'
import { command, foundedHome, harmOf, homesFolder, seenAt, statementsFile } from './crash/killed-home.ts'
import { drawOf, importRound, served, stopped, VICTIMS, type Acknowledged } from './crash/killing.ts'
import { slowDiskRound, type SlowStage } from './crash/slow-disk.ts'
import { standbyRound, withStandby } from './crash/standby.ts'

// `npm run soak`: kills a node that imports, its database or both, 1,000 times at seeded instants, and looks for harm after each. It goes on where
// it was stopped; `npm run soak -- --anew` begins again with another seed. `npm run soak -- standby` kills a primary under
// load instead, and looks for what was acknowledged on its synchronous standby; `npm run soak -- disk-full` fills a small file
// system and `npm run soak -- slow-disk` slows one down, which takes the right to mount one. `npm run soak -- mirror` holds
// two hundred made mechanisms against their images, and `npm run soak -- fuzz` tries each parser a million times, or those
// named behind it; both go on where they were stopped. `npm run soak -- suite` runs the whole suite on the machine's own
// PostgreSQL with a synchronous standby.

/** Kills of a whole run. */
const KILLS = 1_000
/** Rows of each file; a new one is begun when one is whole. */
const ROWS = 400
/** After so many kills the log is verified and every projection rebuilt, which takes a stop. */
const PROVEN_EVERY = 20
/** After so many kills, a multiple of the last, a new home is begun: what is looked through after each grows with its log. */
const KILLS_A_HOME = 40

type State = {
  readonly seed: number
  readonly folder: string
  readonly kills: number
  readonly series: number
  readonly acknowledged: readonly (readonly [string, number])[]
  /** Receipts of the homes before. */
  readonly earlier: number
}

const FILE = join(import.meta.dirname, '../.cache/soak.json')

function begun(): State {
  const wanted = process.argv.includes('--anew') || !existsSync(FILE)
  if (wanted)
    return {
      seed: Date.now() % 2 ** 31,
      folder: homesFolder(),
      kills: 0,
      series: 0,
      acknowledged: [],
      earlier: 0,
    }
  const kept: State = JSON.parse(readFileSync(FILE, 'utf8'))
  return kept
}

/** What is left of a home that was proven to hold what it acknowledged, and a folder for the next. */
function moved(state: State): State {
  rmSync(state.folder, { recursive: true, force: true })
  const earlier = state.earlier + state.acknowledged.length
  return { ...state, folder: homesFolder(), series: 0, acknowledged: [], earlier }
}

function keep(state: State): void {
  mkdirSync(join(FILE, '..'), { recursive: true })
  writeFileSync(FILE, JSON.stringify(state))
}

async function soak(): Promise<number> {
  let state = begun()
  while (state.kills < KILLS) {
    const next = await soakHome(state)
    if (next === undefined) return 1
    state = moved(next)
    keep(state)
  }
  rmSync(state.folder, { recursive: true, force: true })
  rmSync(FILE, { force: true })
  ended('kills', {
    what: `kill -9 of the program, its database or both, ${KILLS.toLocaleString('en')} times at seeded instants of an import (seed ${state.seed}): of ${state.earlier.toLocaleString('en')} acknowledged records; after every ${PROVEN_EVERY} the log verified and every projection was equal to a rebuild`,
    is: '0 lost, 0 doubled',
    wanted: '0 lost, 0 doubled, 1,000 times (issue 5)',
  })
  return 0
}

/** Kills over one home, until it has seen its share and holds what it acknowledged; `undefined` where harm was found. */
async function soakHome(from: State): Promise<State | undefined> {
  const { seed, folder, earlier } = from
  let { kills, series } = from
  const home = join(folder, 'home')
  if (!existsSync(join(home, 'demo-keys.json'))) await foundedHome(home)
  const acknowledged: Acknowledged = new Map(from.acknowledged)
  const state = (): State => ({ seed, folder, earlier, kills, series, acknowledged: [...acknowledged] })
  for (let isWhole = true; isWhole || kills % KILLS_A_HOME !== 0;) {
    const round = await soakRound({ seed, kills, series }, { home, acknowledged })
    if (round.kind === 'harm') return told(state(), round.found)
    isWhole = round.kind === 'whole'
    if (isWhole) series += 1
    else kills += 1
    keep(state())
    if (isWhole) continue
    console.log(
      `${kills} of ${KILLS} kills · seed ${seed} · ${earlier + acknowledged.size} receipts, none lost, none doubled`,
    )
    if (kills % PROVEN_EVERY !== 0) continue
    const faults = proven(home)
    if (faults.length > 0) return told(state(), faults)
    console.log(`  the log verifies and every row of every projection is equal`)
  }
  const lost = await lostIn(home, acknowledged)
  return lost.length > 0 ? told(state(), lost) : state()
}

/** What of the acknowledged a home that nobody kills any more does not hold as it was said. */
async function lostIn(home: string, acknowledged: Acknowledged): Promise<readonly string[]> {
  const node = await served(home)
  const { entries } = await seenAt(home, node)
  await stopped(node)
  return harmOf(entries, acknowledged)
}

type Round =
  | { readonly kind: 'harm'; readonly found: readonly string[] }
  | { readonly kind: 'whole' | 'killed' }

/** Looks for harm, then kills at a seeded instant of an import; a file that was whole before its turn came is no kill. */
async function soakRound(
  { seed, kills, series }: Pick<State, 'seed' | 'kills' | 'series'>,
  { home, acknowledged }: { readonly home: string; readonly acknowledged: Acknowledged },
): Promise<Round> {
  const draw = drawOf(seed + kills)
  const given = statementsFile(ROWS, `soak-${series}`)
  const node = await served(home)
  const seen = await seenAt(home, node)
  const found = harmOf(seen.entries, acknowledged)
  if (found.length > 0) return { kind: 'harm', found }
  const kill = { receipts: draw(30), ms: draw(15), victim: VICTIMS[draw(VICTIMS.length)] ?? 'both' }
  const whole = await importRound({ home, node, given, acknowledged, kill })
  if (whole === undefined) return { kind: 'killed' }
  await stopped(node)
  return { kind: 'whole' }
}

/** A soak that went to its end is a number like others: with the machine and the day. */
function ended(name: string, figure: Figure): void {
  writeFigures(`soak ${name}`, [figure], loadavg()[0]?.toFixed(1) ?? '')
}

function proven(home: string): readonly string[] {
  const verified = command(home, 'record', 'verify', '--json')
  const rebuilt = command(home, 'rebuild', '--json')
  return [verified, rebuilt].flatMap(({ code, out, err }) =>
    code === 0 ? [] : [`exit ${code}: ${out}${err}`],
  )
}

function told({ seed, kills, folder }: State, harm: readonly string[]): undefined {
  console.error(`after ${kills} kills, seed ${seed}, home kept in ${folder}:\n${harm.join('\n')}`)
  return undefined
}

/** Rounds of a primary killed under load and its standby promoted. */
const STANDBY_ROUNDS = 5

async function soakStandby(): Promise<number> {
  const seed = Date.now() % 2 ** 31
  for (let round = 0; round < STANDBY_ROUNDS; round++) {
    const harm = await standbyRound(seed + round)
    if (harm.length === 0) continue
    console.error(`round ${round + 1}, seed ${seed + round}:\n${harm.join('\n')}`)
    return 1
  }
  ended('standby', {
    what: `primary killed under load, its synchronous standby promoted, ${STANDBY_ROUNDS} rounds (seed ${seed}): each acknowledged observation looked for`,
    is: '0 lost',
    wanted: '0 acknowledged lost (issue 5)',
  })
  return 0
}

async function soakDisk(): Promise<number> {
  const harm = await diskFullRound()
  if (harm.length > 0) {
    console.error(harm.join('\n'))
    return 1
  }
  ended('disk-full', {
    what: 'a disk filled under load and given room again: each acknowledged observation looked for, the log verified, projections rebuilt',
    is: '0 lost, the rest goes on',
    wanted: '0 acknowledged lost (issue 5)',
  })
  return 0
}

async function soakSlow(): Promise<number> {
  const { acknowledged, stages, amiss } = await slowDiskRound()
  if (amiss.length > 0) {
    console.error(amiss.join('\n'))
    return 1
  }
  ended('slow-disk', {
    what: `24 people enter and one reads while the disk lets through ${stages.map(({ iops }) => iops || 'all').join(', ')} reads and writes a second: each of ${acknowledged.toLocaleString('en')} acknowledged observations looked for, the log verified, projections rebuilt`,
    is: `0 lost; ${stages.map(stageText).join('; ')}`,
    wanted: '0 acknowledged lost, reading goes on (issue 5)',
  })
  return 0
}

function stageText({ iops, perS, busy, slowestReceiptMs, slowestAnswerMs }: SlowStage): string {
  return `at ${iops || 'all'}: ${perS.toFixed(1)}/s, slowest receipt ${seconds(slowestReceiptMs)}, answer ${seconds(slowestAnswerMs)}, ${busy} times “not now”`
}

/** Tests of one file with more in their environment, as long as they take; resolves with the exit code. */
function tested(file: string, more: Readonly<Record<string, string>>): Promise<number> {
  return vitest([file, '--testTimeout', '0'], more)
}

async function vitest(args: readonly string[], more: Readonly<Record<string, string>>): Promise<number> {
  const program = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
  const child = spawn(process.execPath, [program, 'run', ...args], {
    env: { ...process.env, ...more },
    stdio: 'inherit',
  })
  const [code] = await once(child, 'exit')
  return typeof code === 'number' ? code : 1
}

/** A soak of many parts, and the figure it is when all are done, where they are not each a figure. */
type Parted = { readonly name: string; readonly count: number; readonly figure?: Figure }

/** Where a soak of many parts is: from which seed, and how many parts are done. */
type Parts = { readonly seed: number; readonly done: number }

/** Goes through the parts that are left, keeping after each how far it is; ends at the first that fails. */
async function eachPart(
  { name, count, figure }: Parted,
  part: (at: number, seed: number) => Promise<number>,
): Promise<number> {
  const file = join(FILE, `../soak-${name}.json`)
  const kept: Parts =
    process.argv.includes('--anew') || !existsSync(file)
      ? { seed: Date.now() % 2 ** 31, done: 0 }
      : JSON.parse(readFileSync(file, 'utf8'))
  for (let at = kept.done; at < count; at++) {
    const code = await part(at, kept.seed)
    if (code !== 0) {
      console.error(`part ${at + 1} of ${count}, seed ${kept.seed}`)
      return code
    }
    mkdirSync(join(FILE, '..'), { recursive: true })
    writeFileSync(file, JSON.stringify({ ...kept, done: at + 1 }))
    console.log(`${at + 1} of ${count} parts of ${name} · seed ${kept.seed}`)
  }
  rmSync(file, { force: true })
  if (figure !== undefined) ended(name, { ...figure, what: `${figure.what} (seed ${kept.seed})` })
  return 0
}

/** Made mechanisms of a whole run, so many in one part. */
const WORLDS = 200
const WORLDS_AT_ONCE = 10

function soakMirror(): Promise<number> {
  const whole = {
    name: 'mirror',
    count: WORLDS / WORLDS_AT_ONCE,
    figure: {
      what: `${WORLDS} made mechanisms, each played, reported and read as it is and with its sides exchanged: views, files and feed of five readers`,
      is: 'all mirrored',
      wanted: '200 generated fixtures (issue 5)',
    },
  }
  return eachPart(whole, (at, seed) =>
    tested('test/mirror/made.test.ts', {
      TRUCELINE_WORLDS: String(WORLDS_AT_ONCE),
      TRUCELINE_WORLDS_FROM: String(seed + at * WORLDS_AT_ONCE),
    }),
  )
}

/** Parsers, and the tests that try them. */
const PARSERS: Readonly<Record<string, string>> = {
  records: 'src/domain/record/submission.test.ts',
  lines: 'src/domain/observation/one-line.test.ts',
  notes: 'src/tlog/note.test.ts',
  sources: 'src/formats/source.test.ts',
  tables: 'src/formats/table.test.ts',
  observations: 'src/formats/observation-table.test.ts',
  places: 'src/formats/places.test.ts',
  statements: 'src/formats/statements.test.ts',
  claims: 'src/formats/claims.test.ts',
  agreements: 'src/formats/agreements.test.ts',
}
const TRIES = 1_000_000

/** All parsers, or those named; each is a figure of its own, as one takes a quarter of an hour and more. */
function soakFuzz(): Promise<number> {
  const asked = Object.keys(PARSERS).filter((name) => process.argv.includes(name))
  const names = asked.length > 0 ? asked : Object.keys(PARSERS)
  return eachPart({ name: ['fuzz', ...asked].join('-'), count: names.length }, async (at, seed) => {
    const name = names[at] ?? ''
    const tries = { TRUCELINE_FUZZ_TRIES: String(TRIES), TRUCELINE_FUZZ_SEED: String(seed) }
    const code = await tested(PARSERS[name] ?? '', tries)
    if (code === 0)
      ended(`fuzz ${name}`, {
        what: `${TRIES.toLocaleString('en')} tries on each property of \`${PARSERS[name]}\` (seed ${seed})`,
        is: 'no crash, no hang, closed codes',
        wanted: '≥ 1,000,000 tries each (issue 5)',
      })
    return code
  })
}

/** The whole suite on a server of the machine's own with a synchronous standby. */
async function soakSuite(): Promise<number> {
  const code = await withStandby(({ url }) => vitest([], { DATABASE_URL: url }))
  if (code === 0)
    ended('suite', {
      what: 'the whole suite, each test that asks for a database on the machine’s own PostgreSQL with a synchronous standby',
      is: 'passed',
      wanted: 'runs the whole suite (issue 5)',
    })
  return code
}

const SOAKS: Readonly<Record<string, () => Promise<number>>> = {
  standby: soakStandby,
  'disk-full': soakDisk,
  'slow-disk': soakSlow,
  mirror: soakMirror,
  fuzz: soakFuzz,
  suite: soakSuite,
}

const named = process.argv.find((each) => Object.hasOwn(SOAKS, each))
process.exitCode = await (SOAKS[named ?? ''] ?? soak)()
