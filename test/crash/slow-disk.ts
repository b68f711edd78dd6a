import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { askerAt, type Ask } from '../../bench/asking.ts'
import { enter, lineTo, type Line } from '../../bench/load.ts'
import { foundMission, HEARD, patrolsAt, START, WATCHED, type Patrol } from '../../bench/observing.ts'
import { amissIn, codeIn, onDisk } from './disk.ts'
import { served } from './killing.ts'

const DISK_MB = 1_024
const ASK_EACH_MS = 500
const AGAIN_MS = 1_000
/** How many reads and writes a second the disk lets through, 0 for all, and for how long. */
const STAGES = [
  { iops: 0, seconds: 10 },
  { iops: 40, seconds: 30 },
  { iops: 5, seconds: 60 },
  { iops: 0, seconds: 20 },
] as const

/** What a disk as slow as a stage's did to those who entered and to one who read. */
export type SlowStage = {
  readonly iops: number
  readonly perS: number
  /** How often "not now" was answered. */
  readonly busy: number
  readonly slowestReceiptMs: number
  readonly slowestAnswerMs: number
}

export type SlowRound = {
  readonly stages: readonly SlowStage[]
  readonly acknowledged: number
  /** What is amiss, in sentences. */
  readonly amiss: readonly string[]
}

/**
 * A node whose disk grows slow under load, then slower, then as fast as it was: everybody on patrol enters, and the duty
 * officer reads. What was acknowledged must be there, what was refused says "not now" and is taken when it comes again, and
 * reading goes on. It takes cgroup v1, which slows down a device for everybody.
 */
export async function slowDiskRound(): Promise<SlowRound> {
  const image = join(mkdtempSync(join(tmpdir(), 'truceline-image-')), 'disk.img')
  writeFileSync(image, '')
  truncateSync(image, DISK_MB * 1024 * 1024)
  try {
    execFileSync('mkfs.ext4', ['-q', image])
    return await onDisk(['-o', 'loop', image], async (disk) => {
      slowedTo(disk, 0) // a round that was cut off leaves its device slow
      const home = join(disk, 'home')
      await foundMission(home, START, { firstDay: '2020-10-10', speed: 1 })
      const node = await served(home)
      const patrols = await patrolsAt(node, WATCHED)
      const line = lineTo(
        `${node.address}/api/act/observation.submit`,
        patrols.map(({ author }) => author),
      )
      const ask = await askerAt(home, node)
      const acknowledged: string[] = []
      const stages: SlowStage[] = []
      const others: string[] = []
      for (const { iops, seconds } of STAGES) {
        slowedTo(disk, iops)
        const { rids, others: more, ...went } = await stageOf(seconds, { line, patrols, ask })
        slowedTo(disk, 0)
        acknowledged.push(...rids)
        others.push(...more)
        stages.push({ ...went, iops, perS: rids.length / seconds })
        console.log(JSON.stringify(stages.at(-1)))
      }
      line.agent.destroy()
      const amiss = await amissIn(home, node, acknowledged)
      const held = stages.filter(({ perS }) => perS === 0).map(({ iops }) => `nothing at ${iops} a second`)
      return {
        stages,
        acknowledged: acknowledged.length,
        amiss: [...amiss, ...held, ...new Set(others)],
      }
    })
  } finally {
    rmSync(join(image, '..'), { recursive: true, force: true })
  }
}

/** Lets so many reads and writes a second through to the device of a disk; 0 for all. */
function slowedTo(disk: string, iops: number): void {
  const device = execFileSync('findmnt', ['-no', 'MAJ:MIN', disk], { encoding: 'utf8' }).trim()
  for (const way of ['read', 'write'])
    writeFileSync(`/sys/fs/cgroup/blkio/blkio.throttle.${way}_iops_device`, `${device} ${iops}`)
}

type Load = { readonly line: Line; readonly patrols: readonly Patrol[]; readonly ask: Ask }

type Went = Omit<SlowStage, 'iops' | 'perS'> & {
  readonly rids: readonly string[]
  /** What was answered that is neither a receipt nor "not now". */
  readonly others: readonly string[]
}

/** Everybody enters one record after the other, the same bytes again after "not now", until so many seconds have gone. */
async function stageOf(seconds: number, { line, patrols, ask }: Load): Promise<Went> {
  const endMs = performance.now() + seconds * 1_000
  const rids: string[] = []
  const others: string[] = []
  let busy = 0
  const told = (code: string): void => {
    if (code === 'REC_BUSY' || code === 'NET_BUSY') busy += 1
    else others.push(code)
  }
  const receiptMs: number[] = []
  const entering = patrols.map(async ({ author, draft }) => {
    while (performance.now() < endMs) {
      const record = await author.next(draft(1, HEARD))
      for (let isIn = false; !isIn;) {
        const sent = performance.now()
        const code = await enter(line, record).then(
          ({ rid }) => void rids.push(rid),
          (error: unknown) => codeIn(error),
        )
        receiptMs.push(performance.now() - sent)
        isIn = code === undefined
        if (code === undefined) continue
        told(code)
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
      }
    }
  })
  const answerMs: number[] = []
  const reading = (async () => {
    while (performance.now() < endMs) {
      const asked = performance.now()
      await ask('/api/observations?limit=50').catch((error: unknown) => told(codeIn(error)))
      answerMs.push(performance.now() - asked)
      await new Promise((resolve) => setTimeout(resolve, ASK_EACH_MS))
    }
  })()
  await Promise.all([...entering, reading])
  const slowest = (all: readonly number[]): number => all.reduce((most, ms) => Math.max(most, ms), 0)
  return { rids, busy, others, slowestReceiptMs: slowest(receiptMs), slowestAnswerMs: slowest(answerMs) }
}
