import { sql } from 'kysely'

import type { Database } from './database.ts'
import { trouble } from './trouble.ts'

/** Major versions of PostgreSQL that the record is kept in (record.md section 5). */
const OLDEST = 15
const NEWEST = 18

/** Without these a power cut takes what was acknowledged. `synchronous_commit` is also set for each of our connections. */
const SAFE = ['fsync', 'full_page_writes', 'synchronous_commit'] as const

type Server = { readonly version: number; readonly encoding: string; readonly unsafe: readonly string[] }

/** Refuses a server the record cannot be trusted to: `DATABASE_VERSION`, or `REC_UNSAFE_DB` with the setting that is off. */
export async function checkServer(database: Database): Promise<void> {
  const asked = sql<Server>`
    select current_setting('server_version_num')::int / 10000 as version,
           current_setting('server_encoding') as encoding,
           array(select name from pg_settings where name in (${sql.join(SAFE)})
                 and (setting = 'off' or reset_val = 'off') order by name) as unsafe`
  const { rows } = await database.transaction((tx) => asked.execute(tx))
  for (const { version, encoding, unsafe } of rows) {
    if (version < OLDEST || version > NEWEST)
      throw trouble('DATABASE_VERSION', { version, wanted: `${OLDEST} to ${NEWEST}` })
    if (encoding !== 'UTF8') throw trouble('REC_UNSAFE_DB', { setting: 'server_encoding', value: encoding })
    for (const setting of unsafe) throw trouble('REC_UNSAFE_DB', { setting, value: 'off' })
  }
}
