import { readFileSync } from 'node:fs'

/** The text of a file, empty where there is none to read. */
export function textOfFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/**
 * When a living process started: with its pid a name that is never used twice. `alive` on systems that do not tell
 * (macOS), empty for a process that has ended, a zombie included.
 */
export function birthOf(pid: number): string {
  if (!Number.isSafeInteger(pid) || pid <= 0) return ''
  // The command's name stands in brackets and may hold spaces and brackets; field 3 is the state, field 22 the start.
  const stat = textOfFile(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')
  if (stat?.[19] !== undefined) return stat[0] === 'Z' ? '' : stat[19]
  try {
    process.kill(pid, 0)
    return 'alive'
  } catch {
    return ''
  }
}
