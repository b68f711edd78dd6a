import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { askerAt, observationIds } from '../../bench/asking.ts'
import { command } from './killed-home.ts'
import { stopped, type NodeProcess } from './killing.ts'

/** Has a disk of its own mounted while something is done in its folder. It takes the right to mount one. */
export async function onDisk<T>(mounting: readonly string[], use: (disk: string) => Promise<T>): Promise<T> {
  const disk = mkdtempSync(join(tmpdir(), 'truceline-disk-'))
  execFileSync('mount', [...mounting, disk])
  try {
    chmodSync(disk, 0o711)
    return await use(disk)
  } finally {
    execFileSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  }
}

/** Stops a node, and answers in sentences what is amiss in its home: acknowledged records of observations that are not there, a log that does not verify, projections that a rebuild makes otherwise. */
export async function amissIn(
  home: string,
  node: NodeProcess,
  acknowledged: readonly string[],
): Promise<readonly string[]> {
  const there = await observationIds(await askerAt(home, node))
  await stopped(node)
  const lost = acknowledged.filter((rid) => !there.has(`${rid}.0`))
  const proofs = [command(home, 'record', 'verify', '--json'), command(home, 'rebuild', '--json')]
  return [
    ...lost.map((rid) => `${rid} was acknowledged and is not there`),
    ...proofs.flatMap(({ code, out, err }) => (code === 0 ? [] : [`exit ${code}: ${out}${err}`])),
  ]
}

/** The code of a refusal that a request ended with; its words where it ended otherwise. */
export function codeIn(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return /"code":"(\w+)"/.exec(text)?.[1] ?? text
}
