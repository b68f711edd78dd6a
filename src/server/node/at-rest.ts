import { acts, bodiesOf } from '#server/acts'
import { headOf, rebuild, type LogTables, type Rebuilding, type Rebuilt } from '#server/log'
import { projections, type ProjectionTables } from '#server/projections'
import {
  checkServer,
  migrate,
  openDatabase,
  startDatabase,
  type Database,
  type Reader,
} from '#server/storage'

import { checkFoundable, homeKeysOf } from './home-keys.ts'
import { recordedIn } from './recorded.ts'
import { nodeTrouble } from './trouble.ts'

/** A home whose node does not run; `databaseUrl` is the operator's own server, else `DATABASE_URL`, else the embedded one. */
export type AtRest = { readonly home: string; readonly databaseUrl?: string }

/** Rebuilds every projection of a home from its log. Throws `HOME_NONE` where nothing is founded, `HOME_IN_USE` while a node runs. */
export async function rebuildHome(asked: AtRest & Pick<Rebuilding, 'progress' | 'signal'>): Promise<Rebuilt> {
  const { home } = asked
  checkFoundable(home, {})
  const types = [...Object.keys(bodiesOf(acts)), 'record.sealed']
  return withDatabase(asked, async (database) => {
    await migrate(database)
    const head = await database.reading((rows: Reader<LogTables>) => headOf(rows))
    if (head === undefined) throw nodeTrouble('HOME_NONE', { home })
    const recorded = await database.reading((rows: Reader<LogTables & ProjectionTables>) => recordedIn(rows))
    const { held } = homeKeysOf(home, {}, recorded)
    return rebuild({ ...asked, database, mech: head.mech, types, projections, ...(held && { held }) })
  })
}

/** Starts a home's database, looks whether the record can be trusted to it, and stops it. Throws with the database's codes. */
export async function examineDatabase(asked: AtRest): Promise<'own' | 'embedded'> {
  await withDatabase(asked, checkServer)
  return urlOf(asked) === undefined ? 'embedded' : 'own'
}

async function withDatabase<T>(asked: AtRest, work: (database: Database) => Promise<T>): Promise<T> {
  const url = urlOf(asked)
  const server = url === undefined ? await startDatabase(asked.home) : undefined
  const database = openDatabase(url ?? server?.url ?? '')
  try {
    return await work(database)
  } finally {
    await database.close()
    await server?.stop()
  }
}

function urlOf({ databaseUrl }: AtRest): string | undefined {
  return databaseUrl ?? process.env['DATABASE_URL']
}
