import { open, type FileHandle } from 'node:fs/promises'

import { sha256 } from './tiles.ts'

/** The newest head that left this process. In no backup: a database older than it was set back (record.md 5.1). */
export type Marked = { readonly epoch: number; readonly size: number; readonly root: string }

/** The mark's file, held open. */
export type Mark = {
  /** What it said when opened; `undefined` for a new file, or one in which neither half is whole. */
  readonly found: Marked | undefined
  /** Writes a head and waits for the disk. */
  write(head: Marked): Promise<void>
  close(): Promise<void>
}

// Two halves, written in turn: a write cut off by a power cut spoils one, and the other is the head before.
const HALF_BYTES = 512
const SUM_CHARS = 64

/** Opens the mark's file, mode 0600, making it if there is none. */
export async function openMark(path: string): Promise<Mark> {
  const file = await openOrMake(path)
  const halves = await Promise.all([readHalf(file, 0), readHalf(file, 1)])
  const found = halves.reduce((newest, half) => (isNewer(half, newest) ? half : newest), undefined)
  let next = found === undefined || found === halves[1] ? 0 : 1
  return {
    found,
    write: async (head) => {
      await file.write(halfOf(head), 0, HALF_BYTES, next * HALF_BYTES)
      await file.datasync()
      next = 1 - next
    },
    close: () => file.close(),
  }
}

async function openOrMake(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return open(path, 'wx+', 0o600)
    throw error
  }
}

function isNewer(one: Marked | undefined, other: Marked | undefined): boolean {
  if (one === undefined || other === undefined) return one !== undefined
  return one.epoch > other.epoch || (one.epoch === other.epoch && one.size > other.size)
}

function halfOf({ epoch, size, root }: Marked): Buffer {
  const said = `${epoch} ${size} ${root}`
  return Buffer.from(`${sumOf(said)} ${said}\n`.padEnd(HALF_BYTES, ' '))
}

async function readHalf(file: FileHandle, half: number): Promise<Marked | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HALF_BYTES), 0, HALF_BYTES, half * HALF_BYTES)
  const [text = ''] = buffer.subarray(0, bytesRead).toString('latin1').split('\n')
  const [sum, said] = [text.slice(0, SUM_CHARS), text.slice(SUM_CHARS + 1)]
  const [epoch, size, root] = said.split(' ')
  if (root === undefined || sum !== sumOf(said)) return undefined
  return { epoch: Number(epoch), size: Number(size), root }
}

function sumOf(said: string): string {
  return Buffer.from(sha256(Buffer.from(said))).toString('hex')
}
