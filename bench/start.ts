import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { homesFolder } from '../test/crash/killed-home.ts'
import { envOf } from '../test/crash/killing.ts'
import { seconds, type Figure } from './figure.ts'

const WARM = 3

/** From the command to the first answer: a first start, which makes the database, founds and seeds; and later ones. */
export async function measure(): Promise<readonly Figure[]> {
  const folder = homesFolder()
  const home = join(folder, 'home')
  const first = await startOf(home)
  const warm: number[] = []
  for (let each = 0; each < WARM; each++) warm.push(await startOf(home))
  rmSync(folder, { recursive: true, force: true })
  return [
    {
      what: 'first start after the install, to the first answer',
      is: seconds(first),
      wanted: '≤ 60 s (issue 3)',
    },
    {
      what: `later start, to the first answer, slowest of ${WARM}`,
      is: seconds(Math.max(...warm)),
      wanted: '≤ 3 s (issue 3)',
    },
  ]
}

async function startOf(home: string): Promise<number> {
  const began = performance.now()
  const main = join(import.meta.dirname, '../src/cli/main.ts')
  const child = spawn(process.execPath, [main, 'demo', '--port', '0'], {
    env: envOf(home),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await addressOf(child)
  const answered = await fetch(`${address}/api/mechanism`)
  await answered.text()
  const ms = performance.now() - began
  const ended = once(child, 'exit')
  child.kill('SIGINT')
  await ended
  return ms
}

async function addressOf(child: ChildProcess): Promise<string> {
  const { stdout } = child
  if (stdout === null) throw new Error('no output')
  return new Promise((resolve, reject) => {
    let said = ''
    stdout.on('data', (part) => {
      said += String(part)
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', () => reject(new Error(`not started: ${said}`)))
  })
}
