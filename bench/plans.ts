import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import pg from 'pg'

import {
  groupsOf,
  observationsByKeys,
  observationsHeld,
  observationsOfWatches,
  pageAmong,
  rowsBetween,
  type ProjectionTables,
} from '#server/projections'
import type { Database, Reader } from '#server/storage'

import { inDatabase } from './homes.ts'

const DOCUMENT = join(import.meta.dirname, '../docs/measured-plans.md')
/** As many rows as *Situation* asks for. */
const PAGE = 500
/** Most that is said of a line: ids of parameters fill more. */
const LINE_MAX = 160
const HEAD = `# Plans

How PostgreSQL answers each statement that the list of observations and the watches of one day send, over a million
observations, once memory holds the rest (decision 0020): \`EXPLAIN (ANALYZE, BUFFERS)\`, written by \`npm run bench -- search\`
beside its figures in \`docs/measured.md\`.
`

type Statement = { readonly text: string; readonly values: readonly unknown[] }
type Span = { readonly fromMs: number; readonly toMs: number }

/** Writes the plan of each statement that a question about one day sends. */
export function writePlans(home: string, day: Span): Promise<void> {
  return inDatabase(home, async (database, url) => {
    const sent = await sentBy(() => asked(database, day))
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      await client.query('set search_path to truceline')
      const sections: string[] = []
      for (const statement of sent) sections.push(await planned(client, statement))
      writeFileSync(DOCUMENT, `${HEAD}\n${sections.join('\n')}`)
    } finally {
      await client.end()
    }
  })
}

function asked(database: Database, day: Span): Promise<void> {
  return database.reading(async (rows: Reader<ProjectionTables>) => {
    await observationsHeld(database).upTo(rows)
    const { observations } = await observationsHeld(database).upTo(rows)
    const places = pageAmong(observations, rowsBetween(observations, day), { limit: PAGE })
    const found = await observationsByKeys(
      rows,
      places.map(({ key }) => key),
    )
    await groupsOf(
      rows,
      found.map(({ id }) => id),
    )
    await observationsOfWatches(rows, [...new Set(found.flatMap(({ watch }) => watch ?? []))])
  })
}

/** Each statement with parameters that some work sends, by its text, as it was sent last. */
async function sentBy(work: () => Promise<void>): Promise<readonly Statement[]> {
  const sent = new Map<string, Statement>()
  // oxlint-disable-next-line typescript/unbound-method -- put back below, and called with what it was called on
  const query = pg.Client.prototype.query
  const listening = function (this: pg.Client, ...args: readonly unknown[]): unknown {
    const [text, values] = args
    if (typeof text === 'string' && Array.isArray(values) && values.length > 0)
      sent.set(text, { text, values })
    return Reflect.apply(query, this, args)
  }
  Reflect.set(pg.Client.prototype, 'query', listening)
  try {
    await work()
  } finally {
    Reflect.set(pg.Client.prototype, 'query', query)
  }
  return [...sent.values()]
}

async function planned(client: pg.Client, { text, values }: Statement): Promise<string> {
  const { rows } = await client.query<Readonly<Record<string, string>>>(
    `explain (analyze, buffers) ${text}`,
    [...values],
  )
  const lines = rows.flatMap((row) => Object.values(row)).map((line) => line.slice(0, LINE_MAX))
  const statement = text
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/\$\d+(?:, \$\d+)+/gu, '$n, …')
    .trim()
  return `\n\`\`\`sql\n${statement}\n\`\`\`\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\`\n`
}
