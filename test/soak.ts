import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { diskFullRound } from './crash/disk-full.ts'
import { command, foundedHome, harmOf, homesFolder, seenAt, statementsFile } from './crash/killed-home.ts'
import { drawOf, importRound, served, stopped, VICTIMS, type Acknowledged } from './crash/killing.ts'
import { standbyRound } from './crash/standby.ts'

// `npm run soak`: kills a node that imports, its database or both, 1,000 times at seeded instants, and looks for harm after each. It goes on where
// it was stopped; `npm run soak -- --anew` begins again with another seed. `npm run soak -- standby` kills a primary under
// load instead, and looks for what was acknowledged on its synchronous standby; `npm run soak -- disk-full` fills a small file
// system, which takes the right to mount one.

/** Kills of a whole run. */
const KILLS = 1_000
/** Rows of each file; a new one is begun when one is whole. */
const ROWS = 400
/** After so many kills the log is verified and every projection rebuilt, which takes a stop. */
const PROVEN_EVERY = 20

type State = {
  readonly seed: number
  readonly folder: string
  readonly kills: number
  readonly series: number
  readonly acknowledged: readonly (readonly [string, number])[]
}

const FILE = join(import.meta.dirname, '../.cache/soak.json')

function begun(): State {
  const wanted = process.argv.includes('--anew') || !existsSync(FILE)
  if (wanted)
    return { seed: Date.now() % 2 ** 31, folder: homesFolder(), kills: 0, series: 0, acknowledged: [] }
  const kept: State = JSON.parse(readFileSync(FILE, 'utf8'))
  return kept
}

function keep(state: State): void {
  mkdirSync(join(FILE, '..'), { recursive: true })
  writeFileSync(FILE, JSON.stringify(state))
}

async function soak(): Promise<number> {
  let state = begun()
  const home = join(state.folder, 'home')
  if (!existsSync(join(home, 'demo-keys.json'))) await foundedHome(home)
  const acknowledged: Acknowledged = new Map(state.acknowledged)
  let { series } = state
  while (state.kills < KILLS) {
    const draw = drawOf(state.seed + state.kills)
    const given = statementsFile(ROWS, `soak-${series}`)
    const node = await served(home)
    const seen = await seenAt(home, node)
    const harm = harmOf(seen.entries, acknowledged)
    if (harm.length > 0) return told(state, harm)
    const kill = { receipts: draw(30), ms: draw(15), victim: VICTIMS[draw(VICTIMS.length)] ?? 'both' }
    const whole = await importRound({ home, node, given, acknowledged, kill })
    if (whole !== undefined) {
      series += 1
      await stopped(node)
      continue
    }
    const { seed, folder, kills } = state
    state = { seed, folder, kills: kills + 1, series, acknowledged: [...acknowledged] }
    keep(state)
    console.log(
      `${state.kills} of ${KILLS} kills · seed ${state.seed} · ${acknowledged.size} receipts, none lost, none doubled`,
    )
    if (state.kills % PROVEN_EVERY === 0) {
      const faults = proven(home)
      if (faults.length > 0) return told(state, faults)
      console.log(`  the log verifies and every row of every projection is equal`)
    }
  }
  rmSync(state.folder, { recursive: true, force: true })
  rmSync(FILE, { force: true })
  return 0
}

function proven(home: string): readonly string[] {
  const verified = command(home, 'record', 'verify', '--json')
  const rebuilt = command(home, 'rebuild', '--json')
  return [verified, rebuilt].flatMap(({ code, out, err }) =>
    code === 0 ? [] : [`exit ${code}: ${out}${err}`],
  )
}

function told({ seed, kills, folder }: State, harm: readonly string[]): number {
  console.error(`after ${kills} kills, seed ${seed}, home kept in ${folder}:\n${harm.join('\n')}`)
  return 1
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
  return 0
}

async function soakDisk(): Promise<number> {
  const harm = await diskFullRound()
  if (harm.length > 0) console.error(harm.join('\n'))
  return harm.length === 0 ? 0 : 1
}

const SOAKS: Readonly<Record<string, () => Promise<number>>> = { standby: soakStandby, 'disk-full': soakDisk }

process.exitCode = await (SOAKS[process.argv.at(-1) ?? ''] ?? soak)()
