import { mkdtempSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { openMark } from './mark.ts'

const ROOT = 'a'.repeat(64)

function markPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'truceline-mark-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'mark')
}

async function written(path: string, sizes: readonly number[]): Promise<void> {
  const mark = await openMark(path)
  for (const size of sizes) await mark.write({ epoch: 1, size, root: ROOT })
  await mark.close()
}

async function found(path: string): Promise<number | undefined> {
  const mark = await openMark(path)
  await mark.close()
  return mark.found?.size
}

test('[R-REC-39] the mark says the newest head, over starts too, and only its owner can read it', async () => {
  const path = markPath()
  expect(await found(path)).toBeUndefined()
  await written(path, [1, 2, 3])
  expect(await found(path)).toBe(3)
  await written(path, [4])
  await written(path, [5])
  expect(await found(path)).toBe(5)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('[R-REC-39] a write that was cut off spoils one half; the head before it stands', async () => {
  for (const half of [0, 1]) {
    const path = markPath()
    await written(path, [1, 2])
    writeSync(openSync(path, 'r+'), 'half a wri', half * 512)
    expect(await found(path)).toBe(half === 0 ? 2 : 1)
    await written(path, [3])
    expect(await found(path)).toBe(3)
  }
})

test('[R-REC-39] a file that is no mark says nothing', async () => {
  const path = markPath()
  await written(path, [1])
  truncateSync(path, 100)
  expect(await found(path)).toBeUndefined()
})
