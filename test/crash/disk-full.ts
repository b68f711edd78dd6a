import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { enter, lineTo } from '../../bench/load.ts'
import { foundMission, HEARD, patrolsAt, START, WATCHED } from '../../bench/observing.ts'
import { amissIn, codeIn, onDisk } from './disk.ts'
import { served, type NodeProcess } from './killing.ts'

const DISK_MB = 260
/** What is left to a node that runs, before it fills the rest. */
const LEFT_MB = 4
const RECORDS = 30
const TRIES = 60

/**
 * A node whose disk fills up under load, and has room again later. While there is none, records are answered "not now" and
 * nothing is half done; then it goes on by itself, and what was acknowledged is there. Answers what is amiss, in sentences.
 */
export function diskFullRound(): Promise<readonly string[]> {
  return onDisk(['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs'], async (disk) => {
    const home = join(disk, 'home')
    await foundMission(home, START, { firstDay: '2020-10-10', speed: 1 })
    const node = await served(home)
    const { acknowledged, refused, after } = await filledUp(node, join(disk, 'ballast'))
    const amiss = await amissIn(home, node, [...acknowledged, ...after])
    console.log(
      `${acknowledged.length} acknowledged, then ${refused.length} times ${[...new Set(refused)].join(', ')}; with room again ${after.length} more`,
    )
    return [
      ...amiss,
      ...(refused.length === 0 ? ['the disk never filled up'] : []),
      ...(refused.some((code) => code !== 'REC_BUSY') ? [`refused by other codes: ${refused.join()}`] : []),
      ...(after.length === 0 ? ['it never went on'] : []),
    ]
  })
}

type Filled = {
  readonly acknowledged: readonly string[]
  readonly refused: readonly string[]
  readonly after: readonly string[]
}

async function filledUp(node: NodeProcess, ballast: string): Promise<Filled> {
  const patrols = await patrolsAt(node, WATCHED)
  const [patrol] = patrols
  if (patrol === undefined) throw new Error('nobody is on patrol')
  const { author, draft } = patrol
  const line = lineTo(`${node.address}/api/act/observation.submit`, [author])
  const [acknowledged, refused, after]: [string[], string[], string[]] = [[], [], []]
  fillUp(ballast)
  // The record that was refused is sent again as the same bytes, as an outbox does.
  let record = await author.next(draft(100, HEARD))
  for (let tries = 0; tries < TRIES && refused.length < 3; tries++) {
    const code = await enter(line, record).then(
      ({ rid }) => void acknowledged.push(rid),
      (error: unknown) => codeIn(error),
    )
    if (code === undefined) record = await author.next(draft(100, HEARD))
    else refused.push(code)
  }
  rmSync(ballast)
  for (let tries = 0; tries < TRIES && after.length < RECORDS; tries++) {
    const rid = await enter(line, record).then(
      (receipt) => receipt.rid,
      () => undefined,
    )
    if (rid === undefined) await new Promise((resolve) => setTimeout(resolve, 1_000))
    else {
      after.push(rid)
      record = await author.next(draft(1, HEARD))
    }
  }
  line.agent.destroy()
  return { acknowledged, refused, after }
}

/** Leaves a few megabytes. */
function fillUp(ballast: string): void {
  const free = Number(
    execFileSync('df', ['--output=avail', '-m', join(ballast, '..')], { encoding: 'utf8' }).split('\n')[1],
  )
  writeFileSync(ballast, Buffer.alloc(Math.max(0, free - LEFT_MB) * 1024 * 1024))
}
