import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

import { askerAt, observationIds } from '../../bench/asking.ts'
import { enter, lineTo } from '../../bench/load.ts'
import { foundMission, HEARD, patrolsAt, START, WATCHED } from '../../bench/observing.ts'
import { drawOf, served, stopped } from './killing.ts'

/** Where Debian puts each version's programs. */
const DEBIAN = '/usr/lib/postgresql'
const RECORDS = 40

/** A PostgreSQL of the machine's own, primary or standby, as a child of this process. */
type Server = { readonly data: string; readonly port: number; readonly process: ChildProcess }

/**
 * A primary with a synchronous standby; killed with `kill -9` under load, at an instant of a seeded series. The standby is
 * promoted and a node started on it: what was acknowledged must be there. Answers what is amiss, in sentences.
 */
export function standbyRound(seed: number): Promise<readonly string[]> {
  return withStandby(async ({ folder, url, standbyUrl, killPrimary, promote }) => {
    const home = join(folder, 'home')
    process.env['DATABASE_URL'] = url
    try {
      await foundMission(home, START, { firstDay: '2020-10-10', speed: 1 })
    } finally {
      delete process.env['DATABASE_URL']
    }
    const node = await served(home, { DATABASE_URL: url })
    const acknowledged = await underLoad(node.address, seed, killPrimary)
    await stopped(node)
    await promote()
    const again = await served(home, { DATABASE_URL: standbyUrl })
    const there = await observationIds(await askerAt(home, again))
    await stopped(again)
    const lost = acknowledged.filter((rid) => !there.has(`${rid}.0`))
    console.log(`${acknowledged.length} acknowledged before the primary was killed, ${lost.length} lost`)
    return lost.map((rid) => `${rid} was acknowledged and is not on the standby`)
  })
}

/** A primary with its synchronous standby, and a folder that goes with them. */
type Pair = {
  readonly folder: string
  readonly url: string
  readonly standbyUrl: string
  readonly killPrimary: () => void
  readonly promote: () => Promise<void>
}

/** Has a machine's own PostgreSQL and a synchronous standby of it while something is done with them. Throws where it has none. */
export async function withStandby<T>(use: (pair: Pair) => Promise<T>): Promise<T> {
  const bin = programs()
  if (bin === undefined) throw new Error(`no PostgreSQL with pg_basebackup under ${DEBIAN}`)
  const folder = mkdtempSync(join(tmpdir(), 'truceline-standby-'))
  chmodSync(folder, 0o711)
  const run = runnerOf(bin, folder)
  const primary = await run.primary()
  const standby = await run.standby(primary)
  try {
    return await use({
      folder,
      url: run.url(primary),
      standbyUrl: run.url(standby),
      killPrimary: () => primary.process.kill('SIGKILL'),
      promote: () => run.promoted(standby),
    })
  } finally {
    for (const { process: server } of [primary, standby]) server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Enters observations of everybody at once, and kills after some of them; answers what was acknowledged. */
async function underLoad(address: string, seed: number, kill: () => void): Promise<readonly string[]> {
  const patrols = await patrolsAt({ address }, WATCHED)
  for (const { author, draft } of patrols)
    while (author.ready.length < RECORDS) author.ready.push(await author.next(draft(1, HEARD)))
  const authors = patrols.map(({ author }) => author)
  const line = lineTo(`${address}/api/act/observation.submit`, authors)
  const killAt = 100 + drawOf(seed)(400)
  const acknowledged: string[] = []
  await Promise.all(
    authors.map(async ({ ready }) => {
      for (let record = ready.shift(); record !== undefined; record = ready.shift()) {
        const receipt = await enter(line, record).catch(() => undefined)
        if (receipt === undefined) return
        acknowledged.push(receipt.rid)
        if (acknowledged.length === killAt) kill()
      }
    }),
  )
  line.agent.destroy()
  return acknowledged
}

function programs(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : []
  return versions
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'pg_basebackup')))
}

type Runner = {
  readonly primary: () => Promise<Server>
  readonly standby: (of: Server) => Promise<Server>
  readonly promoted: (standby: Server) => Promise<void>
  readonly url: (server: Server) => string
}

/** The server refuses to run as root: there it runs as its own user, who owns its folders. */
function runnerOf(bin: string, folder: string): Runner {
  const owner = userInfo().uid === 0 ? ownerOf() : undefined
  const as = owner === undefined ? {} : { uid: owner.uid, gid: owner.gid }
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const folderOf = (name: string): string => {
    const made = join(folder, name)
    mkdirSync(made, { mode: 0o700 })
    if (owner !== undefined) chownSync(made, owner.uid, owner.gid)
    return made
  }
  const tool = (name: string, ...args: readonly string[]): string =>
    execFileSync(join(bin, name), [...args], { ...as, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  const start = (data: string, on: number): Server => ({
    data,
    port: on,
    process: spawn(join(bin, 'postgres'), ['-D', data, '-p', String(on), '-k', data], {
      ...as,
      stdio: 'ignore',
    }),
  })
  const sql = ({ data, port: on }: Server, text: string): string =>
    tool('psql', '-h', data, '-p', String(on), '-U', 'truceline', '-d', 'postgres', '-Atc', text)
  const ready = async (server: Server, asks: string, wanted: string): Promise<Server> => {
    for (let tries = 0; tries < 150; tries++) {
      try {
        if (sql(server, asks).trim() === wanted) return server
      } catch {
        // not started yet
      }
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    throw new Error(`a server never answered ${wanted} to ${asks}`)
  }
  return {
    primary: async () => {
      const data = folderOf('primary')
      tool('initdb', '-D', data, '-U', 'truceline', '-E', 'UTF8', '--locale=C', '-A', 'trust')
      return ready(start(data, port), 'select 1', '1')
    },
    standby: async (primary) => {
      const data = folderOf('standby')
      const from = `host=${primary.data} port=${primary.port} user=truceline application_name=standby`
      tool('pg_basebackup', '-d', from, '-D', data, '-R', '-X', 'stream')
      const standby = await ready(start(data, port + 1), 'select pg_is_in_recovery()', 't')
      sql(primary, "alter system set synchronous_standby_names = 'standby'")
      sql(primary, 'select pg_reload_conf()')
      await ready(primary, 'select sync_state from pg_stat_replication', 'sync')
      return standby
    },
    promoted: async (standby) => {
      tool('pg_ctl', 'promote', '-D', standby.data)
      await ready(standby, 'select pg_is_in_recovery()', 'f')
    },
    url: ({ port: on }) => `postgres://truceline@127.0.0.1:${on}/postgres`,
  }
}

/** Debian's own user of the server. */
function ownerOf(): { readonly uid: number; readonly gid: number } {
  const [uid, gid] = ['-u', '-g'].map((what) =>
    Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' })),
  )
  if (uid === undefined || gid === undefined) throw new Error('no user postgres')
  return { uid, gid }
}
